import type { Database } from 'better-sqlite3';
import type { Actor } from '../../document/index.ts';
import { padded, type Party, partiesOf, ROLES } from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import { bound, rowOf, rowsOf, run } from './statement.ts';

/** The key of a party's name, which is put down when it is met for the first time. */
export function nameKey(database: Database, { key, name, code }: Omit<Party, 'role'>): number {
  const known = rowOf<{ pk: number; code: string | null }>(database, 'select pk, code from names where key = ?', key);
  if (known) {
    if (code !== null && known.code !== code) run(database, 'update names set code = ? where pk = ?', code, known.pk);
    return known.pk;
  }
  const words = key.startsWith('#') ? '' : padded(name);
  const pk = run(database, 'insert into names (key, name, padded, code) values (?, ?, ?, ?)', key, name, words, code);
  for (const word of new Set(words.split(' ').filter(Boolean))) {
    run(database, 'insert into name_words (word, name) values (?, ?)', word, pk);
  }
  return pk;
}

/** Puts down by whom and what these statements are found, from what their leading reports say; what was there goes. */
export function fileParties(
  database: Database,
  statements: readonly number[],
  actors: ReadonlyMap<string, Actor>,
): void {
  const rows = rowsOf<{ pk: number; day: string; reading: string }>(
    database,
    `select s.pk, s.first_day as day, r.reading from statement_rows s
     join reports r on r.statement = s.pk and r.version = s.version
     where s.pk in (select value from json_each(?)) group by s.pk`,
    bound(statements),
  );
  for (const { pk, day, reading } of rows) {
    run(database, 'delete from statement_parties where statement = ?', pk);
    for (const party of partiesOf(readingOf(pk, reading), actors)) {
      run(
        database,
        'insert or ignore into statement_parties (role, name, day, statement) values (?, ?, ?, ?)',
        ROLES[party.role],
        nameKey(database, party),
        day,
        pk,
      );
    }
  }
}

const readingOf = (pk: number, reading: string): Reading =>
  fromJson(reading, 'reading', `reports.reading of statement row ${pk}`);

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
