import { expect, test } from 'vitest';
import { inCodePoints, type StoredVersion } from '../ledger/index.ts';
import { fromArchive, versionsAsArchive } from './index.ts';
import { RECORDED } from './testing/recorded.ts';
import { collected, each } from './testing/statements.ts';

const stored: StoredVersion = {
  document: inCodePoints(RECORDED),
  version: 1,
  retrieved: '2026-05-04T12:00:00.000Z',
  sourceSha256: 'a'.repeat(64),
  verdicts: { st_a: 'verbatim' },
};

test('a line of an archive gives back the document, with its offsets as they are in memory', async () => {
  const [line = '', end] = (await collected(versionsAsArchive(each(stored)))).join('').split('\n');
  expect(end).toBe('');
  const { recorded, arrival, verdicts } = fromArchive(line, 'all.jsonl', 1);
  const { statements, attributions, blocks, dates, actors } = RECORDED;
  expect(recorded).toMatchObject({ text: RECORDED.text, statements, attributions, blocks, dates, actors });
  expect(inCodePoints(recorded)).toEqual(stored.document);
  expect({ arrival, verdicts }).toEqual({
    arrival: { retrieved: stored.retrieved, sourceSha256: stored.sourceSha256 },
    verdicts: { st_a: 'verbatim' },
  });
});

test('what is no line of an archive is refused, with its place', async () => {
  const [line = ''] = await collected(versionsAsArchive(each(stored)));
  const value = JSON.parse(line) as Record<string, unknown> & { document: Record<string, unknown> };
  const broken: [line: string, fault: string][] = [
    [line.slice(0, -20), 'not JSON'],
    ['[]', 'schema is null'],
    ['3', 'not a JSON object'],
    ['{"schema":"onrecord.statement/1"}', 'its schema is "onrecord.statement/1"'],
    [JSON.stringify({ ...value, document: null }), 'no document'],
    [JSON.stringify({ ...value, retrieved: 'once' }), 'no time of retrieval'],
    [JSON.stringify({ ...value, document: { ...value.document, events: 3 } }), 'no list of events'],
    [JSON.stringify({ ...value, document: { ...value.document, text: 'Other' } }), 'not the one that was exported'],
    [JSON.stringify({ ...value, document: { ...value.document, sentences: [[0, 9_999]] } }), 'span 0–9999'],
  ];
  for (const [text, fault] of broken) {
    const call = () => fromArchive(text, 'all.jsonl', 7);
    expect(call, fault).toThrow(expect.objectContaining({ code: 'OR8002' }));
    expect(call).toThrow(`all.jsonl, line 7`);
    expect(call).toThrow(fault);
  }
});
