import { inPortions } from '../../shared/portions.ts';
import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';
import { CONTENT_CHECKS, faultsBy, type NamedCheck } from '../../shared/check/index.ts';
import type { InSession } from '../../shared/session.ts';
import { sqliteDialect } from '../dialect.ts';
import { fileFaults } from './file.ts';
import { foreignKeyFaults } from './foreignKeys.ts';
import { schemaFaults } from './schema.ts';
import { strangeWords, wordFaultsAfter } from './words.ts';

/** All that is wrong with a ledger in a file: with the file itself, and with what it holds. */
export function everyFault(read: InSession, database: Database): AsyncGenerator<LedgerFault> {
  const once = (check: (database: Database) => LedgerFault[]): NamedCheck[1] =>
    async function* (read) {
      yield await read(async () => check(database));
    };
  const checks: readonly NamedCheck[] = [
    ['file', once(fileFaults)],
    ['schema', once(schemaFaults)],
    ['references', once(foreignKeyFaults)],
    ...CONTENT_CHECKS,
    [
      'word index',
      async function* (read) {
        yield await read(async () => strangeWords(database));
        yield* inPortions(read, 'statement_rows', async (_, after) => wordFaultsAfter(database, after));
      },
    ],
  ];
  return faultsBy(checks, read, sqliteDialect);
}
