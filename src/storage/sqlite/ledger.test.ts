import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteLedger } from '../index.ts';
import { ledgerSuite } from '../testing/suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

let number = 0;
ledgerSuite('the ledger in SQLite', async () => openSqliteLedger(join(folder, 'new', `${(number += 1)}.sqlite`)));
