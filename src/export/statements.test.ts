import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCodePoints, type LedgerStatement, readerOf } from '../ledger/index.ts';
import { statementsAsCsv, statementsAsJsonl } from './index.ts';
import { RECORDED } from './testing/recorded.ts';

/** The fixture's statement as the ledger gives it. */
function exported(change: Partial<LedgerStatement> = {}): LedgerStatement {
  const { attributions, statements, sentences, text, actors, ...document } = inCodePoints(RECORDED);
  const [attribution] = attributions;
  const [statement] = statements;
  if (!attribution || !statement) throw new Error('the fixture has no statement');
  const { attribution: _id, ...fields } = statement;
  const reader = readerOf(text, sentences);
  const { url, title, outlet, byline, language, published, versions } = document;
  return {
    ...fields,
    attribution,
    id: 'st_aaaaaaaaaaaaaaaa',
    actor: actors[1] ?? null,
    speakerWords: reader.wordsOf(statement.speaker, attribution.source),
    context: reader.contextOf(attribution),
    quotes: reader.quotesOf(attribution.content),
    document: {
      id: 'doc_aaaaaaaaaaaaaaaa',
      version: 1,
      url,
      title,
      outlet,
      byline,
      language,
      published,
      versions,
      retrieved: '2026-05-04T12:00:00.000Z',
      sha256: 'f'.repeat(64),
      sourceSha256: null,
    },
    ...change,
  };
}

async function* each<T>(...items: T[]): AsyncGenerator<T> {
  yield* items;
}

async function collected(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

test('JSON Lines: one statement a line, with selectors that find its words', async () => {
  const lines = (await collected(statementsAsJsonl(each(exported(), exported())))).join('').split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('');
  const line = JSON.parse(lines[0] ?? '') as {
    anchors: { source: string; selector: [{ start: number; end: number }, Record<string, string>] }[];
    sentence: { text: string; content: [number, number][] };
    text: string;
  };
  expect(line).toMatchObject({
    schema: 'onrecord.statement/1',
    id: 'st_aaaaaaaaaaaaaaaa',
    speaker: { name: 'Kari Nygård' },
    speakerWords: 'She',
    document: { title: '=Ministers meet', published: { from: '2022-05-04' } },
  });
  const points = [...RECORDED.text];
  const [{ source, selector } = { source: '', selector: [] }] = line.anchors;
  const [position, quote] = selector;
  expect(source).toBe('urn:onrecord:doc_aaaaaaaaaaaaaaaa');
  expect(position).toMatchObject({ type: 'TextPositionSelector' });
  expect(points.slice(position?.start, position?.end).join('')).toBe(line.text);
  const { exact = '', prefix = '', suffix = '' } = quote ?? {};
  expect(quote).toMatchObject({ type: 'TextQuoteSelector', exact: line.text, suffix: '.' });
  expect([...prefix]).toHaveLength(32);
  expect(RECORDED.text).toContain(prefix + exact + suffix);
  expect(line.sentence.text).toBe(`She said ${line.text}.`);
  const [start, end] = line.sentence.content[0] ?? [];
  expect([...line.sentence.text].slice(start, end).join('')).toBe(line.text);
});

test('CSV: RFC 4180, with formulas made inert', async () => {
  const text = '@IMPORT("x"), or else';
  const rows = await collected(statementsAsCsv(each(exported({ text, venue: '\tOslo', confidence: 0.5 }))));
  expect(rows.every((row) => row.endsWith('\r\n'))).toBe(true);
  expect(rows.map((row) => row.trimEnd())).toMatchInlineSnapshot(`
    [
      "id,kind,speaker,speaker_status,speaker_words,speaker_code,text,said_from,said_to,said_basis,venue,topics,polarity,confidence,start,end,sentence,document,version,url,title,outlet,published,retrieved,sha256",
      "st_aaaaaaaaaaaaaaaa,mixed,Kari Nygård,resolved,She,NOR,"'@IMPORT(""x""), or else",2022-05-03,2022-05-03,implied,'	Oslo,fisheries,affirmed,0.5,99,130,She said the talks 🐟 were “long overdue”.,doc_aaaaaaaaaaaaaaaa,1,,'=Ministers meet,Fjord News,2022-05-04,2026-05-04T12:00:00.000Z,ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ]
  `);
});

test.each(['=', '+', '-', '@', '\t', '\r'])('CSV: a cell that begins with %j is text', async (first) => {
  const [, row] = await collected(statementsAsCsv(each(exported({ text: `${first}1` }))));
  expect(row).toContain(first === '\r' ? `,"'\r1",` : `,'${first}1,`);
});

test('CSV: read again by its rules, any words are the same', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '\u{1F41F}')),
    async (parts) => {
      const text = `x${parts.join('')}`;
      const [header = '', row = ''] = await collected(statementsAsCsv(each(exported({ text }))));
      const cells = cellsOf(row);
      expect(cells).toHaveLength(cellsOf(header).length);
      expect(cells[cellsOf(header).indexOf('text')]).toBe(text);
    },
  );
  await fc.assert(property);
});

/** The cells of one record as RFC 4180 defines them: a cell with a comma, a quote, CR or LF is quoted. */
function cellsOf(record: string): string[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/gy;
  return Array.from(record.matchAll(cell), ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}
