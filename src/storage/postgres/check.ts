import { sql } from 'kysely';
import type { LedgerFault } from '../../ledger/index.ts';
import { TABLES } from '../shared/columns.ts';
import { CONTENT_CHECKS, faultsBy } from '../shared/check/index.ts';
import type { InSession } from '../shared/session.ts';
import { ACCOUNT_TABLES } from '../shared/accounts.ts';
import { inPortions, portionOf } from '../shared/portions.ts';
import { rowOf, rowsOf } from '../shared/sql.ts';
import { VIEW_NAMES } from '../shared/views.ts';
import { postgresDialect } from './dialect.ts';
import { wordsColumn } from './text.ts';
import { UNWATCHED } from './unwatched.ts';

const PORTION = 500;

/** All that is wrong with a ledger in a database; pages, indexes and most foreign keys are the server's own business. */
export const everyPostgresFault = (read: InSession): AsyncGenerator<LedgerFault> =>
  faultsBy(
    [['schema', schemaFaults], ['references', unwatchedFaults], ...CONTENT_CHECKS, ['word index', wordFaults]],
    read,
    postgresDialect,
  );

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

/** Whether what is named is there where the server does not see to it. */
async function* unwatchedFaults(read: InSession): AsyncGenerator<readonly LedgerFault[]> {
  for (const { table, column, named } of UNWATCHED) {
    const broken = await read((session) =>
      rowOf<{ rows: number }>(
        session,
        sql`select count(*) as rows from ${sql.table(table)} t where ${sql.ref(`t.${column}`)} is not null
          and not exists (select 1 from ${sql.table(named)} n where n.pk = ${sql.ref(`t.${column}`)})`,
      ),
    );
    if (!broken?.rows) continue;
    const fault = `it names rows of ${named} that are not there, ${broken.rows} in all`;
    yield [{ kind: 'reference', id: null, place: `${table}.${column}`, fault }];
  }
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
