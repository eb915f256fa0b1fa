import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { documentLine } from './index.ts';
import { RECORDED } from './testing/recorded.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/document.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

test('a line keeps the contract', () => {
  const line: unknown = JSON.parse(JSON.stringify(documentLine(RECORDED)));
  expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...(line as object), text: null })).toBe(false);
});

test('every span, however deep, is in code points', () => {
  const line = documentLine(RECORDED);
  const points = [...line.text];
  const cut = ([start, end]: readonly [number, number]) => points.slice(start, end).join('');
  const spans = spansWithin(RECORDED, ['quotations', 'prose']);
  const converted = spansWithin(line, []);
  expect(converted.size).toBe(spans.size);
  expect(spans.size).toBeGreaterThan(20);
  for (const [path, span] of spans) {
    const point = converted.get(path);
    expect(point && cut(point), path).toBe(RECORDED.text.slice(...span));
    if (span[1] > 2) expect(point, path).not.toEqual(span);
  }
});

/** All pairs of numbers within a value, by their path. */
function spansWithin(value: unknown, without: readonly string[], path = ''): Map<string, readonly [number, number]> {
  if (Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number')) {
    return new Map([[path, value as unknown as readonly [number, number]]]);
  }
  const found = new Map<string, readonly [number, number]>();
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, item] of Object.entries(value)) {
    if (path === '' && without.includes(key)) continue;
    for (const [deeper, span] of spansWithin(item, without, `${path}/${key}`)) found.set(deeper, span);
  }
  return found;
}
