import { expect, test } from 'vitest';
import { findEvents, recordEvents } from './index.ts';
import { ATTRIBUTED_TEXT, unresolved } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { EVENT_WEIGHTS, occurrencesOf, assignedOf } from './testing/document.ts';

test('an accusation is the act of its statement; what it tells is alleged, with the accuser', async () => {
  const [accusation, shelling] = await occurrencesOf('Armenia accused Azerbaijan of shelling a village.', {
    attributions: [{ source: 'Armenia', cue: 'accused', content: 'Azerbaijan of shelling a village' }],
    events: [
      { type: 'ACCUSE', trigger: 'accused', actor: 'Armenia', recipient: 'Azerbaijan', modes: ['allege'] },
      { type: 'ASSAULT', trigger: 'shelling', actor: 'Azerbaijan', recipient: 'a village', modes: ['heavy-weapons'] },
    ],
  });
  expect(accusation).toMatchObject({ type: 'ACCUSE', allegedBy: null, act: 'a1' });
  expect(shelling).toMatchObject({ type: 'ASSAULT', act: null, allegedBy: { name: 'Armenia' } });
});

test('thanks to a guest for coming are manners, those for a deed are not', async () => {
  const thanked = async (reason: string) =>
    occurrencesOf(`Minister, thank you for ${reason}.`, {
      events: [{ type: 'SUPPORT', trigger: 'thank you', actor: 'Minister' }],
    });
  expect(await thanked('being here')).toEqual([]);
  expect(await thanked('sending the ships')).toHaveLength(1);
});

test('also where no attribution was found', async () => {
  const [, shelling] = await occurrencesOf('Armenia blamed Azerbaijan for shelling a village.', {
    events: [
      { type: 'ACCUSE', trigger: 'blamed', actor: 'Armenia', recipient: 'Azerbaijan', modes: ['allege'] },
      { type: 'ASSAULT', trigger: 'shelling', actor: 'Azerbaijan', recipient: 'a village' },
    ],
  });
  expect(shelling?.allegedBy).toMatchObject({ name: 'Armenia' });
});

test('what the outlet tells too is a fact', async () => {
  const text = 'Azerbaijan shelled Goris. Armenia said Azerbaijan had bombarded Goris.';
  const events = await occurrencesOf(text, {
    attributions: [{ source: 'Armenia', cue: 'said', content: 'Azerbaijan had bombarded Goris' }],
    events: [
      { type: 'ASSAULT', trigger: 'shelled', actor: 'Azerbaijan', recipient: 'Goris' },
      { type: 'ASSAULT', trigger: 'bombarded', actor: 'Azerbaijan', recipient: 'Goris' },
    ],
  });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ allegedBy: null });
  expect(events[0]?.mentions.map(({ allegedBy }) => allegedBy?.name ?? null)).toEqual([null, 'Armenia']);
});

test('a deed that the outlet tells without its doer is no fact of whoever is accused of it', async () => {
  const text = 'Afghanistan accused Pakistan of bombing Khost. Ten died in the bombing of Khost.';
  const events = await occurrencesOf(text, {
    attributions: [{ source: 'Afghanistan', cue: 'accused', content: 'Pakistan of bombing Khost' }],
    events: [
      { type: 'ASSAULT', trigger: 'bombing', actor: 'Pakistan', recipient: 'Khost' },
      { type: 'ASSAULT', trigger: 'the bombing', recipient: 'Khost' },
    ],
  });
  const told = events.find(({ actors }) => actors.some(({ name }) => name === 'Pakistan'));
  expect(told?.allegedBy).toMatchObject({ name: 'Afghanistan' });
});

test('“allegedly” without anybody who says it: an anonymous allegation', async () => {
  const [event] = await occurrencesOf('Police allegedly beat an editor.', {
    events: [{ type: 'ASSAULT', trigger: 'beat', actor: 'Police', recipient: 'an editor' }],
  });
  expect(event?.allegedBy).toMatchObject({ status: 'anonymous', name: null });
});

test('in a quotation: performed in the first person, told of others, and asked without a subject', async () => {
  const text = '“We reject the plan. Russia burned the mill. Leave the town,” Ukraine said.';
  const [rejected, burned, asked] = await occurrencesOf(text, {
    attributions: [
      { source: 'Ukraine', cue: 'said', content: '“We reject the plan. Russia burned the mill. Leave the town,”' },
    ],
    events: [
      { type: 'REJECT', trigger: 'reject', actor: 'We' },
      { type: 'ASSAULT', trigger: 'burned', actor: 'Russia', recipient: 'the mill' },
      { type: 'REQUEST', trigger: 'Leave' },
    ],
  });
  expect(rejected).toMatchObject({ act: 'a1', allegedBy: null, actors: [{ name: 'Ukraine' }] });
  expect(burned).toMatchObject({ act: null, allegedBy: { name: 'Ukraine' } });
  expect(asked).toMatchObject({ act: 'a1', allegedBy: null, actors: [{ name: 'Ukraine' }] });
});

test('what somebody denies is not alleged by him', async () => {
  const text = 'Azerbaijan denied that it had shelled a village, as Armenia said.';
  const [shelling] = await occurrencesOf(text, {
    attributions: [{ source: 'Azerbaijan', cue: 'denied', content: 'that it had shelled a village' }],
    events: [{ type: 'ASSAULT', trigger: 'shelled', recipient: 'a village' }],
  });
  expect(shelling?.allegedBy).toMatchObject({ name: null });
});

test('a denied accusation by the one whom the denial is about was made by him', async () => {
  const text = "Azerbaijan rejected Armenia's accusation that it shelled a village.";
  const events = await occurrencesOf(text, {
    attributions: [
      { source: 'Azerbaijan', cue: 'rejected', content: "Armenia's accusation that it shelled a village" },
    ],
    events: [
      { type: 'ACCUSE', trigger: 'accusation', actor: 'Armenia' },
      { type: 'ASSAULT', trigger: 'shelled', recipient: 'a village' },
    ],
  });
  expect(events.map(({ type, allegedBy }) => [type, allegedBy?.name])).toEqual([
    ['ACCUSE', undefined],
    ['ASSAULT', 'Armenia'],
  ]);
});

test('what a government says of its own president, he does; what it says of another state is alleged', async () => {
  const of = async (who: string) => {
    const [pledge] = await occurrencesOf(`${who} pledged aid to Chad, the Kremlin said.`, {
      names: { 'Vladimir Putin': 'person' },
      attributions: [{ source: 'the Kremlin', cue: 'said', content: `${who} pledged aid to Chad` }],
      events: [{ type: 'AGREE', trigger: 'pledged', actor: who, recipient: 'Chad' }],
    });
    return pledge?.allegedBy?.name ?? null;
  };
  expect([await of('Vladimir Putin'), await of('Norway')]).toEqual([null, 'Russia']);
});

test('of what a statement performs the speaker is the actor, before anybody whom only the document makes likely', async () => {
  const of = async (source: string) => {
    const [demand] = await occurrencesOf(`${source} demanded new elections. Norway and Chad met.`, {
      attributions: [{ source, cue: 'demanded', content: 'new elections' }],
      events: [{ type: 'REQUEST', trigger: 'demanded', likely: { Norway: 0.9 } }],
    });
    return demand?.actors.map(({ name }) => name);
  };
  expect(await of('Armenia')).toEqual(['Armenia']);
  expect(await of('Somebody')).toEqual(['Norway']);
});

test('what several say together they do together, also where the words of the act name one of them', async () => {
  const text = 'Norway and Chad pledged to pay.';
  const of = async (actor?: string) => {
    const [pledge] = await occurrencesOf(text, {
      names: { Norway: 'place', Chad: 'place' },
      attributions: [{ source: 'Norway and Chad', cue: 'pledged', content: 'to pay' }],
      events: [{ type: 'AGREE', trigger: 'pledged', ...(actor ? { actor } : {}) }],
    });
    return pledge?.actors.map(({ name }) => name);
  };
  expect(await of()).toEqual(['Norway', 'Chad']);
  expect(await of('Norway')).toEqual(['Norway', 'Chad']);
});

test('an act that somebody else reports is alleged by them', async () => {
  const text = 'Poland said Hungary had threatened Romania.';
  const [threat] = await occurrencesOf(text, {
    attributions: [{ source: 'Poland', cue: 'said', content: 'Hungary had threatened Romania' }],
    events: [{ type: 'THREATEN', trigger: 'threatened', actor: 'Hungary', recipient: 'Romania' }],
  });
  expect(threat).toMatchObject({ act: null, allegedBy: { name: 'Poland' } });
});

test('an act that was judged from the cue is an event too, once; recorded with its statement', async () => {
  const text = 'Kenya urged Uganda to open the bridge.';
  const assigned = await assignedOf(text, {
    attributions: [{ source: 'Kenya', cue: 'urged', content: 'Uganda to open the bridge' }],
    events: [],
  });
  const targets = assigned.references.filter(({ name }) => name === 'Uganda');
  const classifications = [
    {
      attribution: 'a1',
      topics: [],
      polarity: 'affirmed' as const,
      act: { type: 'REQUEST', negated: false, targets },
      why: { polarity: '', act: 'the cue “urged”' },
    },
  ];
  const { occurrences } = findEvents({ ...assigned, classifications }, openLexicon(), EVENT_WEIGHTS);
  expect(occurrences).toMatchObject([
    { type: 'REQUEST', act: 'a1', actors: [{ name: 'Kenya', code: 'KEN' }], recipients: [{ name: 'Uganda' }] },
  ]);
  const seen = { type: 'REQUEST' as const, trigger: 'urged', actor: 'Kenya' };
  const again = await assignedOf(text, {
    attributions: [{ source: 'Kenya', cue: 'urged', content: 'Uganda to open the bridge' }],
    events: [seen],
  });
  const agreed = findEvents({ ...again, classifications }, openLexicon(), EVENT_WEIGHTS).occurrences;
  expect(agreed).toMatchObject([{ act: 'a1', recipients: [{ name: 'Uganda' }] }]);
  // Of a row of names the model may see one.
  const row = targets.map((one) => ({
    ...one,
    actor: null,
    status: 'group' as const,
    via: 'name' as const,
    members: [one, { ...one, actor: 'country:TCD', name: 'Chad' }],
  }));
  const towardsRow = classifications.map((one) => ({ ...one, act: { ...one.act, targets: row } }));
  const seenOne = await assignedOf(text, {
    attributions: [{ source: 'Kenya', cue: 'urged', content: 'Uganda to open the bridge' }],
    events: [{ ...seen, recipient: 'Uganda' }],
  });
  const ofRow = findEvents({ ...seenOne, classifications: towardsRow }, openLexicon(), EVENT_WEIGHTS).occurrences;
  expect(ofRow[0]?.recipients.map(({ name }) => name)).toEqual(['Uganda', 'Chad']);
  const [recorded] = recordEvents(occurrences, new Map([['a1', 's1']]));
  expect(recorded).toMatchObject({ statement: 's1', mentions: [{ statement: 's1' }] });
  expect(recorded).not.toHaveProperty('act');
});

test('parties without an actor are told from each other by their words', async () => {
  const text = 'Kenya urged the rebels and the miners to talk to the nurses.';
  const of = async (recipient: string) => {
    const assigned = await assignedOf(text, {
      attributions: [{ source: 'Kenya', cue: 'urged', content: 'the rebels and the miners to talk to the nurses' }],
      events: [{ type: 'REQUEST', trigger: 'urged', actor: 'Kenya', recipient }],
    });
    const targets = ['the rebels', 'the miners'].map((words) => {
      const start = text.indexOf(words);
      return unresolved([[start, start + words.length]], 'title', 'described');
    });
    const act = { type: 'REQUEST', negated: false, targets };
    const why = { polarity: '', act: 'the cue “urged”' };
    const classifications = [{ attribution: 'a1', topics: [], polarity: 'affirmed' as const, act, why }];
    const { occurrences } = findEvents({ ...assigned, classifications }, openLexicon(), EVENT_WEIGHTS);
    return occurrences[0]?.recipients.map(({ mention: [span] }) => span && text.slice(...span));
  };
  expect(await of('the rebels')).toEqual(['rebels', 'miners']);
  expect(await of('the nurses')).toEqual(['nurses']);
});

test('an act that the model does not see as an event is one only where somebody in public life does it to somebody', async () => {
  const told = async (source: string, content: string): Promise<string[]> => {
    const text = `${source} blamed ${content}.`;
    const assigned = await assignedOf(text, {
      attributions: [{ source, cue: 'blamed', content }],
      events: [],
    });
    const targets = assigned.references.filter(({ name }) => name === 'Uganda');
    const act = { type: 'ACCUSE', negated: false, targets };
    const why = { polarity: '', act: 'the cue “blamed”' };
    const classifications = [{ attribution: 'a1', topics: [], polarity: 'affirmed' as const, act, why }];
    return findEvents({ ...assigned, classifications }, openLexicon(), EVENT_WEIGHTS).occurrences.map(
      ({ type }) => type,
    );
  };
  expect(await told('Kenya', 'Uganda')).toEqual(['ACCUSE']);
  expect(await told('My uncle', 'Uganda')).toEqual([]);
  expect(await told('Kenya', 'the weather')).toEqual([]);
});

test('what nobody has done is no act of whoever stands nearby', async () => {
  const assigned = await assignedOf('No state has blamed Uganda, and Kenya is silent.', {
    attributions: [{ source: 'No state', cue: 'has blamed', content: 'Uganda' }],
    events: [{ type: 'ACCUSE', trigger: 'blamed', actor: 'Kenya', recipient: 'Uganda' }],
  });
  const act = { type: 'ACCUSE', negated: true, targets: [] };
  const why = { polarity: '', act: 'the cue “has blamed”' };
  const classifications = [{ attribution: 'a1', topics: [], polarity: 'negated' as const, act, why }];
  const [event] = findEvents({ ...assigned, classifications }, openLexicon(), EVENT_WEIGHTS).occurrences;
  expect(event).toMatchObject({ type: 'ACCUSE', negated: true, actors: [], recipients: [{ name: 'Uganda' }] });
});

test('what the speaker of an outer statement does is done by saying it, and not alleged', async () => {
  const text = 'Sweden said: “We urge Finland to wait. Denmark urged Finland to act.”';
  const [own, others] = await occurrencesOf(text, {
    attributions: [
      { source: 'Sweden', cue: 'said', content: '“We urge Finland to wait. Denmark urged Finland to act.”' },
      { source: 'We', cue: 'urge', content: 'Finland to wait' },
      { source: 'Denmark', cue: 'urged', content: 'Finland to act' },
    ],
    events: [
      { type: 'REQUEST', trigger: 'urge', actor: 'We', recipient: 'Finland' },
      { type: 'REQUEST', trigger: 'urged', actor: 'Denmark', recipient: 'Finland' },
    ],
  });
  expect(own).toMatchObject({ actors: [{ name: 'Sweden' }], allegedBy: null });
  expect(own?.act).not.toBeNull();
  expect(others).toMatchObject({ actors: [{ name: 'Denmark' }], allegedBy: { name: 'Sweden' } });
});

test('“suspected” before what was done is an allegation; before whom it was done to, none', async () => {
  const text = 'Norway deplored the suspected kidnapping of a nurse. Police beat suspected rebels.';
  const [deplored, kidnapped, beat] = await occurrencesOf(text, {
    events: [
      { type: 'ACCUSE', trigger: 'deplored', actor: 'Norway' },
      { type: 'ASSAULT', trigger: 'kidnapping', recipient: 'a nurse' },
      { type: 'COERCE', trigger: 'beat', actor: 'Police', recipient: 'suspected rebels' },
    ],
  });
  expect([deplored?.allegedBy, beat?.allegedBy]).toEqual([null, null]);
  expect(kidnapped?.allegedBy).toMatchObject({ status: 'anonymous' });
});

test('what a release tells that a line above it attributes to a spokesperson is a fact', async () => {
  const text = 'The below is attributable to Spokesperson Kari Holm:\n\nMinister Ole Vale met Peru on Tuesday.';
  const document = await assignedOf(text, { events: [{ type: 'CONSULT', trigger: 'met', recipient: 'Peru' }] });
  expect(document.attributions.map(({ basis }) => basis)).toEqual([ATTRIBUTED_TEXT]);
  const { occurrences } = findEvents(document, openLexicon(), EVENT_WEIGHTS);
  expect(occurrences).toMatchObject([{ allegedBy: null }]);
});

test('what a headline asks is not told as done, unless it asks why', async () => {
  const flags = async (headline: string) => {
    const text = `${headline}\n\nLIMA, 16 May (Gulf Wire) - It is too early, the minister said.`;
    const [event] = await occurrencesOf(text, {
      events: [{ type: 'CONCEDE', trigger: 'lifts', actor: 'Peru', recipient: 'Chad' }],
    });
    return event?.hypothetical;
  };
  expect(await flags('Peru lifts ban on trade with Chad? Not yet')).toBe(true);
  expect(await flags('Peru lifts ban on trade with Chad')).toBe(false);
  expect(await flags('Why Peru lifts ban on trade with Chad?')).toBe(false);
});

test('nobody does to himself by saying so what the words do not say of him', async () => {
  const text = 'Joe Biden said: “We will not talk about a bridge.”';
  const given = {
    names: { 'Joe Biden': 'person' },
    attributions: [{ source: 'Joe Biden', cue: 'said', content: '“We will not talk about a bridge.”' }],
    events: [{ type: 'REJECT', trigger: 'will not talk', actor: 'We' }],
  } as const;
  const assigned = await assignedOf(text, given);
  const mention = assigned.mentions.findIndex(({ span }) => text.slice(...span) === 'Joe Biden');
  const events = assigned.events.map((event) => ({
    ...event,
    parties: [{ mention, actor: 0, recipient: 0.9, place: 0 }],
  }));
  const { occurrences } = findEvents({ ...assigned, events }, openLexicon(), EVENT_WEIGHTS);
  expect(occurrences).toMatchObject([{ type: 'REJECT', actors: [{ name: 'United States' }], recipients: [] }]);
});

test('who is suspected of a deed is told by nobody', async () => {
  const of = async (actor: string) => {
    const [strike] = await occurrencesOf(`A ${actor} strike killed three guards.`, {
      events: [{ type: 'ASSAULT', trigger: 'killed', actor: `${actor} strike`, recipient: 'three guards' }],
    });
    return strike?.allegedBy?.status ?? null;
  };
  expect([await of('suspected Israeli'), await of('second Israeli')]).toEqual(['anonymous', null]);
});
