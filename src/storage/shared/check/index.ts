import { OnrecordError } from '../../../errors/index.ts';
import type { LedgerFault } from '../../../ledger/index.ts';
import type { Dialect, InSession } from '../session.ts';
import { peopleFaults } from './people.ts';
import { referenceFaults } from './references.ts';
import { verificationFaults } from './verifications.ts';
import { versionFaults } from './versions.ts';

/** Looks at one side of the ledger, and gives its faults in portions, each at one moment. */
export type Check = (read: InSession, dialect: Dialect) => AsyncIterable<readonly LedgerFault[]>;
export type NamedCheck = readonly [place: string, check: Check];

/** What every ledger has to hold, wherever it is kept. */
export const CONTENT_CHECKS: readonly NamedCheck[] = [
  ['references', referenceFaults],
  ['documents', versionFaults],
  ['verifications', verificationFaults],
  ['reviews', peopleFaults],
];

/**
 * All that is wrong with a ledger, in constant memory. Writes nothing. What a check needs and does not find is a fault
 * too, and the other checks go on.
 */
export async function* faultsBy(
  checks: readonly NamedCheck[],
  read: InSession,
  dialect: Dialect,
): AsyncGenerator<LedgerFault> {
  for (const [place, check] of checks) {
    try {
      for await (const portion of check(read, dialect)) yield* portion;
    } catch (error) {
      // Of a server that is gone nothing is told about the ledger.
      if (!(error instanceof OnrecordError) || error.code.startsWith('OR304')) throw error;
      const { message } = error.cause instanceof Error ? error.cause : error;
      yield { kind: 'file', id: null, place, fault: `cannot be checked: ${message}` };
    }
  }
}
