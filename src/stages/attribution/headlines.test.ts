import { expect, test } from 'vitest';
import { besideHeadlines } from './headlines.ts';
import { at, taggedOf } from './testing/tagged.ts';

const text = 'Vik: dam to stay shut\nThe dam is old.\nThe dam stays shut, Vik said. It leaks.';
const blocks = [
  { kind: 'headline', span: at(text, 'Vik: dam to stay shut') },
  { kind: 'paragraph', span: at(text, 'The dam is old.') },
  { kind: 'paragraph', span: at(text, 'The dam stays shut, Vik said. It leaks.') },
] as const;

const beside = (contents: readonly string[], cue: string | null): string[] =>
  besideHeadlines(
    taggedOf(text, [], blocks),
    contents.map((words) => at(text, words)),
    cue === null ? [] : [at(text, cue)],
  ).map((span) => text.slice(...span));

test.each([
  ['said', ['dam to stay shut', 'The dam stays shut'], ['The dam stays shut']],
  ['Vik', ['dam to stay shut', 'The dam stays shut'], ['dam to stay shut']],
  ['said', ['The dam is old', 'The dam stays shut'], ['The dam is old', 'The dam stays shut']],
  ['said', ['dam to stay shut'], []],
  [null, ['dam to stay shut', 'It leaks'], ['dam to stay shut', 'It leaks']],
])('%s: %s', (cue, contents, kept) => {
  expect(beside(contents, cue)).toEqual(kept);
});
