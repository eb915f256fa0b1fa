import { expect, test } from 'vitest';
import { sliceOf } from '../text/index.ts';
import { betweenMarks } from './quotationMarks.ts';

const marked = (text: string): string[] => betweenMarks(text).map((span) => sliceOf(text, span));

test('what stands between quotation marks, from the first mark to the one that closes', () => {
  expect(marked('He said “yes, we can” and "no, never".')).toEqual(['“yes, we can”', '"no, never"']);
  expect(marked('“One.\n\n“Two,” she said. “Three.”')).toEqual(['“One.\n\n“Two,”', '“Three.”']);
});

test('marks that are empty, never closed or far apart enclose nothing', () => {
  expect(marked('“” “a” "')).toEqual([]);
  expect(marked(`“${'a'.repeat(3_000)} “bc”`)).toEqual(['“bc”']);
  expect(marked('"one\ntwo" three"')).toEqual(['" three"']);
});
