import { expect, test } from 'vitest';
import type { Act } from '../document/index.ts';
import { compareWithHeadline } from './headline.ts';
import { comparable } from './sameStatement.ts';
import { person } from '../document/testing/reported.ts';

const told = (
  text: string,
  speaker = person('Nygård'),
  polarity: 'affirmed' | 'negated' = 'affirmed',
  act: Act | null = null,
) => ({
  words: comparable({ text, kind: 'indirect', speaker, said: null, published: null, document: 'd' }),
  polarity,
  act,
});

test.each([
  ['northern route to stay shut', 'that the northern sea route would stay shut until the ice had gone', 'same'],
  ['quota talks overdue', '“The talks on a quota are overdue. We will not be kept waiting”', 'same'],
  ['talks to begin in 12 days', 'that the talks would begin in 21 days', 'different'],
  ['ferry strike', 'that the northern route would stay shut', 'unrelated'],
  ['talks', 'that talks were overdue', 'unrelated'],
])('%s | %s: %s', (headline, below, verdict) => {
  expect(compareWithHeadline(told(headline), told(below)).verdict).toBe(verdict);
});

test('a denial makes another statement where the readings differ', () => {
  const [headline, below] = ['northern route to shut', 'that the northern route would not shut'];
  expect(compareWithHeadline(told(headline), told(below, person('Nygård'), 'negated')).verdict).toBe('different');
});

test('another speaker makes another statement, the state of the speaker does not', () => {
  const [headline, below] = ['northern route to stay shut', 'that the northern route would stay shut'];
  const norway = { ...person('Norway'), actor: 'country:NOR', via: 'organisation' } as const;
  const minister = { ...person('Kari Nygård'), represents: { actor: 'country:NOR', name: 'Norway', code: 'NOR' } };
  expect(compareWithHeadline(told(headline), told(below, person('Okko'))).verdict).toBe('different');
  expect(compareWithHeadline(told(headline), told(below, person('Kari Nygård'))).verdict).toBe('same');
  expect(compareWithHeadline(told(headline, norway), told(below, minister)).verdict).toBe('same');
  expect(compareWithHeadline(told(headline, norway), told(below, person('Okko'))).verdict).toBe('different');
});

test('a headline that names only the target is of the statement in which the same speaker does the same to it', () => {
  const at = (type: string, name: string) => ({ type, negated: false, targets: [person(name)] });
  const headline = told('Peru', person('Nygård'), 'affirmed', at('ACCUSE', 'Peru'));
  const below = (name: string, act: Act) =>
    compareWithHeadline(headline, told('Peru over the closing of a strait', person(name), 'affirmed', act)).verdict;
  expect(below('Kari Nygård', at('ACCUSE', 'Peru'))).toBe('same');
  expect(below('Kari Nygård', at('REQUEST', 'Peru'))).toBe('unrelated');
  expect(below('Kari Nygård', at('ACCUSE', 'Chile'))).toBe('unrelated');
  expect(below('Okko', at('ACCUSE', 'Peru'))).toBe('unrelated');
  const longer = told('Peru for a ferry', person('Nygård'), 'affirmed', at('ACCUSE', 'Peru'));
  const strait = told('Peru over the closing of a strait', person('Nygård'), 'affirmed', at('ACCUSE', 'Peru'));
  expect(compareWithHeadline(longer, strait).verdict).toBe('unrelated');
});
