import { expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { rowsOf } from './table-rows.ts';

async function read(bytes: Buffer) {
  const remarks: string[] = [];
  const rows: unknown[] = [];
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  }
  for await (const { line, cells, error } of rowsOf(stream(), 'case.csv', {
    limit: 10_000,
    isKnown: (name) => name === 'quote',
    daysIn: (_, names) => [names.indexOf('date')],
    broken: (number, fault) => new OnrecordError('OR7003', { input: 'case.csv', line: number, fault }),
    concluded: (remark) => remarks.push(remark),
  }))
    rows.push(error ? [line, error.code] : cells);
  return { rows, remarks };
}

/** Of Windows-1252 what these tests need beyond Latin-1. */
const windows = (text: string): Buffer =>
  Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('€', '\x80'), 'latin1');

const TABLE = 'quote;speaker\r\nAll quiet;Ann\r\n“Das macht Spaß”;Jürgen Groß\r\nÀ 5 €;Zoé\r\n';
const ROWS = [
  ['quote', 'speaker'],
  ['All quiet', 'Ann'],
  ['“Das macht Spaß”', 'Jürgen Groß'],
  ['À 5 €', 'Zoé'],
];

test.each([
  ['UTF-8', Buffer.from(TABLE)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TABLE}`)],
  ['UTF-16', Buffer.from(`\ufeff${TABLE.replaceAll(';', '\t')}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${TABLE}`, 'utf16le').swap16()],
])('a table in %s', async (_, bytes) => {
  expect(await read(bytes)).toEqual({ rows: ROWS, remarks: [] });
});

test('a table in Windows-1252 is told to be one', async () => {
  const remarks = ['case.csv: not UTF-8 (line 3); read as Windows-1252'];
  expect(await read(windows(TABLE))).toEqual({ rows: ROWS, remarks });
});

test('a row that is not what the rest of the table is has an error, and nothing is guessed of it', async () => {
  const cut = Buffer.concat([Buffer.from('quote\nSøren said\nS'), Buffer.from([0xc3]), Buffer.from('ren\nBø\n')]);
  expect((await read(cut)).rows).toEqual([['quote'], ['Søren said'], [3, 'OR1047'], ['Bø']]);
  const first = Buffer.concat([Buffer.from('quote\nSøren “s'), Buffer.from([0xe2, 0x80]), Buffer.from('\nBø\n')]);
  expect((await read(first)).rows).toEqual([['quote'], [2, 'OR1047'], ['Bø']]);
  const unassigned = Buffer.concat([windows('quote\nSøren\n'), Buffer.from([0x81, 0x0a])]);
  expect((await read(unassigned)).rows).toEqual([['quote'], ['Søren'], [3, 'OR1047']]);
});

const days = async (...written: readonly string[]): Promise<{ rows: unknown[]; remarks: string[] }> => {
  const { rows, remarks } = await read(Buffer.from(`quote;date\n${written.map((day) => `x;${day}\n`).join('')}`));
  return { rows: rows.slice(1).map((row) => (row as unknown[])[1]), remarks };
};

test('days are written as ISO 8601 has them, with the time where there is one', async () => {
  const written = [
    '14.03.2026',
    '3.4.2026',
    '14/03/2026',
    '3/14/2026 2:30 PM',
    '14.03.2026 10:05:00',
    '14.03.2026 0:00',
  ];
  expect(await days(...written, '2026-03-14T10:00', '2026-03', '', 'soon', '32.01.2026')).toEqual({
    rows: [
      '2026-03-14',
      '2026-04-03',
      '2026-03-14',
      '2026-03-14T14:30',
      '2026-03-14T10:05',
      '2026-03-14',
      '2026-03-14T10:00',
      '2026-03',
      '',
      'soon',
      '32.01.2026',
    ],
    remarks: [],
  });
});

test('a day that may be two is what another row of the column tells, which is said', async () => {
  expect(await days('03/04/2026', 'soon', '14/04/2026', '05-06-2026')).toEqual({
    rows: ['2026-04-03', 'soon', '2026-04-14', '2026-06-05'],
    remarks: ['case.csv: days such as 03/04/2026 have the day first, as 14/04/2026 (line 4)'],
  });
  expect((await days('04/14/2026', '03/04/2026')).rows).toEqual(['2026-04-14', '2026-03-04']);
  expect((await days('03/03/2026', '03/04/2026', '2026-04-14')).rows).toEqual(['2026-03-03', 'OR1048', '2026-04-14']);
  expect((await days('14/04/2026', '03/04/2026', '04/14/2026')).rows).toEqual(['2026-04-14', 'OR1048', '2026-04-14']);
});
