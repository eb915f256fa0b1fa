import { expect, test } from 'vitest';
import { isBodyName } from './bodies.ts';

test.each(['Norway', 'the United States', 'NATO', 'U.N.', 'Foreign Ministry', 'the Harbour Council', 'Hamas'])(
  '%s is a state or a body',
  (name) => expect(isBodyName(name)).toBe(true),
);

test.each(['Marta Holm', 'Holm', 'Emily Post', 'Robert House', ''])('“%s” is none', (name) =>
  expect(isBodyName(name)).toBe(false),
);
