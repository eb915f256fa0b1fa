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

test.each(Object.entries(floors))('%s keeps its floors', { timeout: 600_000 }, async (name, floor) => {
  const measured = await measures[name]?.();
  if (measured === undefined) throw new Error(`nothing measures ${name}`);
  if (measured === null) {
    console.log(`${name}: skipped, its data is not beside this checkout`);
    return;
  }
  // Floors are floors of this very data: with other data they mean nothing.
  if (floor.sha256) expect(measured.sha256).toEqual(floor.sha256);
  for (const [figure, least] of Object.entries(floor.figures)) {
    expect(measured.figures[figure], `${name}: ${figure}`).toBeGreaterThanOrEqual(least);
  }
});
