import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentClaim, cueClaim, firstSentence, joinedWords } from './negation.ts';

describe('denial in what is said', () => {
  test.each([
    'we have never seen them as rivals',
    'that no convoy may stop in the pass',
    'nobody at the table wanted a map',
    'that neither figure was right',
    '“We are not selling the harbour. We are painting it.”',
    '“No. It was a Tuesday.”',
    '“Good morning. I am not here to sell anything.”',
    'it had not come to close the file but to read it',
    'if the talks fail, the ferry will not run',
    'the people who mend the road will not be the ones who use it',
    'not to lend them any more boats',
    'there is no plan for the winter',
    'they decided not to lend the boats',
    'she has nothing to add',
    'there is no question of closing the pass',
    'the two sides can’t find the key',
  ])('negated: %s', (content) => {
    expect(contentClaim(content).negated).toBe(true);
  });

  test.each([
    'they would send more, not fewer, nurses',
    'it was a week, not a month',
    'this is not only a road but a promise',
    'there is no doubt that the bridge will hold',
    'we cannot but agree',
    'there is no question that the bridge will hold',
    'nobody doubts that the bridge will hold',
    'it could not deny the figures',
    'they would sell timber rather than buy it',
    'the bridge will hold because nobody uses it',
    'they came, but they did not stay',
    'the crews pressed her not to sell the harbour',
    'both had asked the mayor not to come',
    'it breaks the rule that one crew does not have two boats',
    '“Oh no, what a storm that was”',
    '“That is a start,” “[t]here is no ferry yet.”',
    '“Aren’t you tired of it?”',
    '“That is arithmetic,” “It is not yet politics.”',
    'the mayor says there can be no ferry',
    'it is nothing less than a miracle',
    'whether or not the ferry runs, they will come',
  ])('affirmed: %s', (content) => {
    const pieces = content.split(/(?<=[,.]”) (?=“)/u);
    expect(contentClaim(joinedWords(pieces)).negated).toBe(false);
  });
});

test.each([
  ['denied', 'The mayor', true],
  ['did not say', 'The mayor', true],
  ['did not deny', 'The mayor', false],
  ['does not oppose', 'The mayor', false],
  ['has no reason to doubt', 'The mayor', false],
  ['declined', 'The mayor', true],
  ['stopped short of saying', 'The mayor', true],
  ['has ruled out', 'The mayor', true],
  ['expects', 'Neither side', true],
  ['denies', 'No one', false],
  ['said', 'The mayor', false],
  ['does not only say', 'The mayor', false],
])('cue “%s” of “%s”', (cue, source, negated) => {
  expect(cueClaim(cue, source).negated).toBe(negated);
});

test('words after the first sentence do not matter', () => {
  fc.assert(
    fc.property(fc.constantFrom('It is late.', 'It is not late.', '“Nobody came.”'), fc.string(), (first, rest) => {
      expect(contentClaim(`${first} And ${rest}`).negated).toBe(contentClaim(first).negated);
    }),
  );
});

test('the first sentence does not end after an abbreviation, nor is it a greeting', () => {
  expect(firstSentence('Mr. Ablett came on Sept. 19. He left.')).toBe('Mr. Ablett came on Sept. 19.');
  expect(firstSentence('“Thank you, Jan. We are late. Go.”')).toBe('We are late.');
});
