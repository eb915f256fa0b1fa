import { expect, test } from 'vitest';
import { type EventParty, type EventType, type PloverEvent, unresolved } from '../document/index.ts';
import { eventClusterKey } from './events.ts';

const party = (actor: string): EventParty => ({
  ...unresolved([], 'name', ''),
  actor,
  name: actor,
  status: 'resolved',
  code: null,
  sector: null,
});

const keyOf = (type: EventType, actors: readonly string[], recipients: readonly string[]): string | null =>
  eventClusterKey({
    type,
    actors: actors.map(party),
    recipients: recipients.map(party),
    negated: false,
    hypothetical: false,
    future: false,
    place: null,
    statement: null,
    allegedBy: null,
    date: { from: '2024-05-14', to: '2024-05-14', granularity: 'day', basis: 'known', span: null, why: '' },
  } as unknown as PloverEvent);

test('of a meeting it does not matter who is told on which side', () => {
  const met = keyOf('CONSULT', ['peru', 'chile'], []);
  expect(met).not.toBeNull();
  expect(keyOf('CONSULT', ['chile'], ['peru'])).toBe(met);
  expect(keyOf('CONSULT', ['peru'], ['chile'])).toBe(met);
  expect(keyOf('CONSULT', ['peru'], ['togo'])).not.toBe(met);
});

test('of an accusation it does', () => {
  expect(keyOf('ACCUSE', ['chile'], ['peru'])).not.toBe(keyOf('ACCUSE', ['peru'], ['chile']));
});

test('one party alone, without a place, tells no event from another', () => {
  expect(keyOf('CONSULT', ['peru'], [])).toBeNull();
  expect(keyOf('ACCUSE', ['peru'], [])).toBeNull();
});
