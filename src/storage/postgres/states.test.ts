import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { databaseStore } from '../testing/stores.ts';
import { statesSuite } from '../testing/suiteStates.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-states-'));
let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

statesSuite(
  'a ledger in Postgres',
  async () => databaseStore(await server.database()),
  () => folder,
);
