import { expect, test } from 'vitest';
import type { PartyScore } from '../../document/index.ts';
import { decodeEvents } from './decode.ts';
import { sceneOf } from './scene.ts';
import { candidatesFor, partiesIn, type PartySignals, type PartyWeights } from './scores.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { EVENT_WEIGHTS, assignedOf, occurrencesOf } from './testing/document.ts';

const text =
  'The villagers slept. Chad and Niger met in Mali. Togo was asked to leave by Benin. Togo waits, and so do villagers. The Pollard Fund left.';
const lexicon = openLexicon();

type Given = Readonly<Record<string, Partial<Omit<PartyScore, 'mention'>>>>;

/** “was asked”, with the words of its roles, and the probabilities that the model gives to mentions. */
async function asked(actor: string | undefined, recipient: string | undefined, likely: Given, own = {}) {
  const read = await assignedOf(text, {
    names: {
      Chad: 'place',
      Niger: 'place',
      Mali: 'place',
      Togo: 'place',
      Benin: 'place',
      'Pollard Fund': 'organisation',
    },
    events: [{ type: 'REQUEST', trigger: 'asked', ...(actor ? { actor } : {}), ...(recipient ? { recipient } : {}) }],
  });
  const document = { ...read, ...own };
  const parties = Object.entries(likely).map(([name, scores]): PartyScore => ({
    mention: document.mentions.findIndex(({ span }) => text.slice(...span) === name),
    actor: 0,
    recipient: 0,
    place: 0,
    ...scores,
  }));
  expect(parties.every(({ mention }) => mention >= 0)).toBe(true);
  const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!event) throw new Error('no event');
  return { event: { ...event, parties }, scene: sceneOf(document, lexicon) };
}

/** Under these weights a probability of the model is that of the party, and the words of a role count for nothing. */
const LIKELY: PartyWeights = { actor: { likely: 1 }, recipient: { likely: 1 } };

async function namesOf(
  actor: string | undefined,
  recipient: string | undefined,
  likely: Given,
  weights = LIKELY,
  own = {},
) {
  const { event, scene } = await asked(actor, recipient, likely, own);
  const { actor: actors, recipient: recipients } = partiesIn(event, scene, weights);
  return [actors, recipients].map((parties) => parties.map(({ name }) => name));
}

test('known parties are those from a probability of a half, the likeliest first', async () => {
  expect(await namesOf(undefined, undefined, { Niger: { actor: 0.6 }, Chad: { actor: 0.9 } })).toEqual([
    ['Chad', 'Niger'],
    [],
  ]);
  expect(await namesOf(undefined, undefined, { Niger: { actor: 0.49 }, Chad: { actor: 0.9 } })).toEqual([['Chad'], []]);
});

test('a role that nobody has takes one that is less likely; beside somebody described it takes more', async () => {
  const actor = (probability: number, words?: string) => namesOf(words, undefined, { Niger: { actor: probability } });
  expect(await actor(0.21)).toEqual([['Niger'], []]);
  expect(await actor(0.19)).toEqual([[], []]);
  expect(await actor(0.36, 'villagers')).toEqual([[null, 'Niger'], []]);
  expect(await actor(0.34, 'villagers')).toEqual([[null], []]);
  const recipient = (probability: number, words?: string) =>
    namesOf(undefined, words, { Niger: { recipient: probability } });
  expect(await recipient(0.31)).toEqual([[], ['Niger']]);
  expect(await recipient(0.29)).toEqual([[], []]);
  expect(await recipient(0.41, 'villagers')).toEqual([[], [null, 'Niger']]);
  expect(await recipient(0.39, 'villagers')).toEqual([[], [null]]);
});

test('in the text of a public body it takes more for a recipient, and as much for an actor', async () => {
  const own = { publisher: 'org:pollard-fund' };
  const recipient = (probability: number, words?: string) =>
    namesOf(undefined, words, { Niger: { recipient: probability } }, LIKELY, own);
  expect(await recipient(0.36)).toEqual([[], ['Niger']]);
  expect(await recipient(0.34)).toEqual([[], []]);
  expect(await recipient(0.46, 'villagers')).toEqual([[], [null, 'Niger']]);
  expect(await recipient(0.44, 'villagers')).toEqual([[], [null]]);
  expect(await namesOf(undefined, undefined, { Niger: { actor: 0.21 } }, LIKELY, own)).toEqual([['Niger'], []]);
});

test('nobody has two roles: the likelier one stands, and the other goes to the next', async () => {
  const likely = { Niger: { actor: 0.9, recipient: 0.8 }, Chad: { actor: 0.3, recipient: 0.4 } };
  expect(await namesOf(undefined, undefined, likely)).toEqual([['Niger'], ['Chad']]);
  const swapped = { Niger: { actor: 0.8, recipient: 0.9 }, Chad: { actor: 0.3, recipient: 0.4 } };
  expect(await namesOf(undefined, undefined, swapped)).toEqual([['Chad'], ['Niger']]);
});

test('the words of a role count by the weight that they have', async () => {
  const likely = { Benin: { actor: 0.1 }, Chad: { actor: 0.4 } };
  expect(await namesOf('Benin', 'Togo', likely)).toEqual([['Chad'], []]);
  expect(await namesOf('Benin', 'Togo', likely, EVENT_WEIGHTS.parties)).toEqual([['Benin'], ['Togo']]);
});

test('the members of a group that the words name have a role together', async () => {
  const own = 'Norway’s envoy, Kari Holm, met Chad’s envoy, Idris Dao. Both envoys urged Mali to act.';
  const document = await assignedOf(own, {
    names: { 'Kari Holm': 'person', 'Idris Dao': 'person', Norway: 'place', Chad: 'place', Mali: 'place' },
    events: [{ type: 'REQUEST', trigger: 'urged', actor: 'Both envoys', recipient: 'Mali' }],
  });
  const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!event) throw new Error('no event');
  // Each alone is less likely than a second party has to be.
  const weights = { actor: { bias: -1 }, recipient: { bias: -9 } };
  const { actor } = partiesIn(event, sceneOf(document, lexicon), weights);
  expect(actor.map(({ name }) => name)).toEqual(['Kari Holm', 'Idris Dao']);
});

test('whom somebody meets is the other side, also where the model has both on one', async () => {
  const names = { 'Kari Holm': 'person', 'Idris Dao': 'person', Chad: 'place' } as const;
  const sides = async (text: string, trigger: string) => {
    const given = { type: 'CONSULT', trigger, actor: ['Kari Holm', 'Idris Dao'] } as const;
    const document = await assignedOf(text, { names, events: [given] });
    const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
    if (!event) throw new Error('no event');
    // Alone enough for an actor, and too little for a second one.
    const weights = { actor: { bias: -1 }, recipient: { bias: -9 } };
    const { actor, recipient } = partiesIn(event, sceneOf(document, lexicon), weights);
    return [actor, recipient].map((side) => side.map(({ name }) => name));
  };
  expect(await sides('Kari Holm met with Idris Dao in Chad.', 'met')).toEqual([['Kari Holm'], ['Idris Dao']]);
  expect(await sides('Kari Holm met with Idris Dao in Chad.', 'met with')).toEqual([['Kari Holm'], ['Idris Dao']]);
  expect((await sides('Kari Holm and Idris Dao met in Chad.', 'met'))[1]).toEqual([]);
});

test('whom the sentence does not mean does not talk beside one of his state', async () => {
  const own =
    'Norway’s envoy, Kari Holm, held talks with Chad. Then Peru’s envoy, Jan Vale, or Norway’s envoy, Ole Vik, left.';
  const document = await assignedOf(own, {
    names: {
      'Kari Holm': 'person',
      'Jan Vale': 'person',
      'Ole Vik': 'person',
      Norway: 'place',
      Chad: 'place',
      Peru: 'place',
    },
    events: [{ type: 'CONSULT', trigger: 'held talks', actor: 'Norway’s envoy, Kari Holm', recipient: 'Chad' }],
  });
  const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!event) throw new Error('no event');
  const likely = (name: string): PartyScore => ({
    mention: document.mentions.findIndex(({ span }) => own.slice(...span) === name),
    actor: 0.9,
    recipient: 0,
    place: 0,
  });
  const actors = (name: string) =>
    partiesIn({ ...event, parties: [likely('Kari Holm'), likely(name)] }, sceneOf(document, lexicon), LIKELY).actor.map(
      (one) => one.name,
    );
  expect(await actors('Jan Vale')).toContain('Jan Vale');
  expect(await actors('Ole Vik')).not.toContain('Ole Vik');
});

test('a party that the words of its role do not name is implied, and says how likely it is', async () => {
  const { event, scene } = await asked('Benin', undefined, { Benin: { actor: 0.9 }, Chad: { recipient: 0.75 } });
  const { actor, recipient } = partiesIn(event, scene, LIKELY);
  expect(actor).toMatchObject([{ name: 'Benin', basis: 'known' }]);
  expect(recipient).toMatchObject([{ name: 'Chad', basis: 'implied' }]);
  expect(recipient[0]?.why).toMatch(/; recipient by the document, 75%$/);
});

test('somebody who is only described stands where the words name nobody, from the model’s probability', async () => {
  const villagers = 'The villagers';
  expect(await namesOf(undefined, undefined, { [villagers]: { actor: 0.31 } })).toEqual([[null], []]);
  expect(await namesOf(undefined, undefined, { [villagers]: { actor: 0.29 } })).toEqual([[], []]);
  // Of those of the next sentence it has not yet told.
  expect(await namesOf(undefined, undefined, { villagers: { actor: 0.9 } })).toEqual([[], []]);
  expect(await namesOf(undefined, undefined, { [villagers]: { actor: 0.9 }, Chad: { actor: 0.2 } })).toEqual([
    ['Chad'],
    [],
  ]);
});

test('the signals of a candidate', async () => {
  const { event, scene } = await asked('Benin', 'Togo', { Togo: { actor: 0.2, recipient: 0.8 }, Chad: { actor: 0.6 } });
  const { actor } = candidatesFor(event, scene);
  const signals = new Map(actor.map((candidate) => [candidate.party.name, candidate.signals]));
  expect([...signals.keys()]).toEqual(['Benin', 'Togo', 'Chad']);
  expect(signals.get('Benin')).toMatchObject({ named: 1, behind: 0.6, othersNamed: 0, nobodyNamed: 0, coded: 1 });
  expect(signals.get('Togo')).toMatchObject({
    named: 0,
    othersNamed: 1,
    references: Math.log1p(2),
  } satisfies Partial<PartySignals>);
  expect(signals.get('Togo')?.behind).toBeCloseTo(0.4);
  expect(signals.get('Togo')?.likely).toBeCloseTo(Math.log(0.2 / 0.8));
  expect(signals.get('Togo')?.otherwise).toBeCloseTo(Math.log(0.8 / 0.2));
  expect(signals.get('Chad')).toMatchObject({ behind: 0, says: 0, tells: 0 });
});

test('who makes the statement that tells an event, or whose cue tells it, is a signal', async () => {
  const own = 'Norway warned that Chad had attacked Niger.';
  const document = await assignedOf(own, {
    attributions: [{ source: 'Norway', cue: 'warned', content: 'Chad had attacked Niger' }],
    events: [
      { type: 'THREATEN', trigger: 'warned', actor: 'Norway' },
      { type: 'ASSAULT', trigger: 'attacked', actor: 'Norway' },
    ],
  });
  const scene = sceneOf(document, lexicon);
  const signals = decodeEvents(document, EVENT_WEIGHTS.confidence).map(
    (event) => candidatesFor(event, scene).actor[0]?.signals,
  );
  expect(signals).toMatchObject([
    { says: 1, tells: 0 },
    { says: 0, tells: 1 },
  ]);
});

test('a person in office has attacked somebody only if that is likely or the words say so', async () => {
  const words = 'President Joe Biden mourned. A bomb killed two in Togo.';
  const document = await assignedOf(words, {
    names: { 'Joe Biden': 'person', Togo: 'place' },
    events: [{ type: 'ASSAULT', trigger: 'killed' }],
  });
  const scene = sceneOf(document, lexicon);
  const mention = document.mentions.findIndex(({ span }) => words.slice(...span) === 'Joe Biden');
  const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!event) throw new Error('no event');
  const actors = (actor: number) =>
    partiesIn({ ...event, parties: [{ mention, actor, recipient: 0, place: 0 }] }, scene, LIKELY).actor.map(
      ({ name }) => name,
    );
  expect(actors(0.59)).toEqual([]);
  expect(actors(0.61)).toEqual(['Joe Biden']);
});

test('beside an attacker whom the words describe somebody else has to be likely', async () => {
  const actors = async (words: string | undefined, actor: number) => {
    const { event, scene } = await asked(words, undefined, { Chad: { actor } });
    return partiesIn({ ...event, type: 'ASSAULT' }, scene, LIKELY).actor.map(({ name }) => name);
  };
  expect(await actors(undefined, 0.36)).toEqual(['Chad']);
  expect(await actors(undefined, 0.34)).toEqual([]);
  expect(await actors('villagers', 0.49)).toEqual([null]);
  expect(await actors('villagers', 0.51)).toEqual([null, 'Chad']);
});

test('a state whom the words do not name has set off a bomb only if that is likely', async () => {
  const actors = async (deed: string, actor: number) => {
    const own = `A ${deed} killed two. Chad waits.`;
    const document = await assignedOf(own, {
      names: { Chad: 'place' },
      events: [{ type: 'ASSAULT', trigger: `${deed} killed` }],
    });
    const mention = document.mentions.findIndex(({ span }) => own.slice(...span) === 'Chad');
    const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
    if (!event) throw new Error('no event');
    const likely = { ...event, parties: [{ mention, actor, recipient: 0, place: 0 }] };
    return partiesIn(likely, sceneOf(document, lexicon), LIKELY).actor.map(({ name }) => name);
  };
  expect(await actors('blast', 0.59)).toEqual([]);
  expect(await actors('blast', 0.61)).toEqual(['Chad']);
  expect(await actors('missile', 0.59)).toEqual(['Chad']);
});

test('the state for which somebody speaks who tells of an attack has to be likely too', async () => {
  const actors = async (teller: string, actor: number) => {
    const own = `${teller} said a bomb hit the mill. Chad waits.`;
    const document = await assignedOf(own, {
      names: { Chad: 'place' },
      attributions: [{ source: teller, cue: 'said', content: 'a bomb hit the mill' }],
      events: [{ type: 'ASSAULT', trigger: 'hit' }],
    });
    const mention = document.mentions.findIndex(({ span }) => own.slice(...span) === 'Chad');
    const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
    if (!event) throw new Error('no event');
    const likely = { ...event, parties: [{ mention, actor, recipient: 0, place: 0 }] };
    return partiesIn(likely, sceneOf(document, lexicon), LIKELY).actor.map(({ name }) => name);
  };
  expect(await actors('The ministry of Chad', 0.59)).toEqual([]);
  expect(await actors('The ministry of Chad', 0.61)).toEqual(['Chad']);
  expect(await actors('Somebody', 0.5)).toEqual(['Chad']);
});

test('where the words are a pronoun for somebody unknown, nobody but a person stands for them', async () => {
  const text = 'Chad waits, and so does Ana Lima. Togo agreed with him.';
  const document = await assignedOf(text, {
    names: { 'Ana Lima': 'person', Chad: 'place', Togo: 'place' },
    events: [{ type: 'SUPPORT', trigger: 'agreed', actor: 'Togo', recipient: 'him' }],
  });
  const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!event) throw new Error('no event');
  const recipients = (name: string) => {
    const mention = document.mentions.findIndex(({ span }) => text.slice(...span) === name);
    const likely = { ...event, parties: [{ mention, actor: 0, recipient: 0.9, place: 0 }] };
    return partiesIn(likely, sceneOf(document, lexicon), LIKELY).recipient.map((party) => party.name);
  };
  expect(recipients('Ana Lima')).toContain('Ana Lima');
  expect(recipients('Chad')).toEqual([null]);
});

test('a state protests only if that is likely or the words say so', async () => {
  const actors = async (actor: number) => {
    const { event, scene } = await asked(undefined, undefined, { Chad: { actor } });
    return partiesIn({ ...event, type: 'PROTEST' }, scene, LIKELY).actor.map(({ name }) => name);
  };
  expect(await actors(0.59)).toEqual([]);
  expect(await actors(0.61)).toEqual(['Chad']);
});

test('whom no words name is not the other side of talks that his own state holds', async () => {
  const own = 'Chad’s envoy, Kari Holm, waited. Chad talked.';
  const document = await assignedOf(own, {
    names: { 'Kari Holm': 'person', Chad: 'place' },
    events: [{ type: 'CONSULT', trigger: 'talked', actor: 'Chad' }],
  });
  const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!event) throw new Error('no event');
  const scored = (name: string, scores: Partial<PartyScore>): PartyScore => ({
    mention: document.mentions.findLastIndex(({ span }) => own.slice(...span) === name),
    actor: 0,
    recipient: 0,
    place: 0,
    ...scores,
  });
  const likely = { ...event, parties: [scored('Chad', { actor: 0.9 }), scored('Kari Holm', { recipient: 0.9 })] };
  const recipients = (type: 'CONSULT' | 'SUPPORT') =>
    partiesIn({ ...likely, type }, sceneOf(document, lexicon), LIKELY).recipient.map(({ name }) => name);
  expect(recipients('SUPPORT')).toEqual(['Kari Holm']);
  expect(recipients('CONSULT')).toEqual([]);
});

test('with protesters whom the words describe nobody in office protests whom they do not name', async () => {
  const words = 'Villagers protested. President Joe Biden and Ana Lima waited.';
  const actors = async (name: string) => {
    const document = await assignedOf(words, {
      names: { 'Joe Biden': 'person', 'Ana Lima': 'person' },
      events: [{ type: 'PROTEST', trigger: 'protested', actor: 'Villagers' }],
    });
    const mention = document.mentions.findIndex(({ span }) => words.slice(...span) === name);
    const [event] = decodeEvents(document, EVENT_WEIGHTS.confidence);
    if (!event) throw new Error('no event');
    const likely = { ...event, parties: [{ mention, actor: 0.9, recipient: 0, place: 0 }] };
    return partiesIn(likely, sceneOf(document, lexicon), LIKELY).actor.map((party) => party.name);
  };
  expect(await actors('Joe Biden')).toEqual([null]);
  expect(await actors('Ana Lima')).toEqual([null, 'Ana Lima']);
});

test('an attack takes nobody whom its words do not name and who is not likely', async () => {
  const of = async (probability: number) => {
    const [attack] = await occurrencesOf('An attack hit Lima. Norway and Chad met.', {
      events: [{ type: 'ASSAULT', trigger: 'attack', likely: { Norway: probability } }],
    });
    return attack?.actors.map(({ name }) => name);
  };
  expect(await of(0.05)).toEqual([]);
  expect(await of(0.9)).toEqual(['Norway']);
});
