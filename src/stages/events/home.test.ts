import { expect, test } from 'vitest';
import type { EventParty } from '../../document/index.ts';
import type { HomeWeights } from './home.ts';
import { occurrencesOf } from './testing/document.ts';

/** Whoever is asked about is of the state where it happened, or of the one that the text names most, if that is most of all. */
const PLACE_OR_MOST = { bias: -4, place: 3, share: 6, across: -2, ofMany: -6 };
const WEIGHTS: HomeWeights = { person: PLACE_OR_MOST, body: PLACE_OR_MOST, described: PLACE_OR_MOST };

const codesOf = (parties: readonly EventParty[] = []): (string | null)[] => parties.map(({ code }) => code);

test('whoever is only described is of the state that is likely, which the reasons tell with its probability', async () => {
  const [event] = await occurrencesOf(
    'Protesters blocked roads in Minsk.',
    { events: [{ type: 'PROTEST', trigger: 'blocked roads', actor: 'Protesters', place: 'Minsk' }] },
    WEIGHTS,
  );
  expect(codesOf(event?.actors)).toEqual(['BLR']);
  expect(event?.actors[0]).toMatchObject({ actor: null, represents: null });
  expect(event?.actors[0]?.why).toMatch(/of Belarus by the document, \d+%$/u);
});

test('no state is likely enough: nobody is given one', async () => {
  const [event] = await occurrencesOf(
    'Gunmen shot a judge. Peru and Chile and Togo and Benin met.',
    { events: [{ type: 'ASSAULT', trigger: 'shot', actor: 'Gunmen', recipient: 'a judge' }] },
    WEIGHTS,
  );
  expect([...codesOf(event?.actors), ...codesOf(event?.recipients)]).toEqual([null, null]);
});

test('whoever has a state keeps it, and “other countries” are of none', async () => {
  const [event] = await occurrencesOf(
    'In Lima Norwegian police warned other countries. Peru is big. Peru is high.',
    {
      events: [
        { type: 'THREATEN', trigger: 'warned', actor: 'Norwegian police', recipient: 'other countries', place: 'Lima' },
      ],
    },
    WEIGHTS,
  );
  expect(codesOf(event?.actors)).toEqual(['NOR']);
  expect(codesOf(event?.recipients)).toEqual([null]);
});

test('a person is of the same state in all events of a document', async () => {
  const text = 'In Lima police arrested Maro Tanno. Later Maro Tanno accused the police. Peru said nothing.';
  const events = await occurrencesOf(
    text,
    {
      names: { 'Maro Tanno': 'person' },
      events: [
        { type: 'COERCE', trigger: 'arrested', actor: 'police', recipient: 'Maro Tanno', place: 'Lima' },
        { type: 'ACCUSE', trigger: 'accused', actor: 'Maro Tanno', recipient: 'the police' },
      ],
    },
    WEIGHTS,
  );
  const codes = events.flatMap(({ actors, recipients }) =>
    [...actors, ...recipients].filter(({ name }) => name === 'Maro Tanno').map(({ code }) => code),
  );
  expect(codes).toEqual(['PER', 'PER']);
});

test('before weights are fitted nobody is given a state', async () => {
  const [event] = await occurrencesOf('Protesters blocked roads in Minsk.', {
    events: [{ type: 'PROTEST', trigger: 'blocked roads', actor: 'Protesters', place: 'Minsk' }],
  });
  expect(codesOf(event?.actors)).toEqual([null]);
});

test('a text that names a person and a state hundreds of times tells as much as a short one', async () => {
  const text = `Peru is big. ${'Maro Tanno met Peru. '.repeat(400)}Maro Tanno was arrested.`;
  const events = await occurrencesOf(
    text,
    {
      names: { 'Maro Tanno': 'person' },
      events: [{ type: 'COERCE', trigger: 'was arrested', recipient: 'Maro Tanno' }],
    },
    WEIGHTS,
  );
  expect(codesOf(events[0]?.recipients)).toEqual(['PER']);
});

test('whoever has no office on the day is of the state of all offices that the lexicon knows, whatever the text is about', async () => {
  const text = 'In Lima Barack Obama praised the locks. Peru is big. Peru is high.';
  const praised = { type: 'SUPPORT', trigger: 'praised', actor: 'Barack Obama', place: 'Lima' } as const;
  const given = { published: null, names: { 'Barack Obama': 'person' }, events: [praised] } as const;
  const [event] = await occurrencesOf(text, given, WEIGHTS);
  expect(event?.actors).toMatchObject([{ name: 'Barack Obama', code: 'USA' }]);
  expect(event?.actors[0]?.why).toContain('by all offices that the lexicon knows');
});
