import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { program } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-mistyped-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['refresh'],
  ['verify', '--all'],
  ['verify', 'st_a'],
  ['tag', 'doc_a', '--add', 'fish'],
  ['edit', 'doc_a', '--title', 'Tolls'],
  ['remove', 'doc_a'],
  ['review', 'st_a', '--accept', '--by', 'R. Adler'],
  ['users', 'remove', 'kari'],
])('%s %s makes no ledger where the path is mistyped', async (...words) => {
  const path = join(folder, 'legder.sqlite');
  const command = await program((name) => name === words[0]);
  await expect(command.parseAsync(['node', 'onrecord', ...words, '--ledger', path])).rejects.toMatchObject({
    code: 'OR3005',
  });
  expect(existsSync(path)).toBe(false);
});
