import { genderOf, type Lexicon, type LexiconActor } from '../../lexicon/index.ts';
import { slugOf, type Span } from '../../text/index.ts';

/** A personal name as it stands in the text. */
export interface PersonName {
  readonly span: Span;
  readonly name: string;
  /** Known to the lexicon by the whole name. */
  readonly actor: LexiconActor | null;
  /** The form of address or office before it. */
  readonly gender: 'm' | 'f' | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly gender: 'm' | 'f' | null;
  readonly actor: LexiconActor | null;
  readonly names: ReadonlySet<string>;
}

const WOMEN =
  /\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Madam|Queen|Princess|spokeswoman|chairwoman|congresswoman)\.?,?\s*$/iu;
const MEN =
  /\b(?:Mr|Sir|Lord|Baron|King|Prince|Sheikh|Imam|Rabbi|Pope|Father|spokesman|chairman|congressman)\.?,?\s*$/iu;

/** The gender that the words just before a name tell. */
export function genderBefore(text: string, at: number): 'm' | 'f' | null {
  const before = text.slice(Math.max(0, at - 24), at);
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
  const isFull = ({ name, actor }: PersonName): boolean => actor !== null || wordsOf(name).length > 1;
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
    const bearers = all.filter(({ name }) => endsName(name, mention.name));
    const given = bearers.length > 0 ? [] : all.filter(({ name }) => beginsName(name, mention.name));
    const fitting = [...bearers, ...given].filter(
      ({ gender }) => !gender || !mention.gender || gender === mention.gender,
    );
    const [only, ...others] = fitting;
    if (only) {
      if (others.length === 0) {
        const person = add(keyOf(only), only.name, only.actor, mention);
        const why = `the only full name in the document that ${bearers.length > 0 ? 'ends' : 'begins'} with “${mention.name}”`;
        personOf.set(mention, { person, why });
      } else personOf.set(mention, null);
      continue;
    }
    const [holder, ...rivals] = date ? lexicon.surname(mention.name, date) : [];
    if (holder && rivals.length === 0) {
      const why = `the only holder of an office near ${date} with the surname “${mention.name}”`;
      personOf.set(mention, { person: add(holder.id, holder.name, holder, mention), why });
    } else
      personOf.set(mention, { person: add(folded(mention.name), mention.name, null, mention), why: 'named so only' });
  }
  const people = [...byKey.values()];
  return { people, personOf };
}

const keyOf = ({ actor, name }: Person): string => actor?.id ?? folded(name);
const current = (byKey: ReadonlyMap<string, Person>, person: Person): Person => byKey.get(keyOf(person)) ?? person;
const wordsOf = (name: string): string[] => name.split(/\s+/u);
const folded = (name: string): string => slugOf(name);

const endsName = (full: string, part: string): boolean => folded(full).endsWith(`-${folded(part)}`);
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
