import { expect, test } from 'vitest';
import type { EventType, PartyScore } from '../../document/index.ts';
import { decodeEvents } from './decode.ts';
import { sceneOf } from './scene.ts';
import { partiesIn } from './scores.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { EVENT_WEIGHTS, assignedOf } from './testing/document.ts';

const text = 'Chad and Niger met in Mali. Togo was asked to leave by Benin. The Pollard Fund left.';
const lexicon = openLexicon();

/** The actors of “was asked”, where its words name these and the model gives probabilities to mentions. */
async function actorsGiven(
  actor: string | undefined,
  likely: Readonly<Record<string, number>>,
): Promise<(string | null)[]> {
  const document = await assignedOf(text, {
    names: {
      Chad: 'place',
      Niger: 'place',
      Mali: 'place',
      Togo: 'place',
      Benin: 'place',
      'Pollard Fund': 'organisation',
    },
    events: [{ type: 'REQUEST', trigger: 'asked', ...(actor ? { actor } : {}), recipient: 'Togo' }],
  });
  const parties = Object.entries(likely).map(([name, probability]): PartyScore => ({
    mention: document.mentions.findIndex(({ span }) => text.slice(...span) === name),
    actor: probability,
    recipient: 0,
    place: 0,
  }));
  expect(parties.every(({ mention }) => mention >= 0)).toBe(true);
  const [event] = decodeEvents(document, EVENT_WEIGHTS);
  if (!event) throw new Error('no event');
  return partiesIn({ ...event, parties }, sceneOf(document, lexicon)).actor.map(({ name }) => name);
}

test('whom the words of the role mean is joined only by one who surely takes part', async () => {
  expect(await actorsGiven('Benin', { Benin: 0.9, Chad: 0.95 })).toEqual(['Benin']);
  expect(await actorsGiven('Benin', { Benin: 0.9, Chad: 0.98 })).toEqual(['Benin', 'Chad']);
});

test('where the words name nobody, a mention near by may: in another sentence too', async () => {
  expect(await actorsGiven(undefined, { Niger: 0.4, Chad: 0.35 })).toEqual(['Niger']);
  expect(await actorsGiven(undefined, { Niger: 0.9, Chad: 0.85 })).toEqual(['Niger', 'Chad']);
  expect(await actorsGiven(undefined, { Niger: 0.9, Chad: 0.7 })).toEqual(['Niger']);
  expect(await actorsGiven(undefined, { Niger: 0.2 })).toEqual([]);
});

test('a body of which only the document knows takes part from a higher probability', async () => {
  expect(await actorsGiven(undefined, { 'Pollard Fund': 0.55 })).toEqual([]);
  expect(await actorsGiven(undefined, { 'Pollard Fund': 0.65 })).toEqual(['Pollard Fund']);
});

/** The recipients of an event whose words name its actor, where the model gives a probability to one mention of Norway. */
async function recipientsBeside(type: EventType, of: string, recipient: string | undefined, probability: number) {
  const own = `${of} objected. “We serve you,” she said. Norway is at peace.`;
  const document = await assignedOf(own, {
    names: { 'Kari Holm': 'person', Norway: 'place' },
    attributions: [{ source: of, cue: 'said', content: '“We serve you,”' }],
    events: [{ type, trigger: 'objected', actor: of, ...(recipient ? { recipient } : {}) }],
  });
  const mention = document.mentions.findLastIndex(({ span }) => own.slice(...span) === 'Norway');
  const parties = [{ mention, actor: 0, recipient: probability, place: 0 }];
  const [event] = decodeEvents(document, EVENT_WEIGHTS);
  if (!event) throw new Error('no event');
  return partiesIn({ ...event, parties }, sceneOf(document, lexicon)).recipient.map(({ name }) => name);
}

test('the state for which an actor acts is done to from a higher probability, unless the type is domestic', async () => {
  const minister = 'Norway’s defence minister, Kari Holm,';
  expect(await recipientsBeside('REJECT', minister, undefined, 0.5)).toEqual([]);
  expect(await recipientsBeside('REJECT', minister, undefined, 0.7)).toEqual(['Norway']);
  expect(await recipientsBeside('REJECT', 'Chad', undefined, 0.5)).toEqual(['Norway']);
  expect(await recipientsBeside('PROTEST', 'Norwegian students', undefined, 0.5)).toEqual(['Norway']);
});

test('“we” are not those to whom one of us does something', async () => {
  expect(await recipientsBeside('SUPPORT', 'Norway’s defence minister, Kari Holm,', 'We', 0)).toEqual([]);
});

test('of several whom the words name, one whom the model doubts takes no part', async () => {
  expect(await actorsGiven('Chad and Niger', { Chad: 0.9, Niger: 0.5 })).toEqual(['Chad', 'Niger']);
  expect(await actorsGiven('Chad and Niger', { Chad: 0.9, Niger: 0.02 })).toEqual(['Chad']);
  expect(await actorsGiven('Benin', { Benin: 0.02 })).toEqual(['Benin']);
});

test('somebody only described stays, and somebody known who takes part joins him', async () => {
  expect(await actorsGiven('leave', {})).toEqual([null]);
  expect(await actorsGiven('leave', { Chad: 0.5 })).toEqual([null, 'Chad']);
  expect(await actorsGiven('leave', { Chad: 0.2 })).toEqual([null]);
});

test('whom the words of the other role mean is not added', async () => {
  expect(await actorsGiven('Benin', { Benin: 0.9, Togo: 0.99 })).toEqual(['Benin']);
});
