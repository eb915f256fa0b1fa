import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Known } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { exactLinks } from './exact.ts';
import { LEAST, LEAST_INDEFINITE, linkMentions } from './index.ts';
import { documentOf, drawn } from './testing/drawn.ts';

const known = (actor: string, certain = true): Known => ({ actor, of: null, rule: 'test', certain });

/** Entities as lists of the words of their mentions. */
const entitiesOf = (marked: string, links: Parameters<typeof drawn>[1] = [], lexicon?: readonly (Known | null)[]) => {
  const text = drawn(marked, links);
  return linkMentions(documentOf(text, lexicon)).linked.map(({ mentions }) =>
    mentions.map((index) => text.text.slice(...(text.mentions[index]?.span ?? [0, 0]))),
  );
};

describe('exact relations', () => {
  const relationsIn = (marked: string) => {
    const { text, mentions } = drawn(marked);
    return exactLinks(text, mentions).map(({ mention, antecedent, relation }) => [mention, antecedent, relation]);
  };

  test('the same name, also in other accents', () => {
    expect(relationsIn('[nO Nordkabel] … [nO Nordkabel]')).toEqual([[1, 0, 'same name']]);
    expect(relationsIn('[nP Kari Nygård] … [nP Kari Nygard]')).toEqual([[1, 0, 'same name']]);
    expect(relationsIn('[nL Jordan] … [nP Jordan]')).toEqual([]);
  });

  test('a word with which just one full name ends, or else begins', () => {
    expect(relationsIn('[nP Kari Nygård] … [nP Nygård]')).toEqual([[1, 0, 'part of a name']]);
    expect(relationsIn('[nP Kim Jong-un] … [nP Kim]')).toEqual([[1, 0, 'part of a name']]);
    expect(relationsIn('[nP Kari B. Nygård Jr.] … [nP Nygård]')).toEqual([[1, 0, 'part of a name']]);
    expect(relationsIn('[nP Kari Nygård] … [nP Ole Nygård] … [nP Nygård]')).toEqual([]);
    expect(relationsIn('[nP Kari Nygård] … [nP Ole Nygård] … Mrs. [nP Nygård]')).toEqual([[2, 0, 'part of a name']]);
  });

  test('the name of a people is nobody’s surname', () => {
    expect(relationsIn('[nG Nygård] people … [nP Kari Nygård] … the [nP Nygård] community')).toEqual([
      [2, 0, 'same name'],
    ]);
    expect(relationsIn('[nP Kari Nygård] … [nP Nygård] communicates')).toEqual([[1, 0, 'part of a name']]);
  });

  test('a surname with its particles, as they are written at the beginning of a sentence', () => {
    expect(relationsIn('[nP Ada von der Lark] … [nP Von der Lark]')).toEqual([[1, 0, 'part of a name']]);
    expect(relationsIn('[nP Omar bin Said Al Tarif] … [nP Al Tarif]')).toEqual([[1, 0, 'part of a name']]);
    expect(relationsIn('[nP Ada von der Lark] … [nP Ole von der Lark] … [nP Von der Lark]')).toEqual([]);
    expect(relationsIn('[nP Ole Lark] … [nP Al Lark]')).toEqual([]);
  });

  test('an acronym in brackets, and later without them', () => {
    expect(relationsIn('the [nO Lake Relief Fund] ([nO LRF]) … [nO LRF]')).toEqual([
      [1, 0, 'acronym'],
      [2, 1, 'same name'],
      [2, 0, 'acronym'],
    ]);
    expect(relationsIn('the [nO Lake Relief Fund] ([nO WHO])')).toEqual([]);
  });

  test('a title just before a name, over forms of address, but not over a comma or a line', () => {
    expect(relationsIn('[dP Foreign Minister] [nP Wang Yi]')).toEqual([[0, 1, 'title before a name']]);
    expect(relationsIn('[dP the minister] Dr [nP Vale]')).toEqual([[0, 1, 'title before a name']]);
    expect(relationsIn('[dP Minister] of Trade and Fisheries [nP Vale]')).toEqual([[0, 1, 'title before a name']]);
    expect(relationsIn('[dP the minister] of trade [nP Vale]')).toEqual([]);
    expect(relationsIn('[dP the minister], [nP Vale] and [nP Holm]')).toEqual([]);
    expect(relationsIn('[dP the minister]\n[nP Vale]')).toEqual([]);
    expect(relationsIn('[dO the ministry] [nP Vale]')).toEqual([]);
  });

  test('a name in brackets behind that of a body, which is another name of it', () => {
    expect(relationsIn('[nO Lake Union] ([nG Blue Oars])')).toEqual([[1, 0, 'acronym']]);
    expect(relationsIn('[nP Kari Holm] ([nO Blue Oars])')).toEqual([]);
    expect(relationsIn('[nO Lake Union] ([nO Blue Oars] said so)')).toEqual([]);
  });

  test('a title before the next name is no apposition to the last', () => {
    expect(relationsIn('Mr [nP Holm], [dP the minister] [nP Vale], spoke')).toEqual([[1, 2, 'title before a name']]);
  });

  test('a description and a name in apposition, between marks', () => {
    expect(relationsIn('[dP the minister] of Peru, Dr [nP Vale], said')).toEqual([[0, 1, 'apposition']]);
    expect(relationsIn('[nP Vale], [dP the minister], said')).toEqual([[1, 0, 'apposition']]);
    expect(relationsIn('[nP Vale] and [dP the minister] said')).toEqual([]);
    expect(relationsIn('[dO the ministry], [nP Vale], said')).toEqual([]);
  });

  test('the name of a body within the description that says what it is', () => {
    expect(relationsIn('[dO the official [nO Suara] news agency]')).toEqual([[0, 1, 'name in a description']]);
    expect(relationsIn('[dO the [nO Suara] ministry]')).toEqual([]);
    expect(relationsIn('[dO a small [nO Suara] newspaper]')).toEqual([]);
    expect(relationsIn("[dO Peru's [nO Suara news agency]]")).toEqual([[0, 1, 'name in a description']]);
    expect(relationsIn('[dO the official [nO Suara agency]]')).toEqual([]);
    expect(relationsIn("[dO [nO Suara]'s agency]")).toEqual([]);
  });
});

describe('entities', () => {
  test('two persons whose names have nothing in common are two, whatever the model says', () => {
    expect(entitiesOf('[nP Jan Vale] … [nP Holm]', [[1, 0, 1]])).toEqual([['Jan Vale'], ['Holm']]);
    expect(entitiesOf('[nP Vale] … [nP Holm]', [[1, 0, 1]])).toEqual([['Vale'], ['Holm']]);
    // A given name alone may be that of the one whose surname stands before.
    expect(entitiesOf('[nP Vale] … [nP Maria]', [[1, 0, 1]])).toEqual([['Vale', 'Maria']]);
    expect(entitiesOf('[nP Jan al-Vale] … [nP el-Vale]', [[1, 0, 1]])).toEqual([['Jan al-Vale', 'el-Vale']]);
  });

  test('the police in two places are two, whatever the model says', () => {
    const two = '[dO Police] in [nL Ashby] … [dO police] in [nL Holby]';
    expect(entitiesOf(two, [[2, 0, 1]])).toEqual([['Police'], ['Ashby'], ['police'], ['Holby']]);
    expect(entitiesOf(two.replace('Holby', 'Ashby'), [[2, 0, 1]])[0]).toEqual(['Police', 'police']);
  });

  test('a link is made from the least probability of its form on, and not below', () => {
    const { pronoun, description } = LEAST;
    expect(entitiesOf('[nP Ada] … [p she]', [[1, 0, pronoun]])).toEqual([['Ada', 'she']]);
    expect(entitiesOf('[nP Ada] … [p she]', [[1, 0, pronoun - 0.01]])).toEqual([['Ada'], ['she']]);
    expect(entitiesOf('[nP Ada] … [dP the envoy]', [[1, 0, description]])).toEqual([['Ada', 'the envoy']]);
    expect(entitiesOf('[nP Ada] … [dP the envoy]', [[1, 0, description - 0.01]])).toEqual([['Ada'], ['the envoy']]);
  });

  test.each([
    ['[nP Ada] … [p she]', 0.6],
    ['[nP Ada] … [dP the envoy]', 0.7],
    ['[nP Ada] … [dP an envoy]', 0.85],
    ['[nP Ada] … [nP Lark]', 0.7],
  ])('%s: the least probability is what was chosen', (marked, least) => {
    expect(entitiesOf(marked, [[1, 0, least + 0.01]])).toHaveLength(1);
    expect(entitiesOf(marked, [[1, 0, least - 0.01]])).toHaveLength(2);
  });

  test('he or she is of the sex that the lexicon knows', () => {
    const [holm, vale] = [
      { ...known('person:holm'), gender: 'm' as const },
      { ...known('person:vale'), gender: 'f' as const },
    ];
    const marked = '[nP Lin Holm] met [nP Dao Vale]. [p She] spoke.';
    const links = [[2, 0, 0.97], [2, 1, 0.01]] as const; // prettier-ignore
    expect(entitiesOf(marked, links, [holm, vale, null])).toHaveLength(3);
    expect(entitiesOf(marked, links, [vale, holm, null])).toEqual([['Lin Holm', 'She'], ['Dao Vale']]);
  });

  test('a new president is nobody whom the text has named', () => {
    expect(entitiesOf('[nP Ada] … [dP a new president]', [[1, 0, 0.95]])).toHaveLength(2);
    expect(entitiesOf('[nP Ada] … a new [dP president]', [[1, 0, 0.95]])).toHaveLength(2);
    expect(entitiesOf('[nP Ada] … [dP a president]', [[1, 0, 0.95]])).toHaveLength(1);
  });

  test('officials of one state are not those of another', () => {
    const of = (state: string): Known => ({ ...known('', false), actor: null, of: state, actsFor: state });
    const marked = '[dG the Peruvian officials] … [dG officials in Chile]';
    expect(entitiesOf(marked, [[1, 0, 0.95]], [of('country:PER'), of('country:CHL')])).toHaveLength(2);
    expect(entitiesOf(marked, [[1, 0, 0.95]], [of('country:PER'), of('country:PER')])).toHaveLength(1);
  });

  test('one that stays open passes on what it may mean, and the rest of it', () => {
    const links = [[1, 0, 0.25], [2, 1, 1]] as const; // prettier-ignore
    expect(entitiesOf('[nP Ada] … [dP the envoy] … [dP the diplomat]', links)).toEqual([
      ['Ada'],
      ['the envoy', 'the diplomat'],
    ]);
    const further = [[1, 0, 0.65], [2, 0, 0.2], [2, 1, 0.8]] as const; // prettier-ignore
    expect(entitiesOf('[nP Ada] … [dP the envoy] … [dP the diplomat]', further)).toEqual([
      ['Ada', 'the diplomat'],
      ['the envoy'],
    ]);
  });

  test('what goes to the mentions of one entity counts together', () => {
    const links = [[1, 0, 0.9], [2, 0, 0.35], [2, 1, 0.3]] as const; // prettier-ignore
    expect(entitiesOf('[nP Ada] … [p she] … [p she]', links)).toEqual([['Ada', 'she', 'she']]);
    expect(entitiesOf('[nP Ada] … [p she] … [p she]', [[2, 0, 0.35], [2, 1, 0.3]])).toHaveLength(3); // prettier-ignore
  });

  test('a description goes forward to the name that follows', () => {
    expect(entitiesOf('[dP the envoy] … [nP Ada]', [[0, 1, 0.8]])).toEqual([['the envoy', 'Ada']]);
    expect(entitiesOf('[dP an envoy] … [nP Ada]', [[0, 1, 0.8]])).toHaveLength(2);
    expect(entitiesOf('[dP an envoy] … [nP Ada]', [[0, 1, LEAST_INDEFINITE]])).toHaveLength(1);
  });

  test('two certain actors are never one, one certain actor is one entity', () => {
    const lexicon = [known('country:NOR'), known('country:DNK'), known('country:NOR')];
    expect(entitiesOf('[nL Norway] [nL Denmark] [nL Oslo]', [[1, 0, 0.99]], lexicon)).toEqual([
      ['Norway', 'Oslo'],
      ['Denmark'],
    ]);
    const doubtful = [known('country:NOR'), known('country:DNK', false)];
    expect(entitiesOf('[nL Norway] [dL the kingdom]', [[1, 0, 0.99]], doubtful)).toHaveLength(1);
  });

  test('a person by name is no body by name, though the model says so', () => {
    expect(entitiesOf('[nO Vale Bank] … [nP Vale]', [[1, 0, 0.99]])).toHaveLength(2);
  });

  test('nor a man a woman, nor one full name another; what is left makes up for it', () => {
    expect(entitiesOf('[nP Anna Holm] … [p he]', [[1, 0, 0.99]])).toHaveLength(2);
    expect(entitiesOf('Mr [nP Holm] … [p she]', [[1, 0, 0.99]])).toHaveLength(2);
    expect(entitiesOf('[nP Jeffrin Gunting] … [nP Roslinah Gunting]', [[1, 0, 0.99]])).toHaveLength(2);
    expect(entitiesOf('[nP R. Gunting] … [nP Roslinah Gunting]', [[1, 0, 0.99]])).toHaveLength(1);
    expect(entitiesOf('Lady [nP Pellew] … Sir [nP Colin Pellew]', [[1, 0, 0.99]])).toHaveLength(2);
    expect(entitiesOf('Sir [nP Pellew] … Sir [nP Colin Pellew]', [[1, 0, 0.99]])).toHaveLength(1);
    const links = [[2, 0, 0.6], [2, 1, 0.3]] as const; // prettier-ignore
    expect(entitiesOf('[nP Anna Holm] [nP Peter Vale] [p he]', links)).toEqual([['Anna Holm'], ['Peter Vale', 'he']]);
  });

  test('nor the minister of one thing and that of another', () => {
    const linked = (words: string) =>
      entitiesOf(`[dP the interior minister] spoke. [dP ${words}] left.`, [[1, 0, 0.9]]).length === 1;
    expect(linked('the minister')).toBe(true);
    expect(linked('the Minister of the Interior')).toBe(true);
    expect(linked('the defence minister')).toBe(false);
    expect(linked('the former defence minister')).toBe(true);
  });

  test('nor a foreign secretary and a foreign minister', () => {
    expect(entitiesOf('[dP Foreign Minister] … [dP the Foreign Secretary]', [[1, 0, 0.95]])).toHaveLength(2);
    expect(entitiesOf('[dP Foreign Secretary] … [dP the Foreign Secretary]', [[1, 0, 0.95]])).toHaveLength(1);
    expect(entitiesOf('[dP Secretary] … [dP the Foreign Secretary]', [[1, 0, 0.95]])).toHaveLength(1);
  });

  test('nor a minister of one state that of another, unless the words alone join them', () => {
    const of = (actsFor: string) => ({ ...known('', false), actor: null, actsFor });
    const marked = '[dP the minister] [nP Vale] … [dP the minister]';
    const links = [[2, 1, 0.99]] as const; // prettier-ignore
    expect(entitiesOf(marked, links, [of('country:NOR'), null, of('country:PER')])).toHaveLength(2);
    expect(entitiesOf(marked, links, [of('country:NOR'), null, of('country:NOR')])).toHaveLength(1);
    expect(entitiesOf(marked, links, [null, null, of('country:PER')])).toHaveLength(1);
    const exact = '[dP the minister], [nP Vale], … [dP the minister] [nP Vale]';
    expect(entitiesOf(exact, [], [of('country:NOR'), null, of('country:PER'), null])).toHaveLength(1);
  });

  test('the envoy of one state whom the model takes for that of another is somebody new, who is taken up', () => {
    const of = (actsFor: string) => ({ ...known('', false), actor: null, actsFor });
    const links = [[1, 0, 0.65], [2, 1, 0.95], [3, 2, 0.99]] as const; // prettier-ignore
    const joined = (noun: string) =>
      entitiesOf(`[nP Ada] … [dP the envoy] … [dP the ${noun}] … [p she]`, links, [
        null,
        of('country:PER'),
        of('country:CHL'),
        null,
      ]);
    expect(joined('envoy')).toEqual([['Ada'], ['the envoy'], ['the envoy', 'she']]);
    expect(joined('diplomat')).not.toContainEqual(['the diplomat', 'she']);
  });

  test('nor is anybody his own successor', () => {
    const pronoun = '[nP Vale] … [dP [p his] successor]';
    expect(entitiesOf(pronoun, [[1, 0, 0.9], [2, 0, 0.99]])).toEqual([['Vale', 'his'], ['his successor']]); // prettier-ignore
    expect(entitiesOf(pronoun, [[1, 0, 0.9], [2, 0, 0.3]])).toEqual([['Vale', 'his successor'], ['his']]); // prettier-ignore
    expect(entitiesOf(pronoun, [[2, 1, 0.99]])).toHaveLength(3); // prettier-ignore
    expect(entitiesOf("[nP Vale] … [dP [nP Vale]'s successor]", [[1, 0, 0.9]])).toEqual([['Vale', 'Vale'], ["Vale's successor"]]); // prettier-ignore
    // A state speaks by its government.
    expect(
      entitiesOf('[nL Peru] … [dO [p its] government]', [
        [1, 0, 0.9],
        [2, 0, 0.9],
      ]),
    ).toHaveLength(1);
    const further = '[nP Vale] … [dP [p his] successor] … [dP the successor] … [p he]';
    const links = [[1, 0, 0.9], [2, 0, 0.99], [3, 1, 0.9], [4, 0, 0.7], [4, 3, 0.2]] as const; // prettier-ignore
    expect(entitiesOf(further, links)).toEqual([['Vale', 'his', 'he'], ['his successor', 'the successor']]); // prettier-ignore
  });

  test('I, we and you stand alone', () => {
    expect(entitiesOf('[nP Ada] … [p I] … [p we]', [[1, 0, 0.99], [2, 1, 0.99]])).toHaveLength(3); // prettier-ignore
  });

  test('every mention belongs to just one entity, whatever the model says', () => {
    const marked = '[nP Ada] [dP the envoy] [p she] [nO Bank] [p it] [dG two men] [nP Ada Lark]';
    const link = fc.tuple(fc.nat(6), fc.nat(6), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(link, { maxLength: 20 }), (links) => {
        const text = drawn(marked, links);
        const all = linkMentions(documentOf(text)).linked.flatMap(({ mentions }) => mentions);
        expect(all.toSorted((a, b) => a - b)).toEqual(text.mentions.map((_, index) => index));
      }),
    );
  });
});

test('nobody in particular goes back to nobody', () => {
  expect(entitiesOf('[nL Peru] … [dL the country]', [[1, 0, 0.95]])).toEqual([['Peru', 'the country']]);
  expect(entitiesOf('[nL Peru] … [dL no country]', [[1, 0, 0.95]])).toEqual([['Peru'], ['no country']]);
  expect(entitiesOf('[nL Peru] … [dL Every country]', [[1, 0, 0.95]])).toEqual([['Peru'], ['Every country']]);
});

test('two parties with other words in their names are two', () => {
  const party = (name: string) => entitiesOf(`the [nO Green Party] … the [nO ${name}]`, [[1, 0, 0.95]]);
  expect(party('Labour Party')).toHaveLength(2);
  expect(party('Irish Green Party')).toHaveLength(1);
});

describe('“a spokesman said”', () => {
  const entities = (
    marked: string,
    said: readonly [content: string, source: string],
    links: Parameters<typeof drawn>[1],
  ) => {
    const document = documentOf(drawn(marked, links));
    const spanOf = (words: string): Span => [document.text.indexOf(words), document.text.indexOf(words) + words.length];
    const [content, source] = said.map(spanOf);
    const attribution = {
      id: 'a1',
      source: [source ?? [0, 0]],
      cue: [],
      content: [content ?? [0, 0]],
      confidence: 1,
      basis: 'test',
    };
    return linkMentions({ ...document, attributions: [attribution] }).linked.length;
  };

  test('is nobody whom the text has named, by the model or behind a comma', () => {
    const marked = '[nP Vik] met [nP Vale], [dP a spokesman] said';
    const said = ['Vik met Vale', 'a spokesman'] as const;
    expect(entities(marked, said, [[2, 1, 0.95]])).toBe(3);
    expect(entities(marked, ['said', 'Vale, a spokesman'], [])).toBe(2);
  });

  test('may be who a headline described so', () => {
    expect(entities('[dP The aide] left. [dP An aide] said so', ['so', 'An aide'], [[1, 0, 0.95]])).toBe(1);
  });
});

describe('who is another', () => {
  const link = [[1, 0, 0.95]] as const;

  test('two bodies each of which has a telling word that the other has in no form', () => {
    const two = '[nO Weir Ports Authority] … [nO Weir Airports Authority]';
    expect(entitiesOf(two, link)).toHaveLength(2);
    expect(entitiesOf('[nO Ministry of Foreign Affairs] … [nO Foreign Ministry]', link)).toHaveLength(1);
    expect(entitiesOf('[nO Lake Organisation] … [nO Organization of the Lake]', link)).toHaveLength(1);
    expect(entitiesOf('[nO Lake Herald] … [nO Herald]', link)).toHaveLength(1);
  });

  test('two places each of which has a telling word that the other lacks', () => {
    expect(entitiesOf('[nL New Weirport] … [nL New Larkshire]', link)).toHaveLength(2);
    expect(entitiesOf('[nL New Weirport] … [nL New Weirport City]', link)).toHaveLength(1);
  });

  test('those of one party or state and those of another', () => {
    const two = '[dG Republican candidates] … [dG the three Democratic candidates]';
    expect(entitiesOf(two, link)).toHaveLength(2);
    expect(entitiesOf(two.replace('Democratic', 'Republican'), link)).toHaveLength(1);
    const of = (state: string): Known => ({ actor: null, of: state, rule: 'test', certain: false });
    const hackers = '[dG Russian hackers] … [dG Syrian hackers]';
    expect(entitiesOf(hackers, link, [of('country:RUS'), of('country:SYR')])).toHaveLength(2);
    expect(entitiesOf('[dG Russian hackers] … [dG the hackers]', link, [of('country:RUS'), null])).toHaveLength(1);
  });

  test('the police of a town and those of its state', () => {
    const police = '[dO British police] … [nO Greater Weir Police]';
    expect(entitiesOf(police, link, [known('org:gbr-police'), null])).toHaveLength(2);
    expect(entitiesOf('[nO Weir Police Department] … [nO Weir Police]', link)).toHaveLength(1);
    expect(entitiesOf(police.replace('Greater Weir', 'Royal'), link, [known('org:gbr-police'), null])).toHaveLength(1);
  });

  test('a body and the state of which its description says that it is', () => {
    const group = '[nO Lake Watch], [dO a [nO Peruvian] human rights group]';
    const peruvian = [null, null, known('country:PER')];
    expect(entitiesOf(group, [[1, 0, 0.95]], peruvian)).toEqual([
      ['Lake Watch', 'a Peruvian human rights group'],
      ['Peruvian'],
    ]);
  });

  test('a people and somebody who has its name for a surname', () => {
    expect(entitiesOf('the [nP Nygård] people … [nP Kari Nygård]', link)).toHaveLength(2);
    expect(entitiesOf('the [nO Nygård] bank … [nP Kari Nygård]', link)).toHaveLength(1);
  });
});
