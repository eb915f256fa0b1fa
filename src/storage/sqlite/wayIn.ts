import type { Database } from 'better-sqlite3';
import { all, type Condition } from './condition.ts';
import { columnsOf, type Filter, type PartyFilter, partyProbe, wordsAmong, wordsProbe } from './filters.ts';
import { bound, prepared, rowOf } from './statement.ts';

/** Words or names with more statements than this are no way in by themselves: the latest statements hold matches enough. */
const DENSE = 20_000;
/** Lists up to this length are intersected; a longer one is asked for each statement. */
const LONGEST = 200_000;
/** Words that one statement in so many has are found soonest by asking the latest statements one after another. */
const EVERYWHERE = 20;

/** How the matches of a filter are come by; all conditions are on the statement `s`. */
export interface WayIn {
  /** words: from the word index. list: these statements, which all parties looked at have in common. all: by day. */
  readonly by: 'words' | 'list' | 'all';
  readonly list: readonly number[];
  readonly rest: readonly Condition[];
  /** To be asked last, of one statement after the other in order, until there are enough; null where nothing is. */
  readonly last: Condition | null;
  /** The words have more statements than DENSE. */
  readonly wordsDense: boolean;
  /** Some of the statements of the one party that has more than DENSE: to count in. */
  readonly sample: readonly number[] | null;
}

/** The quickest way to the matches, from how many statements the words and each party have. */
export function wayIn(database: Database, filter: Filter): WayIn {
  const { words, parties } = filter;
  const density = words === null ? 0 : densityOf(database, words);
  const wordsDense = density > 0;
  const everywhere = density * EVERYWHERE > 1;
  const lists: number[][] = [];
  const rest = columnsOf(filter, 's');
  let sample: number[] | null = null;
  for (const party of parties) {
    const alone = parties.length === 1 && (words === null || everywhere);
    const found = statementsWith(database, party, alone ? DENSE : LONGEST);
    if (found.whole) lists.push(found.statements);
    else rest.push(partyProbe(party, 's'));
    if (!found.whole && alone) sample = found.statements;
  }
  if (words !== null && !wordsDense && parties.length > 0) lists.push(statementsWithWords(database, words));
  if (words !== null && wordsDense && !everywhere) rest.push(wordsAmong(words, 's'));
  const by = lists.length > 0 ? 'list' : words !== null && !wordsDense ? 'words' : 'all';
  const last = words !== null && everywhere ? wordsProbe(words, 's') : null;
  return { by, list: inAll(lists), rest, last, wordsDense, sample };
}

/** The share of statements with the words where more than DENSE have them, by the rows that the first ones span; else 0. */
function densityOf(database: Database, words: string): number {
  const found = rowOf<{ count: number; span: number | null }>(
    database,
    `select count(*) as count, max(rowid) - min(rowid) + 1 as span
     from (select rowid from statements_text where text match ? limit ?)`,
    words,
    DENSE,
  );
  return found && found.count >= DENSE ? found.count / (found.span ?? Infinity) : 0;
}

/** The statements in which somebody takes part, `most` of them where there are more. */
function statementsWith(
  database: Database,
  { roles, names }: PartyFilter,
  most: number,
): { readonly statements: number[]; readonly whole: boolean } {
  const found = prepared(
    database,
    `select statement from statement_parties where role in (select value from json_each(?))
     and name in (select value from json_each(?)) limit ?`,
  )
    .pluck()
    .all(bound(roles), bound(names), most + 1) as number[];
  return { statements: [...new Set(found)], whole: found.length <= most };
}

const statementsWithWords = (database: Database, words: string): number[] =>
  prepared(database, 'select rowid from statements_text where text match ?').pluck().all(words) as number[];

/** What all lists have in common. */
function inAll(lists: readonly (readonly number[])[]): number[] {
  const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce<number[]>(
    (common, list) => {
      const wanted = new Set(common);
      return list.filter((statement) => wanted.has(statement));
    },
    [...shortest],
  );
}

/** The tables and conditions for a way in; at most so many of its statements where `most` is given. */
export function source(
  filter: Filter,
  { by, list, rest }: Pick<WayIn, 'by' | 'list' | 'rest'>,
  most?: number,
): { readonly from: string; readonly where: Condition } {
  const { sql, values } = all(rest);
  if (by === 'all') return { from: 'statement_rows s', where: { sql, values } };
  if (by === 'list') {
    const from = 'json_each(?) j cross join statement_rows s on s.pk = j.value';
    return { from, where: { sql, values: [bound(most === undefined ? list : list.slice(0, most)), ...values] } };
  }
  // CROSS JOIN keeps SQLite to it: the other way round it would ask the word index for every statement.
  if (most === undefined) {
    const match = { sql: 'f.text match ? and s.pk = f.rowid', values: [filter.words] };
    return { from: 'statements_text f cross join statement_rows s', where: all([match, { sql, values }]) };
  }
  return {
    from: `(select rowid from statements_text where text match ? limit ?) f cross join statement_rows s on s.pk = f.rowid`,
    where: { sql, values: [filter.words, most, ...values] },
  };
}
