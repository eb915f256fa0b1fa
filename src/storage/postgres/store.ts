import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { InSession, Store } from '../shared/session.ts';
import { BY_KEYS } from '../shared/sql.ts';
import type { Tables } from '../shared/tables.ts';
import { postgresDialect } from './dialect.ts';
import { postgresError } from './failures.ts';
import { statementNames, withPrepared } from './prepared.ts';
import { everyPostgresFault } from './check.ts';
import { aboutTables, CHANGED, LOCK } from './schema.ts';

/** Questions that are asked at once; what is written is written one after the other anyway. */
const MOST_CONNECTIONS = 8;
/** Milliseconds for a connection to be made, or for one of them to be free. */
const CONNECT_TIMEOUT = 30_000;
/** Milliseconds for which one writer waits for others; a document takes some ten of them. */
const LOCK_TIMEOUT = 60_000;

/** int8 and numeric: counts, keys and hashes are whole numbers below 2^53. */
const NUMBERS: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

interface Connections {
  readonly pool: pg.Pool;
  /** To read: what is searched for is best planned anew for each question, what goes by keys is not. */
  readonly db: Kysely<Tables>;
  /** To write, through the same connections: what a list names is looked up, however long it is. */
  readonly prepared: Kysely<Tables>;
}

/** Connections to the server at `address`; nothing is asked before they are used. */
export function connectionsTo(address: string): Connections {
  const pool = new pg.Pool({
    connectionString: address,
    application_name: 'onrecord',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    allowExitOnIdle: true,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        NUMBERS.includes(type) ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  // A connection that is lost is no end of the program: the pool lets it go, and who is asking is told by the question.
  const passedOver = (): void => undefined;
  pool.on('error', passedOver);
  pool.on('connect', (client) => client.on('error', passedOver));
  const nameOf = statementNames();
  const over = (name: typeof nameOf): Kysely<Tables> =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withPrepared(pool, name) }) });
  return { pool, db: over((text) => (text.includes(BY_KEYS) ? nameOf(text) : undefined)), prepared: over(nameOf) };
}

// Compiling a question, or starting helpers for it, takes the server longer than most of ours take.
// And it is for little among much: the server is kept to indexes, where it takes a long way through a table for short, or
// has planned a statement for later ones too when the table was small.
const SETTINGS = 'set local jit = off; set local max_parallel_workers_per_gather = 0; set local enable_seqscan = off';
/**
 * Memory of the server for each sort or list of rows of a question; of all of it at once for a word that is everywhere. In
 * the 4 MB that are usual, such a list keeps pages instead of rows, and each text of these pages is read for its words
 * anew: five times as long on a million statements.
 */
const WORK_MEMORY = '64MB';
const READ = `begin isolation level repeatable read read only; ${SETTINGS}; set local work_mem = '${WORK_MEMORY}';
  set local random_page_cost = 1.1`;
// In repeatable read the state would be that of the time before the lock was had.
const WRITE = `begin isolation level read committed; ${SETTINGS}; set local lock_timeout = ${LOCK_TIMEOUT}`;

interface StoreOptions {
  /** Whether what is written are entries of the ledger, which are written with its lock: it has changed then. */
  readonly entries?: boolean;
  /** Milliseconds for one question that only reads; if not given, as the server has it. */
  readonly questionLimit?: number | undefined;
}

/**
 * A ledger in the database of these connections. `path` is for messages: the address without its password.
 */
export function postgresStore(
  path: string,
  { pool, db, prepared }: Connections,
  mode: 'read' | 'write',
  { entries = true, questionLimit }: StoreOptions = {},
): Store {
  const within = (begin: string): InSession => {
    const writes = entries && begin === WRITE;
    return async (work) => {
      try {
        return await (begin === WRITE ? prepared : db).connection().execute(async (connection) => {
          await sql`${sql.raw(begin)}`.execute(connection);
          try {
            if (writes) await LOCK.execute(connection);
            const result = await work({ db: connection, dialect: postgresDialect });
            if (writes) await CHANGED.execute(connection);
            await sql`commit`.execute(connection);
            return result;
          } catch (error) {
            // Where the connection is lost, the server has rolled back by itself.
            await sql`rollback`.execute(connection).catch(() => undefined);
            throw error;
          }
        });
      } catch (error) {
        throw postgresError(error, path, questionLimit);
      }
    };
  };
  const limit = questionLimit === undefined ? '' : `; set local statement_timeout = ${questionLimit}`;
  const read = within(`${READ}${limit}`);
  const locked = mode === 'write' ? within(WRITE) : read;
  // One after the other within this program too, or those that wait would take all connections from those who read.
  let last: Promise<unknown> = Promise.resolve();
  const write: InSession = (work) => {
    const answer = last.then(() => locked(work));
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    path,
    read,
    write,
    about: aboutTables,
    faults: () => everyPostgresFault(read),
    async close() {
      await last;
      await db.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}
