// Postgres finds by words what SQLite's FTS5 finds, and what is marked in what was found is the same too.
import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { marksOf, type Query, type Term } from '../../ledger/index.ts';
import { LONGEST_WORD } from '../../text/index.ts';
import type { Fragment } from '../shared/session.ts';
import { rowsOf } from '../shared/sql.ts';
import type { Tables } from '../shared/tables.ts';
import { sqliteText } from '../sqlite/text.ts';
import { connectionsTo } from './store.ts';
import { postgresDialect } from './dialect.ts';
import { postgresText, wordsColumn } from './text.ts';

const database = new Sqlite(':memory:');
database.exec(
  `create virtual table statements_text using fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
);
const inMemory = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
let server: TestPostgres;
let inServer: ReturnType<typeof connectionsTo>;

beforeAll(async () => {
  server = await startPostgres();
  inServer = connectionsTo(await server.database());
  await sql`create table statement_rows (pk int8 primary key, words text collate "C")`.execute(inServer.db);
  await sql`create index on statement_rows using gin ((words::tsvector))`.execute(inServer.db);
}, 60_000);
afterAll(async () => {
  await inServer.db.destroy();
  await inMemory.destroy();
  await server.stop();
});

async function fill(texts: readonly string[]): Promise<void> {
  database.exec('delete from statements_text');
  await sql`truncate statement_rows`.execute(inServer.db);
  const insert = database.prepare('insert into statements_text (rowid, text) values (?, ?)');
  for (const [at, text] of texts.entries()) insert.run(at + 1, text);
  await sql`insert into statement_rows select * from unnest(
    ${texts.map((_, at) => at + 1)}::int8[], ${texts.map(wordsColumn)}::text[])`.execute(inServer.db);
}

const keysIn = async (db: Kysely<Tables>, text: typeof sqliteText, query: Query): Promise<number[]> =>
  (await rowsOf<{ key: number }>({ db }, text.keys(query))).map(({ key }) => key).toSorted((a, b) => a - b);

const word = fc.constantFrom(
  'a',
  'b',
  'c',
  'ab',
  'bc',
  'Abc',
  'é',
  'É',
  'É',
  'ß',
  'ﬁsh',
  '汉字',
  "o'b",
  'b-c',
  '\u{1F41F}',
  '7',
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', ' — ', '\n', '’')), { maxLength: 14 })
  .map((words) => words.flat().join(''));
const term: fc.Arbitrary<Term> = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  prefix: fc.boolean(),
});
// As a person's question is read, no term is without a letter or number.
const asked = term.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
const { query } = fc.letrec<{ query: Query; part: Query }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    asked.map((one): Query => ({ type: 'term', ...one })),
    fc
      .record({ terms: fc.array(asked, { minLength: 2, maxLength: 3 }), within: fc.nat(4) })
      .map((one): Query => ({ type: 'near', ...one })),
    tie('query'),
  ),
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('part'),
    fc.array(tie('part'), { minLength: 2, maxLength: 3 }).map((queries): Query => ({ type: 'any', queries })),
    fc
      .tuple(
        fc.array(tie('part'), { minLength: 1, maxLength: 2 }),
        fc.array(tie('part'), { minLength: 1, maxLength: 2 }),
      )
      .map(([queries, left]): Query => ({
        type: 'all',
        queries: [...queries, ...left.map((one): Query => ({ type: 'not', query: one }))],
      })),
  ),
}));

test('whatever is searched for, the same statements are found', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 25 }),
      fc.array(query, { minLength: 1, maxLength: 12 }),
      async (texts, queries) => {
        await fill(texts);
        for (const one of queries) {
          expect(await keysIn(inServer.db, postgresText, one)).toEqual(await keysIn(inMemory, sqliteText, one));
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

describe('of many statements', () => {
  const MANY = 60_000;
  const word = (words: string): Query => ({ type: 'term', words, prefix: false });
  const session = () => ({ db: inServer.db, dialect: postgresDialect });
  const keys = async (question: Fragment): Promise<number[]> =>
    (await rowsOf<{ key: number }>(session(), question)).map(({ key }) => key);

  beforeAll(async () => {
    await sql`truncate statement_rows`.execute(inServer.db);
    // “talks” are in all, “on fish” in every second, “nine” and “fish on” in every ninth, “rare” in six.
    await sql`insert into statement_rows select n, case when n % 2 = 0 then ' talks on fish ' else ' talks of fish ' end
      || case when n % 9 = 0 then 'nine fish on ' else '' end || case when n % 10000 = 0 then 'rare ' else '' end
      from generate_series(1, ${MANY}::int8) n`.execute(inServer.db);
  });

  test('a sample tells which words and phrases are frequent', async () => {
    const share = async (query: Query): Promise<number> => (await postgresText.frequency(session(), query)).share;
    expect(await share(word('talks'))).toBe(1);
    expect(await share(word('on fish'))).toBeCloseTo(0.5, 1);
    // No more than a third of the statements that make words frequent.
    expect(await share(word('nine'))).toBe(0);
    expect(await share(word('rare'))).toBe(0);
    expect(await share(word('of nothing'))).toBe(0);
  });

  test('those of rare terms are counted, those of frequent ones are not', async () => {
    const terms = ['talks', 'rare', 'nothing', 'nine'].map((words) => ({ words, prefix: false }));
    expect(await postgresText.counts(session(), terms, 5_000)).toEqual([5_001, 6, 0, 5_001]);
    expect(await postgresText.counts(session(), terms, 10_000)).toEqual([10_001, 6, 0, 6_666]);
  });

  test('the latest are found, by the index and by reading', async () => {
    const latest = [MANY, MANY - 2, MANY - 4];
    expect(await keys(postgresText.latest(word('on fish'), 3, 0.5))).toEqual(latest);
    expect(await keys(postgresText.latest(word('on fish'), 3, 0))).toEqual(latest);
    expect(await postgresText.oldest(session(), word('on fish'), 1_000, 0.5)).toBe(MANY - 2_000);
    expect(await postgresText.oldest(session(), word('rare'), 2, 0)).toBe(MANY - 10_000);
  });

  test('some are found, by the index and by reading', async () => {
    const some = async (query: Query, share: number): Promise<number[]> => {
      const { from, where, key } = postgresText.some(query, 4, share);
      return keys(sql`select ${key} as key from ${from} where ${where}`);
    };
    expect(await some(word('on fish'), 0.5)).toEqual([MANY, MANY - 2, MANY - 4, MANY - 6]);
    const indexed = await some(word('rare'), 0);
    expect(indexed).toHaveLength(4);
    expect(indexed.every((key) => key % 10_000 === 0)).toBe(true);
  });
});

test('and the same is marked in them', () => {
  const parts = fc.array(
    fc.oneof(
      asked.map((one) => ({ type: 'term' as const, ...one })),
      fc.record({
        type: fc.constant('near' as const),
        terms: fc.array(asked, { minLength: 2, maxLength: 3 }),
        within: fc.nat(4),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  );
  const expressionOf = ({ words, prefix }: Term): string => `"${words.replaceAll('"', '""')}"${prefix ? ' *' : ''}`;
  const expressionFor = (part: (typeof parts extends fc.Arbitrary<infer Parts> ? Parts : never)[number]): string =>
    part.type === 'near' ? `NEAR(${part.terms.map(expressionOf).join(' ')}, ${part.within})` : expressionOf(part);
  const isFound = database.prepare('select 1 from statements_text where text match ?');
  const highlight = database
    .prepare(`select highlight(statements_text, 0, '<', '>') from statements_text where text match ?`)
    .pluck();
  fc.assert(
    fc.property(text, parts, (given, wanted) => {
      database.exec('delete from statements_text');
      database.prepare('insert into statements_text (rowid, text) values (1, ?)').run(given);
      // Of what is near to nothing FTS5 marks a part where another part of the question is found; so each is asked alone first.
      const found = wanted.map(expressionFor).filter((one) => isFound.get(one) !== undefined);
      const marked = found.length === 0 ? given : (highlight.get(found.join(' OR ')) as string);
      const { marks } = marksOf(wanted)(given);
      let shown = given;
      for (const [start, end] of marks.toReversed())
        shown = `${shown.slice(0, start)}<${shown.slice(start, end)}>${shown.slice(end)}`;
      expect(shown).toBe(marked);
    }),
    { numRuns: 1_000 },
  );
});

describe('what an index of Postgres cannot take', () => {
  test('a word without end is found by its beginning', async () => {
    const long = 'x'.repeat(5_000);
    await fill([`${long} one`, `${'x'.repeat(LONGEST_WORD - 1)} two`]);
    const keys = (words: string) => keysIn(inServer.db, postgresText, { type: 'term', words, prefix: false });
    expect(await keys(long)).toEqual([1]);
    expect(await keys(`${long} one`)).toEqual([1]);
  });

  test('of more than a megabyte of words the first are found', async () => {
    const words = Array.from({ length: 250_000 }, (_, at) => `w${at}`);
    await fill([words.join(' ')]);
    const keys = (word: string) => keysIn(inServer.db, postgresText, { type: 'term', words: word, prefix: false });
    expect(await keys('w0 w1 w2')).toEqual([1]);
    expect(await keys('w100000')).toEqual([1]);
    expect(await keys('w249999')).toEqual([]);
  });
});
