import { expect, test } from 'vitest';
import type { Api } from '../../api/client.ts';
import { tableAsCsv } from './table.ts';

const VERIFIED = {
  quote: 'We said "no", and left',
  speaker: 'Holm',
  date: null,
  verdict: 'altered',
  context: null,
  places: [{ transcript: 'doc_a', title: '=Briefing', date: '2024-03-12', turn: 4 }],
} as unknown as Api['VerifiedQuote'];

test('a table has a record for each quotation, and nothing that a spreadsheet would run', () => {
  const [header, one, other, end] = tableAsCsv(
    [VERIFIED, { ...VERIFIED, verdict: 'absent', places: [] }],
    'http://here',
  ).split('\r\n');
  expect(header).toBe('quote,speaker,date,verdict,out_of_context,source,source_date,turn,address');
  expect(one).toBe(
    `"We said ""no"", and left",Holm,,altered,no,'=Briefing,2024-03-12,4,http://here/documents/doc_a?turn=4`,
  );
  expect(other).toBe('"We said ""no"", and left",Holm,,absent,no,,,,');
  expect(end).toBe('');
});
