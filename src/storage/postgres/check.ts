import { sql } from 'kysely';
import type { LedgerFault } from '../../ledger/index.ts';
import { TABLES } from '../shared/columns.ts';
import { CONTENT_CHECKS, faultsBy } from '../shared/check/index.ts';
import type { InSession } from '../shared/session.ts';
import { ACCOUNT_TABLES } from '../shared/accounts.ts';
import { inPortions, portionOf } from '../shared/portions.ts';
import { rowsOf } from '../shared/sql.ts';
import { VIEW_NAMES } from '../shared/views.ts';
import { postgresDialect } from './dialect.ts';
import { wordsColumn } from './text.ts';

const PORTION = 500;

/** All that is wrong with a ledger in a database; pages, indexes and foreign keys are the server's own business. */
export const everyPostgresFault = (read: InSession): AsyncGenerator<LedgerFault> =>
  faultsBy([['schema', schemaFaults], ...CONTENT_CHECKS, ['word index', wordFaults]], read, postgresDialect);

/** Whether all tables and views are there. */
async function* schemaFaults(read: InSession): AsyncGenerator<readonly LedgerFault[]> {
  const found = await read((session) =>
    rowsOf<{ name: string }>(
      session,
      sql`select table_name::text as name from information_schema.tables where table_schema = current_schema()`,
    ),
  );
  const there = new Set(found.map(({ name }) => name));
  const places = [
    ...[...TABLES, ...ACCOUNT_TABLES].map((name) => [name, `table ${name}`] as const),
    ...VIEW_NAMES.map((name) => [name, `view ${name}`] as const),
  ];
  yield places
    .filter(([name]) => !there.has(name))
    .map(([, place]) => ({ kind: 'schema', id: null, place, fault: 'it is not there' }));
}

/** Whether statements are found by the words that they have. */
async function* wordFaults(read: InSession): AsyncGenerator<readonly LedgerFault[]> {
  yield* inPortions(read, 'statement_rows', async (session, after) => {
    const rows = await rowsOf<{ pk: number; id: string; text: string; words: string }>(
      session,
      sql`select pk, id, text, words from statement_rows where pk > ${after} order by pk limit ${sql.lit(PORTION)}`,
    );
    const faults = rows
      .filter(({ text, words }) => wordsColumn(text) !== words)
      .map(({ pk, id }): LedgerFault => ({
        kind: 'index',
        id,
        place: `statement_rows.words, row ${pk}`,
        fault: 'it does not have its words',
      }));
    return portionOf(rows, PORTION, ({ pk }) => pk, faults);
  });
}
