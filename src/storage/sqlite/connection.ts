import type { StatementJudge } from '../../ledger/index.ts';
import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The two ways to one connection: kysely's, and the plain one for what runs once for each statement. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly database: Database;
  /** By which quoted statements are compared with transcripts; where there is none they are not. */
  readonly judgeWith?: StatementJudge | undefined;
}
