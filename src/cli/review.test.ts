import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedger, type Review } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { program } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-review-'));
let [printed, told, number] = ['', '', 0];
let file = '';
let [document, first, second] = ['', '', ''];
const WORDS = 'The northern route will stay shut until the ice has gone';
const read = documentOf({
  url: 'https://fjord.example/ice',
  published: '2026-05-03',
  said: [
    { speaker: 'Kari Nygård', words: WORDS, day: '2026-05-02' },
    { speaker: 'Ana Lima', words: 'Nobody asked us' },
  ],
  events: [{ type: 'CONSULT', actors: ['Ana Lima'], recipients: [], day: '2026-05-01' }],
});

beforeEach(async () => {
  [printed, told] = ['', ''];
  file = join(folder, `${(number += 1)}.sqlite`);
  vi.stubEnv('ONRECORD_LEDGER', file);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
  const ledger = await openLedger(file, { thread: false });
  ({
    document,
    statements: [first = '', second = ''],
  } = await ledger.add(read, { retrieved: '2026-05-04T12:00:00Z' }));
  await ledger.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command writes to standard output. */
async function run(...words: readonly string[]): Promise<string> {
  printed = '';
  await (await program()).parseAsync(['node', 'onrecord', ...words]);
  return printed;
}
const lines = <Value>(text: string): Value[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Value);
/** Takes the second statement out, and makes the first shorter. */
async function refreshed(): Promise<string> {
  const ledger = await openLedger(file, { thread: false });
  const [attribution] = read.attributions;
  const [start = 0, end = 0] = attribution?.content[0] ?? [];
  const { added } = await ledger.refresh(document, {
    ...read,
    attributions: attribution ? [{ ...attribution, content: [[start, end - 5]] }] : [],
    statements: read.statements.slice(0, 1).map((one) => ({ ...one, text: read.text.slice(start, end - 5) })),
    events: [],
  });
  await ledger.close();
  return added[0] ?? '';
}

test('fields are decided as they are typed, and come out as values', async () => {
  const typed: readonly (readonly [field: string, value: string, expected: unknown])[] = [
    ['speaker', 'Marta Holm', { actor: null, name: 'Marta Holm' }],
    ['speaker', 'none', { actor: null, name: null }],
    [
      'targets',
      'Iceland; org:nato',
      [
        { actor: null, name: 'Iceland' },
        { actor: 'org:nato', name: 'NATO' },
      ],
    ],
    // What the machine says too.
    ['addressee', 'none', null],
    [
      'span',
      '12-15; 20-24',
      [
        [12, 15],
        [20, 24],
      ],
    ],
    ['kind', 'mixed', 'mixed'],
    ['act', 'accuse', 'ACCUSE'],
    ['act', 'none', null],
    ['said', '2026-02', { from: '2026-02-01', to: '2026-02-28' }],
    ['said', '2026-02-03/2026-02-05', { from: '2026-02-03', to: '2026-02-05' }],
    ['said', 'none', 'none'],
    ['entry', 'no', false],
  ];
  for (const [field, value, expected] of typed) {
    const out = await run('review', first, '--field', field, '--value', value, '--by', 'R. Adler', '--json');
    expect(lines<Review>(out)).toMatchObject([
      { field, decision: expected === null ? 'accept' : 'wrong', value: expected },
    ]);
  }
});

test('of events flags are yes or no, and modes a list; what the machine says too is accepted', async () => {
  const event = (JSON.parse((await run('review', '--events', '--json')).split('\n')[0] ?? '') as { id: string }).id;
  const decide = async (field: string, value: string) =>
    lines<Review>(await run('review', event, '--field', field, '--value', value, '--by', 'R. Adler', '--json'))[0];
  expect(await decide('negated', 'yes')).toMatchObject({ decision: 'wrong', value: true });
  expect(await decide('negated', 'no')).toMatchObject({ decision: 'accept', value: null });
  expect(await decide('modes', 'visit; phone')).toMatchObject({ decision: 'wrong', value: ['visit', 'phone'] });
  expect(await decide('modes', 'none')).toMatchObject({ decision: 'accept' });
  expect(await decide('type', 'consult')).toMatchObject({ decision: 'accept' });
  expect(await decide('standing', 'alleged')).toMatchObject({ value: 'alleged' });
  await expect(decide('future', 'perhaps')).rejects.toMatchObject({ code: 'OR3050' });
  const table = await run('export', '--format', 'events');
  const [header = '', row = ''] = table.split('\r\n');
  expect(row.split(',')[header.split(',').indexOf('Reviewed Wrong')]).toBe('standing');
  const corrected = table.split('\r\n').map((line) => line.split(','));
  expect(corrected[1]?.[corrected[0]?.indexOf('Standing') ?? 0]).toBe('alleged');
  expect(corrected.map((cells) => cells.at(-1)).slice(0, 2)).toEqual(['Corrected', 'standing']);
});

test.each([
  [['--accept'], 'OR4001'],
  [['--by', 'A', '--wrong'], 'OR4001'],
  [['--by', 'A', '--accept', '--wrong', '--field', 'kind'], 'OR4001'],
  [['--by', 'A', '--field', 'tone', '--wrong'], 'OR6006'],
  [['--by', 'A', '--field', 'span', '--value', 'all of it'], 'OR3050'],
  [['--by', 'A', '--field', 'entry', '--value', 'yes'], 'OR3050'],
  [['--by', 'A', '--field', 'said', '--value', 'May'], 'OR3004'],
  [['--by', 'A', '--field', 'said', '--value', '2026-02-03/2026-02-05/2026-02-09'], 'OR3050'],
  [['--by', 'A', '--field', 'targets', '--value', ''], 'OR3050'],
  [['--by', 'A', '--field', 'targets', '--value', ' ; '], 'OR3050'],
  [['--by', 'A', '--field', 'addressee', '--value', 'org:natoo; NOR'], 'OR3050'],
  [['--by', 'A', '--field', 'speaker'], 'OR4001'],
  [['--by', 'A', '--note', 'It is so'], 'OR4001'],
  [['--undo'], 'OR3051'],
])('refused: %s', async (flags, code) => {
  await expect(run('review', first, ...flags)).rejects.toMatchObject({ code });
});

test('a decision is listed, shown beside what the machine says, and taken back', async () => {
  expect(await run('review')).toMatch(new RegExp(`^${first}  0.80  Kari Nygård: Kari Nygård said: «“The northern`));
  await run('review', first, '--accept', '--field', 'speaker', '--by', 'R. Adler');
  const out = await run(
    'review',
    first,
    '--field',
    'speaker',
    '--value',
    'Marta Holm',
    '--by',
    'S. Brandt',
    '--note',
    'x',
  );
  expect(out).toMatch(/^rv_[a-z2-7]{16} {2}st_\w+ {2}speaker: Marta Holm, not Kari Nygård {2}S\. Brandt, \d{4}-/);
  expect(await run('show', first)).toContain(
    'speaker: Kari Nygård (R. Adler) or Marta Holm (S. Brandt) – disputed; machine: Kari Nygård',
  );
  expect(await run('review', '--by', 'R. Adler')).not.toContain(first);
  expect(await run('review', '--events', '--json')).toContain('"type":"CONSULT"');
  const [, id = ''] = /^(rv_\w+)/.exec(out) ?? [];
  expect(await run('review', id, '--undo')).toContain('(taken back)');
  expect((await run('review', first)).trimEnd().split('\n')).toHaveLength(2);
  expect(await run('show', first)).toContain('reviewed:\n  speaker: Kari Nygård (R. Adler); machine: Kari Nygård');
});

test('several entries are decided at once, and their reviews taken back so', async () => {
  const out = await run('review', first, second, '--field', 'speaker', '--value', 'Marta Holm', '--by', 'A', '--json');
  const made = lines<Review>(out).map(({ id }) => id);
  expect(made).toHaveLength(2);
  const undone = lines<Review>(await run('review', ...made, '--undo', '--json'));
  expect(undone.map(({ id, standing }) => [id, standing])).toEqual(made.map((id) => [id, false]));
});

test('agreement is a table, or a line of JSON for each field', async () => {
  await run('agreement');
  expect(told).toContain('No field of an entry was decided by two reviewers.');
  for (const by of ['R. Adler', 'S. Brandt', 'T. Cole'])
    for (const id of [first, second]) await run('review', id, '--accept', '--field', 'speaker', '--by', by);
  const table = await run('agreement');
  expect(table).toMatch(/statement speaker +│ +R\. Adler, S\. Brandt, T\. Cole +│ +2 +│ +6 +│ +6 +│ +1\.00/);
  expect(table).toMatch(/│ +R\. Adler, T\. Cole +│ +2 +│ +2 +│ +2 +│ +1\.00/);
  const json = await run('agreement', '--json', '--reviewer', 'R. Adler', '--reviewer', 'T. Cole');
  expect(lines(json)).toMatchObject([{ field: 'speaker', units: 2, pairs: 2, agreed: 2, alpha: 1 }]);
});

test('labels stand off the text: no word of it is in them unless it is asked for', async () => {
  await run('review', first, '--accept', '--by', 'R. Adler', '--note', 'The northern route, indeed');
  await run('review', first, '--field', 'kind', '--wrong', '--by', 'R. Adler');
  const out = await run('export', '--format', 'labels');
  expect(out).not.toContain('northern');
  const labels = lines<Record<string, unknown>>(out);
  expect(labels).toHaveLength(8);
  expect(labels.at(-1)).toEqual({
    schema: 'onrecord.label/1',
    id: expect.stringMatching(/^rv_/) as string,
    document,
    url: 'https://fjord.example/ice',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    kind: 'statement',
    entry: first,
    now: first,
    spans: [expect.arrayContaining([expect.any(Number)])],
    field: 'kind',
    machine: 'direct',
    decision: 'wrong',
    value: null,
    reviewer: 'R. Adler',
    at: expect.any(String) as string,
  });
  expect(await run('export', '--format', 'labels', '--with-words')).toContain(`"words":"“${WORDS}”"`);
  await expect(run('export', 'ice', '--format', 'labels')).rejects.toMatchObject({ code: 'OR4001' });
});

test('what has gone is printed with what has its words now, and what was removed without any', async () => {
  const now = await refreshed();
  const shown = await run('show', first);
  expect(shown).toContain('This statement is gone');
  expect(shown).toContain(WORDS);
  expect(shown).toContain(`onrecord show ${now}`);
  expect(await run('show', second)).toContain('Nothing has its words now.');
  const explained = await run('explain', first);
  expect(explained).toContain('read the text and did not find it');
  expect(explained).toContain(now);
  await run('remove', document);
  const removed = await run('show', first);
  expect(removed).toContain('This statement was removed');
  expect(removed).not.toContain('northern');
  expect(lines(await run('show', document, '--json'))).toMatchObject([
    { type: 'departed', departed: { kind: 'document', was: null } },
  ]);
  await expect(run('review', first, '--accept', '--by', 'A')).rejects.toMatchObject({ code: 'OR3052' });
});

test('a table coded elsewhere is taken row by row; a bad row is told with its line, and the rest goes on', async () => {
  const table = join(folder, 'coded.csv');
  const event = (JSON.parse((await run('review', '--events', '--json')).split('\n')[0] ?? '') as { id: string }).id;
  const rows = [
    'Entry;Coder;Field;Value;Decision',
    `${first};S. Brandt;speaker;Marta Holm;`,
    `${first};;targets;"Iran; ""USA""";`,
    `${first};S. Brandt;said;2026-02;`,
    `${second};S. Brandt;entry;yes;`,
    `${second};S. Brandt;tone;sharp;`,
    `${second};S. Brandt;kind;;`,
    `${second};S. Brandt;kind;;wrong`,
    `st_none;S. Brandt;kind;mixed;`,
    `${event};S. Brandt;type;agree;`,
  ];
  await writeFile(table, `\uFEFF${rows.join('\r\n')}\r\n`);
  const taken = lines<Review>(await run('review', '--import', table, '--by', 'R. Adler', '--json'));
  expect(taken.map(({ field, by, value }) => [field, by, value])).toEqual([
    ['speaker', 'S. Brandt', { actor: null, name: 'Marta Holm' }],
    [
      'targets',
      'R. Adler',
      [
        { actor: null, name: 'Iran' },
        { actor: null, name: '"USA"' },
      ],
    ],
    ['said', 'S. Brandt', { from: '2026-02-01', to: '2026-02-28' }],
    ['entry', 'S. Brandt', null],
    ['kind', 'S. Brandt', null],
    ['type', 'S. Brandt', 'AGREE'],
  ]);
  expect(told).toContain(`OR6006 ${table}, line 6: `);
  expect(told).toContain(`OR3050 ${table}, line 7: `);
  expect(told).toContain(`OR3003 ${table}, line 9: `);
  expect(told).toContain('6 decisions taken, 3 failed');
  expect(process.exitCode).toBe(3);
  process.exitCode = undefined;
  await expect(run('review', '--import', 'none.csv')).rejects.toMatchObject({ code: 'OR1001' });
  await expect(run('review', first, '--import', table)).rejects.toMatchObject({ code: 'OR4001' });
});

test('the list of what to review next tells what its figures are and how to go on', async () => {
  expect(await run('review', '--by', 'R. Adler')).toContain(first);
  expect(told).toContain('with their confidence. To decide one: onrecord review ID --accept --by NAME');
  told = '';
  await run('review', '--json');
  expect(told).toBe('');
});

test('an export to which columns are added: rows that decide nothing are left, and counted', async () => {
  const table = join(folder, 'export.csv');
  const [head = '', ...rows] = (await run('export', '--format', 'csv')).trimEnd().split('\r\n');
  const added = rows.map((row) => (row.startsWith(first) ? `${row},speaker,Marta Holm` : `${row},,`));
  await writeFile(table, [`${head},Field,Value`, ...added, ''].join('\r\n'));
  const taken = lines<Review>(await run('review', '--import', table, '--by', 'R. Adler', '--json'));
  expect(taken).toMatchObject([{ unit: first, field: 'speaker', value: { actor: null, name: 'Marta Holm' } }]);
  expect(told).toContain('1 decision taken, 1 row without one');
});

test.each([
  ['entry,field\n', 'OR3053', 'line 1: no column is named value; there are: entry, field'],
  ['ENTRY,field,value\nFIRST,speaker,Marta Holm\n"st', 'OR3053', 'line 3: a quotation mark before it is not closed'],
  ['entry,field,value\nFIRST,speaker,Marta Holm\nFIRST,speaker,Holm, Marta\n', 'OR3053', 'line 3: it has 4 fields'],
  ['entry,field,value\nFIRST,note,Søre "Bø"\nFIRST,speaker,"B" Bø\n', 'OR3053', 'line 3: a quotation mark within'],
  [Buffer.from([0xff, 0xfe, 0xff]), 'OR1047', 'UTF-16LE'],
  [Buffer.from('entry,field,value\nFIRST,speaker,S\xc3\xb8n\nFIRST,speaker,S\xf8n\n', 'latin1'), 'OR1047', 'line 3'],
])(
  'a table with a row that cannot be told apart is refused, and nothing of it taken: %#',
  async (rows, code, words) => {
    const table = join(folder, 'damaged.csv');
    const bytes = typeof rows === 'string' ? Buffer.from(rows) : rows;
    await writeFile(table, Buffer.from(bytes.toString('latin1').replaceAll('FIRST', first), 'latin1'));
    await expect(run('review', '--import', table, '--by', 'R. Adler')).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words) as string,
    });
    expect(await run('review', first, '--json')).toBe('');
  },
);

test('days as a spreadsheet writes them; one that may be two is taken where another row tells which', async () => {
  const table = join(folder, 'days.csv');
  const said = async (...days: readonly string[]): Promise<unknown[]> => {
    const rows = days.map((day) => `${first};said;${day}\r\n`);
    await writeFile(table, `entry;field;value\r\n${rows.join('')}`);
    const out = await run('review', '--import', table, '--by', 'R. Adler', '--json');
    return out === '' ? [] : lines<Review>(out).map(({ value }) => Object.values(value ?? {}));
  };
  expect(await said('14.03.2026', '3.4.2026 00:00', '2026-03-14T10:00', '01/04/2026/14/04/2026')).toEqual([
    ['2026-03-14', '2026-03-14'],
    ['2026-04-03', '2026-04-03'],
    ['2026-03-14', '2026-03-14'],
    ['2026-04-01', '2026-04-14'],
  ]);
  expect(told).toContain(`${table}: days such as 03/04/2026 have the day first, as 14/04/2026 (line 5)`);
  expect(await said('03/04/2026', 'none')).toEqual([[...'none']]);
  expect(told).toContain(
    `OR1048 ${table}, line 2: 03/04/2026 may be 2026-04-03 or 2026-03-04 (no other row tells which)`,
  );
  expect(process.exitCode).toBe(3);
  process.exitCode = undefined;
});
