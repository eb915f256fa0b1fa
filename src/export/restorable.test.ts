import { expect, test } from 'vitest';
import type { LedgerStatement, StoredVersion } from '../ledger/index.ts';
import { fromImportLine, statementsWithDocuments } from './index.ts';
import { RECORDED } from './testing/recorded.ts';
import { storedVersion } from './testing/stored.ts';
import { collected, each, exported } from './testing/statements.ts';

const stored = (id: string, version = 1, text = RECORDED.text): StoredVersion => {
  const kept = storedVersion({ ...RECORDED, text }, { version });
  return { ...kept, document: { ...kept.document, id } };
};
const of = (id: string, version = 1): LedgerStatement =>
  exported({ document: { ...exported().document, id, version } });

interface Line {
  readonly schema: string;
  readonly document: { readonly id: string };
  readonly archive?: { readonly filter: unknown; readonly versions: readonly { readonly document: { id: string } }[] };
}
const linesOf = async (
  statements: readonly LedgerStatement[],
  versions: readonly StoredVersion[],
  filter: Parameters<typeof statementsWithDocuments>[2] = null,
): Promise<Line[]> =>
  (await collected(statementsWithDocuments(each(...statements), each(...versions), filter))).map(
    (line) => JSON.parse(line) as Line,
  );
const carried = (lines: readonly Line[]): (string[] | null)[] =>
  lines.map(({ archive }) => archive?.versions.map(({ document }) => document.id) ?? null);

test('a line carries the versions that it needs and no line before it has, the last what is left', async () => {
  const lines = await linesOf(
    [of('doc_a'), of('doc_a'), of('doc_c', 2), of('doc_d')],
    [stored('doc_a'), stored('doc_b'), stored('doc_c'), stored('doc_c', 2), stored('doc_d'), stored('doc_e')],
  );
  expect(carried(lines)).toEqual([['doc_a'], null, ['doc_b', 'doc_c', 'doc_c'], ['doc_d', 'doc_e']]);
});

test('beside its documents a line is what it is without them', async () => {
  const [line] = await linesOf([of('doc_a')], [stored('doc_a')], { words: 'talks' });
  const [bare] = await linesOf([of('doc_a')], []);
  expect(line?.archive?.filter).toEqual({ words: 'talks' });
  expect({ ...line, archive: undefined }).toEqual(bare);
});

test('documents that no statement can carry have lines of an archive', async () => {
  const alone = await linesOf([], [stored('doc_a'), stored('doc_b')]);
  expect(alone.map(({ schema, document }) => [schema, document.id])).toEqual([
    ['onrecord.archive/1', 'doc_a'],
    ['onrecord.archive/1', 'doc_b'],
  ]);
  const long = 'a'.repeat(1_500_000);
  const lines = await linesOf(
    [of('doc_d')],
    ['doc_a', 'doc_b', 'doc_c', 'doc_d'].map((id) => stored(id, 1, RECORDED.text + long)),
  );
  expect(lines.map(({ document }) => document.id)).toEqual(['doc_a', 'doc_b', 'doc_d']);
  expect(carried(lines)).toEqual([null, null, ['doc_c', 'doc_d']]);
});

test('what fails while documents come is not swallowed', async () => {
  const failing = (async function* () {
    yield stored('doc_a');
    throw new Error('the ledger broke');
  })();
  await expect(collected(statementsWithDocuments(each(of('doc_b')), failing, null))).rejects.toThrow(
    'the ledger broke',
  );
});

/** With the id that it has in a ledger. */
const OWN = storedVersion(RECORDED);

test('the import reads both forms, and refuses what is broken with its place', async () => {
  const [line = ''] = await collected(statementsWithDocuments(each(of(OWN.document.id)), each(OWN), { topic: 'cod' }));
  const { versions, document, filter } = fromImportLine(line, 'all.jsonl', 1);
  expect(versions.map(({ recorded }) => recorded.text)).toEqual([RECORDED.text]);
  expect([document, filter]).toEqual([OWN.document.id, { topic: 'cod' }]);
  const [archived = ''] = await collected(statementsWithDocuments(each(), each(OWN), null));
  expect(fromImportLine(archived, 'all.jsonl', 1)).toMatchObject({ document: null, filter: null, versions: [{}] });
  const broken: [line: string, fault: string][] = [
    [line.slice(0, -9), 'not JSON'],
    ['{"schema":"onrecord.statement/1"}', 'no document'],
    ['{"schema":"onrecord.statement/1","document":{"id":"doc_a"},"archive":{"versions":3}}', 'no list of versions'],
    [line.replace('"retrieved":"2026-05-04T12:00:00.000Z","sourceSha256":null,"v', '"v'), 'no time of retrieval'],
    [line.replace('OSLO, 4 May', 'OSLO, 5 May'), 'not the one that was exported'],
    ['{"schema":"onrecord.event/1"}', 'its schema is "onrecord.event/1"'],
  ];
  for (const [text, fault] of broken) {
    const call = (): unknown => fromImportLine(text, 'all.jsonl', 7);
    expect(call, fault).toThrow(expect.objectContaining({ code: 'OR8002' }));
    expect(call).toThrow('all.jsonl, line 7');
    expect(call).toThrow(fault);
  }
});
