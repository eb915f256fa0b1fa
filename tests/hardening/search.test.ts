// Whatever is searched for, there is a result or a coded error; and nothing of the ledger is changed by asking.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OnrecordError } from '../../src/errors/index.ts';
import { type Ledger, openLedger, type SearchQuery } from '../../src/index.ts';
import { documentOf, numberedDocument } from '../../src/storage/testing/documents.ts';
import { cases, randomFrom } from './scale.ts';
import { SPREADSHEET, TERMINAL } from './payloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-search-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openLedger(join(folder, 'ledger.sqlite'));
  for (let number = 0; number < 6; number += 1)
    await ledger.add(numberedDocument(number), { retrieved: '2026-05-04T12:00:00Z' });
  const words = 'AND OR NOT NEAR are words too; 100% of "them", said O’Hara’s clerk: select * from it -- twice';
  await ledger.add(documentOf({ url: 'https://odd.example/', said: [{ speaker: 'NEAR AND', words }] }), {
    retrieved: '2026-05-04T12:00:00Z',
  });
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Of FTS5's language (https://sqlite.org/fts5.html#full_text_query_syntax), of SQL's, and of nobody's. */
const PIECES = [
  'AND',
  'OR',
  'NOT',
  'NEAR',
  'NEAR(',
  'NEAR(a b, 5)',
  'NEAR/3',
  'and',
  'or',
  '(',
  ')',
  '((',
  '"',
  '""',
  '"""',
  '“',
  '”',
  '„',
  '«',
  "'",
  "''",
  '`',
  '[',
  ']',
  '{',
  '}',
  '*',
  '**',
  '*a',
  'a*',
  'a**',
  '"a"*',
  '"a b"*',
  '^',
  '^a',
  '+',
  'a+b',
  '-',
  '-a',
  '--',
  '/*',
  '*/',
  ';',
  ':',
  ',',
  '.',
  'text:',
  'text:a',
  '{text speaker}:a',
  '- text:a',
  'rank',
  'rowid',
  'words:overdue',
  'statement_words',
  'sqlite_master',
  "' OR 1=1 --",
  "'; drop table statement_rows; --",
  '"; delete from document_rows; --',
  'a" OR "b',
  "a' union select 1,2,3 --",
  ') OR (1',
  '\\',
  '\\"',
  '%',
  '_',
  '%%',
  '?',
  '?1',
  ':a',
  '@a',
  '$a',
  '#',
  '\u0000',
  'a\u0000b',
  '\u0000"',
  '\uD83D',
  '\uDE00',
  '\uFFFE',
  '\uFFFF',
  '\u{10FFFF}',
  '\u{1F41F}',
  '👩‍👩‍👧',
  '\u{1F1F3}\u{1F1F4}',
  'e\u0301',
  '\u0301',
  '汉字',
  'שלום',
  'سلام',
  'ไทย',
  'ß',
  'İ',
  'ﬁ',
  'Ⅷ',
  '１２',
  '\u200B',
  '\uFEFF',
  '\u00A0',
  '\u2028',
  '\t',
  '\n',
  '\r\n',
  'overdue',
  'fish',
  'talks',
  'NaN',
  'null',
  'undefined',
  'true',
  '0',
  '-1',
  '1e999',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  '${a}',
  '{{a}}',
  '../../etc/passwd',
  'a'.repeat(300),
  'x\u0301'.repeat(100),
  '"'.repeat(40),
  '('.repeat(500),
  'a '.repeat(63),
  'a '.repeat(65),
  'a'.repeat(1_999),
  'a'.repeat(2_001),
  '"a" '.repeat(200),
  'a'.repeat(200_000),
  '',
  ' ',
];

/** The pieces themselves, and two to five of them together. */
function* oddStrings(count: number): Generator<string> {
  yield* PIECES;
  yield* TERMINAL;
  const random = randomFrom(2_026);
  const any = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  for (let made = PIECES.length + TERMINAL.length; made < count; made += 1) {
    const parts = Array.from({ length: 2 + Math.floor(random() * 4) }, () =>
      any(random() < 0.9 ? PIECES.filter(({ length }) => length < 400) : SPREADSHEET),
    );
    yield parts.join(any(['', ' ', ' ', '"', ' AND ']));
  }
}

/** What came of asking: how many were found, or a code. */
async function answerTo(query: SearchQuery): Promise<number | string> {
  try {
    const { hits, total } = await ledger.search(query);
    expect(total).toBeGreaterThanOrEqual(hits.length);
    return hits.length;
  } catch (error) {
    if (error instanceof OnrecordError) return error.code;
    throw new Error(`no coded error for ${JSON.stringify(query).slice(0, 500)}`, { cause: error });
  }
}

test('odd words are found, not found, or refused', async () => {
  const before = await ledger.counts();
  const strings = [...oddStrings(cases(500, 5_000))];
  const answers = new Map<number | string, number>();
  for (const [number, words] of strings.entries()) {
    const asked: SearchQuery = number % 3 === 0 ? { words, order: 'rank' } : { words, facets: number % 3 === 1 };
    const answer = await answerTo(asked);
    const kind = typeof answer === 'string' ? answer : Math.sign(answer);
    answers.set(kind, (answers.get(kind) ?? 0) + 1);
  }
  // Each of the three has been met, and nothing else.
  expect([...answers.keys()].filter((kind) => kind !== 'OR3004').toSorted()).toEqual([0, 1, 'OR6005']);
  expect(strings.length).toBeGreaterThanOrEqual(500);
  expect(await ledger.counts()).toEqual(before);
});

test('operators are operators in capitals, and words otherwise', async () => {
  for (const words of ['and or not near', '"OR NOT"', 'near*', '100% "of them"', 'select * from', 'O’Hara’s -- twice'])
    expect(await answerTo({ words }), words).toBe(1);
  expect(await answerTo({ words: 'AND OR NOT NEAR' })).toBe('OR6005');
  expect(await answerTo({ words: 'clerk NOT twice' })).toBe(0);
  expect(await answerTo({ words: 'clerk OR nothing-such' })).toBe(1);
});

test.each([
  'speaker',
  'addressee',
  'target',
  'outlet',
  'topic',
  'act',
  'verdict',
  'like',
  'cursor',
  'from',
  'to',
  'publishedFrom',
] as const)('so are odd values of %s', async (name) => {
  for (const value of oddStrings(cases(230, 1_000))) {
    const answer = await answerTo({ [name]: value });
    expect(
      typeof answer === 'number' || /^OR(?:3\d{3}|600[56])$/.test(answer),
      `${name} ${value.slice(0, 50)}: ${answer}`,
    ).toBe(true);
  }
});

test('and odd names of entries, actors and issues', async () => {
  for (const value of oddStrings(cases(230, 1_000))) {
    for (const ask of [
      () => ledger.show(value),
      () => ledger.timeline({ actor: value, issue: value }),
      () => ledger.positions({ speaker: value, about: value }),
      () => ledger.positions({ speaker: 'Speaker', issue: value }),
    ]) {
      const error: unknown = await ask().then(
        () => null,
        (fault: unknown) => fault,
      );
      if (error !== null) expect(error, value.slice(0, 50)).toBeInstanceOf(OnrecordError);
      if (error instanceof OnrecordError) expect(error.code).not.toBe('OR9001');
    }
  }
});
