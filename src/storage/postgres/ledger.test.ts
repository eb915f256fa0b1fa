import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { type OpenOptions, openPostgresLedger } from '../index.ts';
import { ledgerSuite } from '../testing/suite.ts';
import { ledgerCollectionSuite } from '../testing/suiteCollection.ts';
import { databaseStore } from '../testing/stores.ts';
import { ledgerOverTimeSuite } from '../testing/suiteOverTime.ts';
import { ledgerViewsSuite } from '../testing/suiteViews.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const open = async (options: OpenOptions = {}) => openPostgresLedger(await server.database(), options);
ledgerSuite('the ledger in Postgres', () => open());
ledgerCollectionSuite('the ledger in Postgres as a collection', (readWith) => open({ readWith }));
ledgerOverTimeSuite('the ledger in Postgres over time', () => open());
ledgerViewsSuite('what people read of a ledger in Postgres', async () => databaseStore(await server.database()));
