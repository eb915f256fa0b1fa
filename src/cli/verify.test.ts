import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { verifyCommand } from './verify.ts';

const corpus = (name: string): string => fileURLToPath(new URL(`../../corpus/${name}`, import.meta.url));
const AGAINST = ['--against', corpus('quotations/transcripts.jsonl')];

let folder = '';
let printed = '';
let told = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-verify-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  printed = '';
  told = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = (...args: string[]): Promise<unknown> => verifyCommand().exitOverride().parseAsync(args, { from: 'user' });
const lines = (): Record<string, unknown>[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('--batch: a line for each line, in order; a broken one is told of and the exit code is 3', async () => {
  const batch = join(folder, 'quotes.jsonl');
  await writeFile(
    batch,
    '{"quote":"Luck is not a policy.","id":7}\nnonsense\n{"quote":"Luck is a policy","speaker":"Elina Karvonen"}\n',
  );
  await run('--batch', batch, ...AGAINST);
  expect(lines()).toMatchObject([
    { id: 7, verdict: 'verbatim', marked: false, transcript: 'council-speech-2026-01-20', turn: 2, diff: [] },
    { line: 2, error: { code: 'OR7001' } },
    { verdict: 'altered', marked: false },
  ]);
  expect(told).toContain('OR7001');
  expect(process.exitCode).toBe(3);
});

test('words with a speaker, for people and as JSON', async () => {
  const words = ['Luck is a policy', '--speaker', 'Elina Karvonen', '--near', '2026-01-21'];
  await run(...words, ...AGAINST);
  expect(printed).toContain('altered');
  expect(printed).toContain('REVERSES THE MEANING');
  printed = '';
  await run(...words, '--json', ...AGAINST);
  expect(lines()).toMatchObject([{ speaker: 'Elina Karvonen', verdict: 'altered' }]);
  expect(process.exitCode).toBe(0);
});

test('captions are transcripts: the place has its time', async () => {
  await run('nobody lets an asset go', '--json', '--against', corpus('documents/podcast/source.vtt'));
  expect(lines()).toMatchObject([{ verdict: 'verbatim', places: [{ speaker: 'Tesfaye Alemayehu', at: 19_600 }] }]);
});

test('wrong usage and missing files are coded errors', async () => {
  await expect(run(...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('words', '--ledger', 'a.sqlite', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('st_aaaa', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('words', '--ledger', join(folder, 'none.sqlite'))).rejects.toMatchObject({ code: 'OR3005' });
  await expect(run('words', '--against', join(folder, 'none.jsonl'))).rejects.toMatchObject({ code: 'OR1001' });
});
