import { expect, test } from 'vitest';
import { inCodePoints } from '../ledger/index.ts';
import { fromArchive, versionsAsArchive } from './index.ts';
import { RECORDED } from './testing/recorded.ts';
import { storedVersion } from './testing/stored.ts';
import { collected, each } from './testing/statements.ts';

const { document } = storedVersion(RECORDED);
const judged = { [document.statements[0]?.id ?? '']: 'verbatim' };
const stored = storedVersion(RECORDED, { sourceSha256: 'a'.repeat(64), verdicts: judged, tags: ['fish'] });

test('a line of an archive gives back the document, with its offsets as they are in memory', async () => {
  const [line = '', end] = (await collected(versionsAsArchive(each(stored)))).join('').split('\n');
  expect(end).toBe('');
  const { recorded, arrival, verdicts } = fromArchive(line, 'all.jsonl', 1);
  const { attributions, blocks, dates, actors } = RECORDED;
  const statements = RECORDED.statements.map(({ id: _id, ...statement }) => statement);
  expect(recorded).toMatchObject({ text: RECORDED.text, statements, attributions, blocks, dates, actors });
  expect(inCodePoints(recorded)).toEqual(stored.document);
  expect({ arrival, verdicts }).toEqual({
    arrival: { retrieved: stored.retrieved, sourceSha256: stored.sourceSha256, tags: ['fish'] },
    verdicts: judged,
  });
});

test('what is no line of an archive is refused, with its place', async () => {
  const [line = ''] = await collected(versionsAsArchive(each(stored)));
  const value = JSON.parse(line) as Record<string, unknown> & { document: Record<string, unknown> };
  const broken: [line: string, fault: string][] = [
    [line.slice(0, -20), 'not JSON'],
    [JSON.stringify({ ...value, tags: ['A, b'] }), 'its tags are no list of tags'],
    [JSON.stringify({ ...value, tags: 'fish' }), 'its tags are no list of tags'],
    [JSON.stringify({ ...value, document: { ...value.document, edited: { by: 'me' } } }), 'edited'],
    ['[]', 'schema is null'],
    ['3', 'not a JSON object'],
    ['{"schema":"onrecord.statement/1"}', 'its schema is "onrecord.statement/1"'],
    [JSON.stringify({ ...value, document: null }), 'no document'],
    [JSON.stringify({ ...value, retrieved: 'once' }), 'no time of retrieval'],
    [
      JSON.stringify({ ...value, document: { ...value.document, events: 3 } }),
      'document does not fit together: events: ',
    ],
    [
      JSON.stringify({ ...value, document: { ...value.document, title: 'Other' }, sha256: 'b' }),
      'not the one that was exported',
    ],
    [JSON.stringify({ ...value, document: { ...value.document, sentences: [[0, 9_999]] } }), 'span 0–9999'],
    [JSON.stringify({ ...value, document: { ...value.document, url: 'https://other.example/' } }), "document's id is"],
    [JSON.stringify({ ...value, verdicts: { st_other: 'verbatim' } }), 'a verdict is of st_other'],
    [JSON.stringify({ ...value, verdicts: { st_other: 'true' } }), 'its verdicts are not verdicts'],
    [JSON.stringify({ ...value, sourceSha256: 'none' }), 'sourceSha256 is no SHA-256'],
    [`{"schema":${'['.repeat(100)}${']'.repeat(100)}}`, 'more than 64 deep'],
  ];
  for (const [text, fault] of broken) {
    const call = () => fromArchive(text, 'all.jsonl', 7);
    expect(call, fault).toThrow(expect.objectContaining({ code: 'OR8002' }));
    expect(call).toThrow(`all.jsonl, line 7`);
    expect(call).toThrow(fault);
  }
});
