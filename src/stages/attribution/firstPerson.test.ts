import { expect, test } from 'vitest';
import { firstPersonStatements, withoutAnswers } from './firstPerson.ts';
import { at, taggedOf } from './testing/tagged.ts';

const found = (text: string, quoted: string[][] = [], others: readonly string[] = []) => {
  const span = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const;
  const taken = others.map((words) => ({ source: [], cue: [], content: [span(words)], confidence: 1, basis: '' }));
  return firstPersonStatements(taggedOf(text, quoted), taken).map(({ source, content }) =>
    [...source, ...content].map((part) => text.slice(...part)),
  );
};

test.each([
  ['We will stand with Kirune.', 'We'],
  ['Until then, we will reopen the office.', 'we'],
  ['Together we have built a bridge.', 'we'],
  ['I thank the crews.', 'I'],
])('%s', (sentence, subject) => expect(found(`The talks ended.\n${sentence}`)).toEqual([[subject, sentence]]));

test.each([
  ['no subject', 'Our friendship is old.'],
  ['a subordinate clause', 'The bridge that we built is open.'],
  ['somebody else speaks before', 'The minister said: we will reopen the office.'],
])('nobody speaks: %s', (_, text) => expect(found(text)).toEqual([]));

test('what is quoted and what another attribution has is left out', () => {
  expect(found('She said: “We will reopen.”', [['“We will reopen.”']])).toEqual([]);
  expect(found('We will reopen the office.', [], ['We will reopen the office.'])).toEqual([]);
});

test('a quotation in another paragraph is not what the writer says', () => {
  const left = (text: string, contents: readonly string[], source = 'I'): string[] =>
    withoutAnswers(
      taggedOf(text, [['“Yes.”'], ['“No.”']]),
      contents.map((words) => at(text, words)),
      [at(text, source)],
    ).map((span) => text.slice(...span));
  const text = '“Yes.”\nYou wrote it, I say.\n“No.”';
  expect(left(text, ['“Yes.”', 'You wrote it', '“No.”'])).toEqual(['You wrote it']);
  expect(left(text.replace('I say.', 'I say:'), ['You wrote it', '“No.”'])).toEqual(['You wrote it', '“No.”']);
  expect(left(text.replace('I say', 'Vik said'), ['You wrote it', '“No.”'], 'Vik')).toEqual(['You wrote it', '“No.”']);
});
