import type { DocumentEntity, Known, Mention } from '../../document/index.ts';
import { genderByName, headNoun, isGivenName, pronounOf } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import { namesPeople } from './exact.ts';

/** Facts about an entity that can contradict those about another; null if unknown. */
interface Traits {
  /** The actor the lexicon is certain about. */
  readonly actor: string | null;
  /** The holder of the office that the words refer to, which is not certain. */
  readonly holder: string | null;
  /** The state whose minister or official the words call somebody. */
  readonly actsFor: string | null;
  /** What the words call somebody the minister of. */
  readonly portfolio: string | null;
  /** Of which state or body the words say that several are. */
  readonly whose: string | null;
  readonly isPerson: boolean | null;
  readonly gender: 'm' | 'f' | null;
  /** The parts of a person's name, of a single word (“al-Sisi”) the last; those of a party that the lexicon does not know. */
  readonly name: readonly string[] | null;
  /** The words that tell a body or place of several words from others, where the lexicon does not know it. */
  readonly body: readonly string[] | null;
}

/** Entities that grow by merging. Each mention stands for its entity. */
export interface Sets {
  find(mention: number): number;
  /** Whether the facts make them two entities, even uncertain ones: the holders of two offices, ministers of two states. */
  differ(a: number, b: number): boolean;
  /** Joins two entities, unless they are certainly distinct. */
  join(a: number, b: number): void;
  /** Says that the first is another entity than the second. */
  part(a: number, b: number): void;
  /** Whether a mention is the only one of its entity. */
  isAlone(mention: number): boolean;
  all(): DocumentEntity[];
}

/** Initially every mention is an entity of its own. */
export function setsOf(text: string, mentions: readonly Mention[], known: readonly (Known | null)[]): Sets {
  const parent = mentions.map((_, index) => index);
  const sizes = mentions.map(() => 1);
  const traits = mentions.map((mention, index) => traitsOf(text, mention, known[index] ?? null));
  const find = (mention: number): number => {
    let root = mention;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[mention] = root;
    return root;
  };
  const of = (mention: number): Traits => traits[find(mention)] ?? NOTHING;
  /** For an entity, the last mentions from which it was parted. */
  const others = new Map<number, readonly number[]>();
  const isParted = (a: number, b: number): boolean =>
    others.get(find(a))?.some((one) => find(one) === find(b)) === true;
  const withOthers = (one: number, more: readonly number[]): void =>
    void others.set(one, [...new Set([...(others.get(one) ?? []), ...more].map(find))].slice(-MOST_PARTED));
  return {
    find,
    isAlone: (mention) => sizes[find(mention)] === 1,
    differ(a, b) {
      const [one, other] = [of(a), of(b)];
      return (
        areTwo(one, other) ||
        differ(one.actor ?? one.holder, other.actor ?? other.holder) ||
        differ(one.actsFor, other.actsFor) ||
        differ(one.portfolio, other.portfolio) ||
        differ(one.whose, other.whose) ||
        isParted(a, b) ||
        isParted(b, a)
      );
    },
    part: (a, b) => withOthers(find(a), [b]),
    join(a, b) {
      const [one, other] = [find(a), find(b)];
      if (one === other || areTwo(of(one), of(other))) return;
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      traits[first] = together(of(first), of(last));
      parent[last] = first;
      const further = others.get(last);
      if (further) withOthers(first, further);
      sizes[first] = (sizes[first] ?? 1) + (sizes[last] ?? 1);
    },
    all: () => [...Map.groupBy(mentions.keys(), find).values()].map((own) => ({ mentions: own })),
  };
}

/** From so many others an entity is kept apart at most, so that a text full of “his ally” is read in linear time. */
const MOST_PARTED = 8;

const NOTHING: Traits = {
  actor: null,
  holder: null,
  actsFor: null,
  portfolio: null,
  whose: null,
  isPerson: null,
  gender: null,
  name: null,
  body: null,
};

function traitsOf(text: string, { form, kind, span }: Mention, known: Known | null): Traits {
  const words = text.slice(...span);
  const actor = known?.certain
    ? known.actor
    : form === 'name' && isLocalPolice(words)
      ? `police ${slugOf(words.replace(/^The\s/u, '').split(' Police', 1)[0] ?? '')}`
      : null;
  const holder = known?.actor?.startsWith('person:') ? known.actor : null;
  const pronoun = form === 'pronoun' ? pronounOf(words) : null;
  if (form === 'pronoun') return { ...NOTHING, gender: pronoun === 'he' ? 'm' : pronoun === 'she' ? 'f' : null };
  if (form === 'description') {
    const noun = kind === 'person' ? headNoun(words) : null;
    const { gender = null, noun: called } = noun ?? {};
    const portfolio = called === 'minister' || called === 'secretary' ? portfolioOf(words) : null;
    const whose = kind === 'group' ? (partyIn(words) ?? known?.of ?? null) : null;
    return { ...NOTHING, actor, holder, actsFor: known?.actsFor ?? null, portfolio, whose, gender };
  }
  // A single word that only the model classifies as a body may be a surname.
  const isPeople = namesPeople(text, span);
  const isOpen = actor === null && kind !== 'person' && !/\s/u.test(words);
  const parts = slugOf(words).split('-');
  const isParty = actor === null && PARTY.test(words);
  const isBody = actor === null && (kind === 'organisation' || kind === 'place') && parts.length > 1;
  return {
    ...NOTHING,
    actor,
    holder,
    isPerson: isPeople ? false : isOpen ? null : kind === 'person',
    gender: known?.gender ?? (kind === 'person' ? genderByName(words, text, span[0]) : null),
    name: isPeople ? null : kind === 'person' ? (/\s/u.test(words) ? parts : parts.slice(-1)) : isParty ? parts : null,
    body: isBody ? parts.filter((word) => word.length >= TELLING && !GENERIC.test(word)) : null,
  };
}

/** “The three Democratic candidates” are no “Republican candidates”. */
const partyIn = (words: string): string | null => PARTISANS.exec(words)?.[1] ?? null;
const PARTISANS = /\b(Republican|Democratic|Labour|Conservative|Liberal|Socialist)\s\p{Ll}/u;

/** “The interior minister”, “the Minister of the Interior”; deputies and former ones may be something else by now. */
function portfolioOf(words: string): string | null {
  if (/\b(?:deputy|vice|former|then|junior)\b|\bex-/iu.test(words)) return null;
  const secretary = SECRETARY.exec(words)?.[1];
  if (secretary) return `${secretary.toLowerCase()} secretary`;
  const [, before, behind] =
    /(?:^|\s)(\p{L}+)\sminister$|\bminister\s(?:of|for)\s(?:the\s)?(\p{L}+)/iu.exec(words) ?? [];
  const word = (before ?? behind ?? '').toLowerCase();
  return PORTFOLIOS.get(word) ?? (PORTFOLIO.test(word) ? word : null);
}

/** The British Foreign Secretary is no other state's foreign minister; nor is the Indian, who serves one. */
const SECRETARY = /(?:^|\s)(foreign|home|defence)\ssecretary$/iu;
const PORTFOLIO =
  /^(?:prime|foreign|defence|interior|finance|justice|trade|health|energy|agriculture|education|environment|transport)$/u;
/** The same by other words. */
const PORTFOLIOS: ReadonlyMap<string, string> = new Map(
  Object.entries({ defense: 'defence', home: 'interior', external: 'foreign' }),
);

/** “Greater Manchester Police” are not the police of the state, “British police”. */
const isLocalPolice = (words: string): boolean =>
  /^\p{Lu}\p{L}[^,]*\sPolice(?:\s(?:Department|Service|Force))?$/u.test(words) &&
  !/\b(?:National|Federal|Royal|State|Mounted|Metropolitan)\b/u.test(words);

/** So many letters has a word that tells bodies apart. */
const TELLING = 4;
/** Nouns that bodies of one kind have in common, which may be left out or changed: “Foreign Ministry”, “Ministry of Foreign Affairs”. */
const GENERIC =
  /^(?:ministry|department|office|agency|authority|service|bureau|board|council|commission|committee|court|affairs|national|federal|state|international|general|united|group|company|corporation|association|organi[sz]ation|union|institute|institution|society|centre|center|foundation|university|party|news|press|bank|from|with|against|under)$/u;

/** “Labour Party” and “Green Party”: the words before it tell two parties apart. */
const PARTY = /\p{L}\s[Pp]arty$/u;

const differ = (a: string | boolean | null, b: string | boolean | null): boolean => a !== null && b !== null && a !== b;

const areTwo = (a: Traits, b: Traits): boolean =>
  differ(a.actor, b.actor) ||
  differ(a.isPerson, b.isPerson) ||
  differ(a.gender, b.gender) ||
  areTwoNames(a.name, b.name) ||
  areTwoBodies(a.body, b.body);

/**
 * “Jeffrin Gunting” and “Roslinah Gunting”, “Donald Trump” and “Kasich”, “Green Party” and “Labour Party”: neither name
 * contains all the words of the other, apart from initials. Two single words may be the first and the last name of one person.
 */
function areTwoNames(a: Traits['name'], b: Traits['name']): boolean {
  if (a === null || b === null || holds(a, b) || holds(b, a)) return false;
  return a.length > 1 || b.length > 1 || ![...a, ...b].some(isGivenName);
}

/** “Kenya Ports Authority” and “Kenya Airports Authority”: each has a telling word that the other has in no form. */
const areTwoBodies = (a: Traits['body'], b: Traits['body']): boolean =>
  a !== null && b !== null && hasOther(a, b) && hasOther(b, a);

const hasOther = (own: readonly string[], others: readonly string[]): boolean =>
  own.some((word) => !others.some((other) => other.slice(0, TELLING) === word.slice(0, TELLING)));

const holds = (long: readonly string[], short: readonly string[]): boolean =>
  short.every((word) => long.some((other) => other === word || (word.length === 1 && other.startsWith(word))));

const together = (a: Traits, b: Traits): Traits => ({
  actor: a.actor ?? b.actor,
  holder: a.holder ?? b.holder,
  actsFor: a.actsFor ?? b.actsFor,
  portfolio: a.portfolio ?? b.portfolio,
  whose: a.whose ?? b.whose,
  isPerson: a.isPerson ?? b.isPerson,
  gender: a.gender ?? b.gender,
  name: a.name && b.name ? (a.name.length >= b.name.length ? a.name : b.name) : (a.name ?? b.name),
  body: a.body && b.body ? (a.body.length >= b.body.length ? a.body : b.body) : (a.body ?? b.body),
});
