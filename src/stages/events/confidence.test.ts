import { expect, test } from 'vitest';
import { EVENT_TYPES, type EventProposal, type EventType } from '../../document/index.ts';
import { conclude } from './confidence.ts';

const surest = (type: EventType, share: number): Record<EventType, number> =>
  Object.fromEntries(EVENT_TYPES.map((name) => [name, name === type ? share : (1 - share) / 15])) as Record<
    EventType,
    number
  >;
const none = new Float32Array();
const proposal = (valid: number, types: Record<EventType, number>, look: EventProposal['look']): EventProposal => ({
  anchor: [0, 1],
  tagged: 1,
  valid,
  types,
  modes: {},
  flags: { negated: 0, hypothetical: 0, future: 0, historical: 0 },
  contexts: {},
  from: 0,
  trigger: none,
  actor: none,
  recipient: none,
  place: none,
  date: none,
  look,
});
const weights = { bias: -3, first: 0.2, second: 0.3, type: 0.3 };

test('after one look it has to be an event and of its type', () => {
  const { type, confidence } = conclude(proposal(0.9, surest('AID', 0.8), null), false, weights);
  expect(type).toBe('AID');
  expect(confidence).toBeCloseTo(0.72);
});

test('a second look can settle the type, and doubt the event', () => {
  const first = surest('AID', 0.5);
  const sure = conclude(proposal(0.9, first, { valid: 0.95, types: surest('COOPERATE', 0.99) }), false, weights);
  const doubtful = conclude(proposal(0.9, first, { valid: 0.05, types: surest('COOPERATE', 0.99) }), false, weights);
  expect(sure.type).toBe('COOPERATE');
  expect(sure.confidence).toBeGreaterThan(doubtful.confidence + 0.1);
  expect(Object.values(sure.types).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
});

test('in a brief the same looks are believed more', () => {
  const looked = proposal(0.9, surest('AID', 0.8), { valid: 0.9, types: surest('AID', 0.8) });
  const withBrief = { ...weights, brief: 1 };
  expect(conclude(looked, true, withBrief).confidence).toBeGreaterThan(conclude(looked, false, withBrief).confidence);
});
