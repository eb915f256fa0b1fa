import { describe, expect, test } from 'vitest';
import { ENTITY_KINDS } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { wordsOf } from '../../text/index.ts';
import { segment } from '../segment/index.ts';
import { mentionFinder } from './find.ts';

const lexicon = openLexicon();
const WIDTH = 1 + 2 * ENTITY_KINDS.length;
const KINDS: Readonly<Record<string, number>> = { P: 0, O: 1, L: 2, G: 3 };

/**
 * Mentions of a text in which {P …} is what the model takes for a name, and [P …] what it takes for a description, of a
 * Person, Organisation, pLace or Group, and ‹ › are square brackets; `probability` is that of each tag.
 */
function mentionsIn(marked: string, probability = 0.9): string[] {
  const found: { open: string; kind: number; span: [number, number] }[] = [];
  const stack: { open: string; kind: number; start: number }[] = [];
  let text = '';
  for (const [token, open, kind] of marked.matchAll(/([{[])([POLG]) |[\]}]|[^[\]{}]+/gu)) {
    if (open) stack.push({ open, kind: KINDS[kind ?? ''] ?? 0, start: text.length });
    else if (token === ']' || token === '}') {
      const at = stack.findLastIndex(({ open: mark }) => mark === (token === ']' ? '[' : '{'));
      const [last] = stack.splice(at, 1);
      if (last) found.push({ ...last, span: [last.start, text.length] });
    } else text += token.replaceAll('‹', '[').replaceAll('›', ']');
  }
  const words = wordsOf(text);
  const rows = (open: string): Float32Array => {
    const numbers = new Float32Array(words.length * WIDTH);
    for (const [word, [start, end]] of words.entries()) {
      const one = found.find((other) => other.open === open && other.span[0] < end && start < other.span[1]);
      numbers[word * WIDTH] = one ? 1 - probability : 1;
      if (one) numbers[word * WIDTH + 1 + one.kind + (start === one.span[0] ? 0 : ENTITY_KINDS.length)] = probability;
    }
    return numbers;
  };
  const segmented = segment({
    id: 'x', url: null, title: null, outlet: null, byline: [], language: 'en', published: null, text, basis: {},
    blocks: [{ kind: 'paragraph', span: [0, text.length] }],
  }); // prettier-ignore
  const find = mentionFinder(segmented, { words, stretchOf: words.map(() => 0) }, lexicon.scan(text));
  const window = { start: 0, end: words.length, ownStart: 0, ownEnd: words.length };
  return find({ window, entities: rows('{'), descriptions: rows('[') }).map(
    ({ span, form, kind }) => `${form} ${kind ?? '-'}: ${text.slice(...span)}`,
  );
}

describe('names', () => {
  test('of the model and of the lexicon, where both see one the longer', () => {
    expect(mentionsIn('{P Ada Lark} met Norway.')).toEqual(['name person: Ada Lark', 'name place: Norway']);
    expect(mentionsIn('{O Bank of Norway} fell.')).toEqual(['name organisation: Bank of Norway']);
    expect(mentionsIn('The {O United} Nations met.')).toEqual(['name organisation: United Nations']);
  });

  test('French forms of address are no part of a name, an initial is', () => {
    expect(mentionsIn('{P M. Kabongo} met {P Mme Ilunga}.')).toEqual(['name person: Kabongo', 'name person: Ilunga']);
    expect(mentionsIn('{P M. Kabongo} met {P Ada Ilunga}.')[0]).toBe('name person: M. Kabongo');
    expect(mentionsIn('{P M. Night Vale} met {P Mme Ilunga}.')[0]).toBe('name person: M. Night Vale');
  });

  test('a cry or a single letter is no name', () => {
    expect(mentionsIn('{P PLZ} send water. In 200 B{O .C}. {P Ada Lark} left.')).toEqual(['name person: Ada Lark']);
  });

  test('the party of a member of Congress is no part of the place behind it', () => {
    expect(mentionsIn('{P Ada Lark} ({O R-Ohio}) met {P Ben Holm}, D-{O Vt}.')).toEqual([
      'name person: Ada Lark',
      'name place: Ohio',
      'name person: Ben Holm',
      'name place: Vt',
    ]);
  });

  test('what is called by the first word of a title is no person', () => {
    expect(mentionsIn('Rain fell on the Executive Order for Foreign Operations.')).toEqual([]);
    expect(mentionsIn('Chief Executive {P Ada Lark} left.').at(-1)).toBe('name person: Ada Lark');
    expect(mentionsIn('Foreign Minister {P Ada Lark} left.').at(-1)).toBe('name person: Ada Lark');
  });

  test('the place of a dateline is no person, somebody who speaks before a dash is', () => {
    expect(mentionsIn('{P KABWE} -- The miners left.')).toEqual(['name place: KABWE']);
    expect(mentionsIn('{P ASHBY} (Nordic Wire) - The miners left.')[0]).toBe('name place: ASHBY');
    expect(mentionsIn('{P SOLBAKKEN} -- The miners left.')).toEqual(['name person: SOLBAKKEN']);
    expect(mentionsIn('{P Kabwe} -- The miners left.')).toEqual(['name person: Kabwe']);
  });

  test('a title before a person’s name is neither a name nor has one, but for the state it is of', () => {
    const titled = (title: string): string[] => mentionsIn(`${title} {P Oumar Keita} left.`);
    const minister = ['description person: Malian Water Minister', 'demonym group: Malian', 'name person: Oumar Keita'];
    for (const title of [
      '[P {P Malian} Water Minister]',
      '[P {P Malian Water} Minister]',
      '[P {O Malian Water} Minister]',
    ])
      expect(titled(title)).toEqual(minister);
    expect(titled('{P Water Minister}')).toEqual(['description person: Water Minister', 'name person: Oumar Keita']);
    expect(mentionsIn('[P {P Kevin} King] left.')).toEqual(['name person: Kevin King']);
  });

  test('neither letters behind a person’s name nor a verb before it belong to it', () => {
    expect(mentionsIn('{P Odd Lark QC} left.')).toEqual(['name person: Odd Lark']);
    expect(mentionsIn('{P Lark QC} left.')).toEqual(['name person: Lark QC']);
    expect(mentionsIn('{P Said Lark}, "No."')).toEqual(['name person: Lark']);
    expect(mentionsIn('{P Said Lark} left.')).toEqual(['name person: Said Lark']);
  });

  test('what somebody is governor or ambassador of is no part of the name', () => {
    const named = (text: string): string[] => mentionsIn(text).filter((one) => one.startsWith('name person'));
    expect(named('The governor of {P Kestra Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('First Minister of {P Kestra Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('Senator from {P Vestmark Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('The arrest of {P Lars Odd Lark} failed.')).toEqual(['name person: Lars Odd Lark']);
    expect(named('The mayor of {P Odd Lark} left.')).toEqual(['name person: Odd Lark']);
  });

  test('what somebody is in charge of is no body, and the body before it is one alone', () => {
    const named = (marked: string): string[] => mentionsIn(marked).filter((found) => found.startsWith('name'));
    expect(named('The director of {O Defence Information} left.')).toEqual([]);
    expect(named('A vice-minister of {O National Defence} left.')).toEqual([]);
    expect(named('{O National Security} Adviser {P Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('{O White House National Security} Adviser {P Odd Lark} left.')).toEqual([
      'name organisation: White House',
      'name person: Odd Lark',
    ]);
    expect(named('The director of {O Havbrik Energy} left.')).toEqual(['name organisation: Havbrik Energy']);
    expect(named('The chief of {O National Police} left.')).toEqual(['name organisation: National Police']);
  });

  test('an office that the model takes for a body is an office, and the name of a currency no state', () => {
    expect(mentionsIn('The {O EAM} {P Odd Lark} left.')).toEqual([
      'description person: The EAM',
      'name person: Odd Lark',
    ]);
    expect(mentionsIn('The {P EAM} left.')).toEqual(['description person: The EAM']);
    expect(mentionsIn('A gift of {L US}$ 50 came.')).toEqual([]);
  });

  test('the acronym of an office right before a person’s name is no body', () => {
    expect(mentionsIn('{O NSA} {P Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(mentionsIn('The {O NSA} left.')).toEqual(['name organisation: NSA']);
    expect(mentionsIn('{O NSA} told {P Odd Lark}.')).toContain('name organisation: NSA');
  });

  test('a particle that begins a sentence belongs to the surname', () => {
    expect(mentionsIn('{O Al} {P Tarif} left.')).toEqual(['name person: Al Tarif']);
    expect(mentionsIn('{O Havbrik} {P Tarif} left.')).toContain('name person: Tarif');
  });

  test('what somebody is minister of is no part of the name', () => {
    const named = (text: string): string[] => mentionsIn(text).filter((one) => one.startsWith('name person'));
    expect(named('Vice Minister of {P Fortification Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('Minister for Lake {P Equality Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('Minister of {P Justice Odd Lark} left.')).toEqual(['name person: Odd Lark']);
    expect(named('Minister {P Clement Odd Lark} left.')).toEqual(['name person: Clement Odd Lark']);
    expect(named('Secretary of {P Kestra Odd Lark} left.')).toEqual(['name person: Kestra Odd Lark']);
  });

  test('behind a given name alone a title is a surname', () => {
    expect(mentionsIn('{P Kevin} King slept.')).toEqual(['name person: Kevin King']);
    expect(mentionsIn('{P Kevin} King {P Lark} slept.')).not.toContain('name person: Kevin King');
  });

  test('a site keeps the end of its address', () => {
    expect(mentionsIn('{O Havnblad.com} said so.')).toEqual(['name organisation: Havnblad.com']);
  });

  test('a name of the model needs half a chance, and a doubtful one of the lexicon the model', () => {
    expect(mentionsIn('{P Kestra Lark} slept.', 0.4)).toEqual([]);
    expect(mentionsIn('Jordan Peterson slept.')).toEqual([]);
  });

  test('peoples are demonyms', () => {
    expect(mentionsIn('Norwegian ships')).toEqual(['demonym group: Norwegian']);
  });

  test('without titles, and none that is only a title', () => {
    expect(mentionsIn('{P Dr Ada Lark} slept.')).toEqual(['name person: Ada Lark']);
    expect(mentionsIn('{P Mr} slept.')).toEqual([]);
    expect(mentionsIn('{P Weir Sen}. {P Ada Lark} slept.')).not.toContain('name person: Weir Sen');
    expect(mentionsIn('[P {P Florida} Gov]. {P Ada Lark} slept.')).not.toContain('name person: Florida Gov');
    expect(mentionsIn('{P Amar Sen}. Rain fell.')).toContain('name person: Amar Sen');
  });

  test('a war is no body, nor the state in whose name it is called', () => {
    expect(mentionsIn('Rain hit veterans of the {O Lake War}.')).toEqual([]);
    expect(mentionsIn('A [P {L Vietnam} War veteran] slept.')).toEqual(['description person: Vietnam War veteran']);
    expect(mentionsIn('Later {O Stop the War} marched.')).toHaveLength(1);
  });

  test('a body’s without its head’s, which is another', () => {
    const two = ['name organisation: Weir Flood Centre', 'name person: Thomas Lark'];
    const named = (text: string): string[] => mentionsIn(text).filter((one) => one.startsWith('name'));
    expect(named('Then {O Weir Flood Centre Director Thomas Lark} slept.')).toEqual(two);
    expect(named('Then {O Weir Flood Centre Deputy Director Thomas Lark} slept.')).toEqual(two);
    expect(named('Then {O Friends of President Thomas Lark} slept.')).toHaveLength(1);
    expect(named('Then {O Weir Flood Centre Director Plan} slept.')).toHaveLength(1);
  });

  test('a person whole, though the model sees a part', () => {
    expect(mentionsIn('Rain hit {P Zulkarnain} Ooi twice.')).toEqual(['name person: Zulkarnain Ooi']);
    expect(mentionsIn('Rain hit Mahamat {P Djerabe} twice.')).toEqual(['name person: Mahamat Djerabe']);
    expect(mentionsIn('Rain hit {P Edmund Prasad}-{P Kelleher} twice.')).toEqual([
      'name person: Edmund Prasad-Kelleher',
    ]);
    expect(mentionsIn('Rain hit Minister {P Djerabe} on Monday.')).toEqual([
      'description person: Minister',
      'name person: Djerabe',
    ]);
    expect(mentionsIn('Rain hit Mr {P Djerabe} on Monday.')).toEqual(['name person: Djerabe']);
    expect(mentionsIn('Yesterday {P Djerabe} slept.')).toEqual(['name person: Djerabe']);
  });

  test('a surname that the text has with a given name, or behind a title, though the model overlooks it', () => {
    const named = (text: string): string[] => mentionsIn(text).filter((one) => one.startsWith('name'));
    expect(named('{P Ada Lark} slept. Later Lark ate Lark’s soup.')).toEqual([
      'name person: Ada Lark',
      'name person: Lark',
      'name person: Lark',
    ]);
    expect(named('Angela Merkel slept. Later Merkel ate.')).toEqual([
      'name person: Angela Merkel',
      'name person: Merkel',
    ]);
    expect(named('{P Ada Lark} slept. Later Lark Street was shut.')).toEqual(['name person: Ada Lark']);
    expect(named('{P Ada Lark} slept. Later a lark sang, and Lark ate.')).toEqual(['name person: Ada Lark']);
    expect(named('Later Mr. Djerabe ate, and Djerabe slept.')).toEqual([
      'name person: Djerabe',
      'name person: Djerabe',
    ]);
    expect(named('Later President Djerabe ate.')).toEqual(['name person: Djerabe']);
    expect(named('They thanked the Minister. Djerabe ate. So did Mr. Secretary. Welcome back.')).toEqual([]);
    expect(named('Later Peter Djerabe ate, before Peter Falls was reached.')).toEqual(['name person: Peter Djerabe']);
    expect(named('Later Mr. Monday ate.')).toEqual([]);
  });

  test('a body of one word again, where it stands alone', () => {
    const named = (text: string): string[] => mentionsIn(text, 0.95).filter((one) => one.startsWith('name'));
    expect(named('The {O FHA} met {O Havbrik}; Havbrik’s clerk and the FHA slept.')).toEqual([
      'name organisation: FHA',
      'name organisation: Havbrik',
      'name organisation: Havbrik',
      'name organisation: FHA',
    ]);
    expect(named('To {O Havbrik} it was Havbrik Road, and New Havbrik.')).toEqual(['name organisation: Havbrik']);
    expect(named('Their {O Harbour} fund bought a harbour; Harbour said so.')).toEqual(['name organisation: Harbour']);
  });

  test('in a headline, without words that the text writes small', () => {
    const named = (text: string): string[] => mentionsIn(text).filter((one) => one.startsWith('name'));
    const below = '\n\nThe envoy says that he never slept.';
    expect(named(`{P Ada Lark Says He} Never Slept Here${below}`)).toEqual(['name person: Ada Lark']);
    expect(named(`{P Lark} Wades Into Every Stream${below}`)).toEqual(['name person: Lark']);
    expect(named('{P Lark} Wades slept in every stream.')).toEqual(['name person: Lark Wades']);
    expect(named('Envoy {P Urges} Council to Fund Lake Force')).toEqual([]);
    expect(named('{P Ada Lark Condemns} Council Over Lake Force')).toEqual(['name person: Ada Lark']);
  });

  test('without what an editor has put in brackets before it, or “I’m”', () => {
    const named = (text: string): string[] => mentionsIn(text).filter((one) => one.startsWith('name'));
    expect(named('They met ‹President {P Ada› Lark} twice.')).toEqual(['name person: Lark']);
    expect(named('So Mr. ‹{P Ada}› {P Lark} fell.')).toEqual(['name person: Lark']);
    expect(named('So ‹{P Ada} fell› and {P Lark} met.')).toEqual(['name person: Ada', 'name person: Lark']);
    expect(named("And I'm {P Ada Lark}.")).toEqual(['name person: Ada Lark']);
    expect(named('MET M{P . Lark} TWICE.')).toEqual(['name person: Lark']);
  });

  test('with “campaign” that of a body', () => {
    expect(mentionsIn('The {P Lark} campaign slept.')).toEqual(['name organisation: Lark campaign']);
    expect(mentionsIn('The {P Lark} campaign manager slept.')).toContain('name person: Lark');
  });

  test('without a party before it', () => {
    expect(mentionsIn('Rain hit Democrat Ada {P Lark} twice.')).toEqual(['name person: Ada Lark']);
  });

  test('without whose it is', () => {
    expect(mentionsIn('Rain hit Herald’s {P Ada} Lark twice.')).toEqual(['name person: Ada Lark']);
    expect(mentionsIn('Rain hit {P Herald’s Ada Lark} twice.')).toEqual(['name person: Ada Lark']);
    expect(mentionsIn('Rain hit {P Ada Lark’s Atlas} twice.')).toEqual(['name person: Ada Lark']);
    expect(mentionsIn("Rain hit {P Lark}'s Monday Club twice.")).toEqual(['name person: Lark']);
  });

  test('over an initial', () => {
    expect(mentionsIn('Rain hit {P Edmund T}. {P Kelleher} twice.')).toEqual(['name person: Edmund T. Kelleher']);
  });

  test('over a nickname', () => {
    expect(mentionsIn('Rain hit {P Peter} “Pit” {P Kelleher} twice.')).toEqual(['name person: Peter “Pit” Kelleher']);
    // A word in quotation marks behind no given name is none.
    expect(mentionsIn('Rain hit {P Atlas} “Pit” {P Kelleher} twice.')).toHaveLength(2);
  });

  test('no words in small letters at its end', () => {
    expect(mentionsIn('Rain hit {O Suara aid} twice.')).toEqual(['name organisation: Suara']);
    expect(mentionsIn('Rain hit {P Cheuk Hau-yip} twice.')).toEqual(['name person: Cheuk Hau-yip']);
  });
});

describe('descriptions', () => {
  test('stand beside names, and around them', () => {
    expect(mentionsIn("[P {L Peru}'s envoy] {P Ada Lark}")).toEqual([
      "description person: Peru's envoy",
      'name place: Peru',
      'name person: Ada Lark',
    ]);
  });

  test('end before a name that they break, and are none where only an article is left', () => {
    expect(mentionsIn('[O the old {O Lake] Fund} fell')).toEqual([
      'description organisation: the old',
      'name organisation: Lake Fund',
    ]);
    expect(mentionsIn('[O the {O Lake Fund}] fell')).toEqual(['name organisation: Lake Fund']);
    expect(mentionsIn('[P the] fell')).toEqual([]);
  });

  test('an office of two departments begins with the first, and whose it is', () => {
    const both = [
      'description person: French Trade and Roads Minister',
      'demonym group: French',
      'name person: Ada Lark',
    ];
    expect(mentionsIn('{O French Trade} and [P Roads Minister] {P Ada Lark} fell')).toEqual(both);
    expect(mentionsIn('[O French Trade] and [P Roads Minister] {P Ada Lark} fell')).toEqual(both);
    expect(mentionsIn('the {O Ministry of Finance} and [P Roads Minister] {P Ada Lark} fell')).toEqual([
      'name organisation: Ministry of Finance',
      'description person: Roads Minister',
      'name person: Ada Lark',
    ]);
    expect(mentionsIn('{O Lake Club} and [P Roads Minister] {P Ada Lark} fell')).toEqual([
      'name organisation: Lake Club',
      'description person: Roads Minister',
      'name person: Ada Lark',
    ]);
  });

  test('a common noun with a capital takes a body up, with its article', () => {
    expect(mentionsIn('then the {O Commission} fell')).toEqual(['description organisation: the Commission']);
  });
});

test('pronouns, apart from those within names', () => {
  expect(mentionsIn('She hit it.')).toEqual(['pronoun -: She', 'pronoun -: it']);
  expect(mentionsIn("She’s hit it, they've said.")).toEqual(['pronoun -: She', 'pronoun -: it', 'pronoun -: they']);
  expect(mentionsIn('She’s a pilot and he’s the cook.')).toEqual([]);
  expect(mentionsIn('{O We Build} fell')).toEqual(['name organisation: We Build']);
  expect(mentionsIn('The IT firm said “[t]he harbour” fell.')).toEqual([]);
});

test('neither a keyword nor an account is a person', () => {
  expect(mentionsIn('Stay strong #{P LakeStands} @{P AdaVale}.')).toEqual([]);
  expect(mentionsIn('Stay strong, {P AdaVale}.')).toEqual(['name person: AdaVale']);
});
