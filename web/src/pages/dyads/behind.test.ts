import { expect, test } from 'vitest';
import { chosenIn, chosenText, idsBehind, type Row } from './behind.ts';

const row: Row = {
  period: '2024-03',
  source: 'NOR',
  target: 'org:nato',
  events: 2,
  byType: { CONSULT: 1, AID: 1 },
  byQuad: { 1: 1, 2: 1 },
  meanScore: 3,
  alleged: 1,
  ids: ['ev_a', 'ev_b'],
  allegedIds: ['ev_c'],
  idsByType: { CONSULT: ['ev_a'], AID: ['ev_b'] },
  correctedIds: ['ev_b'],
};

test('a figure is in the address, and leads to its own events', () => {
  expect(chosenIn(chosenText(row, 'CONSULT'))).toEqual({ row: '2024-03~NOR~org:nato', part: 'CONSULT' });
  expect(chosenIn(chosenText({ ...row, period: '' }, ''))).toEqual({ row: '~NOR~org:nato', part: '' });
  expect(['', 'AID', 'alleged', 'corrected', 'COERCE'].map((part) => idsBehind(row, part))).toEqual([
    ['ev_a', 'ev_b'],
    ['ev_b'],
    ['ev_c'],
    ['ev_b'],
    [],
  ]);
  expect([chosenIn(null), chosenIn('2024')]).toEqual([null, null]);
});
