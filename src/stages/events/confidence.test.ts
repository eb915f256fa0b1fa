import { expect, test } from 'vitest';
import { EVENT_TYPES, type EventType } from '../../document/index.ts';
import { conclude } from './confidence.ts';

const surest = (type: EventType, share: number): Record<EventType, number> =>
  Object.fromEntries(EVENT_TYPES.map((name) => [name, name === type ? share : (1 - share) / 15])) as Record<
    EventType,
    number
  >;
const proposal = {
  tagged: 0.6,
  valid: 0.9,
  types: surest('AID', 0.8),
  told: { valid: 0.9, types: surest('AID', 0.8) },
};
const weights = { bias: -1, tagged: 0.3, told: 0.4, first: 0.2, type: 0.3 };
const confidenceOf = (changed: Partial<typeof proposal>): number =>
  conclude({ ...proposal, ...changed }, weights).confidence;

test('what the document doubts is believed less, whatever the sentence says', () => {
  const doubted = { told: { valid: 0.05, types: proposal.told.types } };
  expect(confidenceOf(doubted)).toBeLessThan(confidenceOf({}) - 0.1);
  expect(confidenceOf({ valid: 0.1 })).toBeLessThan(confidenceOf({}) - 0.1);
  expect(confidenceOf({ tagged: 0.1 })).toBeLessThan(confidenceOf({}) - 0.05);
});

test('the surer of document and sentence settles the type', () => {
  const unsure = surest('AID', 0.3);
  const { type, types } = conclude(
    { ...proposal, types: unsure, told: { valid: 0.9, types: surest('COOPERATE', 0.99) } },
    weights,
  );
  expect(type).toBe('COOPERATE');
  expect(Object.values(types).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(conclude({ ...proposal, types: surest('AID', 0.99), told: { valid: 0.9, types: unsure } }, weights).type).toBe(
    'AID',
  );
});
