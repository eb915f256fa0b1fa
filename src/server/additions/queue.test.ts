import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { OnrecordError } from '../../errors/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { closeServers, page, serve } from '../../sources/testing/server.ts';
import { readingInto } from '../testing/reading.ts';
import { isOver, OUTCOME, type Outcome } from './addition.ts';
import type { AdditionNow, Additions, AdditionsOptions } from './port.ts';
import { openAdditions } from './queue.ts';
import type { SharedReader } from './sharedReader.ts';

const SAMPLES = new URL('../../../samples/', import.meta.url);
const { root, ledger, reader, close } = await readingInto('additions');
let folder = '';
let additions: Additions;

afterEach(async () => {
  await additions.close();
  await closeServers();
});
afterAll(close);

let number = 0;
async function opened(options: Partial<AdditionsOptions> = {}): Promise<Additions> {
  folder = options.path ?? join(root, `additions-${(number += 1)}`);
  const sources = { allowPrivate: true };
  additions = await openAdditions({
    ledger,
    path: folder,
    reader,
    sources,
    pauses: { first: 1, longest: 5 },
    ...options,
  });
  return additions;
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const GIVING = { by: 'vera', tags: ['toll'] };

const textGiven = (text: string, about: { title?: string; url?: string } = {}) => ({
  contents: {
    kind: 'text' as const,
    text: {
      title: about.title ?? null,
      outlet: null,
      published: null,
      url: about.url ?? null,
      characters: text.length,
    },
  },
  bytes: JSON.stringify({ text, ...about }),
});
const addressesGiven = (...addresses: string[]) => ({
  contents: { kind: 'addresses' as const, addresses },
  bytes: null,
});

/** Waits for a state. */
async function until(id: string, ...states: AdditionNow['state'][]): Promise<AdditionNow> {
  while (!states.includes(additions.get(id).state)) {
    if (isOver(additions.get(id))) throw new Error(`${id} is over: ${JSON.stringify(additions.get(id))}`);
    await changed();
  }
  return additions.get(id);
}
async function changed(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const forget = additions.listen(resolve);
  await promise;
  forget();
}
const outcomesOf = (id: string): Promise<Outcome[]> => Array.fromAsync(additions.outcomes(id));

async function uploaded(files: readonly (readonly [name: string, bytes: string | Uint8Array, type?: string])[]) {
  const upload = await additions.upload(null);
  for (const [name, bytes, type = null] of files)
    await upload.file(name, type, Readable.from([Buffer.from(bytes as string)]));
  return upload.done(GIVING);
}

test('a text is added with what is said of it, and its bytes are not kept', async () => {
  await opened();
  const about = { title: 'The toll', url: 'https://news.example/toll', outlet: 'Strait News', published: '2026-05-04' };
  const text = '“The toll stays,” Minister Ine Dahl said in Oslo.';
  const given = textGiven(text, about);
  const { id, state } = await additions.handIn({ ...given, bytes: JSON.stringify({ text, ...about }) }, GIVING);
  expect(state).toBe('waiting');
  const done = await until(id, 'done');
  expect(done).toMatchObject({ by: 'vera', total: 1, counts: { read: 1, added: 1, statements: 1 }, error: null });
  const [outcome] = await outcomesOf(id);
  expect(outcome).toMatchObject({ input: 'The toll', status: 'added', statements: 1 });
  const shown = await ledger.show(outcome?.document ?? '');
  expect(shown).toMatchObject({
    document: { title: 'The toll', outlet: 'Strait News', url: about.url, tags: ['toll'] },
  });
  await additions.close();
  expect(readdirSync(join(folder, id)).toSorted()).toEqual(['addition.json', 'outcomes.jsonl']);
});

test('files of several forms, a bad one among them: each has its outcome under its own name', async () => {
  await opened();
  const { id } = await uploaded([
    ['coast.html', readFileSync(new URL('articles/coast-mail-2024-03-13.html', SAMPLES))],
    ['C:\\scans\\seal.png', PNG],
    ['../briefing.vtt', readFileSync(new URL('transcripts/reykjavik-briefing-2024-06-20.vtt', SAMPLES))],
    ['wire', readFileSync(new URL('articles/nordic-wire-2024-03-12.txt', SAMPLES)), 'text/plain'],
    [
      'notes.jsonl',
      `{"text": "“It holds,” Kari Nygård said."}\n{broken\n{"id": "b", "text": "“It held,” Kari Nygård said."}\n`,
    ],
  ]);
  const { counts, total } = await until(id, 'done');
  // Of one the name does not tell how many there are in it.
  expect(total).toBe(null);
  expect(counts).toMatchObject({ read: 7, added: 5, failed: 2 });
  const outcomes = await outcomesOf(id);
  expect(outcomes.map(({ source, input, status, error }) => [source, input, error?.code ?? status])).toEqual([
    [0, 'coast.html', 'added'],
    [1, 'seal.png', 'OR1003'],
    [2, 'briefing.vtt', 'added'],
    [3, 'wire', 'added'],
    [4, 'notes.jsonl, line 1', 'added'],
    [4, 'notes.jsonl, line 2', 'OR1009'],
    [4, 'notes.jsonl, line 3', 'added'],
  ]);
  for (const { error } of outcomes) expect(error?.message ?? '').not.toContain(root);
});

test('what has separators of lines in its name is told as well', async () => {
  await opened();
  const records = ['a\u2028b', 'c\u2029d\re'].map((id) =>
    JSON.stringify({ id, text: '“It is told,” Kari Nygård said.' }),
  );
  const { id } = await uploaded([['odd\u2028name.jsonl', records.join('\n')]]);
  await until(id, 'done');
  expect((await outcomesOf(id)).map(({ input, name }) => [input, name])).toEqual([
    ['odd\u2028name.jsonl, line 1', 'a\u2028b'],
    ['odd\u2028name.jsonl, line 2', 'c\u2029d\re'],
  ]);
});

test('an addition of which every document failed has failed', async () => {
  await opened();
  const { id } = await uploaded([['seal.png', PNG]]);
  expect(await until(id, 'failed')).toMatchObject({ total: null, counts: { read: 1, failed: 1 }, error: null });
});

test('an address leads to its page, as far as the site and the network allow', async () => {
  await opened();
  const body = `<article><p>${'“The bridge stays open,” Kari Nygård said on Monday in Bergen. '.repeat(8)}</p></article>`;
  const { url } = await serve({
    '/robots.txt': page('User-agent: *\nDisallow: /shut\n', { 'content-type': 'text/plain' }),
    '/open': page(body),
    '/shut': page(body),
  });
  const { id } = await additions.handIn(
    addressesGiven(`${url}/open`, `${url}/shut`, 'file:///etc/passwd', '/etc/passwd'),
    GIVING,
  );
  await until(id, 'done');
  const outcomes = await outcomesOf(id);
  expect(outcomes.map(({ source, error, status }) => [source, error?.code ?? status])).toEqual([
    [0, 'added'],
    [1, 'OR1105'],
    [2, 'OR1107'],
    [3, 'OR1107'],
  ]);
});

test('private addresses are refused unless they are allowed, and are not asked', async () => {
  await opened({ sources: {} });
  const server = await serve({ '/': page('<p>secret') });
  const { id } = await additions.handIn(addressesGiven(`${server.url}/`, `http://localhost:${server.port}/`), GIVING);
  await until(id, 'failed');
  expect((await outcomesOf(id)).map(({ error }) => error?.code)).toEqual(['OR1104', 'OR1104']);
  expect(server.asked).toEqual([]);
});

test('one that waits and one that is worked on are cancelled, and the next goes on', async () => {
  await opened();
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const { url } = await serve({ '/slow': () => resolve() });
  const slow = await additions.handIn(addressesGiven(`${url}/slow`), GIVING);
  const waits = await additions.handIn(textGiven('“Wait,” Kari Nygård said.'), GIVING);
  const next = await additions.handIn(textGiven('“Now,” Kari Nygård said.'), GIVING);
  await asked;
  expect([slow, waits, next].map(({ id }) => additions.get(id).place)).toEqual([null, 1, 2]);
  // Twice, as who clicks twice does.
  const cancelled = await Promise.all([additions.cancel(waits.id), additions.cancel(waits.id)]);
  expect(cancelled.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  expect((await additions.cancel(slow.id)).state).toBe('cancelled');
  expect((await until(next.id, 'done')).counts.added).toBe(1);
  await expect(additions.cancel(slow.id)).rejects.toMatchObject({ code: 'OR8137' });
  await expect(additions.cancel('nobody')).rejects.toMatchObject({ code: 'OR8130' });
  expect(additions.list({ limit: 10 }).additions.map(({ id }) => id)).toEqual([next.id, waits.id, slow.id]);
  expect(additions.list({ limit: 10, state: 'cancelled' }).total).toBe(2);
  // What comes in between two pages moves nothing from one to the other.
  const first = additions.list({ limit: 1 });
  await additions.handIn(textGiven('“Later,” Kari Nygård said.'), GIVING);
  const second = additions.list({ limit: 1, after: first.next ?? '' });
  expect([...first.additions, ...second.additions].map(({ id }) => id)).toEqual([next.id, waits.id]);
  expect(additions.list({ limit: 1, after: second.next ?? '' })).toMatchObject({
    additions: [{ id: slow.id }],
    total: 4,
    next: null,
  });
});

test('one that is cancelled while another writes to the ledger is not added later', async () => {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: given, resolve: giveUp } = Promise.withResolvers<void>();
  let times = 0;
  const busy: Pick<Ledger, 'add'> = {
    async add(...document) {
      if ((times += 1) > 1) return ledger.add(...document);
      isAsked();
      await given;
      throw new OnrecordError('OR3006', { input: 'ledger', fault: 'database is locked' });
    },
  };
  await opened({ ledger: busy });
  const held = await additions.handIn(textGiven('“It is held up,” Kari Nygård said.'), GIVING);
  await asked;
  const cancelled = additions.cancel(held.id);
  giveUp();
  expect((await cancelled).state).toBe('cancelled');
  const next = await additions.handIn(textGiven('“It comes next,” Kari Nygård said.'), GIVING);
  await until(next.id, 'done');
  expect(additions.get(held.id)).toMatchObject({ state: 'cancelled', counts: { added: 0 } });
  expect(times).toBe(2);
});

test('a cancellation that cannot be put down is refused, and so is one that comes too late', async () => {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: given, resolve: goOn } = Promise.withResolvers<void>();
  const slow: Pick<Ledger, 'add'> = {
    async add(...document) {
      isAsked();
      await given;
      return ledger.add(...document);
    },
  };
  await opened({ ledger: slow });
  const { id } = await additions.handIn(textGiven('“It is nearly there,” Kari Nygård said.'), GIVING);
  await asked;
  // Nothing can be written where the name of what is written leads to a folder.
  mkdirSync(join(folder, id, 'addition.json.tmp'));
  const cancelled = additions.cancel(id);
  goOn();
  await expect(cancelled).rejects.toMatchObject({ code: 'OR8134' });
  expect(isOver(additions.get(id))).toBe(false);
  rmdirSync(join(folder, id, 'addition.json.tmp'));
  await until(id, 'done');
  await expect(additions.cancel(id)).rejects.toMatchObject({
    code: 'OR8137',
    message: expect.stringContaining('done'),
  });
});

test('what fails while the server ends is gone on with by the next one', async () => {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: given, resolve: giveUp } = Promise.withResolvers<void>();
  const cut: Pick<Ledger, 'add'> = {
    async add() {
      isAsked();
      await given;
      throw new Error('the connection was cut');
    },
  };
  await opened({ ledger: cut });
  const { id } = await additions.handIn(textGiven('“It goes on,” Kari Nygård said.'), GIVING);
  await asked;
  const closed = additions.close();
  giveUp();
  await closed;
  await opened({ path: folder });
  expect((await until(id, 'done')).counts.added).toBe(1);
});

test('what is too much is refused, and nothing of it is left', async () => {
  const reading = Promise.withResolvers<never>();
  reading.promise.catch(() => undefined);
  const stuck: SharedReader = { use: () => reading.promise, close: async () => undefined };
  await opened({ reader: stuck, limits: { waiting: 2, fileSize: 1000, files: 2, waitingBytes: 2500 } });
  const upload = await additions.upload(null);
  const bytes = Readable.from([Buffer.alloc(600), Buffer.alloc(600)]);
  await expect(upload.file('long.txt', null, bytes)).rejects.toMatchObject({ code: 'OR8132' });
  await upload.discard();
  expect(readdirSync(folder)).toEqual([]);
  await expect(uploaded([])).rejects.toMatchObject({ code: 'OR8133' });
  await expect(
    uploaded([
      ['a.txt', 'a'],
      ['b.txt', 'b'],
      ['c.txt', 'c'],
    ]),
  ).rejects.toMatchObject({ code: 'OR8133' });
  await expect(additions.upload(3000)).rejects.toMatchObject({ code: 'OR8131' });
  const cut = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('the other side has left');
    })(),
  );
  const half = await additions.upload(null);
  await expect(half.file('half.txt', null, cut)).rejects.toMatchObject({ code: 'OR8133' });
  await half.discard();
  await uploaded([['a.txt', 'a'.repeat(900)]]);
  await additions.handIn(addressesGiven('https://news.example/'), GIVING);
  await expect(additions.handIn(addressesGiven('https://news.example/'), GIVING)).rejects.toMatchObject({
    code: 'OR8131',
  });
  reading.reject(new Error('over'));
});

test('what a server has not done when it ends, the next one does, each document once', async () => {
  const records = Array.from({ length: 30 }, (_, line) =>
    JSON.stringify({ text: `“Day ${line} is over,” Kari Nygård said.` }),
  );
  await opened();
  const { id } = await uploaded([['days.jsonl', records.join('\n')]]);
  const waits = await additions.handIn(textGiven('“I can wait,” Kari Nygård said.'), GIVING);
  while (additions.get(id).counts.read < 3) await changed();
  await additions.close();
  const before = additions.get(id);
  expect(before.state).toBe('waiting');
  expect(before.counts.read).toBeLessThan(30);
  await expect(additions.handIn(textGiven('“Late,” she said.'), GIVING)).rejects.toMatchObject({ code: 'OR8143' });

  await opened({ path: folder });
  expect(additions.get(id).counts.read).toBe(before.counts.read);
  expect(await until(id, 'done')).toMatchObject({ total: 30, counts: { read: 30, added: 30, failed: 0 }, starts: 0 });
  expect(await until(waits.id, 'done')).toMatchObject({ counts: { added: 1 } });
  expect((await outcomesOf(id)).map(({ input }) => input)).toEqual(
    records.map((_, line) => `days.jsonl, line ${line + 1}`),
  );
});

test('a ledger that takes nothing holds the queue up, which goes on by itself', async () => {
  let refusals = 2;
  const busy: Pick<Ledger, 'add'> = {
    async add(...given) {
      if ((refusals -= 1) >= 0)
        throw new OnrecordError('OR3006', { input: 'ledger', fault: 'database or disk is full' });
      return ledger.add(...given);
    },
  };
  await opened({ ledger: busy });
  const told: (string | undefined)[] = [];
  additions.listen(() => void told.push(additions.list({ limit: 1 }).additions[0]?.heldUp?.code));
  const { id } = await additions.handIn(textGiven('“The disk is full,” Kari Nygård said.'), GIVING);
  expect(await until(id, 'done')).toMatchObject({ counts: { read: 1, added: 1 }, heldUp: null });
  expect(told).toContain('OR3006');
});

test('an addition with which the server ends again and again is given up, and the rest goes on', async () => {
  const reading = Promise.withResolvers<never>();
  reading.promise.catch(() => undefined);
  await opened({ reader: { use: () => reading.promise, close: async () => undefined } });
  const { id } = await additions.handIn(textGiven('“It kills,” Kari Nygård said.'), GIVING);
  await until(id, 'working');
  const state = readFileSync(join(folder, id, 'addition.json'), 'utf8');
  expect(JSON.parse(state)).toMatchObject({ state: 'working', starts: 0 });
  reading.reject(new Error('over'));
  await additions.close();
  writeFileSync(join(folder, id, 'addition.json'), JSON.stringify({ ...(JSON.parse(state) as object), starts: 3 }));
  await opened({ path: folder });
  expect(await until(id, 'failed')).toMatchObject({ error: { code: 'OR8136' } });
  const next = await additions.handIn(textGiven('“It lives,” Kari Nygård said.'), GIVING);
  expect((await until(next.id, 'done')).counts.added).toBe(1);
});

test('only the latest of those that are over are remembered', async () => {
  await opened({ limits: { kept: 2 } });
  const ids: string[] = [];
  for (let day = 0; day < 4; day += 1) {
    const { id } = await additions.handIn(textGiven(`“Number ${day} it is,” Kari Nygård said.`), GIVING);
    await until(id, 'done');
    ids.push(id);
  }
  await additions.close();
  expect(readdirSync(folder).toSorted()).toEqual(ids.slice(2).toSorted());
  await opened({ path: folder, limits: { keptFor: 0 } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a second server does not work on the same queue; what a killed one left is taken over', async () => {
  await opened();
  const lock = readFileSync(`${folder}.lock`, 'utf8');
  const owner = JSON.parse(lock) as { host: string; process: number };
  expect(owner.process).toBe(process.pid);
  await additions.close();
  // Whoever has started the tests is alive.
  writeFileSync(`${folder}.lock`, JSON.stringify({ ...owner, process: process.ppid }));
  await expect(opened({ path: folder })).rejects.toMatchObject({ code: 'OR8135' });
  writeFileSync(`${folder}.lock`, JSON.stringify({ ...owner, process: 2 ** 30 }));
  await opened({ path: folder });
});

test('what a crash leaves does no harm, and what is damaged is told', async () => {
  await opened();
  const { id } = await uploaded([
    ['a.txt', '“The first stands,” Kari Nygård said.'],
    ['b.txt', '“So does this,” Kari Nygård said.'],
  ]);
  await until(id, 'done');
  const [first] = await outcomesOf(id);
  await additions.close();
  const saved = JSON.parse(readFileSync(join(folder, id, 'addition.json'), 'utf8')) as object;
  writeFileSync(join(folder, id, 'addition.json'), JSON.stringify({ ...saved, state: 'working', ended: null }));
  mkdirSync(join(folder, id, 'bytes'));
  writeFileSync(join(folder, id, 'bytes', '1'), '“So does this,” Kari Nygård said.');
  const line = JSON.stringify(OUTCOME.parse(first));
  writeFileSync(join(folder, id, 'outcomes.jsonl'), `${line}\n${line.slice(0, 40)}`);
  mkdirSync(join(folder, '.arriving-0abc', 'bytes'), { recursive: true });
  mkdirSync(join(folder, '.gone-0abc'));
  await opened({ path: folder });
  expect(readdirSync(folder)).toEqual([id]);
  await until(id, 'done', 'failed');
  await sleep(0);
  // The first file was not read again, for its bytes are not there.
  expect((await outcomesOf(id)).map(({ input, status }) => [input, status])).toEqual([
    ['a.txt', 'added'],
    ['b.txt', 'unchanged'],
  ]);
  await additions.close();
  writeFileSync(join(folder, id, 'addition.json'), '{"version":2}');
  await expect(opened({ path: folder })).rejects.toMatchObject({ code: 'OR8144' });
});
