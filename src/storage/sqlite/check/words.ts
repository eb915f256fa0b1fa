import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';
import type { Portion } from '../../shared/portions.ts';

const PORTION = 500;
/** Of a long statement so many characters are asked for: a speech of an hour would take an hour. */
const LONGEST = 300;

const rowsOf = <Row>(database: Database, sql: string, ...values: readonly unknown[]): Row[] =>
  database.prepare<unknown[]>(sql).all(...values) as Row[];

/** What the word index has of statements that are not there. */
export const strangeWords = (database: Database): LedgerFault[] =>
  rowsOf<{ id: number }>(
    database,
    `select id from statements_text_docsize where id not in (select pk from statement_rows) limit ${PORTION}`,
  ).map(({ id }) => faultOf(null, id, 'it has a statement that is not there'));

/**
 * Whether the word index has the next statements. SQLite's own comparison of the two would have to write; so each statement
 * is looked for by its words, in their order. `last` is null where no more follow.
 */
export function wordFaultsAfter(database: Database, after: number): Portion<LedgerFault> {
  const rows = rowsOf<Filed>(
    database,
    `select s.pk, s.id, s.text, z.sz from statement_rows s left join statements_text_docsize z on z.id = s.pk
     where s.pk > ? order by s.pk limit ${PORTION}`,
    after,
  );
  const lost = rows.filter((filed) => !isFound(database, filed));
  return {
    items: lost.map(({ id, pk }) => faultOf(id, pk, 'it does not have its words')),
    last: rows.length < PORTION ? null : (rows.at(-1)?.pk ?? null),
  };
}

interface Filed {
  readonly pk: number;
  readonly id: string;
  readonly text: string;
  /** How many words the index has of it, as a number of variable length; null where it has not the statement. */
  readonly sz: Uint8Array | null;
}

/** What the word index takes for words. */
const WORDS = /[\p{L}\p{N}\p{Co}]/u;

const faultOf = (id: string | null, row: number, fault: string): LedgerFault => ({
  kind: 'index',
  id,
  place: `statements_text, row ${row}`,
  fault,
});

function isFound(database: Database, { pk, text, sz }: Filed): boolean {
  if (sz === null) return false;
  // What stands after a NUL cannot be asked for.
  const [asked = ''] = text.slice(0, LONGEST).split('\0');
  if (sz[0] === 0 || !WORDS.test(asked)) return !WORDS.test(sz[0] === 0 ? text : asked);
  const phrase = `"${asked.replaceAll('"', '""')}"${asked.length < text.length ? ' *' : ''}`;
  return rowsOf(database, 'select rowid from statements_text where text match ? and rowid = ?', phrase, pk).length > 0;
}
