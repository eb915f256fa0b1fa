import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';
import { failureOf } from '../failures.ts';
import { fileFaults } from './file.ts';
import { referenceFaults } from './references.ts';
import { schemaFaults } from './schema.ts';
import { versionFaults } from './versions.ts';
import { verificationFaults } from './verifications.ts';
import { wordIndexFaults } from './words.ts';

/** Each looks at one side of the ledger, and gives its faults in portions. */
const CHECKS: readonly [place: string, check: (database: Database) => Iterable<readonly LedgerFault[]>][] = [
  ['file', fileFaults],
  ['schema', schemaFaults],
  ['references', referenceFaults],
  ['documents', versionFaults],
  ['verifications', verificationFaults],
  ['word index', wordIndexFaults],
];

/**
 * All that is wrong with a ledger, in constant memory. Writes nothing. What a check needs and does not find is a fault
 * too, and the other checks go on.
 */
export async function* everyFault(database: Database): AsyncGenerator<LedgerFault> {
  for (const [place, check] of CHECKS) {
    try {
      for (const portion of check(database)) {
        yield* portion;
        await setImmediate();
      }
    } catch (error) {
      const known = failureOf(error, database, database.name);
      if (known === error) throw error;
      yield { kind: 'file', id: null, place, fault: `cannot be checked: ${(error as Error).message}` };
    }
  }
}
