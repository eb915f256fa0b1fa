import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Ledger } from '../ledger/index.ts';
import { documentOf, numberedDocument } from '../storage/testing/documents.ts';
import { actors, openLedger } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-door-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = { retrieved: '2026-05-04T12:00:00Z' };
const said = documentOf({ said: [{ speaker: 'Kari Nygård', words: 'The bridge stays open' }] });

/** As a program without types has it. */
type Untyped = Readonly<Record<keyof Ledger, (...given: readonly unknown[]) => unknown>>;

const WRONG: readonly (readonly [method: keyof Ledger, given: readonly unknown[], fault: string])[] = [
  ['search', [], 'query: expected object'],
  ['search', [{ speaker: 5 }], 'query.speaker: expected string'],
  ['search', [{ words: 'bridge', limit: 'ten' }], 'query.limit: expected number'],
  ['dyads', [{ minConfidence: '0.8' }], 'query.minConfidence: expected number'],
  ['timeline', [], 'query'],
  ['positions', [], 'query'],
  ['positions', [{ about: 'NATO' }], 'query.speaker'],
  ['network', [], 'query'],
  ['show', [undefined], 'id'],
  ['names', ['zz', 'o'], 'field'],
  ['names', ['speaker', '', -1], 'most'],
  ['edit', ['doc_a', { byline: 'X' }], 'changes.byline'],
  ['review', [{}], 'given.entry'],
  ['add', [said], 'arrival'],
  ['add', [null, NOW], 'recorded'],
  ['tag', ['doc_a', { add: ['fish'] }], 'ids'],
  ['judge', [5], 'verdicts'],
  ['documents', ['all'], 'filter'],
  ['statements', [{ from: 2024 }], 'query.from'],
  ['removeAll', ['doc_a'], 'documents'],
  ['removeAll', [], 'documents'],
];

async function reasonOf(ledger: Ledger, method: keyof Ledger, given: readonly unknown[]): Promise<unknown> {
  try {
    const answer = (ledger as unknown as Untyped)[method](...given);
    if (Symbol.asyncIterator in Object(answer)) for await (const _ of answer as AsyncIterable<unknown>);
    else await answer;
    return null;
  } catch (error) {
    return error;
  }
}

test('wrong arguments are refused with what is expected of them, and change nothing', async () => {
  const ledger = await openLedger(join(folder, 'wrong.sqlite'));
  await ledger.add(said, NOW);
  for (const [method, given, fault] of WRONG)
    expect(await reasonOf(ledger, method, given), method).toMatchObject({
      code: 'OR4001',
      message: expect.stringContaining(`ledger.${method}: ${fault}`) as unknown,
    });
  const half = { ...said, statements: [{ ...said.statements[0], targets: undefined }] };
  for (const document of [{}, half])
    expect(await reasonOf(ledger, 'add', [document, NOW])).toMatchObject({ code: 'OR3009' });
  expect(await ledger.counts()).toMatchObject({ documents: 1, statements: 1 });
  await ledger.close();
});

test.each([true, false])('a ledger that is closed does nothing more, with a thread or without: %s', async (thread) => {
  const path = join(folder, `closed-${thread}.sqlite`);
  const ledger = await openLedger(path, { thread, readers: { threads: 1, within: 10_000 } });
  const { document } = await ledger.add(said, NOW);
  const begun = ledger.statements();
  await ledger.close();
  await ledger.close();
  const calls: readonly (readonly [keyof Ledger, ...unknown[]])[] = [
    ['add', numberedDocument(2), NOW],
    ['remove', document],
    ['search', {}],
    ['info'],
    ['verifyAll'],
    ['removeAll', [document]],
    ['turns'],
  ];
  const closed = { code: 'OR4002', message: `${path}: the ledger has been closed` };
  for (const [method, ...given] of calls) expect(await reasonOf(ledger, method, given), method).toMatchObject(closed);
  await expect(begun[Symbol.asyncIterator]().next()).rejects.toMatchObject(closed);
  const again = await openLedger(path, { mode: 'read' });
  expect((await again.counts()).documents).toBe(1);
  await again.close();
});

test('the members of a body are of a day', () => {
  const lexicon = actors();
  expect(() => lexicon.show('NATO', 'soon')).toThrow(expect.objectContaining({ code: 'OR4001' }));
  expect(() => lexicon.show(undefined as unknown as string)).toThrow(expect.objectContaining({ code: 'OR4001' }));
  expect(lexicon.show('NATO', '2003-06-01')[0]?.members.length).toBeGreaterThan(0);
});
