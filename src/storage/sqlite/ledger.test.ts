import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type OpenOptions, openSqliteLedger } from '../index.ts';
import { ledgerSuite } from '../testing/suite.ts';
import { ledgerCollectionSuite } from '../testing/suiteCollection.ts';
import { fileStore } from '../testing/stores.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'onrecord-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

let number = 0;
const open = async (options: OpenOptions = {}) =>
  await openSqliteLedger(join(folder, 'new', `${(number += 1)}.sqlite`), options);
ledgerSuite('the ledger in SQLite', () => open());
ledgerCollectionSuite('the ledger in SQLite as a collection', (readWith) => open({ readWith }));
ledgerOverTimeSuite('the ledger in SQLite over time', () => open());
ledgerNamedSuite('names in the ledger in SQLite', () => open());
ledgerEventsSuite('pages of events of a ledger in SQLite', () => open());
eventReportsSuite('reports of events in SQLite', () => open());
dyadsSuite('dyads in SQLite', () => open());
ledgerPartnersSuite('partners and places in SQLite', () => open());
ledgerViewsSuite('what people read of a ledger in SQLite', () => fileStore(join(folder, 'views.sqlite')));
const reviewed = () => fileStore(join(folder, `reviews-${(number += 1)}.sqlite`));
departedSuite('departed entries in SQLite', reviewed);
reviewsSuite('reviews in SQLite', reviewed);
reviewQueueSuite('what is to be reviewed in SQLite', reviewed);
