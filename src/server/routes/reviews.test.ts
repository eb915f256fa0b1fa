import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { actors, type Ledger, openLedger } from '../../index.ts';
import { documentOf } from '../../storage/testing/documents.ts';
import { buildApp } from '../app.ts';
import { fromPage, newClock, testAccounts } from '../security/testing/app.ts';

const PASSWORD = 'herring cod and haddock';
const QUOTA = 'The quota will be set before the boats go out';
const DOCUMENT = documentOf({
  url: 'https://fjord.example/ice',
  published: '2026-05-03',
  said: [
    { speaker: 'Kari Nygård', words: QUOTA, day: '2026-05-02', act: 'ACCUSE', targets: ['country:ISL'] },
    { speaker: 'Ana Lima', words: 'Nobody asked us' },
  ],
  events: [{ type: 'SANCTION', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2026-05-02' }],
});

let folder: string;
let ledger: Ledger;
let accounts: Awaited<ReturnType<typeof testAccounts>>;
let app: FastifyInstance;
let [first, second] = ['', ''];
const sessions = new Map<string, string>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-reviews-'));
  ledger = await openLedger(join(folder, 'ledger.sqlite'), { thread: false });
  const { statements } = await ledger.add(DOCUMENT, { retrieved: '2026-05-04T12:00:00Z' });
  [first = '', second = ''] = statements;
  accounts = await testAccounts(newClock());
  for (const [name, role] of [
    ['adler', 'reviewer'],
    ['brandt', 'reviewer'],
    ['editor', 'editor'],
    ['reader', 'reader'],
  ] as const) {
    await accounts.addUser(name, role, PASSWORD);
    sessions.set(name, (await accounts.logIn(name, PASSWORD)).id);
  }
  app = await buildApp({ ledger, accounts, actors: actors(), topics: [], readOnly: false });
});
afterEach(async () => {
  await app.close();
  await accounts.dispose();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

async function ask(name: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<Answer> {
  const headers = { cookie: `onrecord-8420=${sessions.get(name)}` };
  const answer = await app.inject(fromPage({ method, url, headers, ...(payload ? { payload } : {}) }));
  const isJson = String(answer.headers['content-type']).includes('json; charset');
  const isProblem = String(answer.headers['content-type']).includes('problem+json');
  return { status: answer.statusCode, body: isJson || isProblem ? answer.json() : answer.body };
}
const queueOf = async (name: string, query = ''): Promise<string[]> =>
  (await ask(name, 'GET', `/api/reviews/queue?${query}`)).body.items.map(({ id }: { id: string }) => id);
const accept = (name: string, entry: string, field?: string): Promise<Answer> =>
  ask(name, 'POST', '/api/reviews', { entry, decision: 'accept', ...(field ? { field } : {}) });

test('speakers who may be one are decided by reviews, and are there again when these are taken back', async () => {
  const { statements } = await ledger.add(
    documentOf({ url: 'https://fjord.example/quay', said: [{ speaker: 'Lima', words: 'The quay is ours' }] }),
    { retrieved: '2026-05-04T12:00:00Z' },
  );
  const doubles = async () => (await ask('reader', 'GET', '/api/doubles?limit=3')).body.doubles;
  expect(await doubles()).toEqual([
    {
      short: { id: null, name: 'Lima', code: null, said: 1 },
      long: { id: null, name: 'Ana Lima', code: null, said: 1 },
      others: 0,
      statements: { short: statements, open: 1, long: [second] },
    },
  ]);
  const value = { actor: null, name: 'Ana Lima' };
  const one = { entry: statements[0], field: 'speaker', decision: 'wrong', value };
  const { body } = await ask('adler', 'POST', '/api/reviews', one);
  expect(await doubles()).toEqual([]);
  await ask('adler', 'POST', '/api/reviews/undo', { ids: [body.reviews[0].id] });
  expect(await doubles()).toHaveLength(1);
  // Who says in their own file that the two are two is asked as little here as on the command line.
  const file = join(folder, 'actors.jsonl');
  writeFileSync(file, '{"id":"person:ana-lima","name":"Ana Lima","notAliases":["LIMA"]}\n');
  vi.stubEnv('ONRECORD_ACTORS', file);
  expect(await doubles()).toEqual([]);
  vi.unstubAllEnvs();
});

describe('the queue', () => {
  test('has of each entry all that is to be seen, and leaves out what the asking person has decided', async () => {
    const { body } = await ask('adler', 'GET', '/api/reviews/queue?speaker=Nyg%C3%A5rd');
    expect(body.items).toMatchObject([
      {
        id: first,
        kind: 'statement',
        words: `“${QUOTA}”`,
        document: { published: '2026-05-03', url: 'https://fjord.example/ice' },
        verdict: 'no-source',
      },
    ]);
    const [item] = body.items;
    const { span, text } = item.passage;
    const at = ([from, to]: [number, number]): string =>
      Array.from<string>(text)
        .slice(from - span[0], to - span[0])
        .join('');
    expect([at(item.marks.source[0]), at(item.marks.cue[0]), at(item.marks.content[0])]).toEqual([
      'Kari Nygård',
      'said',
      `“${QUOTA}”`,
    ]);
    expect(item.fields.map(({ field }: { field: string }) => field)).toEqual([
      'entry',
      'speaker',
      'span',
      'kind',
      'addressee',
      'targets',
      'act',
      'said',
    ]);
    expect(item.fields[1]).toMatchObject({ machine: { name: 'Kari Nygård' }, reasons: [{ value: 'Kari Nygård' }] });
    expect(item.named.map(({ name }: { name: string }) => name)).toContain('Ana Lima');
    await accept('adler', first, 'kind');
    expect(await queueOf('adler')).toEqual([second]);
    expect(await queueOf('adler', 'field=act')).toEqual([first, second]);
    expect(await queueOf('brandt')).toEqual([first, second]);
    expect((await ask('adler', 'GET', '/api/reviews/queue?limit=1&field=act')).body.next).not.toBeNull();
  });

  test('of events, with the filters of events alone', async () => {
    const { body } = await ask('adler', 'GET', '/api/reviews/queue?entries=events&type=SANCTION');
    expect(body.items).toMatchObject([{ kind: 'event', verdict: null }]);
    const [item] = body.items;
    expect((await ask('adler', 'GET', `/api/reviews/entries/${item.id}`)).body).toEqual(item);
    for (const query of ['type=SANCTION', 'entries=events&speaker=Lima'])
      expect((await ask('adler', 'GET', `/api/reviews/queue?${query}`)).body).toMatchObject({ code: 'OR8176' });
  });

  test('how far somebody has come', async () => {
    await accept('adler', first);
    const { body } = await ask('adler', 'GET', '/api/reviews/progress?since=2020-01-01T00:00:00Z');
    expect(body).toEqual({ reviewer: 'adler', recent: 1, total: 1, left: 1, more: false });
    const later = await ask('brandt', 'GET', '/api/reviews/progress?entries=events');
    expect(later.body).toEqual({ reviewer: 'brandt', recent: 0, total: 0, left: 1, more: false });
  });
});

describe('a decision', () => {
  test('is of whoever is signed in, never of whom the request names', async () => {
    const { status, body } = await accept('adler', first, 'kind');
    expect([status, body.reviews]).toMatchObject([
      201,
      [{ by: 'adler', field: 'kind', machine: 'direct', standing: true }],
    ]);
    const named = await ask('adler', 'POST', '/api/reviews', { entry: first, decision: 'accept', by: 'brandt' });
    expect([named.status, named.body.code]).toEqual([400, 'OR8150']);
  });

  test('about a whole entry is one for each field; what is no value of a field is refused', async () => {
    expect((await accept('adler', first)).body.reviews).toHaveLength(8);
    const wrong = { entry: first, field: 'span', decision: 'wrong', value: [[3, 9_999]] };
    expect((await ask('adler', 'POST', '/api/reviews', wrong)).body.code).toBe('OR3050');
    expect((await accept('adler', 'st_aaaaaaaaaaaaaaaa')).body.code).toBe('OR3003');
  });

  test('is taken back by whom it is of, or by an editor', async () => {
    const ids = (await accept('adler', first)).body.reviews.map(({ id }: { id: string }) => id);
    const refused = await ask('brandt', 'POST', '/api/reviews/undo', { ids });
    expect([refused.status, refused.body.code]).toEqual([403, 'OR8175']);
    expect((await ask('brandt', 'DELETE', `/api/reviews/${ids[0]}`)).body.code).toBe('OR8175');
    expect(await queueOf('adler')).toEqual([second]);
    const undone = await ask('adler', 'POST', '/api/reviews/undo', { ids });
    expect(undone.body.reviews.every((one: { undone: string | null }) => one.undone !== null)).toBe(true);
    expect(await queueOf('adler')).toEqual([first, second]);
    const [again] = (await accept('adler', first, 'act')).body.reviews;
    expect((await ask('editor', 'DELETE', `/api/reviews/${again.id}`)).body.standing).toBe(false);
    expect((await ask('editor', 'DELETE', '/api/reviews/rv_none')).body.code).toBe('OR3051');
  });

  test('readers see what was decided, and decide nothing', async () => {
    await accept('adler', first, 'kind');
    const refused = [
      await accept('reader', first),
      await ask('reader', 'POST', '/api/reviews/undo', { ids: ['rv_x'] }),
      await ask('reader', 'DELETE', '/api/reviews/rv_x'),
      await ask('reader', 'GET', '/api/reviews/queue'),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual(Array(4).fill('OR8111'));
    expect((await ask('reader', 'GET', `/api/statements/${first}`)).body).toMatchObject({
      reviews: [{ by: 'adler', field: 'kind' }],
      effective: [{ field: 'kind', machine: 'direct', value: 'direct', disputed: false }],
    });
  });
});

describe('what has been decided', () => {
  beforeEach(async () => {
    const speaker = (name: string, entry: string, value: string): Promise<Answer> =>
      ask(name, 'POST', '/api/reviews', {
        entry,
        field: 'speaker',
        decision: 'wrong',
        value: { actor: null, name: value },
      });
    await accept('adler', first, 'speaker');
    await speaker('brandt', first, 'Kari Nygård');
    await speaker('adler', second, 'Marta Holm');
    await speaker('brandt', second, 'Jonas Berg');
    await accept('adler', second, 'kind');
  });

  test('is listed page by page, with filters', async () => {
    const fields: string[] = [];
    let pages = 0;
    for (let cursor = ''; ; pages += 1) {
      const { body } = await ask('reader', 'GET', `/api/reviews?limit=2${cursor}`);
      fields.push(...body.reviews.map(({ by, field }: { by: string; field: string }) => `${by} ${field}`));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(fields).toEqual(['adler speaker', 'brandt speaker', 'adler speaker', 'brandt speaker', 'adler kind']);
    expect(pages).toBe(2);
    const wrong = await ask('reader', 'GET', `/api/reviews?by=adler&decision=wrong&standing=true&entry=${second}`);
    expect(wrong.body.reviews).toMatchObject([{ value: { name: 'Marta Holm' } }]);
  });

  test('agreement, and where people differ with what each says', async () => {
    const { body } = await ask('reader', 'GET', '/api/agreement');
    // Two entries by two people: of four values Nygård is there twice, one pair differs.
    const alpha = 1 - (3 * 2) / (4 * 3 - 2 * 1);
    expect(body.fields).toMatchObject([
      { field: 'speaker', units: 2, pairs: 2, agreed: 1, reviewers: ['adler', 'brandt'] },
    ]);
    expect(body.fields[0].alpha).toBeCloseTo(alpha, 12);
    expect([body.disputed, body.disputes]).toMatchObject([
      1,
      [
        {
          entry: second,
          field: 'speaker',
          views: [
            { value: { name: 'Marta Holm' }, by: ['adler'] },
            { value: { name: 'Jonas Berg' }, by: ['brandt'] },
          ],
        },
      ],
    ]);
    expect((await ask('reader', 'GET', '/api/agreement?reviewer=adler')).body).toMatchObject({
      fields: [],
      disputed: 0,
    });
    // A name is meant however it is spaced.
    for (const brandt of ['brandt', '%20brandt']) {
      const both = await ask('reader', 'GET', `/api/agreement?reviewer=adler&reviewer=${brandt}&field=speaker`);
      expect(both.body).toMatchObject({ fields: [{ units: 2 }], disputed: 1 });
    }
  });

  test('as labels that stand off the text', async () => {
    const lines = async (query: string) =>
      String((await ask('reader', 'GET', `/api/export/labels${query}`)).body)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const labels = await lines('');
    expect(labels).toHaveLength(5);
    expect(labels[2]).toMatchObject({
      entry: second,
      field: 'speaker',
      reviewer: 'adler',
      value: { name: 'Marta Holm' },
    });
    expect(JSON.stringify(labels)).not.toContain('Nobody asked us');
    expect((await lines('?words=true'))[2]).toMatchObject({ words: '“Nobody asked us”' });
  });
});

test('what is gone, or of an older version, cannot be reviewed, and what has its words is named', async () => {
  const { statements } = await ledger.add(
    documentOf({ url: 'https://fjord.example/ice', said: [{ speaker: 'Ana Lima', words: QUOTA }] }),
    { retrieved: '2026-05-05T12:00:00Z' },
  );
  const { status, body } = await ask('adler', 'GET', `/api/reviews/entries/${first}`);
  expect([status, body.code]).toEqual([409, 'OR3052']);
  expect(body.detail).toContain(`${statements[0]} has its words now`);
  expect((await ask('adler', 'GET', '/api/reviews/entries/doc_x')).body.code).toBe('OR3003');
});
