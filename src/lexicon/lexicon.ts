import type { Lexicon, LexiconActor, LexiconMention, Member, Naming, Term } from './actors.ts';
import { actorsOfTables, idFor, namingOf, organOf } from './build.ts';
import { applyCorrections, readCorrections } from './corrections.ts';
import { listOf } from './csv.ts';
import { holdsOn } from './days.ts';
import { addName, entryOf, type NameIndex } from './names.ts';
import { phrasesOfTables } from './phrases.ts';
import { nameVariants } from './personVariants.ts';
import { findNames } from './scan.ts';
import type { Surroundings } from './reading.ts';
import { findOffices } from './scanOffices.ts';
import { surnamesOf } from './surnames.ts';
import { publishersOfTable } from './publishers.ts';
import { readTable } from './tables.ts';
import { byStart, CERTAINTY_ORDER, distanceOf, holdersOn, termsOfTables } from './terms.ts';
import { LEXICON_VERSION } from './titles.ts';
import { keyOf, tokensOf } from './tokens.ts';

export interface LexiconOptions {
  /** A file of the user's own actors, terms and corrections (JSON Lines); none is read where it is not given. */
  readonly corrections?: string;
}

/**
 * Opens the lexicon: reads the tables of data/ and, over them, the user's file. Synchronous; takes some tens of
 * milliseconds, so open it once. Throws OR6001 where a table is broken, OR1001 or OR6002 where the user's file is.
 */
export function openLexicon({ corrections }: LexiconOptions = {}): Lexicon {
  const phrases = phrasesOfTables();
  const actors = actorsOfTables(phrases.organs);
  const { byId, names } = actors;
  const keyToId = (key: string): string => idFor(byId, key);
  const terms = termsOfTables(keyToId);
  for (const [id, person] of terms.persons) {
    byId.set(id, person);
    addPersonNames(names, person);
  }
  const own = corrections === undefined ? null : readCorrections(corrections);
  const all = own ? applyCorrections(own, { byId, names, terms: terms.all, keyToId }) : terms.all;

  // Grouped when first asked for: not every user of the lexicon asks for terms.
  const termsByOffice = once(() => grouped(all, ({ office, of }) => `${office}@${of}`));
  const termsByPerson = once(() => grouped(all, ({ person }) => person.id));
  const membersOf = once(() => grouped(readTable('memberships.csv'), ({ cells }) => keyToId(cells.organisation ?? '')));
  const sectors = once(sectorsByWord);
  const publisherId = once(() => publishersOfTable(keyToId));
  const timeZones = once(
    () =>
      new Map(readTable('time-zones.csv').map(({ cells }) => [keyToId(cells['country'] ?? ''), cells['zone'] ?? ''])),
  );
  const bySurname = once(() => surnameIndex(byId, termsByPerson()));
  const byNoun = new Map<string, LexiconActor[]>();
  for (const actor of byId.values())
    for (const noun of actor.nouns) {
      const same = byNoun.get(noun);
      if (same) same.push(actor);
      else byNoun.set(noun, [actor]);
    }

  const actor = (id: string): LexiconActor | null => byId.get(id) ?? organOf(actors, phrases.organs, id);
  const headsOf: Surroundings['headsOf'] = (id) =>
    (actors.heads.get(id) ?? []).map((head) => {
      const [office = '', key] = head.split('@');
      return { office, of: key === undefined ? id : keyToId(key) };
    });
  const surroundings: Surroundings = { phrases, nouns: new Set(byNoun.keys()), actor, headsOf };
  const holdersOf = (office: string, of: string): readonly Term[] => {
    if (office !== 'leader' && office !== 'chief') return termsByOffice().get(`${office}@${of}`) ?? [];
    const own = termsByOffice().get(`${office}@${of}`);
    return own ?? headsOf(of).flatMap((head) => termsByOffice().get(`${head.office}@${head.of}`) ?? []);
  };

  let latest: { readonly text: string; readonly found: readonly LexiconMention[] } | null = null;
  return {
    version: own ? `${LEXICON_VERSION}+${own.digest}` : LEXICON_VERSION,
    actors: [...byId.values()],
    terms: all,
    actor,
    named: (words) => namedBy(words, (name) => entryOf(names, name)?.namings, findOrgan),
    surname(word, date, days = 730) {
      const near = (bySurname().get(keyOf(word)) ?? []).map((person) => ({
        person,
        distance: distanceOf(termsByPerson().get(person.id) ?? [], date),
      }));
      return near
        .filter(({ distance }) => distance <= days)
        .toSorted((a, b) => a.distance - b.distance)
        .map(({ person }) => person);
    },
    names: (text) => findNames(names, text, tokensOf(text)).map(({ mention }) => mention),
    scan: scanOnce,
    sectorOf: (word) => sectors().get(word) ?? null,
    publisher(outlet, url) {
      if (outlet === null && url === null) return null;
      const id = publisherId()(outlet, url);
      return id === null ? null : actor(id);
    },
    timeZone: (id) => timeZones().get(id) ?? null,
    isHeadedBy: (id, office) => headsOf(id).some((head) => head.office === office && head.of === id),
    describedBy: (noun) => byNoun.get(noun) ?? [],
    holders: (office, of, date) => holdersOn(holdersOf(office, of), date),
    termsOf: (personId) => (termsByPerson().get(personId) ?? []).toSorted(byStart),
    members(organisationId, date) {
      return (membersOf().get(organisationId) ?? []).flatMap(({ cells }): Member[] => {
        const stretch = { from: cells.from || null, to: cells.to || null, asOf: '9999' };
        const certainty = holdsOn(stretch, date.slice(0, 10));
        const member = byId.get(keyToId(cells.member ?? ''));
        return certainty && member ? [{ actor: member, from: stretch.from, to: stretch.to, certainty }] : [];
      });
    },
    representedBy(personId, date) {
      const rank = (term: Term): number => phrases.ranks.get(term.office) ?? 50;
      const [first] = holdersOn(termsByPerson().get(personId) ?? [], date).toSorted(
        (a, b) => CERTAINTY_ORDER[a.certainty] - CERTAINTY_ORDER[b.certainty] || rank(a.term) - rank(b.term),
      );
      const body = first && actor(first.term.of);
      return body ? { actor: body, term: first.term } : null;
    },
  };

  /** A document is scanned by several stages one after the other: the last long text is not scanned again. */
  function scanOnce(text: string): readonly LexiconMention[] {
    if (text.length < LONG) return scanText(text);
    if (latest?.text !== text) latest = { text, found: scanText(text) };
    return latest.found;
  }

  function scanText(text: string): LexiconMention[] {
    const tokens = tokensOf(text);
    const found = findNames(names, text, tokens);
    const lower = tokens.map(({ key }) => key.toLowerCase());
    const starting = new Map(found.map((name) => [name.from, name]));
    const ending = new Map(found.map((name) => [name.to, name]));
    const offices = findOffices(surroundings, { text, tokens, lower, starting, ending });
    return [...found.map(({ mention }): LexiconMention => mention), ...offices].sort(inOrder);
  }

  function findOrgan(words: string): LexiconActor | null {
    const whole = scanText(words).find(
      ({ type, span }) => type === 'organ' && span[0] === 0 && span[1] === words.length,
    );
    return whole?.type === 'organ' ? whole.actor : null;
  }
}

/** Characters of a text that is kept with what was found in it: longer than names and labels, which come in between. */
const LONG = 300;

function namedBy(
  words: string,
  entry: (name: string) => readonly Naming[] | undefined,
  organ: (words: string) => LexiconActor | null,
): readonly Naming[] {
  const whole = words.trim();
  const bare = whole.replace(/^[Tt]he\s+/u, '').replace(/[’']s?$/u, '');
  const found = entry(whole) ?? entry(bare);
  if (found) return found;
  const body = organ(bare);
  return body ? [namingOf(body, 'organ')] : [];
}

const inOrder = (a: LexiconMention, b: LexiconMention): number => a.span[0] - b.span[0] || b.span[1] - a.span[1];

/** The words of sectors.csv; a word of two sectors is the first one's. */
function sectorsByWord(): ReadonlyMap<string, string> {
  const sectors = new Map<string, string>();
  for (const { cells } of readTable('sectors.csv'))
    for (const word of listOf(cells.words)) if (!sectors.has(word)) sectors.set(word, cells.sector ?? '');
  return sectors;
}

/** A single word is a name of many (Salman, Abdullah). */
function addPersonNames(names: NameIndex, person: LexiconActor): void {
  const naming = namingOf(person, 'person');
  for (const name of [person.name, ...person.aliases]) {
    addName(names, name, naming, !name.includes(' '));
    for (const variant of nameVariants(name)) addName(names, variant, naming);
  }
}

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function surnameIndex(
  byId: ReadonlyMap<string, LexiconActor>,
  termsByPerson: ReadonlyMap<string, readonly Term[]>,
): ReadonlyMap<string, readonly LexiconActor[]> {
  const more = new Map(readTable('person-names.csv').map(({ cells }) => [cells.person ?? '', listOf(cells.surnames)]));
  const index = new Map<string, LexiconActor[]>();
  for (const [id, terms] of termsByPerson) {
    const person = byId.get(id);
    if (!person) continue;
    const countries = new Set(terms.flatMap(({ of }) => (of.startsWith('country:') ? [of.slice(8)] : [])));
    const keys = new Set(surnamesOf(person, countries, more.get(person.name) ?? []).map(keyOf));
    for (const surname of keys) {
      const known = index.get(surname);
      if (known) known.push(person);
      else index.set(surname, [person]);
    }
  }
  return index;
}

function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
