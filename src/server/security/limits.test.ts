import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LIMITS } from './limits.ts';

test('docs/users.md has every limit with its value', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/users.md'), 'utf8');
  const rows = Array.from(page.matchAll(/^\| `(\w+)` +\| +(\d+) \|/gmu), ([, name, value]) => [name, Number(value)]);
  expect(rows).toEqual(Object.entries(LIMITS));
});
