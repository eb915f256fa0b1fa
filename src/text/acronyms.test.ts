import { expect, test } from 'vitest';
import { isAcronymOf } from './acronyms.ts';

test.each([
  ['SDF', 'Syrian Democratic Forces', true],
  ['U.N.', 'United Nations', true],
  ['OAS', 'Organization of American States', true],
  ['DoD', 'Department of Defense', true],
  ['EU', 'United Nations', false],
  ['SDF', 'Self-Defense Forces', true],
])('%s for %s: %s', (acronym, name, fits) => expect(isAcronymOf(acronym, name)).toBe(fits));
