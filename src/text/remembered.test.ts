import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('an answer is worked out once for each value, also where it is nothing', () => {
  const asked: object[] = [];
  const sizeOf = remembered((items: readonly number[]) => {
    asked.push(items);
    return items.length > 0 ? items.length : undefined;
  });
  const [some, none]: readonly number[][] = [[1, 2], []];
  expect([some, none, some, none].map((items) => sizeOf(items ?? []))).toEqual([2, undefined, 2, undefined]);
  expect(asked).toEqual([some, none]);
});
