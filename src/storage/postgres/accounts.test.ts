import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { accountsSuite } from '../testing/suiteAccounts.ts';
import { openPostgresAccounts, openPostgresLedger } from '../index.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

accountsSuite('users in Postgres', async () => openPostgresAccounts(await server.database(), 'write'));

test('what is written of users is no change of the ledger, which is whole with them', async () => {
  const address = await server.database();
  const ledger = await openPostgresLedger(address);
  const { changed, schema } = await ledger.info();
  const store = await openPostgresAccounts(address, 'write');
  await store.addUser({ name: 'kari', role: 'reader', created: '2026-05-04T12:00:00.000Z', password: '' });
  expect(await store.users()).toHaveLength(1);
  expect(await ledger.info()).toMatchObject({ changed, schema });
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await store.close();
  await ledger.close();
});
