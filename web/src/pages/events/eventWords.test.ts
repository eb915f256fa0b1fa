import { describe, expect, test } from 'vitest';
import type { Api } from '../../api/client.ts';
import { flagsOf, placesIn, shownParty, sideOf } from './eventWords.ts';

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
      placesIn(
        [10, 40],
        [
          [12, 15],
          [38, 40],
          [2, 5],
        ],
      ),
    ).toEqual([
      [2, 5],
      [28, 30],
    ]));

  test('names its parties as well as it can', () => {
    const party = {
      name: 'Norway',
      code: 'NOR',
      mention: [],
      basis: 'implied',
      why: 'w',
    } as unknown as Api['EventParty'];
    const event: Pick<Api['Event'], 'text' | 'sentence'> = { text: 'Lima fined Norwegian boats', sentence: [10, 36] };
    const shown = (changes: Partial<Api['EventParty']>) => shownParty({ ...party, ...changes }, event, '?');
    expect(shown({})).toEqual({ name: 'Norway', sought: 'Norway', code: 'NOR', implied: true, why: 'w' });
    const boats = { name: null, mention: [[21, 36]] as [number, number][] };
    expect(shown(boats)).toMatchObject({ name: '“Norwegian boats”', sought: 'NOR', code: 'NOR' });
    expect(shown({ ...boats, code: null })).toMatchObject({ name: '“Norwegian boats”', sought: null });
    expect(shown({ name: null })).toMatchObject({ name: 'NOR', sought: 'NOR', code: null });
    expect(shown({ name: null, code: null, mention: [[2, 5]] })).toMatchObject({ name: '?', sought: null });
  });
});
