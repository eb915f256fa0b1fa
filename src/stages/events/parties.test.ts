import { expect, test } from 'vitest';
import type { EventParty } from '../../document/index.ts';
import { occurrencesOf } from './testing/document.ts';

const codesOf = (parties: readonly { readonly code: string | null; readonly sector: string | null }[]): string[] =>
  parties.map(({ code, sector }) => [code ?? '-', sector ?? '-'].join(' '));

test.each([
  ['Ukrainian police beat reporters.', 'Ukrainian police', 'UKR COP'],
  ['Rebels in Chad beat reporters.', 'Rebels in Chad', 'TCD REB'],
  ['Moscow beat reporters.', 'Moscow', 'RUS GOV'],
  ['Iran’s parliament beat reporters.', 'Iran’s parliament', 'IRN LEG'],
  ['The mayor of Kharkiv beat reporters.', 'mayor of Kharkiv', 'UKR GOV'],
  ['The United Nations beat reporters.', 'United Nations', 'UNO -'],
  ['Somebody beat reporters.', 'Somebody', '- -'],
  ['Iran’s neighbours beat reporters.', 'Iran’s neighbours', '- -'],
  ['Pro-Iranian groups beat reporters.', 'Pro-Iranian groups', '- -'],
  ['The envoys for Iran beat reporters.', 'envoys for Iran', '- -'],
])('%s The actor is coded', async (text, actor, code) => {
  const [event] = await occurrencesOf(text, {
    events: [{ type: 'ASSAULT', trigger: 'beat', actor, recipient: 'reporters' }],
  });
  expect(codesOf(event?.actors ?? [])).toEqual([code]);
  const [party] = event?.actors ?? [];
  expect(text.slice(...(party?.mention[0] ?? [0, 0]))).toBe(actor);
});

test('a state, its government and the seat of its government are one party', async () => {
  const text = 'Russia objected. The Kremlin objected. Russia’s cabinet objected. Russia’s parliament objected.';
  const events = ['Russia', 'The Kremlin', 'Russia’s cabinet', 'Russia’s parliament'].map(
    (actor) => ({ type: 'REJECT', trigger: 'objected', actor }) as const,
  );
  for (const event of events) {
    const own = text.slice(text.indexOf(`${event.actor} objected`));
    const [first] = await occurrencesOf(own, { events: [event] });
    const isParliament = event.actor.endsWith('parliament');
    expect(first?.actors).toMatchObject([{ actor: isParliament ? 'org:rus-parliament' : 'country:RUS', code: 'RUS' }]);
  }
});

test('an envoy of one’s own who is withdrawn stands for the state where he is', async () => {
  const recipients = async (text: string) => {
    const event = { type: 'SANCTION', trigger: 'recalled', actor: 'Norway', recipient: 'its ambassador' } as const;
    return codesOf((await occurrencesOf(text, { events: [event] }))[0]?.recipients ?? []);
  };
  expect(await recipients('Norway recalled its ambassador to Chile.')).toEqual(['CHL GOV']);
  expect(await recipients('Norway recalled its ambassador from Chile.')).toEqual(['CHL GOV']);
  expect(await recipients('Norway recalled its ambassador to consult him.')).not.toEqual(['CHL GOV']);
});

test('who takes part is named without an article that belongs to no name', async () => {
  const text = 'A court in The Hague fined the ministry.';
  const [event] = await occurrencesOf(text, {
    events: [{ type: 'SANCTION', trigger: 'fined', actor: ['A court', 'The Hague'], recipient: 'the ministry' }],
  });
  const words = (role: 'actors' | 'recipients'): string[] | undefined =>
    event?.[role].flatMap(({ mention }) => mention.map((span) => text.slice(...span)));
  expect([words('actors'), words('recipients')]).toEqual([['court', 'The Hague'], ['ministry']]);
});

test('an unknown actor keeps its words and gets no code', async () => {
  const [event] = await occurrencesOf('The dockside brothers torched a warehouse.', {
    events: [{ type: 'ASSAULT', trigger: 'torched', actor: 'The dockside brothers', recipient: 'a warehouse' }],
  });
  expect(event?.actors).toMatchObject([
    { actor: null, name: null, status: 'unresolved', code: null, mention: [[4, 21]] },
  ]);
});

test('a person is resolved, also in an apposition, and has the code of the state', async () => {
  const [event] = await occurrencesOf('Norway’s defence minister, Kari Holm, praised Finland.', {
    names: { 'Kari Holm': 'person' },
    events: [
      { type: 'SUPPORT', trigger: 'praised', actor: 'Norway’s defence minister, Kari Holm', recipient: 'Finland' },
    ],
  });
  expect(event?.actors).toMatchObject([{ name: 'Kari Holm', status: 'resolved', code: 'NOR' }]);
  expect(event?.recipients).toMatchObject([{ name: 'Finland', code: 'FIN' }]);
});

test('“we” in a statement is the state for which its speaker speaks, “I” the speaker', async () => {
  const text = 'Norway’s defence minister, Kari Holm, said: “We condemn the attack. I thank Finland.”';
  const [we, I] = await occurrencesOf(text, {
    names: { 'Kari Holm': 'person' },
    attributions: [
      {
        source: 'Norway’s defence minister, Kari Holm',
        cue: 'said',
        content: '“We condemn the attack. I thank Finland.”',
      },
    ],
    events: [
      { type: 'ACCUSE', trigger: 'condemn', actor: 'We', modes: ['disapprove'] },
      { type: 'SUPPORT', trigger: 'thank', actor: 'I', recipient: 'Finland' },
    ],
  });
  expect(we?.actors).toMatchObject([{ actor: 'country:NOR', via: 'pronoun', basis: 'implied' }]);
  expect(I?.actors).toMatchObject([{ name: 'Kari Holm', via: 'pronoun' }]);
});

test('several names in one span are listed one by one, and nobody twice', async () => {
  const [event] = await occurrencesOf('Togo and Benin asked Ghana for talks.', {
    events: [{ type: 'REQUEST', trigger: 'asked', actor: ['Togo and Benin'], recipient: 'Ghana' }],
  });
  expect(codesOf(event?.actors ?? [])).toEqual(['TGO GOV', 'BEN GOV']);
});

test('a description and the name beside it are one, also where the model parts them', async () => {
  const [event] = await occurrencesOf('The UN envoy, Espen Barth, praised Ghana.', {
    names: { 'Espen Barth': 'person' },
    events: [{ type: 'SUPPORT', trigger: 'praised', actor: ['The UN envoy', 'Espen Barth'], recipient: 'Ghana' }],
  });
  expect(event?.actors).toMatchObject([{ name: 'Espen Barth', code: 'UNO' }]);
});

test('nobody does something to himself', async () => {
  const [event] = await occurrencesOf('Lend to Zambia as to a neighbour.', {
    events: [{ type: 'AID', trigger: 'Lend', actor: 'Zambia', recipient: 'Zambia' }],
  });
  expect(event?.actors).toEqual([]);
  expect(codesOf(event?.recipients ?? [])).toEqual(['ZMB GOV']);
});

test('a party that is found on both sides is on one', async () => {
  const [event] = await occurrencesOf('Chad fined Togo and Chad.', {
    names: { Chad: 'place', Togo: 'place' },
    events: [{ type: 'SANCTION', trigger: 'fined', actor: 'Chad', recipient: 'Togo and Chad' }],
  });
  expect(codesOf(event?.actors ?? [])).toEqual(['TCD GOV']);
  expect(codesOf(event?.recipients ?? [])).toEqual(['TGO GOV']);
});

test('words that split a name are the whole name, and whose relative somebody is, is not meant', async () => {
  const [event] = await occurrencesOf('Ada Lindqvist’s son fined the United Nations.', {
    names: { 'Ada Lindqvist': 'person', 'United Nations': 'organisation' },
    events: [{ type: 'SANCTION', trigger: 'fined', actor: 'Ada Lindqvist’s son', recipient: 'Nations' }],
  });
  expect(event?.actors).toMatchObject([{ actor: null, status: 'unresolved' }]);
  expect(codesOf(event?.recipients ?? [])).toEqual(['UNO -']);
});

const places = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'place'] as const));

test('those who are named in one row take part together, also where the model sees only some of them', async () => {
  const text = 'Peru, Chile and Ecuador warned Spain. Officials from Chad and Niger left. Iran and Oman met.';
  const [warned, left, met] = await occurrencesOf(text, {
    names: places('Peru', 'Chile', 'Ecuador', 'Spain', 'Chad', 'Niger', 'Iran', 'Oman'),
    events: [
      { type: 'THREATEN', trigger: 'warned', actor: 'Chile', recipient: 'Spain' },
      { type: 'RETREAT', trigger: 'left', actor: ['Officials', 'Chad'] },
      { type: 'CONSULT', trigger: 'met', actor: 'Iran', recipient: 'Oman' },
    ],
  });
  expect(codesOf(warned?.actors ?? [])).toEqual(['PER GOV', 'CHL GOV', 'ECU GOV']);
  expect(codesOf(left?.actors ?? [])).toEqual(['TCD GOV', 'NER GOV']);
  expect(left?.actors.map(({ actor }) => actor)).toEqual([null, null]);
  expect([met?.actors, met?.recipients].map((side) => codesOf(side ?? []))).toEqual([['IRN GOV'], ['OMN GOV']]);
});

test('a row that only says where somebody is has no part in it', async () => {
  const text = 'Norway fined a firm in Chad and Niger.';
  const [event] = await occurrencesOf(text, {
    names: places('Norway', 'Chad', 'Niger'),
    events: [{ type: 'SANCTION', trigger: 'fined', actor: 'Norway', recipient: 'a firm in Chad' }],
  });
  expect(codesOf(event?.recipients ?? [])).toEqual(['TCD BUS']);
});

test.each([
  ['A Moroccan beat reporters.', 'Moroccan', 'ASSAULT', 'MAR CVL'],
  ['Three Pakistanis beat reporters.', 'Three Pakistanis', 'ASSAULT', 'PAK CVL'],
  ['Moroccan police beat reporters.', 'Moroccan police', 'ASSAULT', 'MAR COP'],
  ['The Russians beat reporters.', 'Russians', 'ASSAULT', 'RUS GOV'],
  ['Georgians marched.', 'Georgians', 'PROTEST', 'GEO CVL'],
] as const)('%s Some of the people of a state are not the state', async (text, actor, type, code) => {
  const [event] = await occurrencesOf(text, {
    names: places('Moroccan', 'Pakistanis', 'Russians', 'Georgians'),
    events: [{ type, trigger: type === 'PROTEST' ? 'marched' : 'beat', actor }],
  });
  expect(codesOf(event?.actors ?? [])).toEqual([code]);
  if (code.endsWith('CVL')) expect(event?.actors[0]?.actor).toBeNull();
});

test('“the people of Chad”, of which a party has the first words alone, are of Chad; its critics are not', async () => {
  const codes = async (words: string, of: string) => {
    const [event] = await occurrencesOf(`Norway praised ${words} ${of} on Monday.`, {
      names: places('Norway', 'Chad'),
      events: [{ type: 'SUPPORT', trigger: 'praised', actor: 'Norway', recipient: words }],
    });
    return event?.recipients.map(({ code }) => code);
  };
  expect(await codes('the people', 'of Chad')).toEqual(['TCD']);
  expect(await codes('leaders', 'of the Chad')).toEqual(['TCD']);
  expect(await codes('the critics', 'of Chad')).toEqual([null]);
  expect(await codes('the people', 'against Chad')).toEqual([null]);
});

test('a state that warns its own people does not warn itself', async () => {
  const [event] = await occurrencesOf('Norway warned Norwegians.', {
    names: places('Norway', 'Norwegians'),
    events: [{ type: 'REQUEST', trigger: 'warned', actor: 'Norway', recipient: 'Norwegians' }],
  });
  expect([event?.actors, event?.recipients].map((side) => codesOf(side ?? []))).toEqual([['NOR GOV'], ['NOR CVL']]);
});

test('of two mentions, one with a party as actor and one as recipient, nobody acts on themselves', async () => {
  const text = 'Libya bombed a clinic. The raid hit Libya.';
  const [event] = await occurrencesOf(text, {
    names: places('Libya'),
    events: [
      { type: 'ASSAULT', trigger: 'bombed', actor: 'Libya' },
      { type: 'ASSAULT', trigger: 'raid', recipient: 'Libya', same: 0.9 },
    ],
  });
  expect(event?.mentions).toHaveLength(2);
  expect([event?.actors, event?.recipients].map((side) => codesOf(side ?? []))).toEqual([['LBY GOV'], []]);
});

test('of a row, nobody acts on the state for which they act', async () => {
  const text = 'Norway and Iceland talked, but Jonas Gahr Støre warned of limits.';
  const [event] = await occurrencesOf(text, {
    names: { ...places('Norway', 'Iceland'), 'Jonas Gahr Støre': 'person' },
    events: [
      {
        type: 'THREATEN',
        trigger: 'warned',
        actor: 'Jonas Gahr Støre',
        recipient: 'Iceland',
      },
    ],
  });
  expect(event?.actors).toMatchObject([{ name: 'Jonas Gahr Støre' }]);
  expect(codesOf(event?.recipients ?? [])).toEqual(['ISL GOV']);
});

test('“US” is a state, and “us” are those who speak', async () => {
  const of = async (words: string) => {
    const [event] = await occurrencesOf(`Norway said: “${words} will sanction Chad.”`, {
      names: { Norway: 'place', US: 'place', Chad: 'place' },
      attributions: [{ source: 'Norway', cue: 'said', content: `“${words} will sanction Chad.”` }],
      events: [{ type: 'SANCTION', trigger: 'sanction', actor: words, recipient: 'Chad' }],
    });
    return event?.actors.map(({ name }) => name);
  };
  expect(await of('US')).toEqual(['United States']);
  expect(await of('We')).toEqual(['Norway']);
});

test('a noun behind two states or bodies in a row describes somebody of each', async () => {
  const text = 'Norwegian and Swedish officials met a Chadian. Two Peruvian and four Chilean miners left.';
  const [met, left] = await occurrencesOf(text, {
    names: { Norwegian: 'group', Swedish: 'group', Chadian: 'group', Peruvian: 'group', Chilean: 'group' },
    events: [
      { type: 'CONSULT', trigger: 'met', actor: 'Norwegian and Swedish officials', recipient: 'a Chadian' },
      { type: 'RETREAT', trigger: 'left', actor: 'Two Peruvian and four Chilean miners' },
    ],
  });
  const statesOf = (parties: readonly EventParty[] = []): (string | undefined)[] =>
    parties.map(({ represents }) => represents?.actor);
  expect(statesOf(met?.actors)).toEqual(['country:NOR', 'country:SWE']);
  expect(statesOf(met?.recipients)).toEqual(['country:TCD']);
  expect(statesOf(left?.actors)).toEqual(['country:PER', 'country:CHL']);
});
