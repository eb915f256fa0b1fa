import type { Known, Mention } from '../../document/index.ts';
import { governed, organOf, qualifiersIn, roleNoun, stateOf } from '../../lexicon/index.ts';
import { holding, sole, within, wordsBefore, wordsBehind } from '../../text/index.ts';
import { ledBy, ofAdministration } from './administrations.ts';
import { isCalled, isOfPastTerm } from './heldOn.ts';
import { withoutInitials } from './initials.ts';
import { ownBody, ownChair, ownHead } from './ownBody.ts';
import type { Scene } from './scene.ts';
import { isTitleOfOther } from './titled.ts';

/** A knowledge rule: what a mention's words refer to on their own, whatever the rest of the document says. */
export interface Rule {
  readonly name: string;
  readonly forms: readonly Mention['form'][];
  /**
   * A text with the mention in ⟦⟧, with day of publication and outlet if the rule needs them, and the rule's result.
   */
  readonly example: Example;
  /** The same, for a case where the rule must not apply. */
  readonly counterExample: Omit<Example, 'gives'>;
  /** The referent of the words; null if the rule does not apply. */
  conclude(mention: Mention, scene: Scene): Omit<Known, 'rule'> | null;
}

interface Example {
  readonly text: string;
  readonly published?: string;
  readonly outlet?: string;
  readonly gives: { readonly actor: string | null; readonly of?: string | null };
}

/** The rule that takes an office without an owner to be of the state whose text it is. */
export const OF_TEXT = 'office of whose state the text is';
/** The rule that takes a body called by a word of the publisher's name to be the publisher. */
export const OWN_BODY = 'body whose text it is';

const GOVERNMENT = /\b(?:government|administration|regime|authorities|cabinet|leadership|side|entity)$/iu;
const COUNTRY = /\b(?:country|nation|republic|kingdom|state)$/iu;
/** Qualifiers showing that it is not the state's own government, body or office holder that is meant. */
const isOfOthers = (words: string): boolean => qualifiersIn(words).size > 0;
/**
 * Bodies of the state and its people that a text names without saying whose they are. In 532 real texts these were those of
 * the state that the text is about in 94 of 100 cases; of ministries, armies and spokespersons only half were.
 */
const UNOWNED =
  /^(?:(?:the|some|many|several|national|federal|state|government|military|police|security|senior|top)\s)*(?:police|authorities|government|junta|parliament|officers|officials|lawmakers)$/iu;
/** Of these the words for people whose names the text does not give. */
const UNNAMED = /\b(?:officers|officials|lawmakers)$/iu;
/** What news from Korea calls either state, where it has named it. */
const KOREA: ReadonlyMap<string, string> = new Map(Object.entries({ North: 'country:PRK', South: 'country:KOR' }));
/** A definite noun for a body that is not the state itself. */
const isDefinite = (words: string): boolean => /^(?:the|this|that)\s|^(?!An?\s)\p{Lu}/u.test(words);

const wordsOf = ({ span }: Mention, { document }: Scene): string => document.text.slice(...span);

/** The rules; the first one that applies wins. */
export const RULES: readonly Rule[] = [
  {
    name: OWN_BODY,
    forms: ['description', 'name'],
    example: {
      text: '⟦The Ministry⟧ thanked Norway.',
      outlet: 'Ministry of Foreign Affairs of Ukraine',
      gives: { actor: 'org:ukr-foreign-ministry', of: 'country:UKR' },
    },
    counterExample: {
      text: '⟦The Ministry⟧ of Trade thanked Norway.',
      outlet: 'Ministry of Foreign Affairs of Ukraine',
    },
    conclude: ownBody,
  },
  {
    name: 'head of the ministry whose text it is',
    forms: ['description'],
    example: {
      text: '⟦The Secretary⟧ thanked Norway.',
      published: '2022-05-01',
      outlet: 'U.S. Department of State',
      gives: { actor: 'person:antony-blinken' },
    },
    counterExample: {
      text: '⟦The Secretary⟧ thanked Norway.',
      published: '2022-05-01',
      outlet: 'Ministry of Foreign Affairs of Ukraine',
    },
    conclude: ownHead,
  },
  {
    name: 'government of a state',
    forms: ['description', 'name'],
    example: { text: '⟦The Syrian government⟧ protested.', gives: { actor: 'country:SYR' } },
    counterExample: { text: '⟦The former Syrian government⟧ protested.' },
    conclude(mention, scene) {
      const words = wordsOf(mention, scene);
      if (!GOVERNMENT.test(words) || isOfOthers(words)) return null;
      const led = ledBy(words, scene);
      if (led !== null) return { actor: led, of: led, certain: true };
      const only = /^the administration$/iu.test(words) ? ofAdministration(scene) : null;
      if (only !== null) return { actor: only, of: only, certain: false };
      const state = stateOf(sole(scene.ownersIn(mention))?.actor ?? null);
      return state === null ? null : { actor: state, of: state, certain: true };
    },
  },
  {
    name: 'body of a state',
    forms: ['description', 'name'],
    example: { text: '⟦The Russian Foreign Ministry⟧ protested.', gives: { actor: 'org:rus-foreign-ministry' } },
    counterExample: { text: '⟦The foreign ministry⟧ protested.' },
    conclude(mention, scene) {
      const organ = scene.organAt(mention);
      return organ?.actor && scene.ownersIn(mention).length < 2 && !isOfOthers(wordsOf(mention, scene))
        ? { actor: governed(organ.actor, scene.lexicon.actor).id, of: organ.of, certain: true }
        : null;
    },
  },
  {
    name: 'name in the lexicon',
    forms: ['name', 'demonym'],
    example: { text: '⟦Norway⟧ protested.', gives: { actor: 'country:NOR' } },
    counterExample: { text: '⟦Havbrik⟧ protested.' },
    conclude(mention, scene) {
      // “Hong Kong Police Force” are the “Hong Kong Police”.
      const police = /^(.*\sPolice)\s(?:Force|Service|Department)$/u.exec(wordsOf(mention, scene))?.[1];
      const first =
        scene.namingsAt(mention)[0] ?? withoutInitials(mention, scene) ?? scene.lexicon.named(police ?? '')[0];
      if (!first) return null;
      return { actor: governed(first.actor, scene.lexicon.actor).id, of: null, certain: true };
    },
  },
  {
    name: 'half of Korea',
    forms: ['name', 'description'],
    example: {
      text: 'North Korea fired a missile at South Korea. The ⟦North⟧ called it a test.',
      gives: { actor: 'country:PRK' },
    },
    counterExample: { text: 'North Korea met South Korea. Voters in the ⟦North⟧ of England read of it.' },
    conclude({ span: [start, end] }, { document: { text }, names, about }) {
      const half = KOREA.get(text.slice(start, end).replace(/^the\s/iu, ''));
      const isDefinite = /\bthe\s(?:North|South)$/iu.test(text.slice(Math.max(0, start - 4), end));
      const isKorean = half !== undefined && (about === half || [...KOREA.values()].every(names));
      if (!isKorean || !isDefinite || /^\sof\b/u.test(wordsBehind(text, end))) return null;
      return { actor: half, of: half, certain: true };
    },
  },
  {
    name: 'holder of an office',
    forms: ['description'],
    example: {
      text: '⟦The UN Secretary-General⟧ objected.',
      published: '2016-05-01',
      gives: { actor: 'person:ban-ki-moon' },
    },
    counterExample: { text: '⟦The former UN Secretary-General⟧ objected.', published: '2016-05-01' },
    conclude(mention, scene) {
      const office = scene.officeAt(mention);
      if (!office?.of || office.plural || office.qualifier || !scene.written) return null;
      if (isOfOthers(wordsOf(mention, scene)) || /^an?\s/iu.test(wordsOf(mention, scene))) return null;
      if (isOfPastTerm(scene.document.text, mention.span[0])) return null;
      const holder = scene.holderAt(office.office, office.of, mention);
      if (!holder && !scene.date) return null;
      return { actor: holder?.person.id ?? null, of: office.of, certain: false };
    },
  },
  {
    name: OF_TEXT,
    forms: ['description'],
    example: {
      text: '⟦The Prime Minister⟧ spoke with the Secretary-General.',
      published: '2013-08-23',
      outlet: 'Prime Minister of Australia (media release)',
      gives: { actor: 'person:kevin-rudd' },
    },
    counterExample: { text: '⟦The Prime Minister⟧ spoke.', published: '2013-08-23', outlet: 'The Harbour Herald' },
    conclude(mention, scene) {
      const office = scene.officeAt(mention);
      const words = wordsOf(mention, scene);
      if (!office || office.of || office.plural || office.qualifier || !scene.date || !isDefinite(words)) return null;
      if (isOfOthers(words) || isAddressInTurn(mention, scene)) return null;
      const head = ownChair(words, scene);
      if (head) return { actor: head.person.id, of: head.of, certain: false };
      // “The Secretary-General” in a resolution of the Security Council is that of the United Nations.
      const owners = [scene.publisher?.id, scene.publisher?.parent, scene.ownState].flatMap((id) => id ?? []);
      for (const owner of owners) {
        const holder = scene.holderAt(office.office, owner, mention);
        if (holder && isTitleOfOther(mention, holder, scene)) return null;
        if (holder && isCalled(holder.title, words)) return { actor: holder.person.id, of: owner, certain: false };
      }
      return null;
    },
  },
  {
    name: 'office of the head of whose state the text is',
    forms: ['description', 'name'],
    example: {
      text: '⟦The Prime Minister’s Office⟧ denied it.',
      outlet: 'The New Zealand Herald',
      gives: { actor: 'country:NZL', of: 'country:NZL' },
    },
    counterExample: { text: '⟦The Prime Minister’s Office⟧ denied it.', outlet: 'Reuters' },
    conclude(mention, scene) {
      const organ = scene.organAt(mention);
      const words = wordsOf(mention, scene);
      const head = organ ? scene.document.text.slice(...organ.head) : '';
      // “The presidency” is more often what somebody has or wants.
      if (!organ || organ.of !== null || !HEADS_OFFICE.has(organ.organ) || !/[’']s\soffice$/iu.test(head)) return null;
      if (mention.span[1] !== organ.head[1]) return null;
      const of = scene.ownState ?? (head.endsWith('Office') ? scene.about : null);
      if (isOfOthers(words)) return null;
      return stateBody(of, organ.organ, scene, true);
    },
  },
  {
    name: 'somebody of a state or body',
    forms: ['description'],
    example: { text: '⟦Two Norwegian officials⟧ objected.', gives: { actor: null, of: 'country:NOR' } },
    counterExample: { text: '⟦Two officials⟧ objected.' },
    conclude(mention, scene) {
      const [owner] = scene.ownersIn(mention);
      if (!owner) return null;
      const organ = scene.organAt(mention);
      if (organ?.actor) return { actor: null, of: governed(organ.actor, scene.lexicon.actor).id, certain: false };
      const isCountryItself = COUNTRY.test(wordsOf(mention, scene)) && roleNoun('country') !== null;
      return isCountryItself && owner.actor.kind === 'country' && owner.how === 'demonym'
        ? { actor: owner.actor.id, of: owner.actor.id, certain: false }
        : { actor: null, of: owner.actor.id, certain: false };
    },
  },
  {
    name: 'authorities of the state that the text is about',
    forms: ['description'],
    example: {
      text: 'Norway closed the road. ⟦Police⟧ said that Norway would open it.',
      gives: { actor: 'org:nor-police', of: 'country:NOR' },
    },
    counterExample: { text: 'Norway and Sweden closed the road. ⟦Police⟧ said that it was open.' },
    conclude(mention, scene) {
      const after = wordsBehind(scene.document.text, mention.span[1]);
      const of = BELONGS.test(after) ? null : scene.about;
      const words = wordsOf(mention, scene);
      if (of === null || !UNOWNED.test(words) || isOfOthers(words)) return null;
      if (UNNAMED.test(words)) return { actor: null, of, certain: false };
      return stateBody(of, scene.organAt(mention)?.organ ?? '', scene, false);
    },
  },
  {
    name: 'body of the only state that the text names',
    forms: ['description', 'name'],
    example: { text: 'Norway closed the road. ⟦The army⟧ said so.', gives: { actor: 'org:nor-armed-forces' } },
    counterExample: { text: 'Norway met Sweden. ⟦The army⟧ said so.' },
    conclude(mention, scene) {
      const organ = scene.organAt(mention);
      // “Nigeria's National Assembly met the United States' envoy. [The Senate] …”
      const of = scene.onlyState ?? (organ?.organ === 'parliament' ? scene.parliament : null);
      const words = wordsOf(mention, scene);
      if (!organ || organ.of !== null || of === null || ABROAD.has(organ.organ)) return null;
      const isOwned = POSSESSED.test(words) || scene.ownersIn(mention).length > 0 || isOfPerson(mention, scene);
      if (!isDefinite(words) || isOfOthers(words) || isOwned) return null;
      return stateBody(of, organ.organ, scene, false);
    },
  },
];

/** The body of a state that every state has. */
function stateBody(
  of: string | null,
  organ: string,
  { lexicon }: Scene,
  certain: boolean,
): ReturnType<Rule['conclude']> {
  const body = organOf(of, organ, lexicon.actor);
  return body && { actor: governed(body, lexicon.actor).id, of, certain };
}

const HEADS_OFFICE: ReadonlySet<string> = new Set(['prime-ministers-office', 'presidency']);
const POSSESSED = /^(?:my|our|your|his|her|its|their)\s/iu;
/** Bodies of other states, and of towns, are in a country, too. */
const ABROAD: ReadonlySet<string> = new Set(['embassy', 'intelligence-service', 'police']);

/** “Officials [in the Holm administration]”: whose they are, as far as a later step knows it. */
const BELONGS = /^\s(?:in|of|from|at|with)\s(?:the\s)?\p{Lu}/u;

/** “The [Holm] government”. */
const isOfPerson = ({ span, form }: Mention, { document }: Scene): boolean =>
  form === 'description' && within(document.mentions, span).some((one) => one.form === 'name' && one.kind === 'person');

/** “Mr. President” in a transcript is somebody who is there. */
const isAddressInTurn = ({ span }: Mention, { document: { text, blocks } }: Scene): boolean =>
  ADDRESS.test(wordsBefore(text, span[0])) && holding(blocks, span)?.speaker !== undefined;

const ADDRESS = /\b(?:Mr|Mrs|Ms|Madame?|Mister)\.?\s$/u;

/** What the rules know about a mention, from the first that applies; `off`: rules to leave out. */
export function knownOf(mention: Mention, scene: Scene, off: ReadonlySet<string> = new Set()): Known | null {
  for (const rule of RULES) {
    if (!rule.forms.includes(mention.form) || off.has(rule.name)) continue;
    const known = rule.conclude(mention, scene);
    if (known) return { ...known, rule: rule.name };
  }
  return null;
}
