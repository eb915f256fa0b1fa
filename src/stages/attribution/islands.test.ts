import { expect, test } from 'vitest';
import { besideIslands, sourceBesideIslands, subjectBefore } from './islands.ts';
import type { Span } from '../../text/index.ts';
import { at, taggedOf } from './testing/tagged.ts';

const text = 'Vik: dam to stay shut\nThe dam is old.\nThe dam stays shut, Vik said. It leaks.';
const blocks = [
  { kind: 'headline', span: at(text, 'Vik: dam to stay shut') },
  { kind: 'paragraph', span: at(text, 'The dam is old.') },
  { kind: 'paragraph', span: at(text, 'The dam stays shut, Vik said. It leaks.') },
] as const;

const beside = (contents: readonly string[], cue: string | null): string[] =>
  besideIslands(
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

test.each([
  ['caption', 'Vik:\nShips wait.', 'wait', 'Ships wait', 'Vik'],
  ['heading', 'A bad year\nIt leaks, Vik said.', 'said', 'It leaks', 'A bad year'],
] as const)('what a %s has is not of the sentence behind it', (kind, given, cue, content, name) => {
  const [first = '', second = ''] = given.split('\n');
  const tagged = taggedOf(given, [], [
    { kind, span: at(given, first) },
    { kind: 'paragraph', span: at(given, second) },
  ]); // prettier-ignore
  expect(besideIslands(tagged, [at(given, name), at(given, content)], [at(given, cue)])).toEqual([at(given, content)]);
});

test('of a source that runs over the border of a caption or a heading only its own side stays', () => {
  const given = 'Ada Vik\nFishermen warned of it.\nIn full: Vik\n“It leaks.”';
  const kinds = ['caption', 'paragraph', 'heading', 'paragraph'] as const;
  const lines = given.split('\n').map((line, index) => ({ kind: kinds[index] ?? 'paragraph', span: at(given, line) }));
  const left = (source: Span, home: string, own = given): string[] =>
    sourceBesideIslands(taggedOf(own, [], lines), [source], at(given, home)).map((span) => given.slice(...span));
  expect(left(at(given, 'Ada Vik\nFishermen'), 'warned')).toEqual(['Fishermen']);
  expect(left(at(given, 'Ada Vik'), 'warned')).toEqual([]);
  expect(left(at(given, 'Fishermen'), 'Ada')).toEqual([]);
  expect(left(at(given, 'Fishermen'), 'In full')).toEqual(['Fishermen']);
  expect(left(at(given, 'In full: Vik'), '“It leaks.”')).toEqual([]);
  expect(left(at(given, 'In full: Vik'), '“It leaks.”', given.replace('full: Vik', 'full: Vi:'))).toEqual([
    'In full: Vik',
  ]);
});

test('whose source stood across a border has for its subject what its sentence begins with', () => {
  const subject = (given: string, cue: string, content: string): string[] =>
    subjectBefore(taggedOf(given), [at(given, cue)], [at(given, content)]).map((span) => given.slice(...span));
  expect(subject('Some in Brenn welcomed the dam.', 'welcomed', 'the dam')).toEqual(['Some in Brenn']);
  expect(subject('In Brenn, nobody welcomed the dam.', 'welcomed', 'the dam')).toEqual([]);
  expect(subject('The crews were praised for haste.', 'were praised', 'The crews')).toEqual([]);
});
