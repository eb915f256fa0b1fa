import {
  genderOf,
  type Lexicon,
  type LexiconActor,
  NOT_NAMES,
  PARTICLES,
  roleNoun,
  titlesBefore,
} from '../../lexicon/index.ts';
import { slugOf, type Span } from '../../text/index.ts';

/** A personal name as it stands in the text. */
export interface PersonName {
  readonly span: Span;
  readonly name: string;
  /** Known to the lexicon by the whole name. */
  readonly actor: LexiconActor | null;
  /** The form of address or office before it. */
  readonly gender: 'm' | 'f' | null;
  /** Titles before it, in small letters. */
  readonly titles: readonly string[];
  /** Introduced as somebody's relative: “her husband, Jan Kolar”. */
  readonly isRelative: boolean;
  /** The text says that it is all of the name: “Myint, who uses one name”. */
  readonly isWhole: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly gender: 'm' | 'f' | null;
  readonly actor: LexiconActor | null;
  readonly names: ReadonlySet<string>;
}

const WOMEN =
  /\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Countess|Duchess|Madam|Madame|Mme|Queen|Princess|Sheikha|Alhaja|Hajiya|Smt|Señora|Senhora|Signora|Frau|Puan|Datin|spokeswoman|chairwoman|congresswoman|businesswoman)\.?,?\s*$/iu;
const MEN =
  /\b(?:Mr|Sir|Lord|Baron|Count|Duke|Earl|King|Prince|Sheikh|Emir|Sultan|Imam|Mullah|Maulana|Ayatollah|Rabbi|Pope|Father|Alhaji|Shri|Señor|Senhor|Signor|Monsieur|Herr|Encik|spokesman|chairman|congressman|businessman)\.?,?\s*$/iu;
/** “Her Excellency Dr”: a style, and titles between it and the name. */
const STYLED =
  /\b(His|Her)\s(?:Excellency|Majesty|(?:\p{Lu}\p{Ll}+\s)?Highness|Honou?r|Holiness|Eminence|Grace)\b(?:,?\s\p{Lu}\p{L}*\.?){0,3}\s*$/u;

const KIN =
  'husband|wife|father|mother|son|daughter|brother|sister|uncle|aunt|nephew|niece|cousin|grandson|granddaughter|grandfather|grandmother|widow|widower';
/** Whether the text says that a name of one word is all of it. */
export const isWholeName = (text: string, [start, end]: Span): boolean =>
  WHOLE_AFTER.test(text.slice(end, end + 80)) || WHOLE_BEFORE.test(text.slice(Math.max(0, start - 80), start));

const WHOLE_AFTER = /^,\swho\b[^.;“”"]{0,40}?\s(?:one|single|no other)\s(?:name|word)\b/u;
const WHOLE_BEFORE = /\b(?:calls (?:himself|herself)|goes by|is known(?: only)? as)\s(?:[^.;,]{0,20}\s)?[“"‘]?$/u;

const KIN_BEFORE = new RegExp(
  String.raw`(?:\b(?:his|her|their|my|whose)|[’']s)\s(?:[\p{Ll}-]+\s){0,2}(?:${KIN}),?\s$`,
  'iu',
);
const KIN_AFTER = new RegExp(
  String.raw`^,\s(?:(?:his|her|their|my)|[^,.;]{2,40}[’']s)\s(?:[\p{Ll}-]+\s){0,2}(?:${KIN})\b`,
  'u',
);

/** Whether a name is introduced as somebody's relative. */
export const isRelativeOf = (text: string, [start, end]: Span): boolean =>
  KIN_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || KIN_AFTER.test(text.slice(end, end + 80));

/** The titles just before a name, in small letters and without full stops. */
export function titlesAt(text: string, at: number): string[] {
  const words = text
    .slice(Math.max(0, at - 48), at)
    .trimEnd()
    .split(/[\s,]+/u);
  const found: string[] = [];
  for (const word of words.toReversed()) {
    const plain = word.toLowerCase().replace(/\.$/u, '');
    if (titlesBefore([plain, 'Name'], (one) => roleNoun(one)?.kind === 'person') === 0 || NOT_NAMES.has(plain)) break;
    found.push(plain);
  }
  return found;
}

/** The gender that the words just before a name tell. */
export function genderBefore(text: string, at: number): 'm' | 'f' | null {
  const before = text.slice(Math.max(0, at - 48), at);
  const style = STYLED.exec(before)?.[1];
  if (style) return style === 'Her' ? 'f' : 'm';
  return WOMEN.test(before) ? 'f' : MEN.test(before) ? 'm' : null;
}

/**
 * Puts the names of one person together. A full name stands for itself; a surname or given name alone is the one
 * person of the document who has it; a surname that no full name of the document has is the one person in office near
 * the document's date (the lexicon). `personOf` gives null where two could be meant.
 */
export function peopleOf(
  found: readonly PersonName[],
  lexicon: Lexicon,
  date: string | null,
): { people: Person[]; personOf: ReadonlyMap<PersonName, { person: Person; why: string } | null> } {
  const byKey = new Map<string, Person & { names: Set<string> }>();
  const personOf = new Map<PersonName, { person: Person; why: string } | null>();
  const add = (key: string, name: string, actor: LexiconActor | null, mention: PersonName): Person => {
    const known = byKey.get(key);
    const gender = known?.gender ?? actor?.gender ?? mention.gender ?? genderOf(name);
    const id = actor?.id ?? `doc:${slugOf(name)}`;
    const person = { id, name: actor?.name ?? name, gender, actor, names: known?.names ?? new Set<string>() };
    person.names.add(mention.name);
    byKey.set(key, person);
    return person;
  };
  const isFull = ({ name, actor }: PersonName): boolean =>
    actor !== null || wordsOf(name).filter((word) => !PARTICLES.has(word.toLowerCase())).length > 1;
  const full = found.filter(isFull);
  // The longest form first: “J. R. Okafor” belongs to a “Josephine Rita Okafor” of the same document.
  for (const mention of full.toSorted((a, b) => b.name.length - a.name.length)) {
    const longer = mention.actor
      ? undefined
      : [...byKey.values()].find((person) => isFormOf(mention.name, person.name));
    const key = mention.actor?.id ?? (longer ? keyOf(longer) : folded(mention.name));
    add(key, longer?.name ?? mention.name, mention.actor ?? longer?.actor ?? null, mention);
  }
  for (const mention of found) {
    if (isFull(mention)) {
      const person = [...byKey.values()].find(({ names }) => names.has(mention.name));
      personOf.set(mention, person ? { person: current(byKey, person), why: 'named in full' } : null);
      continue;
    }
    const all = [...byKey.values()];
    const bearers = all.filter(({ name }) => endsName(name, mention.name) || isFirstSurname(name, mention.name));
    const given = bearers.length > 0 ? [] : all.filter(({ name }) => beginsName(name, mention.name));
    const fitting = [...bearers, ...given].filter(
      ({ gender }) => !gender || !mention.gender || gender === mention.gender,
    );
    const chosen = fitting.length > 1 ? toldApart(mention, fitting, full) : null;
    const [first] = fitting;
    if (first) {
      const only = chosen?.person ?? (fitting.length === 1 ? first : null);
      const part = bearers.length > 0 ? 'ends' : 'begins';
      const why = chosen?.why ?? `the only full name in the document that ${part} with “${mention.name}”`;
      personOf.set(mention, only && { person: add(keyOf(only), only.name, only.actor, mention), why });
      continue;
    }
    const [holder, ...rivals] = date && !mention.isWhole ? lexicon.surname(mention.name, date) : [];
    if (holder && rivals.length === 0) {
      const why = `the only holder of an office near ${date} with the surname “${mention.name}”`;
      personOf.set(mention, { person: add(holder.id, holder.name, holder, mention), why });
    } else
      personOf.set(mention, { person: add(folded(mention.name), mention.name, null, mention), why: 'named so only' });
  }
  const people = [...byKey.values()];
  return { people, personOf };
}

/**
 * Of several persons of one surname the one whom a text means by it: who has the same title, who alone has been named so
 * far, or who is not there as another's relative (“her husband, Jan Kolar”). Null where they stand side by side.
 */
function toldApart(
  { span, titles }: PersonName,
  bearers: readonly Person[],
  full: readonly PersonName[],
): { person: Person; why: string } | null {
  const namings = (person: Person): PersonName[] => full.filter(({ name }) => person.names.has(name));
  const only = (fits: (person: Person) => boolean, why: string): { person: Person; why: string } | null => {
    const [person, ...others] = bearers.filter(fits);
    return person && others.length === 0 ? { person, why } : null;
  };
  const shares = (person: Person): boolean =>
    namings(person).some((naming) => naming.titles.some((title) => titles.includes(title)));
  const isBefore = (person: Person): boolean => namings(person).some((naming) => naming.span[0] < span[0]);
  return (
    only(shares, 'the only one of the name with this title') ??
    only(isBefore, 'the only one of the name whom the text has named before') ??
    only(
      (person) => namings(person).every(({ isRelative }) => !isRelative),
      'the other of the name is there as a relative',
    )
  );
}

const keyOf = ({ actor, name }: Person): string => actor?.id ?? folded(name);
const current = (byKey: ReadonlyMap<string, Person>, person: Person): Person => byKey.get(keyOf(person)) ?? person;
const wordsOf = (name: string): string[] => name.split(/\s+/u);
const folded = (name: string): string => slugOf(name);

const endsName = (full: string, part: string): boolean => folded(full).endsWith(`-${folded(part)}`);
/** “Quispe” of “Rosario Quispe Tello”: of two surnames, as Spanish has them, the first is the one by which people go. */
const isFirstSurname = (full: string, part: string): boolean => {
  const words = folded(full).split('-');
  return (
    words.length === folded(full.replace(/-/gu, '')).split('-').length &&
    words.length > 2 &&
    words.at(-2) === folded(part)
  );
};
const beginsName = (full: string, part: string): boolean => folded(full).startsWith(`${folded(part)}-`);

/** “Thomas Greenfield” and “T. Greenfield” of “Linda Thomas Greenfield”: the same last word, the others fit in order. */
function isFormOf(short: string, long: string): boolean {
  const [a, b] = [folded(short).split('-'), folded(long).split('-')];
  if (a.length >= b.length || a.at(-1) !== b.at(-1)) return false;
  let at = 0;
  return a.every((word) => {
    const place = b.findIndex(
      (other, index) => index >= at && (other === word || (word.length === 1 && other.startsWith(word))),
    );
    if (place < 0) return false;
    at = place + 1;
    return true;
  });
}
