import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteLedger } from '../index.ts';
import { ledgerSuite } from '../testing/suite.ts';
import { ledgerOverTimeSuite } from '../testing/suiteOverTime.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

let number = 0;
const open = async () => openSqliteLedger(join(folder, 'new', `${(number += 1)}.sqlite`));
ledgerSuite('the ledger in SQLite', open);
ledgerOverTimeSuite('the ledger in SQLite over time', open);
