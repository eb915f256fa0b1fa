import type { Database } from 'better-sqlite3';
import {
  dayBound,
  parseQuery,
  type Role,
  ROLES,
  type StatementFilter,
  foldName,
  knownValue,
  tagsIn,
} from '../../ledger/index.ts';
import { all, type Condition } from './condition.ts';
import { expressionLike } from './like.ts';
import { type Marked, matchingOf } from './matching.ts';
import { partiesNamed } from './parties.ts';
import { bound, rowsOf } from './statement.ts';
import { topicKeys } from './topics.ts';

/** Somebody who has to take part in one of these roles. */
export interface PartyFilter {
  readonly roles: readonly number[];
  readonly names: readonly number[];
}

/** A filter with its names looked up. */
export interface Filter {
  /** What the words have to match, as FTS5 reads it. */
  readonly words: string | null;
  /** What is marked in what is found. */
  readonly marked: Marked | null;
  readonly parties: readonly PartyFilter[];
  /** On columns of `statements`; `?.` stands for its alias. */
  readonly columns: readonly Condition[];
  readonly collapsed: boolean;
}

const roles = (...names: readonly Role[]): number[] => names.map((name) => ROLES[name]);

/** Looks up what a filter names. @throws OnrecordError OR3004, OR3016, OR6005, OR6006 where it cannot be read, OR3003 where `like` is not there. */
export function filterOf(database: Database, given: StatementFilter): Filter {
  const { words, like, speaker, addressee, target, topic, outlet, from, to, publishedFrom, publishedTo } = given;
  const parties: PartyFilter[] = [];
  const party = (name: string | undefined, inRoles: readonly number[]): void => {
    if (name) parties.push({ roles: inRoles, names: partiesNamed(database, name) });
  };
  party(speaker, roles('speaker', 'speaksFor'));
  party(addressee, roles('addressee', 'addresseeOf'));
  party(target, roles('target', 'targetOf'));
  if (topic) {
    parties.push({ roles: roles('topic'), names: topicKeys(database, topic) });
  }
  if (given.reports) knownValue('reports', given.reports);
  const columns: Condition[] = [{ sql: '?.current = 1', values: [] }];
  const where = (sql: string, ...values: unknown[]): unknown => columns.push({ sql, values });
  if (outlet) {
    const found = rowsOf<{ pk: number }>(database, 'select pk from outlets where instr(key, ?) > 0', foldName(outlet));
    if (found.length === 1) where('?.outlet = :', found[0]?.pk);
    else where('?.outlet in (select value from json_each(:))', bound(found.map(({ pk }) => pk)));
  }
  for (const name of given.tag ? tagsIn(given.tag) : []) {
    where('?.version in (select w.pk from tags t join versions w on w.document = t.document where t.tag = :)', name);
  }
  if (from) where('?.last_day >= :', dayBound(from, 'from'));
  if (to) where(`?.first_day > '' and ?.first_day <= :`, dayBound(to, 'to'));
  if (publishedFrom) where('?.published_day >= :', dayBound(publishedFrom, 'from'));
  if (publishedTo) where(`?.published_day > '' and ?.published_day <= :`, dayBound(publishedTo, 'to'));
  for (const column of ['kind', 'act', 'polarity', 'verdict'] as const) {
    const value = given[column];
    if (value) where(`?.${column} = :`, knownValue(column, value));
  }
  if (like) where('?.id <> :', like);
  const asked = like || !words ? null : matchingOf(parseQuery(words));
  columns.push(...(asked?.others ?? []));
  const near = like ? expressionLike(database, like) : null;
  const expression = near?.expression ?? asked?.words ?? null;
  return {
    words: expression,
    marked: near ?? asked?.marked ?? null,
    parties,
    columns,
    collapsed: given.reports !== 'all',
  };
}

const named = ({ sql, values }: Condition, alias: string): Condition => ({
  sql: sql.replaceAll('?.', `${alias}.`).replaceAll(':', '?'),
  values,
});

export const columnsOf = ({ columns }: Filter, alias: string): Condition[] =>
  columns.map((condition) => named(condition, alias));

/** That somebody takes part in the statement of `alias`. */
export const partyProbe = ({ roles, names }: PartyFilter, alias: string): Condition => ({
  sql: `exists (select 1 from statement_parties q where q.statement = ${alias}.pk
    and q.role in (select value from json_each(?)) and q.name in (select value from json_each(?)))`,
  values: [bound(roles), bound(names)],
});

/** That the statement of `alias` has the words. The word index is asked once for all: a question for each costs more. */
export const wordsAmong = (words: string, alias: string): Condition => ({
  sql: `${alias}.pk in (select rowid from statements_text where text match ?)`,
  values: [words],
});

/** That it has the words, for a few statements: the word index is asked for each. */
export const wordsProbe = (words: string, alias: string): Condition => ({
  sql: `exists (select 1 from statements_text t where t.rowid = ${alias}.pk and t.text match ?)`,
  values: [words],
});

/** A statement that was found: its key, its place in the order, and which report it is of what was said. */
export interface Found {
  readonly pk: number;
  readonly place: string | number;
  readonly cluster: number | null;
  readonly report: number;
}

/** Of what was found only the first report of each statement that matches; where all are asked for, of each document. */
export function firstReports<Row extends Found>(database: Database, filter: Filter, found: readonly Row[]): Row[] {
  const later = found.filter(({ report }) => report > 0);
  if (later.length === 0) return [...found];
  const earlier = all([
    ...columnsOf(filter, 'o'),
    ...filter.parties.map((party) => partyProbe(party, 'o')),
    ...(filter.words === null ? [] : [wordsProbe(filter.words, 'o')]),
  ]);
  const repeats = rowsOf<{ pk: number }>(
    database,
    `select s.pk from json_each(?) j cross join statement_rows s on s.pk = j.value where exists (
       select 1 from statement_rows o where o.cluster = s.cluster and o.place < s.place and ${filter.collapsed ? '' : 'o.version = s.version and '}${earlier.sql})`,
    bound(later.map(({ pk }) => pk)),
    ...earlier.values,
  );
  const dropped = new Set(repeats.map(({ pk }) => pk));
  return found.filter(({ pk }) => !dropped.has(pk));
}
