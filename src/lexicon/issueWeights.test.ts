import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIssues } from './issues.ts';
import { openIssueWeights, OUR_WEIGHTS, phraseKey } from './issueWeights.ts';
import { DATA } from './tables.ts';

test('every topic of ours has weights', () => {
  const weights = openIssueWeights(OUR_WEIGHTS);
  const written = JSON.parse(readFileSync(join(DATA, 'issue-weights.json'), 'utf8')) as { topics: object };
  expect(Object.keys(written.topics).toSorted()).toEqual([...openIssues().issues.keys()].toSorted());
  expect(weights.least).toBeGreaterThan(0);
  expect(weights.ofBest).toBeLessThan(1);
  const of = { topic: 'election', strong: true, words: 'presidential election' };
  expect(openIssueWeights().of(of)).toEqual(weights.of(of));
});

test('a phrase that is often right weighs more than one that seldom is; one never met weighs like others of its strength', () => {
  const weights = openIssueWeights();
  const of = (words: string, strong: boolean, topic = 'election') => weights.of({ topic, strong, words });
  expect(of('presidential election', true).document).toBeGreaterThan(of('observers', false).document);
  expect(of('quorum of the unmet', true)).toEqual(of('another unmet', true));
  expect(of('tulip fair', true, 'tulips').own).toBeGreaterThan(of('tulip fair', false, 'tulips').own);
});

test('singular, plural, hyphens, capitals and line ends are one', () => {
  for (const words of ['Cease-fire', 'ceasefires', 'CEASEFIRE'].map((form) => form.replace('cease-f', 'cease f')))
    expect(phraseKey(words, true).replace(' ', '')).toBe('ceasefire!');
  expect(phraseKey('prisoners\nof war', false)).toBe('prisoners of war');
  for (const words of ['crisis', 'congress', 'virus', 'gas']) expect(phraseKey(words, false)).toBe(words);
});

test('a missing or broken table is told of', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'weights-')), 'weights.json');
  expect(() => openIssueWeights(file)).toThrow(expect.objectContaining({ code: 'OR6020' }));
  for (const text of ['{', '{"topics":{}}', '[]']) {
    writeFileSync(file, text);
    expect(() => openIssueWeights(file), text).toThrow(expect.objectContaining({ code: 'OR6020' }));
  }
});
