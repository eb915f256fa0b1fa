import { expect, test } from 'vitest';
import type { DocumentRecord } from '../document/index.ts';
import { recordsOf } from './records.ts';
import { chunksOf, summaryOf } from './testing/items.ts';

const read = (lines: string | Uint8Array, limit = 1000): Promise<Record<string, unknown>[]> =>
  summaryOf(recordsOf(chunksOf(lines), 'file.jsonl', limit));

test('good and broken lines come out in order, each with its number', async () => {
  const lines = [
    '\ufeff{"id": "first", "text": "One.", "published": "2024-03-05", "more": 1}',
    '',
    '{"html": "<p>Two.</p>", "text": null}\r',
    '   ',
    '{"text": "broken',
    '{"turns": [{"speaker": "HOST", "text": "Three."}, {"text": "Yes."}]}',
    '{"id": "last", "text": 4}',
    '{"text": "no line end"}',
  ];
  const items = await read(lines.join('\n'));
  expect(items.map((item) => [item.id, item.code])).toEqual([
    ['first', undefined],
    ['line-3', undefined],
    ['line-5', 'OR1009'],
    ['line-6', undefined],
    ['last', 'OR1009'],
    ['line-8', undefined],
  ]);
  expect(items[0]?.record).toEqual({ id: 'first', text: 'One.', published: '2024-03-05' });
  expect(items[1]?.record).toEqual({ html: '<p>Two.</p>' });
  expect(items[3]?.record).toEqual({
    turns: [
      { speaker: 'HOST', text: 'Three.' },
      { speaker: null, text: 'Yes.' },
    ],
  });
});

test.each([
  ['{"text": "🕊", "html" 5}', 'not JSON at column 22: found "5}"'],
  ['{"text": "x"', 'not JSON at column 13: it ends too early'],
  ['{"text": 4}', '"text" must be text; found the number 4'],
  ['{"text": ["x"]}', '"text" must be text; found a list'],
  ['{"text": "x", "title": {}}', '"title" must be text; found an object'],
  ['{"text": "x", "id": [7]}', '"id" must be text or a number; found a list'],
  ['{"text": "x", "byline": 7}', '"byline" must be text or a list of texts; found the number 7'],
  ['{"text": "x", "byline": ["Ann", {"first": "Bo"}]}', '"byline" must be text or a list of texts; found a list'],
  ['{"turns": "x"}', '"turns" must be a list; found the text "x"'],
  ['{"turns": [{"speaker": "A", "text": "x"}, {"speaker": "B"}]}', '"turns[1].text" must be text; found nothing'],
  ['{"turns": [{"text": "x", "at": "0:12"}]}', '"turns[0].at" must be a number; found the text "0:12"'],
  ['{"turns": []}', '"turns" is empty'],
  ['{"text": ""}', '"text" is empty'],
  ['{"title": "x"}', 'one of "text", "html" and "turns" is needed; found none'],
  ['{"text": "x", "html": "x"}', 'only one of "text", "html" and "turns" is allowed; found text and html'],
  ['[1]', 'the record must be an object; found a list'],
  [
    '{"status": "ok", "articles": [{"text": "T"}]}',
    'one of "text", "html" and "turns" is needed; found none (there are records in “articles”: --input json reads them)',
  ],
  ['null', 'the record must be an object; found null'],
])('%s is told as: %s', async (line, fault) => {
  expect(await read(`\n${line}\n`)).toEqual([
    { id: expect.any(String) as string, code: 'OR1009', message: `file.jsonl, line 2: ${fault}` },
  ]);
});

test('what is said beside the text has a limit, which is told with the name of the field', async () => {
  const long = 'x'.repeat(5001);
  const fields = [{ title: long }, { outlet: long }, { byline: ['A', long] }, { id: long }, { headline: long }];
  const lines = fields.map((field) => `${JSON.stringify({ text: 'T', ...field })}\n`).join('');
  const items = await summaryOf(
    recordsOf(chunksOf(`${lines}${JSON.stringify({ text: long, title: long.slice(1) })}\n`), 'file.jsonl', 100_000),
  );
  expect(items.map(({ id, code, message }) => [id, code, message])).toEqual([
    ...['title" has 5,001', 'outlet" has 5,001', 'byline" has 5,003', 'id" has 5,001', 'title" has 5,001'].map(
      (fault, index) => [
        `line-${index + 1}`,
        'OR1009',
        `file.jsonl, line ${index + 1}: "${fault} characters; at most 5,000 are allowed`,
      ],
    ),
    ['line-6', undefined, undefined],
  ]);
});

test('a number is an id, and an author may be an object with a name', async () => {
  const lines = [
    '{"id": 36, "text": "x", "byline": [{"name": "Ann"}, "Bo"]}',
    '{"id": 37, "text": 4}',
    '{"text": "x", "byline": {"name": "Ann"}}',
  ];
  expect(await read(lines.join('\n'))).toMatchObject([
    { id: '36', record: { id: '36', byline: ['Ann', 'Bo'] } },
    { id: '37', code: 'OR1009' },
    { record: { byline: ['Ann'] } },
  ]);
});

test('bytes that are not UTF-8 and a line that is too long fail alone', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"text": "'),
    Buffer.from([0xe9]),
    Buffer.from(`"}\n{"text": "${'x'.repeat(100)}"}\n{"text": "x"}`),
  ]);
  expect(await read(bytes, 60)).toEqual([
    {
      id: 'line-1',
      code: 'OR1005',
      message: 'file.jsonl, line 1: the bytes are not valid UTF-8 (first invalid byte at 10)',
    },
    {
      id: 'line-2',
      code: 'OR1004',
      message:
        'file.jsonl, line 2: at least 112 bytes is more than the limit of 60 bytes for one document or row of a table',
    },
    { id: 'line-3', record: { text: 'x' } },
  ]);
});

test('a record may not smuggle in a prototype', async () => {
  const [item = {}] = await read('{"text": "x", "__proto__": {"html": "y"}}');
  expect(item.record).toEqual({ text: 'x' });
  const { html } = item.record as DocumentRecord;
  expect(html).toBeUndefined();
});
