import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { type OpenOptions, openPostgresLedger } from '../index.ts';
import { ledgerSuite } from '../testing/suite.ts';
import { ledgerCollectionSuite } from '../testing/suiteCollection.ts';
import { run } from '../shared/sql.ts';
import { databaseStore } from '../testing/stores.ts';
import { correctedSuite } from '../testing/suiteCorrected.ts';
import { dyadsSuite } from '../testing/suiteDyads.ts';
import { eventReportsSuite } from '../testing/suiteEventReports.ts';
import { ledgerEventsSuite } from '../testing/suiteEvents.ts';
import { ledgerNamedSuite } from '../testing/suiteNamed.ts';
import { ledgerOverTimeSuite } from '../testing/suiteOverTime.ts';
import { departedSuite } from '../testing/suiteDeparted.ts';
import { reviewQueueSuite } from '../testing/suiteReviewQueue.ts';
import { reviewsSuite } from '../testing/suiteReviews.ts';
import { ledgerPartnersSuite } from '../testing/suitePartners.ts';
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
ledgerNamedSuite('names in the ledger in Postgres', () => open());
ledgerEventsSuite('pages of events of a ledger in Postgres', () => open());
eventReportsSuite('reports of events in Postgres', () => open());
dyadsSuite('dyads in Postgres', () => open());
ledgerPartnersSuite('partners and places in Postgres', () => open());
ledgerViewsSuite('what people read of a ledger in Postgres', async () => databaseStore(await server.database()));
const reviewed = async () => databaseStore(await server.database());
departedSuite('departed entries in Postgres', reviewed);
reviewsSuite('reviews in Postgres', reviewed);
reviewQueueSuite('what is to be reviewed in Postgres', reviewed);
correctedSuite('rows that people have corrected in Postgres', reviewed);

test('a view that somebody has dropped is a fault', async () => {
  const store = await databaseStore(await server.database());
  await store.write((session) => run(session, sql`drop view statements`));
  const faults: unknown[] = [];
  for await (const fault of store.faults()) faults.push(fault);
  expect(faults).toEqual([{ kind: 'schema', id: null, place: 'view statements', fault: 'it is not there' }]);
  await store.close();
});
