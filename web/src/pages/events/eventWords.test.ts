import { describe, expect, test } from 'vitest';
import type { Api } from '../../api/client.ts';
import { flagsOf, shownParty, sideOf, triggersIn } from './eventWords.ts';

describe('an event', () => {
  test('has the flags that hold', () =>
    expect(flagsOf({ negated: true, hypothetical: false, future: true, historical: false })).toEqual([
      'negated',
      'future',
    ]));

  test('is of cooperation or of conflict', () => {
    expect(sideOf('CONSULT')).toBe('cooperation');
    expect(sideOf('ACCUSE')).toBe('conflict');
  });

  test('is marked where its words are, in its sentence', () =>
    expect(
      triggersIn({
        sentence: [10, 40],
        trigger: [
          [12, 15],
          [38, 40],
          [2, 5],
        ],
      }),
    ).toEqual([
      [2, 5],
      [28, 30],
    ]));

  test('names its parties as well as it can', () => {
    const party = { name: 'Norway', code: 'NOR', basis: 'implied', why: 'w' } as Api['EventParty'];
    expect(shownParty(party, '?')).toEqual({ name: 'Norway', sought: 'Norway', code: 'NOR', implied: true, why: 'w' });
    expect(shownParty({ ...party, name: null }, '?')).toMatchObject({ name: 'NOR', sought: 'NOR', code: null });
    expect(shownParty({ ...party, name: null, code: null }, '?')).toMatchObject({ name: '?', sought: null });
  });
});
