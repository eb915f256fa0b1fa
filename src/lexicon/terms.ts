import type { Holder, LexiconActor, Term } from './actors.ts';
import { type Certainty, daysOf, distanceTo, holdsOn } from './days.ts';
import { listOf, type Row } from './csv.ts';
import { officeHolderTables, readTable } from './tables.ts';
import { slugOf } from '../text/index.ts';

/** The terms of all tables and the persons who held them. */
export interface Terms {
  readonly all: Term[];
  readonly persons: Map<string, LexiconActor>;
}

/** Reads data/office-holders/. `idOf` gives the id of a country's code or an organisation's key. */
export function termsOfTables(idOf: (key: string) => string): Terms {
  const rows = officeHolderTables().flatMap((table) => readTable(table));
  const aliases = new Map(
    readTable('person-names.csv').map(({ cells }) => [cells.person ?? '', listOf(cells.aliases)]),
  );
  // A later row may tell more of a person than the first, so persons are made before terms.
  const told = new Map<string, Told>();
  for (const { cells } of rows) tell(told, cells);
  const persons = new Map<string, LexiconActor>();
  for (const [key, { name, wikidata, gender }] of told) {
    const slug = `person:${PLAIN.test(name) ? name.toLowerCase().replaceAll(' ', '-') : slugOf(name)}`;
    const id = persons.has(slug) ? `${slug}-${(wikidata ?? key).toLowerCase()}` : slug;
    const person: LexiconActor = {
      id,
      name,
      kind: 'person',
      code: null,
      sector: 'GOV',
      wikidata,
      ...(gender === null ? {} : { gender }),
      aliases: aliases.get(name) ?? NONE,
      nouns: NONE,
    };
    persons.set(id, person);
    told.set(key, { name, wikidata, gender, person });
  }
  const ids = new Map<string, string>();
  const all = rows.flatMap(({ cells }): Term[] => {
    const person = told.get(keyOf(told, cells))?.person;
    if (!person) return [];
    const of = cells.of ?? '';
    const id = ids.get(of) ?? idOf(of);
    ids.set(of, id);
    return [termOf(cells, id, person)];
  });
  return { all, persons };
}

interface Told {
  readonly name: string;
  readonly wikidata: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly person?: LexiconActor;
}

/** One person for each name, apart from namesakes whose Wikidata ids differ: those are told apart by the id. */
function tell(told: Map<string, Told>, cells: Row['cells']): void {
  const key = keyOf(told, cells);
  const before = told.get(key);
  const gender = cells.gender === 'm' || cells.gender === 'f' ? cells.gender : (before?.gender ?? null);
  if (before && before.gender === gender && (before.wikidata !== null || !cells.wikidata)) return;
  told.set(key, { name: cells.person ?? '', wikidata: before?.wikidata ?? (cells.wikidata || null), gender });
}

function keyOf(told: ReadonlyMap<string, Told>, { person = '', wikidata = '' }: Row['cells']): string {
  const known = told.get(person)?.wikidata;
  return known && wikidata && known !== wikidata ? `${person} ${wikidata}` : person;
}

function termOf(cells: Row['cells'], of: string, person: LexiconActor): Term {
  return {
    office: cells.office ?? '',
    of,
    title: cells.title ?? '',
    person,
    from: cells.from || null,
    to: cells.to || null,
    acting: YES.has(cells.acting ?? ''),
    confidence: cells.confidence === 'low' || cells.confidence === 'medium' ? cells.confidence : 'high',
    asOf: cells.as_of ?? '',
    source: 'ours',
  };
}

// Most names need no more than hyphens to be a slug.
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;
const NONE: readonly string[] = [];
const YES: ReadonlySet<string> = new Set(['yes', 'true', '1', 'acting']);

const ORDER: Readonly<Record<Certainty, number>> = { sure: 0, possible: 1, assumed: 2 };

/** The terms that hold on a day, the surest first. */
export function holdersOn(terms: readonly Term[], date: string): Holder[] {
  const day = date.slice(0, 10);
  return terms
    .flatMap((term): Holder[] => {
      const certainty = holdsOn(term, day);
      return certainty ? [{ term, certainty }] : [];
    })
    .toSorted((a, b) => ORDER[a.certainty] - ORDER[b.certainty]);
}

/** Of holders, the surest first, the one term of whoever is surer than all others; null where two are alike. */
export const surest = ([first, second]: readonly Holder[]): Term | null =>
  first && first.certainty !== second?.certainty ? first.term : null;

/** How many days the nearest of these terms is away from a day; 0 in office. */
export const distanceOf = (terms: readonly Term[], date: string): number =>
  Math.min(Infinity, ...terms.map((term) => distanceTo(term, date.slice(0, 10))));

export const byStart = (a: Term, b: Term): number =>
  (a.from === null ? '' : daysOf(a.from)[0]).localeCompare(b.from === null ? '' : daysOf(b.from)[0]);

export { ORDER as CERTAINTY_ORDER };
