import { expect, test } from 'vitest';
import { openLexicon } from '../../lexicon/index.ts';
import { findEvents } from './index.ts';
import { assignedOf, EVENT_WEIGHTS, type GivenDocument } from './testing/document.ts';

const weights = {
  ...EVENT_WEIGHTS,
  dateConfidence: { bias: -1, inSentence: 2, report: -1 },
  partyConfidence: { bias: 0, likely: 1, recipient: -1 },
};

async function eventIn(text: string, given: GivenDocument, using: Parameters<typeof findEvents>[2] = weights) {
  const [event] = findEvents(await assignedOf(text, given), openLexicon(), using).occurrences;
  return event;
}

const MET = 'Norway met Peru on Monday.';
const GIVEN: GivenDocument = {
  names: { Norway: 'place', Peru: 'place' },
  events: [{ type: 'CONSULT', trigger: 'met', actor: 'Norway', recipient: 'Peru', date: 'on Monday' }],
};

test('a date in the sentence of an event is surer than that of the report', async () => {
  const told = await eventIn(MET, GIVEN);
  const [event] = GIVEN.events;
  const { date: _date, ...undated } = event ?? { type: 'CONSULT', trigger: 'met' };
  const reported = await eventIn('Norway met Peru.', { ...GIVEN, events: [undated] });
  expect([told?.date?.confidence, reported?.date?.confidence]).toEqual([0.731, 0.119]);
  expect(told?.dateSignals).toMatchObject({ known: 0, inSentence: 1, report: 0, said: 0, day: 1 });
});

test('parties who are known have a confidence, as their role makes them likely', async () => {
  const event = await eventIn(MET, GIVEN);
  const [actor, recipient] = [event?.actors[0]?.confidence ?? 0, event?.recipients[0]?.confidence ?? 0];
  expect(actor).toBeGreaterThan(recipient);
  expect(actor).toBeLessThan(1);
  const described = await eventIn('Norway met villagers on Monday.', {
    ...GIVEN,
    events: [{ type: 'CONSULT', trigger: 'met', actor: 'Norway', recipient: 'villagers' }],
  });
  expect(described?.recipients.map(({ name, confidence }) => [name, confidence])).toEqual([[null, undefined]]);
});

test('without weights a date has none', async () => {
  expect((await eventIn(MET, GIVEN, EVENT_WEIGHTS))?.date).not.toHaveProperty('confidence');
});
