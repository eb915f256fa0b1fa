import type { Database } from 'better-sqlite3';
import type { Actor } from '../../document/index.ts';
import { padded } from '../../ledger/index.ts';
import { rowsOf } from './statement.ts';

/** The actors that a version names, by their ids in it. */
export function actorsIn(database: Database, version: number): Map<string, Actor> {
  const actors = rowsOf<Actor>(
    database,
    `select a.id, a.name, a.kind, a.code, a.sector, a.wikidata, a.represents
     from version_actors l join actor_rows a on a.pk = l.actor where l.version = ?`,
    version,
  );
  return new Map(actors.map((actor) => [actor.id, actor]));
}

/**
 * The keys of those who can be meant: an id (org:nato), a code of three capitals (CHN), or whole words of a name in a
 * row (Holm, not Stockholm).
 */
export function partiesNamed(database: Database, given: string): number[] {
  const keys = (sql: string, ...values: unknown[]): number[] =>
    rowsOf<{ pk: number }>(database, sql, ...values).map(({ pk }) => pk);
  if (/^(?:[a-z]+:|Q\d)\S+$/.test(given)) return keys('select pk from names where key = ?', `=${given}`);
  const words = padded(given);
  const [first] = words.split(' ').filter(Boolean);
  const coded = /^[A-Z]{3}$/.test(given) ? keys('select pk from names where code = ?', given) : [];
  if (first === undefined) return coded;
  const named = keys(
    'select n.pk from name_words w join names n on n.pk = w.name where w.word = ? and instr(n.padded, ?) > 0',
    first,
    words,
  );
  return [...new Set([...coded, ...named])];
}
