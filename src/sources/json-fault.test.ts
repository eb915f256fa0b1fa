import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultInJson } from './json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

test('finds a fault exactly where the engine finds one, in JSON that was cut, joined or changed', () => {
  const noise = fc.constantFrom(
    '',
    ',',
    '}',
    ']',
    '{',
    '[',
    '"',
    '\\',
    ':',
    '0',
    '-',
    '1e',
    'tru',
    '\u0001',
    ' ',
    '\\u12',
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.nat(3), noise, (json, place, removed, added) => {
      const at = place % (json.length + 1);
      const text = json.slice(0, at) + added + json.slice(at + removed);
      const fault = faultInJson(text);
      expect(fault === null).toBe(isJson(text));
      if (fault !== null) expect(fault).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['{a: 1}', 1],
  ['{"a": [1, 2', 11],
  ['{"a": nul}', 6],
  ['{"a": "x\ny"}', 8],
  ['{"a": "x\\q"}', 8],
  ['[1}', 2],
  ['{} {}', 3],
  ['', 0],
  ['[01]', 2],
])('%j is at fault at %i', (text, at) => {
  expect(faultInJson(text)).toBe(at);
});

test('a string of millions of characters does not exhaust the stack', () => {
  expect(faultInJson(`"${'x\\n'.repeat(2_000_000)}"`)).toBeNull();
  expect(faultInJson('['.repeat(1_000_000))).toBe(1_000_000);
});
