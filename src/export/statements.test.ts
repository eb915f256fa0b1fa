import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reference } from '../document/index.ts';
import { statementsAsCsv, statementsAsJsonl } from './index.ts';
import { RECORDED } from './testing/recorded.ts';
import { collected, each, exported, HOSTILE, hostile } from './testing/statements.ts';

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
  const speaker = { ...(exported().speaker as Reference), confidence: 0.93 };
  const rows = await collected(statementsAsCsv(each(exported({ text, venue: '\tOslo', confidence: 0.5, speaker }))));
  expect(rows.every((row) => row.endsWith('\r\n'))).toBe(true);
  expect(rows.map((row) => row.trimEnd())).toMatchInlineSnapshot(`
    [
      "id,kind,speaker,speaker_status,speaker_words,speaker_code,text,said_from,said_to,said_basis,venue,topics,polarity,confidence,start,end,sentence,document,version,url,title,outlet,published,retrieved,sha256,addressees,targets,chain,act,act_negated,verdict,reports,independent_reports,given_by,claimed_url,out_of_context,reviewed_wrong,program,model,lexicon,change_reverses,change_marked,speaker_confidence,said_confidence,corrected,addressee_confidence,target_confidence",
      "st_aaaaaaaaaaaaaaaa,mixed,Kari Nygård,resolved,She,NOR,"'@IMPORT(""x""), or else",2022-05-03,2022-05-03,implied,'	Oslo,fisheries,affirmed,0.5,99,130,She said the talks 🐟 were “long overdue”.,doc_aaaaaaaaaaaaaaaa,1,,'=Ministers meet,Fjord News,2022-05-04,2026-05-04T12:00:00.000Z,ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff,Kari Nygård,Kari Nygård,Norway’s minister,,,,1,1,,,,,0.1.0,en-0.1.0,2026-11,,,0.93,,,,",
    ]
  `);
});

test('CSV: each addressee and target has its confidence, the members of a group that of the group', async () => {
  const { targets } = exported();
  const [one] = targets as [Reference];
  const named = (name: string, more: Partial<Reference> = {}): Reference => ({ ...one, name, members: [], ...more });
  const pair = named('both', { name: null, confidence: 0.4, members: [named('Kari Berg'), named('Åse Lie')] });
  const addressees = [named('Ida Vik', { confidence: 0.8 }), pair, named('Ola Dahl'), named('Ida Vik')];
  const [head, row] = await collected(statementsAsCsv(each(exported({ addressees, targets: [] }))));
  const valueOf = (column: string): string =>
    row?.trimEnd().split(',')[head?.trimEnd().split(',').indexOf(column) ?? -1] ?? '';
  expect(valueOf('addressees')).toBe('Ida Vik; Kari Berg; Åse Lie; Ola Dahl');
  expect(valueOf('addressee_confidence')).toBe('0.8; 0.4; 0.4; ');
  expect(valueOf('target_confidence')).toBe('');
});

test('CSV: of changed words it tells whether they reverse the meaning and are marked', async () => {
  const judged = { verdict: 'altered' as const, marked: true, places: [], context: null, searched: [], nearest: null };
  const changed = { kind: 'dropped' as const, said: 'not', quoted: '', marked: true, reverses: true };
  const rows = await collected(
    statementsAsCsv(
      each(
        exported({ verification: { ...judged, diff: [changed] } }),
        exported({ verification: { ...judged, marked: false, diff: [{ ...changed, reverses: false }] } }),
        exported({ verification: { ...judged, marked: false, diff: [] } }),
      ),
    ),
  );
  const read = parse<Record<string, string>>(rows.join(''), { columns: true, record_delimiter: '\r\n' });
  expect(read.map((row) => [row['change_reverses'], row['change_marked']])).toEqual([
    ['yes', 'yes'],
    ['no', 'no'],
    ['', ''],
  ]);
});

test.each(['=', '+', '-', '@', '\t', '\r'])('CSV: a cell that begins with %j is text', async (first) => {
  const [, row] = await collected(statementsAsCsv(each(exported({ text: `${first}1` }))));
  expect(row).toContain(first === '\r' ? `,"'\r1",` : `,'${first}1,`);
});

test('CSV: a reader gets any words back', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '\u{1F41F}')),
    async (parts) => {
      const text = `x${parts.join('')}`;
      const csv = (await collected(statementsAsCsv(each(exported({ text }), hostile())))).join('');
      const rows = parse<Record<string, string>>(csv, { columns: true, record_delimiter: '\r\n' });
      expect(rows.map((row) => row['text'])).toEqual([text, `'${HOSTILE}`]);
      expect(rows[1]).toMatchObject({ topics: `'${HOSTILE}`, sha256: 'f'.repeat(64), verdict: 'altered' });
    },
  );
  await fc.assert(property);
});
