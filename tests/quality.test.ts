import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measures } from '../bench/quality/measure.ts';
import { ROOT } from './shared.ts';

interface Floor {
  sha256?: string[];
  figures: Record<string, number>;
}

const floors = JSON.parse(readFileSync(join(ROOT, 'bench', 'quality', 'floors.json'), 'utf8')) as Record<string, Floor>;

for (const [name, floor] of Object.entries(floors))
  test(`${name} keeps its floors`, async ({ skip }) => {
    const measured = await measures[name]?.();
    if (measured === undefined) throw new Error(`nothing measures ${name}`);
    if (measured === null) return skip('its data is not beside this checkout');
    // Floors are floors of this very data: with other data they mean nothing.
    if (floor.sha256) expect(measured.sha256).toEqual(floor.sha256);
    for (const [figure, least] of Object.entries(floor.figures)) {
      expect(measured.figures[figure], `${name}: ${figure}`).toBeGreaterThanOrEqual(least);
    }
  });
