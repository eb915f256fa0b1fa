// From a ledger to a file and back: what src/export writes and src/cli wires, on a real SQLite ledger.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { onrecord } from './printed.ts';
import { FORMATS } from '../src/export/index.ts';
import { openLedger } from '../src/index.ts';
import { documentOf, numberedDocument } from '../src/storage/testing/documents.ts';
import { BRIEFING, REPORT, transcriptSketched } from '../src/storage/testing/suiteVerified.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-exports-'));
const at = (name: string): string => join(folder, name);
const [first, second] = [at('first.sqlite'), at('second.sqlite')];
const DOCUMENTS = 12;

beforeAll(async () => {
  const ledger = await openLedger(first);
  for (let number = 0; number < DOCUMENTS; number += 1) {
    await ledger.add(numberedDocument(number), { retrieved: '2026-05-04T12:00:00Z', sourceSha256: 'b'.repeat(64) });
  }
  // A page that changed, and an older version of another that came later.
  const said = [
    { speaker: 'Kari Nygård', words: 'Cod \u{1F41F} is overdue', day: '2022-05-03', members: ['Jón Thor'] },
  ];
  await ledger.add(documentOf({ url: 'https://news.example/3', said }), { retrieved: '2026-05-05T12:00:00Z' });
  await ledger.add(documentOf({ url: 'https://news.example/4', said }), { retrieved: '2026-05-03T12:00:00Z' });
  const { hits } = await ledger.search({ words: 'remark', limit: 3 });
  await ledger.judge(hits.map(({ id }, place) => [id, place === 0 ? 'altered' : 'verbatim'] as const));
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = 0;
});

const exported = async (ledger: string, format: string, ...words: string[]): Promise<string> => {
  const file = at(`out.${format}`);
  await onrecord('export', '--ledger', ledger, '--format', format, '-o', file, ...words);
  return readFileSync(file, 'utf8');
};

async function documentsIn(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  try {
    const ledger = await openLedger(path, { mode: 'read' });
    const { documents } = await ledger.counts();
    await ledger.close();
    return documents;
  } catch {
    // It is just being made.
    return 0;
  }
}

const withoutVerdicts = (line: string): string => line.replace(/"verdicts":\{[^}]*\}/, '');

describe('an archive', () => {
  test('restores the ledger exactly, and twice is the same as once', async () => {
    const archive = await exported(first, 'archive');
    expect(archive.split('\n')).toHaveLength(DOCUMENTS + 2 + 1);
    const counts = { added: DOCUMENTS, 'new-version': 2, unchanged: 0, failed: 0 };
    expect(JSON.parse(await onrecord('import', at('out.archive'), '--ledger', second, '--json'))).toEqual(counts);
    const again = await onrecord('import', at('out.archive'), '--ledger', second);
    expect(again).toBe(`0 documents added, 0 further versions, ${DOCUMENTS + 2} already known\n`);
    expect(await exported(second, 'archive')).toBe(archive);
    expect(await exported(second, 'jsonl')).toBe(await exported(first, 'jsonl'));
    const [one, other] = [await openLedger(first), await openLedger(second)];
    expect(await other.counts()).toEqual(await one.counts());
    const query = { words: 'overdue', limit: 100 };
    expect(await other.search(query)).toEqual(await one.search(query));
    const document = (await other.search({ words: 'cod' })).hits[0]?.document.id ?? '';
    expect(await other.show(document)).toEqual(await one.show(document));
    await one.close();
    await other.close();
  });

  test('whose import is killed leaves whole documents, and importing again finishes it', async () => {
    const [archive, broken] = [at('all.jsonl'), at('broken.sqlite')];
    writeFileSync(archive, await exported(first, 'archive'));
    const page = JSON.stringify(new URL('../src/cli/import.ts', import.meta.url).href);
    const script = `import(${page}).then(({ importCommand }) => importCommand().parseAsync(process.argv.slice(1), { from: 'user' }))`;
    for (const rows of [0, 1, 4, 9]) {
      const child = spawn(process.execPath, ['--eval', script, '--', archive, '--ledger', broken], { stdio: 'ignore' });
      const closed = once(child, 'close');
      // As soon as so many documents are there; the next one is then being written.
      while (child.exitCode === null && (await documentsIn(broken)) < rows) await setTimeout(2);
      child.kill('SIGKILL');
      await closed;
      if (!existsSync(broken)) continue;
      const lines = (await exported(broken, 'archive')).split('\n');
      const all = readFileSync(archive, 'utf8').split('\n').map(withoutVerdicts);
      for (const line of lines.map(withoutVerdicts)) expect(all).toContain(line);
    }
    await onrecord('import', archive, '--ledger', broken);
    expect(await exported(broken, 'archive')).toBe(readFileSync(archive, 'utf8'));
  });

  test('of a search holds the documents of what was found, whole', async () => {
    const lines = (await exported(first, 'archive', '--outlet', 'Outlet 2', 'remark')).trimEnd().split('\n');
    const ids = lines.map((line) => (JSON.parse(line) as { document: { outlet: string } }).document.outlet);
    expect(new Set(ids)).toEqual(new Set(['Outlet 2']));
  });

  test('that is cut short is taken in up to there, and the rest is told', async () => {
    const whole = await exported(first, 'archive');
    writeFileSync(at('cut.jsonl'), whole.slice(0, -500));
    const told = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const out = await onrecord('import', at('cut.jsonl'), '--ledger', at('third.sqlite'), '--json');
    expect(told.mock.calls.join('')).toContain('OR8002');
    told.mockRestore();
    expect(JSON.parse(out)).toMatchObject({ added: DOCUMENTS, failed: 1 });
    expect(process.exitCode).toBe(3);
  });
});

describe('JSON Lines', () => {
  const statementsIn = (lines: string): Record<string, unknown>[] =>
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('restore the ledger exactly, and twice is the same as once', async () => {
    const lines = await exported(first, 'jsonl');
    const one = await openLedger(first);
    expect(statementsIn(lines)).toHaveLength((await one.counts()).clusters);
    expect(new Set(statementsIn(lines).map(({ schema }) => schema))).toEqual(new Set(['onrecord.statement/1']));

    const copy = at('from-lines.sqlite');
    const counts = { added: DOCUMENTS, 'new-version': 2, unchanged: 0, failed: 0 };
    expect(JSON.parse(await onrecord('import', at('out.jsonl'), '--ledger', copy, '--json'))).toEqual(counts);
    expect(JSON.parse(await onrecord('import', at('out.jsonl'), '--ledger', copy, '--json'))).toMatchObject({
      added: 0,
      unchanged: DOCUMENTS + 2,
    });
    expect(await exported(copy, 'jsonl')).toBe(lines);
    expect(await exported(copy, 'archive')).toBe(await exported(first, 'archive'));

    const other = await openLedger(copy);
    expect(await other.counts()).toEqual(await one.counts());
    for (const query of [{ words: 'overdue' }, { verdict: 'altered' }, { reports: 'all' as const, facets: true }]) {
      expect(await other.search({ ...query, limit: 100 })).toEqual(await one.search({ ...query, limit: 100 }));
    }
    for await (const { id } of one.documents()) expect(await other.show(id)).toEqual(await one.show(id));
    await one.close();
    await other.close();
  });

  test('restore what the comparison with transcripts has shown, whichever came first', async () => {
    for (const order of ['report first', 'transcript first']) {
      const [path, copy] = [at(`${order}.sqlite`), at(`${order}, restored.sqlite`)];
      const ledger = await openLedger(path);
      const documents = [documentOf(REPORT), transcriptSketched(BRIEFING)];
      for (const recorded of order === 'report first' ? documents : documents.toReversed())
        await ledger.add(recorded, { retrieved: '2026-05-04T12:00:00Z' });
      await ledger.close();
      const lines = await exported(path, 'jsonl');
      const verdicts = statementsIn(lines).map(({ verdict }) => verdict);
      expect(verdicts).toEqual(expect.arrayContaining(['verbatim', 'altered', 'other-speaker', 'absent', 'no-source']));
      await onrecord('import', at('out.jsonl'), '--ledger', copy);
      expect(await exported(copy, 'jsonl')).toBe(lines);
      const restored = await openLedger(copy);
      for await (const { statement, before } of restored.verifyAll()) expect(statement.verdict).toBe(before);
      await restored.close();
      expect(await exported(copy, 'jsonl')).toBe(lines);
    }
  });

  test('of a search restore its documents, whole, and say that it was one', async () => {
    const lines = await exported(first, 'jsonl', '--outlet', 'Outlet 2', 'remark');
    const copy = at('from-search.sqlite');
    const told = await onrecord('import', at('out.jsonl'), '--ledger', copy);
    expect(told).toContain('a search (outlet: Outlet 2, words: remark)');
    expect(await exported(copy, 'jsonl', '--outlet', 'Outlet 2', 'remark')).toBe(lines);
  });

  test('without documents are smaller, and refused by the import', async () => {
    const whole = await exported(first, 'jsonl');
    const bare = await exported(first, 'jsonl', '--no-documents');
    const archiveless = statementsIn(whole).map((line) => ({ ...line, archive: undefined }));
    expect(statementsIn(bare)).toEqual(archiveless);
    expect(bare.length).toBeLessThan(whole.length);
    const told = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    await onrecord('import', at('out.jsonl'), '--ledger', at('from-bare.sqlite'), '--json');
    expect(told.mock.calls.join('')).toMatch(/OR8002.*line 1: the document of this statement .* is not in the file/);
    told.mockRestore();
    expect(process.exitCode).toBe(1);
  });
});

test.each(Object.keys(FORMATS))(
  '%s: the filters of the search hold, and nothing found is no failure',
  async (format) => {
    const some = await exported(first, format, '--outlet', 'Outlet 2', '"remark 1"');
    expect(some.length).toBeGreaterThan(0);
    expect(some).not.toContain('Outlet 3');
    const none = await exported(first, format, 'nobody-said-this');
    if (none.startsWith('<')) expect(XMLValidator.validate(none)).toBe(true);
    if (/^[{[]/.test(none)) expect(() => JSON.parse(none) as unknown).not.toThrow();
  },
);

test('a search that cannot be read leaves no file', async () => {
  const command = onrecord('export', '--ledger', first, '"unclosed', '-o', at('never'));
  await expect(command).rejects.toMatchObject({ code: 'OR6005' });
  expect(existsSync(at('never'))).toBe(false);
});

test('without --output it goes to standard output', async () => {
  const out = await onrecord('export', '--ledger', first, '--format', 'csv', '--kind', 'direct');
  expect(out.startsWith('id,kind,speaker,')).toBe(true);
});
