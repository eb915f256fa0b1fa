import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { memoryIndex, statementJudge } from '../../verify/index.ts';
import { openPostgresLedger } from '../index.ts';
import { verifiedLedgerSuite } from '../testing/suiteVerified.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

verifiedLedgerSuite('verification in the ledger in Postgres', async () =>
  openPostgresLedger(await server.database(), { judgeWith: statementJudge, indexWith: memoryIndex }),
);
