import type { PostgresPool } from 'kysely';
import type pg from 'pg';

/** More than the ledger has statements of a fixed form: others are compiled each time. */
const KEPT = 200;

/**
 * Names for statements, the same for all connections, each of which prepares for itself: the server plans what has a name
 * a few times, and then no more.
 */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    if (!names.has(text) && names.size < KEPT) names.set(text, `onrecord_${names.size}`);
    return names.get(text);
  };
}

/** Connections that keep the statements with values that have a name, as SQLite keeps all (sqlite/prepared.ts). */
export function withPrepared(pool: pg.Pool, nameOf: (text: string) => string | undefined): PostgresPool {
  const connect = async (): Promise<unknown> => {
    const client = await pool.connect();
    return {
      query: (text: string, values: unknown[]) => {
        const name = values.length === 0 ? undefined : nameOf(text);
        return name === undefined ? client.query(text, values) : client.query({ name, text, values });
      },
      release: (destroy?: boolean) => client.release(destroy),
    };
  };
  return { connect: connect as PostgresPool['connect'], end: () => pool.end() };
}
