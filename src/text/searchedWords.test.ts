import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchedWords } from './searchedWords.ts';

/** The words that SQLite has of each text. */
function wordsInSqlite(texts: Iterable<readonly [number, string]>): Map<number, string[]> {
  const database = new Sqlite(':memory:');
  try {
    database.exec(`
      create virtual table texts using fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
      create virtual table words using fts5vocab (texts, 'instance');
    `);
    const insert = database.prepare('insert into texts (rowid, text) values (?, ?)');
    const found = new Map<number, string[]>();
    database.transaction(() => {
      for (const [row, text] of texts) {
        insert.run(row, text);
        found.set(row, []);
      }
    })();
    const words = database.prepare('select doc, term, offset from words').raw();
    for (const [row, term, offset] of words.iterate() as IterableIterator<[number, string, number]>) {
      const ofRow = found.get(row);
      if (ofRow) ofRow[offset] = term;
    }
    return found;
  } finally {
    database.close();
  }
}

/** All code points of planes in which something is assigned, and the ends of the others. */
function* codePoints(): Generator<number> {
  for (let code = 1; code <= 0x10_ff_ff; code += 1) {
    const [plane, place] = [code >> 16, code & 0xff_ff];
    const isAssigned = plane < 4 || (plane === 14 && place < 0x10_00);
    if ((isAssigned || place < 8 || place > 0xff_f0) && (code < 0xd8_00 || code > 0xdf_ff)) yield code;
  }
}

test('every code point is taken as SQLite takes it', () => {
  const textOf = (code: number): string => `a${String.fromCodePoint(code)}b`;
  const found = wordsInSqlite(codePoints().map((code) => [code, textOf(code)]));
  const wrong = [...found].filter(([code, words]) => {
    const own = searchedWords(textOf(code)).map(({ word }) => word);
    return own.join(' ') !== words.join(' ');
  });
  expect(found.size).toBeGreaterThan(200_000);
  expect(wrong).toEqual([]);
}, 120_000);

test('texts have the words that SQLite has of them', () => {
  const sign = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...'ab eéÉ.’-\'"IİıßſΣςÅ'.split(''),
        'e\u0301',
        '\u0301',
        '🐟',
        '汉',
        'Ⅷ',
        '\u{1E900}',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  );
  const texts = fc.array(
    fc.array(sign, { maxLength: 30 }).map((signs) => signs.join('')),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(texts, (given) => {
      const plain = given.map((text) => text.toWellFormed().replaceAll('\0', ' '));
      const found = wordsInSqlite(plain.map((text, at) => [at + 1, text]));
      expect(plain.map((text) => searchedWords(text).map(({ word }) => word))).toEqual([...found.values()]);
    }),
    { numRuns: 200 },
  );
});

test('a word tells where it stands, with the signs that are passed over', () => {
  expect(searchedWords('«Cafe\u0301 Ø»')).toEqual([
    { word: 'cafe', start: 1, end: 6 },
    { word: 'ø', start: 7, end: 8 },
  ]);
});

test('of a word without end the beginning is compared', () => {
  expect(searchedWords(`${'x'.repeat(3_000)} y`).map(({ word }) => word.length)).toEqual([500, 1]);
});
