import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { topicsCommand } from './topics.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-topics-'));
const own = join(folder, 'own.json');
let printed = '';

beforeEach(() => {
  printed = '';
  writeFileSync(
    own,
    '{"topics":[{"topic":"tulips","label":"Tulips","about":"Bulbs and fairs.","strong":["tulip fair"]}]}',
  );
  vi.stubEnv('ONRECORD_ISSUES', own);
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
  topicsCommand()
    .exitOverride()
    .parseAsync([...words], { from: 'user' });

interface Listed {
  topics: { topic: string; name: string; about: string; kind: string; statements?: number; more?: boolean }[];
}

test('lists all topics with their names and meanings, and the user’s own', async () => {
  await run('--json');
  const { topics } = JSON.parse(printed) as Listed;
  expect(topics).toHaveLength(77);
  for (const { name, about } of topics) expect(name && about).not.toBe('');
  expect(topics.at(-1)).toEqual({ topic: 'tulips', name: 'Tulips', about: 'Bulbs and fairs.', kind: 'own' });
  printed = '';
  await run();
  expect(printed).toContain('fisheries');
  expect(printed).toContain('Tulips. Bulbs and fairs.');
});

test('counts the statements of a ledger', async () => {
  const file = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(file);
  await ledger.add(
    documentOf({
      said: [
        { speaker: 'Kari Nygård', words: 'The quota is too high for the cod.', topics: ['fisheries', 'trade'] },
        { speaker: 'Kari Nygård', words: 'We shall meet in the harbour again.', topics: ['fisheries'] },
      ],
    }),
    { retrieved: '2026-05-04T12:00:00Z' },
  );
  await ledger.close();
  await run('--counts', '--ledger', file, '--json');
  const { topics } = JSON.parse(printed) as Listed;
  const count = (slug: string) => topics.find(({ topic }) => topic === slug);
  expect(count('fisheries')).toMatchObject({ statements: 2, more: false });
  expect(count('trade')).toMatchObject({ statements: 1 });
  expect(count('tulips')).toMatchObject({ statements: 0 });
});

test('a ledger that is not there is told of, and not made', async () => {
  await expect(run('--counts', '--ledger', join(folder, 'none.sqlite'))).rejects.toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^OR3/u) as string }),
  );
});
