import { expect, test } from 'vitest';
import { asWritten } from './wikievents.ts';

test('tokens are written together as texts are', () => {
  expect(asWritten('The U. S. envoy said at 3: 45 p. m. that 1, 200 of O ’ Hara ’ s men weren ’ t there.')).toBe(
    'The U.S. envoy said at 3:45 p.m. that 1,200 of O’Hara’s men weren’t there.',
  );
  expect(asWritten("It was the bombers ' closed - circuit film of July 27, 2011 - a long one.")).toBe(
    "It was the bombers' closed-circuit film of July 27, 2011-a long one.",
  );
  expect(asWritten('Nothing to do: the talks, in 2011, were long.')).toBe(
    'Nothing to do: the talks, in 2011, were long.',
  );
});
