import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { actorsCommand } from './actors.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-actors-'));
const file = join(folder, 'deep', 'actors.jsonl');
let printed = '';

beforeEach(() => {
  printed = '';
  vi.stubEnv('ONRECORD_ACTORS', file);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: readonly string[]): Promise<unknown> =>
  actorsCommand()
    .exitOverride()
    .parseAsync([...words], { from: 'user' });

test('a file that is not there yet is one without actors', async () => {
  await run('show', 'Norway', '--json');
  expect(JSON.parse(printed)).toMatchObject({ actors: [{ actor: { id: 'country:NOR' } }] });
});

test('what was added is shown and listed, and wins', async () => {
  await run('add', 'Fjord Institute', '--kind', 'organisation', '--code', 'NOR', '--sector', 'EDU', '--alias', 'FI');
  await run('add', 'Ida Dahl', '--office', 'foreign-minister', '--of', 'NOR', '--from', '2031-05-02');
  expect(readFileSync(file, 'utf8').split('\n')).toEqual([
    '{"id":"org:fjord-institute","name":"Fjord Institute","code":"NOR","sector":"EDU","aliases":["FI"]}',
    '{"person":"Ida Dahl","office":"foreign-minister","of":"NOR","from":"2031-05-02"}',
    '',
  ]);
  printed = '';
  await run('show', 'FI', '--json');
  expect(JSON.parse(printed)).toMatchObject({ actors: [{ actor: { id: 'org:fjord-institute' } }] });
  printed = '';
  await run('show', 'Norway', '--date', '2031-06-01', '--json');
  expect(JSON.parse(printed)).toMatchObject({
    actors: [{ holders: expect.arrayContaining([expect.objectContaining({ person: 'Ida Dahl', certainty: 'sure' })]) }],
  });
  printed = '';
  await run('list', 'fjord', '--json');
  expect(printed.trim().split('\n')).toHaveLength(1);
});

test('a file of another program may begin with a mark and end without a line feed', async () => {
  const other = join(folder, 'other.jsonl');
  vi.stubEnv('ONRECORD_ACTORS', other);
  writeFileSync(other, '\uFEFF{"id":"org:fjord-board","name":"Fjord Board"}');
  await run('add', 'Harbour Board', '--kind', 'organisation');
  printed = '';
  await run('list', 'board', '--json');
  expect(printed).toContain('Fjord Board');
  expect(printed).toContain('Harbour Board');
});

test('where no file can be written, it is said why', async () => {
  const taken = join(folder, 'taken');
  writeFileSync(taken, '');
  vi.stubEnv('ONRECORD_ACTORS', join(taken, 'actors.jsonl'));
  await expect(run('add', 'Harbour Board', '--kind', 'organisation')).rejects.toMatchObject({ code: 'OR6007' });
});

test('wrong additions are refused and not written', async () => {
  const before = readFileSync(file, 'utf8');
  await expect(run('add', 'Fjord')).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('add', 'Fjord', '--kind', 'group', '--code', 'nor')).rejects.toMatchObject({ code: 'OR6002' });
  await expect(run('add', 'A B', '--office', 'x', '--of', 'NOR', '--from', '2031-13')).rejects.toMatchObject({
    code: 'OR6002',
  });
  await expect(run('show', 'Nobody At All')).rejects.toMatchObject({ code: 'OR6003' });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('an option that the line has no place for is refused, and so is a term that could never hold', async () => {
  const before = readFileSync(file, 'utf8');
  const term = ['add', 'Tilda Marsh', '--office', 'foreign-minister', '--of', 'NOR'];
  for (const more of [
    ['--id', 'person:t-marsh'],
    ['--code', 'NOR'],
    ['--sector', 'GOV'],
    ['--wikidata', 'Q1'],
    ['--gender', 'f'],
    ['--alias', 'T. Marsh'],
    ['--noun', 'minister'],
  ])
    await expect(run(...term, ...more)).rejects.toMatchObject({ code: 'OR4001', details: { input: more[0] } });
  for (const more of [
    ['--of', 'NOR'],
    ['--title', 'Sir'],
    ['--from', '2020'],
    ['--to', '2021'],
  ])
    await expect(run('add', 'Fjord Bank', '--kind', 'organisation', ...more)).rejects.toMatchObject({
      code: 'OR4001',
      details: { input: more[0] },
    });
  await expect(run(...term, '--from', '2031-05', '--to', '2030')).rejects.toMatchObject({ code: 'OR6002' });
  await expect(run('add', 'Tilda Marsh', '--office', 'foreign-minister', '--of', 'Norway')).rejects.toMatchObject({
    code: 'OR4001',
    message: expect.stringContaining('country:NOR') as unknown,
  });
  await expect(run('add', 'Tilda Marsh', '--office', 'foreign-minister', '--of', 'QQZ')).rejects.toMatchObject({
    code: 'OR6003',
  });
  await expect(run('add', 'Tilda Marsh', '--office', 'foreign minister', '--of', 'NOR')).rejects.toMatchObject({
    code: 'OR4001',
    message: expect.stringContaining('foreign-minister') as unknown,
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('an office of one’s own, of a body of one’s own, is added and told to be unknown', async () => {
  await run('add', 'Fjord Bank', '--kind', 'organisation');
  await run('add', 'Tilda Marsh', '--office', 'harbour-warden', '--of', 'fjord-bank');
  await run('add', 'Tilda Marsh', '--office', 'chairperson', '--of', 'org:fjord-bank');
  expect(readFileSync(file, 'utf8')).toContain('"office":"harbour-warden","of":"fjord-bank"');
  const told = vi.mocked(process.stderr.write).mock.calls.map(([text]) => String(text));
  expect(told.filter((line) => line.startsWith('Unknown office'))).toEqual([expect.stringContaining('harbour-warden')]);
});

test('a body is shown with its members and holders of the day', async () => {
  await run('show', 'NATO', '--date', '2003-06-01');
  expect(printed).toContain('secretary-general: George Robertson');
  expect(printed).toContain('19 members on 2003-06-01: ');
});

test('likely doubles come with the commands that decide, and what was decided is not asked again', async () => {
  vi.stubEnv('ONRECORD_ACTORS', join(folder, 'decided.jsonl'));
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path);
  for (const [at, speaker] of ['Lima', 'Ana Lima', "Rui O'Lima", 'Rui Lima'].entries())
    await ledger.add(documentOf({ said: [{ speaker, words: `Remark ${at} on the ferry` }] }), {
      retrieved: '2026-05-04T12:00:00Z',
    });
  await ledger.close();
  const doubles = async (): Promise<{ same: string | null; different: string }[]> => {
    printed = '';
    await run('doubles', '--ledger', path, '--json');
    return printed.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)));
  };
  expect((await doubles()).map(({ same, different }) => [same, different])).toEqual([
    [null, "onrecord actors add 'Ana Lima' --kind person --not-alias 'Lima'"],
    [null, "onrecord actors add 'Rui Lima' --kind person --not-alias 'Lima'"],
  ]);
  await run('add', 'Ana Lima', '--kind', 'person', '--not-alias', 'Lima');
  expect((await doubles()).map(({ same }) => same)).toEqual([
    "onrecord actors add 'Rui Lima' --kind person --alias 'Lima'",
  ]);
  printed = '';
  await run('doubles', '--ledger', path);
  expect(printed).toMatch(
    /^Lima \(1 statement\) and Rui Lima \(1 statement\)\n {2}in the ledger, one: {2}onrecord review st_\w+ --by NAME --field speaker --value 'Rui Lima'\n/,
  );
  const [entry = ''] = /st_\w+/.exec(printed) ?? [];
  const shared = await openLedger(path, { thread: false });
  const [decided] = await shared.review({ entry, field: 'speaker', decision: 'accept', by: 'R. Adler' });
  expect(await doubles()).toEqual([]);
  await shared.undoReview(decided?.id ?? '');
  await shared.close();
  expect(await doubles()).toHaveLength(1);
  await run('add', 'Rui Lima', '--kind', 'person', '--not-alias', 'Lima');
  printed = '';
  await run('doubles', '--ledger', path);
  expect(printed).toBe('No likely doubles.\n');
});
