import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  addDocuments,
  backupLedger,
  evaluate,
  explain,
  importFiles,
  openLedger,
  openReader,
  type Progress,
  read,
  type Reader,
  refreshDocuments,
  statementsWithDocuments,
  withProgress,
} from '../index.ts';
import { documentOf, numberedDocument } from '../storage/testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-library-'));
const at = (name: string): string => join(folder, name);
const retrieved = '2026-05-04T12:00:00Z';
let reader: Reader;

beforeAll(async () => {
  reader = await openReader({ threads: 1 });
  for (const number of [1, 2, 3])
    writeFileSync(at(`${number}.txt`), `“The bridge stays open,” Kari Nygård said on day ${number}.`);
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const inputs = [1, 2, 3].map((number) => at(`${number}.txt`));

/** All that comes, or the reason for which nothing more did. */
async function collected<T>(items: AsyncIterable<T>): Promise<{ items: T[]; reason: unknown }> {
  const found: T[] = [];
  try {
    for await (const item of items) found.push(item);
    return { items: found, reason: null };
  } catch (reason) {
    return { items: found, reason };
  }
}

test('a reader stays warm between calls, and tells how far it is', async () => {
  const told: Progress[] = [];
  const first = await collected(reader.read(inputs, { onProgress: (progress) => told.push(progress) }));
  expect(first.items.map(({ recorded }) => recorded?.statements.length)).toEqual([1, 1, 1]);
  expect(told).toEqual([1, 2, 3].map((done) => ({ done, total: 3, share: done / 3 })));
  expect((await collected(reader.read(at('1.txt')))).items).toHaveLength(1);
  expect(reader.versions.onrecord).toMatch(/^\d/);
});

test('a signal ends reading with its reason, and the reader goes on', async () => {
  const ending = new AbortController();
  const read = collected(reader.read(inputs, { signal: ending.signal, onProgress: () => ending.abort('enough') }));
  expect(await read).toMatchObject({ items: [{ id: inputs[0] }], reason: 'enough' });
  const gone = AbortSignal.abort('never begun');
  expect(await collected(reader.read(inputs, { signal: gone }))).toEqual({ items: [], reason: 'never begun' });
  expect((await collected(reader.read(at('2.txt')))).items[0]?.error).toBeUndefined();
});

test.each([0, -1, 1.5, Number.NaN])('%d threads read nothing, and are refused', async (threads) => {
  const refused = { code: 'OR4001', message: expect.stringContaining('threads') as unknown };
  await expect(openReader({ threads })).rejects.toMatchObject(refused);
  expect((await collected(read(inputs, { threads }))).reason).toMatchObject(refused);
  expect(
    (await collected(addDocuments({ add: () => Promise.reject(new Error('no')) }, inputs, { threads }))).reason,
  ).toMatchObject(refused);
});

test('options that cannot be used are refused, and a stream of what is no bytes', async () => {
  const reasonOf = async (options: object) => (await collected(reader.read(inputs, options))).reason;
  expect(await reasonOf({ input: 'htm' })).toMatchObject({
    code: 'OR6006',
    message: expect.stringContaining('nearest: html') as unknown,
  });
  expect(await reasonOf({ maxSize: Number.NaN })).toMatchObject({ code: 'OR4001' });
  expect(await reasonOf({ stdin: ['The bridge stays open.'] })).toMatchObject({ code: 'OR4001' });
  const words = { stdin: Readable.from(['The bridge stays open.']) };
  const { items } = await collected(reader.read('-', words));
  expect(items[0]?.error).toMatchObject({ code: 'OR4001', message: expect.stringContaining('Uint8Array') as unknown });
});

test('a reader that has been closed reads nothing more, nor what it had in hand', async () => {
  const brief = await openReader({ threads: 1 });
  const inHand = collected(brief.read(inputs));
  await new Promise(setImmediate);
  await brief.close();
  const after = await collected(brief.read(at('1.txt')));
  for (const { items } of [await inHand, after])
    expect(items.map(({ error }) => error?.code)).toEqual(items.map(() => 'OR4002'));
  expect(after.items).toHaveLength(1);
});

test('documents are added, and what fails is told among them', async () => {
  const ledger = await openLedger(at('added.sqlite'));
  const told: Progress[] = [];
  const given = [inputs[0] ?? '', at('missing.txt'), inputs[1] ?? ''];
  const { items } = await collected(addDocuments(ledger, given, { reader, onProgress: (one) => told.push(one) }));
  expect(items.map(({ added, error }) => added?.status ?? error?.code)).toEqual(['added', 'OR1001', 'added']);
  expect(told.at(-1)).toEqual({ done: 3, total: 3, share: 1 });
  const ending = new AbortController();
  const stopped = await collected(
    addDocuments(ledger, inputs, { reader, signal: ending.signal, onProgress: () => ending.abort('enough') }),
  );
  expect(stopped).toMatchObject({ items: [{ added: { status: 'unchanged' } }], reason: 'enough' });
  await ledger.close();
});

test('documents are read again with progress, or until a signal', async () => {
  const ledger = await openLedger(at('refreshed.sqlite'));
  for (const number of [1, 2, 3]) await ledger.add(numberedDocument(number), { retrieved });
  const ending = new AbortController();
  const told: Progress[] = [];
  const onProgress = (progress: Progress): void => {
    told.push(progress);
    if (progress.done === 2) ending.abort('enough');
  };
  const { items, reason } = await collected(refreshDocuments(ledger, { signal: ending.signal, onProgress }));
  expect(items).toHaveLength(2);
  expect(reason).toBe('enough');
  expect(told.at(-1)).toEqual({ done: 2, total: 3, share: 2 / 3 });
  expect(await ledger.outdatedCount(reader.versions)).toBe(1);
  await ledger.close();
});

test('a document is read again by the model that read it, unless one is named', async () => {
  const ledger = await openLedger(at('models.sqlite'));
  const versions = { onrecord: '0.0.1', lexicon: '2020-01' };
  const read = ['en-0.0.1', 'en-large-0.0.1', 'mine-1.0.0'].map((model, number) => ({
    ...numberedDocument(number),
    versions: { ...versions, model },
  }));
  const documents: string[] = [];
  for (const one of read) documents.push((await ledger.add(one, { retrieved })).document);
  const models = () => Promise.all(documents.map(async (id) => (await ledger.reading(id)).versions.model));
  const refreshed = async (options = {}) => (await collected(refreshDocuments(ledger, options))).items.length;
  expect(await refreshed()).toBe(3);
  const [small = '', large = '', other] = await models();
  expect([small, large]).toEqual([expect.stringMatching(/^en-\d/), expect.stringMatching(/^en-large-\d/)]);
  expect(other).toBe(small);
  expect(await refreshed()).toBe(0);
  await ledger.edit(documents[1] ?? '', { outlet: 'Fjord News' });
  expect(await models()).toEqual([small, large, small]);
  expect(await refreshed({ model: 'en' })).toBe(1);
  expect(await models()).toEqual([small, small, small]);
  await ledger.close();
});

test('an import tells its share and ends between two lines; export and verification end alike', async () => {
  const from = await openLedger(at('from.sqlite'));
  for (const number of [1, 2, 3]) await from.add(numberedDocument(number), { retrieved });
  let lines = '';
  for await (const piece of statementsWithDocuments(from.statements(), from.versions(), null)) lines += piece;
  writeFileSync(at('all.jsonl'), lines);
  const to = await openLedger(at('to.sqlite'));
  const ending = new AbortController();
  const shares: (number | null)[] = [];
  const onProgress = ({ share }: Progress): void => {
    shares.push(share);
    if (shares.length === 2) ending.abort('enough');
  };
  const options = { signal: ending.signal, onProgress };
  expect(await collected(importFiles(to, [at('all.jsonl')], options))).toMatchObject({
    items: [{}, {}],
    reason: 'enough',
  });
  expect(shares[0]).toBeGreaterThan(0);
  expect(shares[1]).toBeGreaterThan(shares[0] ?? 1);
  expect((await to.counts()).documents).toBe(2);
  const rest = await collected(importFiles(to, [at('all.jsonl')]));
  expect(rest.items.map(({ added }) => added?.status)).toEqual(['unchanged', 'unchanged', 'added']);
  const iterations: readonly (() => AsyncIterable<unknown>)[] = [() => from.statements(), () => from.verifyAll()];
  for (const all of iterations) {
    const stop = new AbortController();
    const halted = withProgress(all(), {
      signal: stop.signal,
      onProgress: ({ done }) => done === 3 && stop.abort('enough'),
    });
    expect(await collected(halted)).toMatchObject({ items: [{}, {}, {}], reason: 'enough' });
  }
  await from.close();
  await to.close();
});

test('what is thrown on progress ends an import, and a signal does while the input is waited for', async () => {
  const from = await openLedger(at('thrown.sqlite'), { thread: false });
  for (const number of [1, 2]) await from.add(numberedDocument(number), { retrieved });
  let lines = '';
  for await (const piece of statementsWithDocuments(from.statements(), from.versions(), null)) lines += piece;
  await from.close();
  writeFileSync(at('thrown.jsonl'), lines);
  const to = await openLedger(at('thrown-to.sqlite'), { thread: false });
  const closed = new Error('the window was closed');
  const onProgress = (): void => {
    throw closed;
  };
  expect(await collected(importFiles(to, at('thrown.jsonl'), { onProgress }))).toEqual({ items: [], reason: closed });
  expect((await to.counts()).documents).toBe(1);
  const input = vi.spyOn(process, 'stdin', 'get').mockReturnValue(new PassThrough() as never);
  try {
    const ending = new AbortController();
    const waiting = collected(importFiles(to, '-', { signal: ending.signal }));
    await new Promise(setImmediate);
    ending.abort('enough');
    expect(await waiting).toEqual({ items: [], reason: 'enough' });
  } finally {
    input.mockRestore();
  }
  const gone = importFiles(to, at('gone.jsonl'), { signal: AbortSignal.abort('never begun') });
  expect((await collected(gone)).reason).toBe('never begun');
  await to.close();
});

test('a file that cannot be read, or is no export, is told once, and the others are imported', async () => {
  const from = await openLedger(at('packed.sqlite'));
  for (const number of [1, 2]) await from.add(numberedDocument(number), { retrieved });
  let lines = '';
  for await (const piece of statementsWithDocuments(from.statements(), from.versions(), null)) lines += piece;
  await from.close();
  writeFileSync(at('packed.jsonl.gz'), gzipSync(lines));
  writeFileSync(at('cut.jsonl.gz'), gzipSync(lines).subarray(0, -20));
  writeFileSync(at('table.csv'), 'title,text\none,The bridge\ntwo,The toll\n');
  writeFileSync(at('records.jsonl'), '{"text":"The bridge"}\n{"text":"The toll"}\n');
  writeFileSync(at('damaged.jsonl'), `{"schema":"onrec\n${lines}`);
  const to = await openLedger(at('unpacked.sqlite'), { thread: false });
  const outcomes = async (...files: string[]) =>
    (await collected(importFiles(to, files.map(at)))).items.map(({ line, added, error }) => [
      line,
      added?.status ?? error?.code,
    ]);
  expect(await outcomes('gone.jsonl', 'packed.jsonl.gz', 'gone.parquet')).toEqual([
    [null, 'OR1001'],
    [1, 'added'],
    [9, 'added'],
    [null, 'OR1001'],
  ]);
  expect((await outcomes('cut.jsonl.gz')).at(-1)).toEqual([null, 'OR1015']);
  expect(await outcomes('table.csv', 'records.jsonl')).toEqual([
    [1, 'OR8002'],
    [1, 'OR8002'],
  ]);
  expect((await outcomes('damaged.jsonl')).map(([, what]) => what)).toEqual(['OR8002', 'unchanged', 'unchanged']);
  expect((await collected(importFiles(to, at('packed.jsonl.gz')))).items).toHaveLength(2);
  await to.close();
});

test('what the types would not allow is refused in our words', async () => {
  const ledger = await openLedger(at('untyped.sqlite'), { thread: false });
  const wrong = 42 as unknown as string;
  const refused = (name: string) => ({ code: 'OR4001', message: expect.stringContaining(name) as unknown });
  expect((await collected(read(wrong))).reason).toMatchObject(refused('inputs'));
  expect((await collected(reader.read(null as unknown as string))).reason).toMatchObject(refused('inputs'));
  expect((await collected(addDocuments(ledger, wrong))).reason).toMatchObject(refused('inputs'));
  expect((await collected(importFiles(ledger, wrong))).reason).toMatchObject(refused('files'));
  await expect(openLedger(wrong)).rejects.toMatchObject(refused('path'));
  await expect(openLedger(at('untyped.sqlite'), { mode: 'rw' as 'read' })).rejects.toMatchObject({ code: 'OR6006' });
  await expect(backupLedger(at('untyped.sqlite'), wrong)).rejects.toMatchObject(refused('to'));
  await expect(evaluate('merging', wrong)).rejects.toMatchObject(refused('paths'));
  await ledger.close();
});

test('entries are explained, and a task that there is not is refused', async () => {
  const ledger = await openLedger(at('explained.sqlite'));
  const said = [{ speaker: 'Kari Nygård', words: 'Fish', act: 'ACCUSE' }];
  const { statements, document } = await ledger.add(documentOf({ said }), { retrieved });
  const { id, reasons } = await explain(ledger, statements[0]?.slice(0, 8) ?? '');
  expect(id).toBe(statements[0]);
  expect(reasons.find(({ field }) => field === 'act')?.value).toBe('ACCUSE');
  await expect(explain(ledger, document)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(evaluate('speekers', folder)).rejects.toMatchObject({
    code: 'OR6006',
    message: expect.stringContaining('nearest: speakers') as unknown,
  });
  await ledger.close();
});
