import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTable, openTable, tableBytes } from './keyedTable.ts';

const digest = Buffer.alloc(32, 7);

test('what was put in is found, and nothing else', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  const keyed = fc.array(text, { maxLength: 20 }).chain((records) =>
    fc.record({
      records: fc.constant(records),
      keys: fc
        .array(fc.tuple(text, fc.array(fc.nat({ max: Math.max(0, records.length - 1) }), { maxLength: 5 })))
        .map((pairs) => new Map(pairs)),
    }),
  );
  fc.assert(
    fc.property(keyed, text, ({ keys, records }, other) => {
      const bytes = tableBytes({ keys, records }, digest);
      expect(isTable(bytes, digest)).toBe(true);
      const table = openTable(bytes);
      expect(table.records).toBe(records.length);
      expect(records.map((_, at) => table.record(at))).toEqual(records);
      for (const [key, numbers] of keys) expect(table.find(key)).toEqual(numbers);
      expect(table.find(other)).toEqual(keys.get(other) ?? []);
    }),
    { seed: 1, numRuns: 30 },
  );
});

describe('no table', () => {
  const whole = tableBytes({ keys: new Map([['Oslo', [0]]]), records: ['a city'] }, digest);
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['its beginning', whole.subarray(0, 40)],
    ['all but its end', whole.subarray(0, -1)],
    ['more than it', Buffer.concat([whole, Buffer.alloc(1)])],
    ['something else', Buffer.from('x'.repeat(200))],
  ])('%s', (_, bytes) => expect(isTable(bytes, digest)).toBe(false));

  test('one of other files', () => {
    expect(isTable(whole, digest)).toBe(true);
    expect(isTable(whole, Buffer.alloc(32, 8))).toBe(false);
  });
});
