import { expect, test } from 'vitest';
import type { Reference } from '../document/index.ts';
import { compareWithHeadline } from './headline.ts';
import { comparable } from './sameStatement.ts';

const named = (name: string): Reference => ({
  actor: `doc:${name}`,
  name,
  mention: [],
  status: 'resolved',
  via: 'name',
  members: [],
  represents: null,
  basis: 'known',
  why: 'test',
});

const told = (text: string, speaker = named('Nygård'), polarity: 'affirmed' | 'negated' = 'affirmed') => ({
  words: comparable({ text, kind: 'indirect', speaker, said: null, published: null, document: 'd' }),
  polarity,
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
  expect(compareWithHeadline(told(headline), told(below, named('Nygård'), 'negated')).verdict).toBe('different');
});

test('another speaker makes another statement, the state of the speaker does not', () => {
  const [headline, below] = ['northern route to stay shut', 'that the northern route would stay shut'];
  const norway = { ...named('Norway'), actor: 'country:NOR', via: 'organisation' } as const;
  const minister = { ...named('Kari Nygård'), represents: { actor: 'country:NOR', name: 'Norway', code: 'NOR' } };
  expect(compareWithHeadline(told(headline), told(below, named('Okko'))).verdict).toBe('different');
  expect(compareWithHeadline(told(headline), told(below, named('Kari Nygård'))).verdict).toBe('same');
  expect(compareWithHeadline(told(headline, norway), told(below, minister)).verdict).toBe('same');
  expect(compareWithHeadline(told(headline, norway), told(below, named('Okko'))).verdict).toBe('different');
});
