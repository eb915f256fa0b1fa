import type { LexiconActor, NamedBy, Naming } from './actors.ts';
import { listOf, type Row } from './csv.ts';
import { addName, nameIndex, type NameIndex } from './names.ts';
import { ministryRow, type OrganRow } from './phrases.ts';
import { stateWithArticle } from './states.ts';
import { readTable } from './tables.ts';

/** The actors of the tables, apart from office holders, and the names that mean them. */
export interface Actors {
  readonly byId: Map<string, LexiconActor>;
  readonly names: NameIndex;
  /** Which office a "leader" (of a country), a "chief" or a "head" (of a body) holds, by the actor's id. */
  readonly heads: Map<string, readonly string[]>;
}

const LEADERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ l: 'supreme-leader', s: 'head-of-state', g: 'head-of-government' }),
);
const COUNTRY_NOUNS = ['country', 'nation', 'state', 'government'];

/** Reads countries, organisations, groups and metonyms. */
export function actorsOfTables(organs: ReadonlyMap<string, OrganRow>): Actors {
  const actors: Actors = { byId: new Map(), names: nameIndex(), heads: new Map() };
  for (const { cells } of readTable('names-of-other-things.csv'))
    for (const name of listOf(cells.names)) addName(actors.names, name, null);
  for (const row of readTable('countries.csv')) addCountry(actors, row);
  for (const row of readTable('organisations.csv')) addBody(actors, row, 'org', 'organisation');
  for (const row of readTable('groups.csv')) addBody(actors, row, 'group', 'group');
  for (const row of readTable('metonyms.csv')) addMetonym(actors, organs, row);
  return actors;
}

/** The id of a country's code, an organisation's or a group's key; a key that nobody has is taken for an organisation's. */
export function idFor(byId: ReadonlyMap<string, LexiconActor>, key: string): string {
  if (key.includes(':')) return key;
  if (key === 'XKX') return 'country:KOS';
  const ids = [`country:${key}`, `org:${key}`, `group:${key}`];
  return ids.find((id) => byId.has(id)) ?? `org:${key}`;
}

/** The body that a country has by this id (`org:rus-foreign-ministry`), made from data/organs.csv. */
export function organOf({ byId }: Actors, organs: ReadonlyMap<string, OrganRow>, id: string): LexiconActor | null {
  const [, code, key] = /^org:([a-z]{3})-(.+)$/.exec(id) ?? [];
  const organ = key === undefined ? null : (organs.get(key) ?? ministryRow(key));
  const country = code === undefined ? undefined : byId.get(`country:${code.toUpperCase()}`);
  if (!organ || !country) return null;
  const speaksForState = STATE_SECTORS.has(organ.sector ?? '');
  return {
    id,
    name: `${organ.name} of ${stateWithArticle(country.name)}`,
    kind: 'organisation',
    code: country.code,
    sector: organ.sector,
    wikidata: null,
    aliases: [],
    nouns: organ.nouns,
    parent: country.id,
    ...(speaksForState ? { represents: country.id } : {}),
  };
}

/** PLOVER's codes of bodies that are no state's; all other codes are ISO 3166 alpha-3. */
export const ACTOR_CODES: ReadonlySet<string> = new Set(['IGO', 'UNO', 'EUR', 'NGO', 'MNC', 'IMG', 'ISM']);

/** Capitals, points and digits only: an acronym (UN, U.S., G7). */
export const isAcronym = (name: string): boolean => /^(?:\p{Lu}\.?|\d|[&+-])+$/u.test(name);

function addCountry({ byId, names, heads }: Actors, { cells }: Row): void {
  const { key = '', name = '', long = '', sovereign = '' } = cells;
  const aliases = [long, ...listOf(cells.aliases)].filter((alias) => alias !== '' && alias !== name);
  const actor: LexiconActor = {
    id: `country:${key}`,
    name,
    kind: 'country',
    code: cells.code || key,
    sector: cells.sector || 'GOV',
    wikidata: cells.wikidata || null,
    aliases,
    nouns: sovereign ? ['territory', 'island'] : COUNTRY_NOUNS,
    ...(sovereign ? { parent: `country:${sovereign}` } : {}),
  };
  byId.set(actor.id, actor);
  heads.set(
    actor.id,
    [...(cells.leader ?? '')].map((letter) => LEADERS.get(letter) ?? 'head-of-government'),
  );
  const doubtful = new Set(listOf(cells.doubtful));
  const add = (how: NamedBy, all: readonly string[]): void => {
    for (const one of all) addName(names, one, { actor, how, sector: actor.sector }, doubtful.has(one));
  };
  add(
    'name',
    [name, ...aliases].filter((one) => !isAcronym(one)),
  );
  add('acronym', [name, ...aliases].filter(isAcronym));
  add('demonym', listOf(cells.adjectives));
  add(
    'people',
    listOf(cells.people).flatMap((one) => (one.endsWith('+') ? [one.slice(0, -1), `${one.slice(0, -1)}s`] : [one])),
  );
  add('capital', [...listOf(cells.capital), ...listOf(cells.seats)]);
}

function addBody(actors: Actors, { cells }: Row, prefix: 'org' | 'group', kind: 'organisation' | 'group'): void {
  const { key = '', name = '', parent = '' } = cells;
  const aliases = listOf(cells.aliases);
  const code = cells.code || null;
  const country = code !== null && !ACTOR_CODES.has(code) ? `country:${code}` : '';
  const actor: LexiconActor = {
    id: `${prefix}:${key}`,
    name,
    kind,
    code,
    sector: cells.sector || null,
    wikidata: cells.wikidata || null,
    aliases,
    nouns: listOf(cells.nouns),
    ...(parent
      ? { parent: `${parentPrefix(parent, prefix)}:${parent}` }
      : country && kind === 'organisation'
        ? { parent: country }
        : {}),
    ...(country && prefix === 'org' && STATE_SECTORS.has(cells.sector ?? '') ? { represents: country } : {}),
  };
  actors.byId.set(actor.id, actor);
  if (cells.head) actors.heads.set(actor.id, [cells.head]);
  const doubtful = new Set(listOf(cells.doubtful));
  for (const one of [name, ...aliases]) {
    const naming = namingOf(actor, isAcronym(one) ? 'acronym' : 'name');
    // Parties have one spelling: the “Labor Party” is not Britain's.
    for (const spelling of prefix === 'org' ? spellingsOf(one) : [one])
      addName(actors.names, spelling, naming, doubtful.has(one));
  }
  for (const one of listOf(cells.adjectives)) addName(actors.names, one, namingOf(actor, 'demonym'));
}

/** “US Department of Commerce” as others write it: “U.S.”, “United States”; “Programme” and “Program”. */
function spellingsOf(name: string): string[] {
  const owners = OWNERS.flatMap((same) => {
    const own = same.find((owner) => name.startsWith(`${owner} `));
    return own === undefined ? [] : same.map((owner) => owner + name.slice(own.length));
  });
  const all = owners.length > 0 ? owners : [name];
  return [
    ...new Set(all.flatMap((one) => [one, ...AMERICAN.map(([british, american]) => one.replace(british, american))])),
  ];
}

const OWNERS = [
  ['US', 'U.S.', 'United States'],
  ['UN', 'U.N.', 'United Nations'],
];
const AMERICAN = [
  [/\bProgramme\b/u, 'Program'],
  [/\bOrganisation\b/u, 'Organization'],
  [/\bLabour\b/u, 'Labor'],
  [/\bDefence\b/u, 'Defense'],
  [/\bCentre\b/u, 'Center'],
] as const;

/** A metonym stands for a country, or for a body of the tables of organisations. */
function addMetonym(actors: Actors, organs: ReadonlyMap<string, OrganRow>, { cells }: Row): void {
  const { byId, names } = actors;
  const id = idFor(byId, cells.actor ?? '');
  const actor = byId.get(id) ?? organOf(actors, organs, id);
  if (!actor) return;
  const of = actor.represents ?? actor.parent;
  const naming: Naming = {
    actor,
    how: 'metonym',
    sector: cells.sector || actor.sector,
    ...(of === undefined ? {} : { of }),
  };
  for (const name of listOf(cells.names)) addName(names, name, naming, cells.doubtful === 'yes', cells.first === 'yes');
}

/** Sectors whose bodies speak for the state itself. */
const STATE_SECTORS = new Set(['GOV', 'MIL', 'SPY', 'COP', 'LEG', 'JUD']);

export const namingOf = (actor: LexiconActor, how: NamedBy): Naming => ({ actor, how, sector: actor.sector });

/** A parent in the tables is a country's code or a key of the same table. */
const parentPrefix = (key: string, prefix: string): string => (/^[A-Z]{3}$/.test(key) ? 'country' : prefix);
