import { sql } from 'kysely';
import type { LedgerFault } from '../../../ledger/index.ts';
import { jsonIn } from '../json.ts';
import type { InSession } from '../session.ts';
import { inPortions, portionOf } from '../portions.ts';
import { rowsOf } from '../sql.ts';

const PORTION = 500;

/** What verdicts rest on. */
export async function* verificationFaults(read: InSession): AsyncGenerator<readonly LedgerFault[]> {
  yield* inPortions(read, 'verifications', async (session, after) => {
    const rows = await rowsOf<{ statement: number; id: string | null; verification: string }>(
      session,
      sql`select q.statement, s.id, q.verification from verifications q left join statement_rows s on s.pk = q.statement
        where q.statement > ${after} order by q.statement limit ${sql.lit(PORTION)}`,
    );
    const faults = rows.flatMap(({ statement, id, verification }): LedgerFault[] => {
      const { fault } = jsonIn(verification, 'verification');
      const place = `verifications.verification, row ${statement}`;
      return fault === null ? [] : [{ kind: 'json', id, place, fault }];
    });
    return portionOf(rows, PORTION, ({ statement }) => statement, faults);
  });
}
