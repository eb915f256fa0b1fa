import { expect, test } from 'vitest';
import { type GivenDocument, occurrencesOf } from './testing/document.ts';

async function rolesOf(text: string, given: GivenDocument) {
  const [event] = await occurrencesOf(text, given);
  const words = (parties: readonly { readonly mention: readonly (readonly [number, number])[] }[] | undefined) =>
    (parties ?? []).map(({ mention: [span] }) => text.slice(...(span ?? [0, 0])));
  return { event, actors: words(event?.actors), recipients: words(event?.recipients) };
}

test('whoever tells it is no actor beside the one who did it', async () => {
  const { actors } = await rolesOf('The mission said Russian troops had seized the mill.', {
    attributions: [{ source: 'The mission', cue: 'said', content: 'Russian troops had seized the mill' }],
    events: [{ type: 'ASSAULT', trigger: 'seized', actor: ['The mission', 'Russian troops'], recipient: 'the mill' }],
  });
  expect(actors).toEqual(['Russian troops']);
});

test('whoever is named after a passive as the teller did nothing; who tells of himself did it', async () => {
  const passive = await rolesOf('Two monks were shot, the mission said.', {
    attributions: [{ source: 'the mission', cue: 'said', content: 'Two monks were shot' }],
    events: [{ type: 'ASSAULT', trigger: 'shot', actor: 'the mission', recipient: 'Two monks' }],
  });
  expect(passive.actors).toEqual([]);
  const own = await rolesOf('The rebels said they had shot two monks.', {
    attributions: [{ source: 'The rebels', cue: 'said', content: 'they had shot two monks' }],
    events: [{ type: 'ASSAULT', trigger: 'shot', actor: 'The rebels', recipient: 'two monks' }],
  });
  expect(own.actors).toEqual(['rebels']);
});

test('“who” is the one who stands before it', async () => {
  const { actors, recipients } = await rolesOf('Chad faces a president who threatened to close the port.', {
    events: [{ type: 'THREATEN', trigger: 'threatened', actor: 'who', recipient: 'a president' }],
  });
  expect(actors).toEqual(['president']);
  expect(recipients).not.toContain('president');
});

test('the subject of the next clause is no recipient', async () => {
  const { recipients } = await rolesOf('Labour asked Norway for a debate, and Chad called for calm.', {
    events: [{ type: 'REQUEST', trigger: 'asked', actor: 'Labour', recipient: ['Norway', 'Chad'] }],
  });
  expect(recipients).toEqual(['Norway']);
});

test('who mediates is not whom one meets', async () => {
  const { recipients } = await rolesOf('Chad met Niger in talks mediated by Norway.', {
    events: [{ type: 'CONSULT', trigger: 'met', actor: 'Chad', recipient: ['Niger', 'Norway'] }],
  });
  expect(recipients).toEqual(['Niger']);
});

test.each<[string, GivenDocument['events'][number], string]>([
  [
    'Rebels shelled the town of Bentiu on Sunday.',
    { type: 'ASSAULT', trigger: 'shelled', actor: 'Rebels' },
    'town of Bentiu',
  ],
  ['Norway criticised Mali’s plan.', { type: 'ACCUSE', trigger: 'criticised', actor: 'Norway' }, 'Mali'],
  ['Norway demanded that Mali leave.', { type: 'REQUEST', trigger: 'demanded', actor: 'Norway' }, 'Mali'],
  ['Police opened fire on villagers.', { type: 'ASSAULT', trigger: 'opened fire', actor: 'Police' }, 'villagers'],
  ['Norway imposed tariffs on Mali.', { type: 'SANCTION', trigger: 'imposed tariffs', actor: 'Norway' }, 'Mali'],
  ['The town was bombed by rebels.', { type: 'ASSAULT', trigger: 'bombed', actor: 'rebels' }, 'town'],
  [
    'Her lawyer accused the prosecution of haste.',
    { type: 'ACCUSE', trigger: 'accused', actor: 'Her lawyer' },
    'prosecution',
  ],
  [
    'The junta lifted the curfew in Mali.',
    { type: 'CONCEDE', trigger: 'lifted', actor: 'The junta', place: 'Mali' },
    'Mali',
  ],
])('a recipient by grammar: %s', async (text, given, recipient) => {
  const { event, recipients } = await rolesOf(text, { events: [given] });
  expect(recipients).toEqual([recipient]);
  expect(event?.recipients[0]).toMatchObject({ basis: 'implied' });
  expect(event?.recipients[0]?.why).toContain('recipient by grammar');
});

test.each<[string, GivenDocument['events'][number]]>([
  ['Norway agreed to encourage trade.', { type: 'AGREE', trigger: 'agreed', actor: 'Norway' }],
  ['Ministers gathered in Vienna.', { type: 'CONSULT', trigger: 'gathered', actor: 'Ministers' }],
  ['Troops left the hills above Goma.', { type: 'RETREAT', trigger: 'left', actor: 'Troops' }],
  ['Oman walked out of the Paris summit.', { type: 'REJECT', trigger: 'walked out of', actor: 'Oman' }],
])('no recipient by grammar: %s', async (text, given) => {
  const { recipients } = await rolesOf(text, { events: [given] });
  expect(recipients).toEqual([]);
});

test('an actor by grammar: the subject of an active verb, but not of what may be a passive', async () => {
  const active = await rolesOf('Police arrested nine people.', {
    events: [{ type: 'COERCE', trigger: 'arrested', recipient: 'nine people' }],
  });
  expect(active.actors).toEqual(['Police']);
  expect(active.event?.actors[0]).toMatchObject({ basis: 'implied', code: null, sector: 'COP' });
  const passive = await rolesOf('Nine villagers arrested in Lima.', {
    events: [{ type: 'COERCE', trigger: 'arrested', recipient: 'Nine villagers', place: 'Lima' }],
  });
  expect(passive.actors).toEqual([]);
});

test('“the two sides” are the two states named before; with three states nobody', async () => {
  const given: GivenDocument = { events: [{ type: 'CONSULT', trigger: 'met', actor: 'The two sides' }] };
  const two = await occurrencesOf('Mali blamed Togo. The two sides met.', given);
  expect(two[0]?.actors).toMatchObject([{ code: 'MLI', basis: 'implied' }, { code: 'TGO' }]);
  const three = await occurrencesOf('Benin blamed Togo before Mali. The two sides met.', given);
  expect(three[0]?.actors).toMatchObject([{ code: null }]);
});
