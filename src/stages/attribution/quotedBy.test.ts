import { expect, test } from 'vitest';
import type { Mention } from '../../document/index.ts';
import { withoutMedia } from './quotedBy.ts';
import { at, taggedOf } from './testing/tagged.ts';

/** Source, cue and contents, as words, of what is left of the attributions [source, cue, ...contents]. */
function left(text: string, named: readonly string[], ...all: [source: string, cue: string, ...content: string[]][]) {
  const mentions = named.map((words): Mention => ({
    span: at(text, words), run: [0, 1], form: 'name', kind: 'person', score: 1, antecedents: [], nobody: 1,
  })); // prettier-ignore
  const given = all.map(([source, cue, ...content]) => ({
    source: source === '' ? [] : [at(text, source)],
    cue: [at(text, cue)],
    content: content.map((words) => at(text, words)),
    confidence: 0.9,
    basis: 'model',
  }));
  const wordsOf = ([start, end]: readonly [number, number]): string => text.slice(start, end);
  return withoutMedia({ ...taggedOf(text), mentions }, given).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map((span) => wordsOf([span[0], span[1]])).join(' ')),
  );
}

const PASSIVE = 'Mayor Vik was quoted by the Herald as saying: “We pay.”';
const ACTIVE = 'The Herald quoted Vik as saying: “We pay.”';

test('who is quoted by a medium has said it, and not the medium', () => {
  const medium = ['the Herald', 'was quoted by', 'Mayor Vik', 'as saying: “We pay.”'] as const;
  const own = [['Mayor Vik', 'as saying:', '“We pay.”']];
  expect(left(PASSIVE, ['Mayor', 'Vik'], [...medium], ['Vik', 'as saying:', '“We pay.”'])).toEqual([
    ['Vik', 'as saying:', '“We pay.”'],
  ]);
  expect(left(PASSIVE, ['Mayor', 'Vik'], [...medium], ['', 'as saying:', '“We pay.”'])).toEqual(own);
  expect(left(PASSIVE, ['Mayor', 'Vik'], ['the Herald', 'was quoted by', 'as saying: “We pay.”'])).toEqual(own);
  expect(left(PASSIVE, ['Mayor', 'Vik'], ['the Herald', 'as saying:', '“We pay.”'])).toEqual(own);
});

test('the same where the medium is named first', () => {
  const own = [['Vik', 'as saying:', '“We pay.”']];
  expect(left(ACTIVE, ['Vik'], ['The Herald', 'quoted', 'Vik as saying: “We pay.”'])).toEqual(own);
  const both = [
    ['The Herald', 'quoted', 'Vik as saying: “We pay.”'],
    ['Vik', 'as saying:', '“We pay.”'],
  ] as [string, string, string][];
  expect(left(ACTIVE, ['Vik'], ...both)).toEqual(own);
});

test.each([
  ['The Herald quoted a law: “We pay.”', 'The Herald', 'quoted', '“We pay.”'],
  ['Vik, quoted by the Herald, said: “We pay.”', 'Vik', 'said:', '“We pay.”'],
  ['It was quoted by the Herald as saying: “We pay.”', 'the Herald', 'was quoted by', 'as saying: “We pay.”'],
])('nothing else changes: %s', (text, source, cue, content) => {
  expect(left(text, [], [source, cue, content])).toEqual([[source, cue, content]]);
});
