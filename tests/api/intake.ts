import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reader } from '../../src/index.ts';
import { openAdditions } from '../../src/server/additions/index.ts';
import { openFeeds } from '../../src/server/feeds/index.ts';
import type { Intake } from '../../src/server/index.ts';
import { DONE, FEED, WAITS } from './intakeExamples.ts';

const INSTANT = '2026-05-04T12:00:00.000Z';
const COUNTS = { read: 0, added: 0, newVersion: 0, unchanged: 0, failed: 0, statements: 0 };
const ADDITION = {
  version: 1,
  size: 0,
  tags: [],
  by: 'vera',
  received: INSTANT,
  started: null,
  ended: null,
  total: null,
  starts: 0,
  doneAtStart: 0,
  error: null,
};

/** What the examples of the API ask about: an addition that is done, one that waits, and a feed. Nothing is ever read. */
export async function exampleIntake(): Promise<Intake> {
  const root = mkdtempSync(join(tmpdir(), 'onrecord-api-'));
  const at = (...names: string[]): string => join(root, ...names);
  const keep = (id: string, addition: object): void => {
    mkdirSync(at('additions', id, 'bytes'), { recursive: true });
    writeFileSync(at('additions', id, 'addition.json'), JSON.stringify({ ...ADDITION, id, ...addition }));
  };
  keep(DONE, {
    contents: { kind: 'files', files: [{ name: 'toll.txt', mediaType: 'text/plain', size: 40 }] },
    state: 'done',
    started: INSTANT,
    ended: INSTANT,
    total: 1,
    counts: { ...COUNTS, read: 1, added: 1, statements: 1 },
  });
  const outcome = { source: 0, input: 'toll.txt', name: 'toll.txt', status: 'added', document: 'doc_a', statements: 1 };
  writeFileSync(at('additions', DONE, 'outcomes.jsonl'), `${JSON.stringify({ ...outcome, error: null })}\n`);
  keep(WAITS, {
    contents: { kind: 'addresses', addresses: ['https://news.example/toll'] },
    state: 'waiting',
    counts: COUNTS,
  });
  const feed = { id: FEED, address: 'https://news.example/feed', every: 30, tags: [], by: 'vera', since: INSTANT };
  writeFileSync(
    at('feeds.json'),
    JSON.stringify({ version: 1, feeds: [{ ...feed, paused: true, brought: 0, last: null }] }),
  );

  const neverReads: Reader = {
    versions: { onrecord: '', model: '', lexicon: '' },
    read: (_, { signal } = {}) => unending(signal),
    close: async () => undefined,
  };
  const ledger = { add: () => Promise.reject(new Error('nothing is read')) };
  const reader = { use: <T>(work: (open: Reader) => Promise<T>) => work(neverReads), close: async () => undefined };
  // No name leads anywhere.
  const sources = { resolve: async () => [] };
  // However long ago the example is.
  const limits = { keptFor: 1e13 };
  const additions = await openAdditions({ ledger, reader, sources, limits, path: at('additions') });
  const feeds = await openFeeds({ ledger, reader, sources, path: at('feeds.json'), state: at('watch.json') });
  return {
    additions,
    feeds,
    async close() {
      await Promise.all([additions.close(), feeds.close()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Gives nothing until it is ended. */
async function* unending(signal: AbortSignal | undefined): AsyncGenerator<never> {
  if (signal) await once(signal, 'abort');
  signal?.throwIfAborted();
  yield* [];
}
