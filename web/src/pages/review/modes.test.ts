import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MODES } from './modes.ts';

test('every mode of PLOVER’s table is offered, by its type', () => {
  const [, ...rows] = readFileSync(new URL('../../../../data/plover/modes.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const offered = Object.entries(MODES).flatMap(([type, modes]) => modes.map((mode) => `${type},${mode}`));
  expect(offered).toEqual(rows.map((row) => row.trim().split(',').slice(0, 2).join(',')));
});
