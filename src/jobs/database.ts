import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { OnrecordError } from '../errors/index.ts';
import { addressWithoutPassword, isPostgres } from '../storage/index.ts';

/** Asks the database one question; rows come as they are, timestamps as dates, bigint as text. */
export type Query = <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** The database of the queue. Everything may throw OR8021 where it cannot be reached or refuses. */
export interface Database {
  /** Its address without the password, for messages. */
  readonly name: string;
  readonly pool: Pool;
  readonly query: Query;
  /** All that the work asks is done, or none of it where it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The address of the database that a ledger is kept in. @throws OR8020 for a ledger in a file, which has no queue */
export function queueAddress(ledger: string): string {
  if (!isPostgres(ledger)) throw new OnrecordError('OR8020', { input: ledger });
  return ledger;
}

/** Milliseconds for a connection to come about; then the database counts as out of reach. */
const PATIENCE = 10_000;

/** Connects when first asked. `connections` at most are open at a time. */
export function openDatabase(address: string, connections = 4): Database {
  const name = addressWithoutPassword(address);
  const pool = new Pool({
    connectionString: queueAddress(address),
    max: connections,
    connectionTimeoutMillis: PATIENCE,
    application_name: 'onrecord',
  });
  // A connection that is lost while nobody uses it is replaced when one is needed; who needs it is told then.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const asking =
    (client: Pick<PoolClient, 'query'>): Query =>
    async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) => {
      try {
        return (await client.query<Row>(text, [...values])).rows;
      } catch (error) {
        throw databaseError(error, name);
      }
    };
  return {
    name,
    pool,
    query: asking(pool as unknown as PoolClient),
    async transaction(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw databaseError(error, name);
      });
      const query = asking(client);
      let broken = false;
      try {
        await query('begin');
        const result = await work(query);
        await query('commit');
        return result;
      } catch (error) {
        // Where not even this is heard, the connection is lost, and the work with it.
        await query('rollback').catch(() => (broken = true));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** SQLSTATE: no right to do it, and no such database; all else of class 42 is a fault in our own questions. */
const PRIVILEGE = '42501';

/** What the database or the way to it says, as OR8021; what is wrong with a question of ours stays as it is. */
export function databaseError(error: unknown, input: string): unknown {
  if (error instanceof OnrecordError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('42') && code !== PRIVILEGE) return error;
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const fault = inner instanceof Error && inner.message !== '' ? inner.message : code || 'no reason given';
  return new OnrecordError('OR8021', { input, fault }, { cause: error });
}

/** Text as PostgreSQL takes it: it has neither the character NUL nor halves of characters. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\u{FFFD}');
