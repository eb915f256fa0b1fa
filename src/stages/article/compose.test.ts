import { expect, test } from 'vitest';
import { compose } from './compose.ts';

test('what is no character is replaced by one of the same length, so that spans hold', () => {
  const { text, blocks } = compose([
    { kind: 'turn', speaker: 'Ho\uD800lm', text: 'Ho\uD800lm: Yes\0 and \u{1F600}.', labelled: 5 },
    { kind: 'paragraph', text: '\uDE00\uD83D' },
  ]);
  expect(text).toBe('Ho\uFFFDlm: Yes\uFFFD and \u{1F600}.\n\n\uFFFD\uFFFD');
  expect(blocks).toEqual([
    { kind: 'turn', speaker: 'Ho\uFFFDlm', span: [0, 19], label: [0, 5] },
    { kind: 'paragraph', span: [21, 23] },
  ]);
});
