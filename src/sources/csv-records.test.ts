import { expect, test } from 'vitest';
import { recordsInTable } from './csv-records.ts';

async function read(table: string | Uint8Array, { limit = 10_000, size = 11 } = {}) {
  const bytes = Buffer.from(table);
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const items: unknown[] = [];
  for await (const item of recordsInTable(stream(), 'case.csv', limit)) {
    if (item.form === 'failed') items.push([item.id, item.error.code, item.error.message]);
    else if (item.form === 'record') items.push([item.id, item.record]);
  }
  return items;
}

const row = (record: object) => expect.objectContaining(record) as object;

test.each([',', ';', '\t', '|'])('columns by the names that others have, parted by %j', async (mark) => {
  const table = [
    ['Headline', 'Publication Date', 'Source', 'Authors', 'Full text', 'Pages'],
    ['"Tolls, again; and | more"', '2024-05-03', 'Fjord News', 'By Anna Holm', '"First.\n\n“Second,” she said."', '3'],
    ['Next', '1714725000', '', '', 'Words', ''],
  ];
  const text = table.map((fields) => fields.join(mark)).join('\r\n');
  const expected = [
    [
      'line-2',
      row({
        title: 'Tolls, again; and | more',
        published: '2024-05-03',
        outlet: 'Fjord News',
        byline: ['By Anna Holm'],
        text: 'First.\n\n“Second,” she said.',
      }),
    ],
    ['line-5', row({ title: 'Next', published: '2024-05-03T08:30:00.000Z', text: 'Words' })],
  ];
  expect(await read(text)).toEqual(expected);
  expect(await read(`\ufeff${text}\r\n`)).toEqual(expected);
  expect(await read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(expected);
});

test('Excel’s line that tells the mark; an id; a text with tags', async () => {
  expect(await read('sep=;\nid;body\nx1;<p>The port</p>\n')).toEqual([['x1', row({ html: '<p>The port</p>' })]]);
});

test('a row that cannot be read is named by the line on which it begins, and costs no other', async () => {
  const table = [
    'title,text',
    '"One\nin two lines",Words',
    'Two,Words,and more',
    'Three',
    '"He said "no" twice",Words',
    '"""No,"" he said",Words',
    'Five,',
    '',
    'Six,Words',
    'Seven,"never closed',
    'Eight,Words',
  ].join('\n');
  expect(await read(table)).toEqual([
    ['line-2', row({ title: 'One\nin two lines' })],
    ['line-4', 'OR1039', 'case.csv, line 4: it has 3 fields, and the table has 2 columns'],
    ['line-5', 'OR1039', 'case.csv, line 5: it has 1 fields, and the table has 2 columns'],
    ['line-6', 'OR1039', 'case.csv, line 6: a quotation mark within a quoted field is not doubled'],
    ['line-7', row({ title: '"No," he said' })],
    ['line-8', 'OR1039', expect.stringContaining('found none')],
    ['line-10', row({ title: 'Six' })],
    ['line-12', 'OR1039', 'case.csv, line 12: a quotation mark before it is not closed'],
  ]);
});

test('a line that ends with CR and LF is one, also within a field', async () => {
  const table = [
    'title,text',
    '"One',
    'in three',
    'lines",Words',
    '',
    '"Two',
    'lines",Words',
    'Three',
    'Four,"never',
    'closed',
  ];
  const ids = async (end: string): Promise<unknown[]> =>
    (await read(table.join(end))).map((item) => (item as [string])[0]);
  expect(await ids('\n')).toEqual(['line-2', 'line-6', 'line-8', 'line-10']);
  expect(await ids('\r\n')).toEqual(['line-2', 'line-6', 'line-8', 'line-10']);
});

test('rows of one table may end differently, as where two programs have written it', async () => {
  const table =
    'title,text\r\nOne,"Words\nof two lines"\nTwo,Words\r\nThree,Words\rFour,"Words\r\nof two"\nFive,Words,more\n';
  expect(await read(table)).toEqual([
    ['line-2', row({ title: 'One', text: 'Words\nof two lines' })],
    ['line-4', row({ title: 'Two' })],
    ['line-5', row({ title: 'Three' })],
    ['line-6', row({ title: 'Four', text: 'Words\r\nof two' })],
    ['line-8', 'OR1039', 'case.csv, line 8: it has 3 fields, and the table has 2 columns'],
  ]);
});

test('what comes before a fault of the stream is read, and a row that it cuts off is not', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('title,text\nA,Words\nB,"Wor\nds"\nC,Wo');
    throw new Error('damaged');
  }
  const ids: string[] = [];
  const reading = (async () => {
    for await (const { id } of recordsInTable(broken(), 'case.csv', 10_000)) ids.push(id);
  })();
  await expect(reading).rejects.toThrow('damaged');
  expect(ids).toEqual(['line-2', 'line-3']);
});

test('a row of another encoding than the table, or too large, fails alone', async () => {
  const bytes = Buffer.concat([
    Buffer.from('title,text\nAsbjørg,'),
    Buffer.from([0xe9]),
    Buffer.from(`\nB,${'x'.repeat(500)}\nC,Words\n`),
  ]);
  expect(await read(bytes, { limit: 300 })).toMatchObject([
    ['line-2', 'OR1047', 'case.csv, line 2: the bytes are not valid UTF-8'],
    ['line-3', 'OR1004', expect.any(String)],
    ['line-4', { title: 'C' }],
  ]);
});

test('a row without end ends the table, and what came before is there', async () => {
  const before = 'title,text\nA,Words\nB,"';
  const items: unknown[] = [];
  const all = recordsInTable(
    (async function* () {
      yield Buffer.from(before);
      for (let megabytes = 0; megabytes < 50; megabytes += 1) yield Buffer.alloc(1_000_000, 'x\n');
    })(),
    'case.csv',
    10_000,
  );
  const end = (async () => {
    for await (const item of all) items.push([item.id, item.form]);
  })();
  await expect(end).rejects.toMatchObject({
    code: 'OR1038',
    message: expect.stringContaining('10,000 bytes') as string,
  });
  expect(items.slice(0, 1)).toEqual([['line-2', 'record']]);
  expect(items).toHaveLength(2);
});

test.each([
  ['', 'OR1002', 'empty'],
  ['a,b\n1,2\n', 'OR1040', 'no column is named text; there are: a, b'],
  ['The port stays open.', 'OR1040', 'there are: The port stays open.'],
])('%j is refused', async (table, code, words) => {
  await expect(read(table)).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
});

test('what was said, a row for each piece of it, is one document', async () => {
  const turns = [
    { speaker: 'Anna Holm', text: 'Will you sign?', at: 12_000, ends: 15_000 },
    { speaker: 'Erik Lund', text: 'No.', at: 19_000, ends: 25_000 },
  ];
  const table =
    'Start Time,End Time,Speaker,Text\n00:00:12,00:00:15,Anna Holm,Will you sign?\n,,,\n00:00:19,00:00:25,Erik Lund,No.\n';
  expect(await read(table)).toEqual([['case.csv', row({ turns })]]);
  // As Whisper has it, in milliseconds.
  expect(await read('start\tend\ttext\n12000\t15000\tWill you sign?\n19000\t25000\tNo.\n')).toEqual([
    ['case.csv', row({ turns: turns.map((turn) => ({ ...turn, speaker: null })) })],
  ]);
  const broken = await read(`${table}00:00:30,00:00:31,Anna Holm\n`);
  expect(broken).toMatchObject([
    ['line-5', 'OR1039', expect.stringContaining('3 fields')],
    ['case.csv', { turns }],
  ]);
});

test('speeches with their dates are documents', async () => {
  expect(await read('speaker,date,text\nAnna Holm,2024-05-02,We will sign.\n')).toMatchObject([
    ['line-2', { published: '2024-05-02', text: 'We will sign.' }],
  ]);
});

test('what was said has to fit into a document', async () => {
  await expect(read(`speaker,text\n${'Anna Holm,We will sign.\n'.repeat(20)}`, { limit: 300 })).rejects.toMatchObject({
    code: 'OR1004',
  });
});
