import { expect, test } from 'vitest';
import { participant } from './testing/identified.ts';

const STATE = { outlet: 'U.S. Department of State', published: '2022-05-01' };

test('the office of a named person is not the publisher’s, where that speaks of other states', async () => {
  const president = '[dP President] [nP Oskar Tveit] met the envoys.';
  expect((await participant('Oskar Tveit', president, STATE))?.represents).toBeNull();
  expect(
    (await participant('Oskar Tveit', president.replace('President', 'Defense Minister'), STATE))?.represents,
  ).toBeNull();
  const ours = { outlet: 'Prime Minister of Australia (media release)', published: '2022-05-01' };
  expect((await participant('Oskar Tveit', president.replace('President', 'Defence Minister'), ours))?.represents).toBe(
    'country:AUS',
  );
});

test('a ministry’s release may name its own minister, and “of” behind the name tells whose the office is', async () => {
  const estonian = { outlet: 'Ministry of Foreign Affairs of Estonia', published: '2021-10-07' };
  const minister = '[dP Foreign Minister] [nP Oskar Tveit] met the envoys.';
  expect((await participant('Oskar Tveit', minister, estonian))?.represents).toBe('country:EST');
  expect((await participant('Oskar Tveit', minister, STATE))?.represents).toBeNull();
  const of = minister.replace(' met', ' of [nL Uruguay] met');
  expect((await participant('Oskar Tveit', of, estonian))?.represents).toBe('country:URY');
});
