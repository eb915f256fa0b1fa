import type { PostgresPool } from 'kysely';
import type pg from 'pg';

/** More than the ledger has statements of a fixed form: others are compiled each time. */
const KEPT = 200;

/**
 * Connections whose statements are kept by the server under a name, as SQLite's are (sqlite/prepared.ts): it plans them for
 * a few times, and then no more, which took a tenth of the time of adding a document. For what is written, which looks up
 * what a list names, however long it is. What is searched for is better planned for each question.
 */
export function withPrepared(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  /** The same for all connections, each of which prepares for itself. */
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < KEPT) names.set(text, `onrecord_${names.size}`);
    return names.get(text);
  };
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
