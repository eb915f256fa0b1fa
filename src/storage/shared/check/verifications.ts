import { sql } from 'kysely';
import type { LedgerFault } from '../../../ledger/index.ts';
import { jsonIn } from '../json.ts';
import type { InSession } from '../session.ts';
import { rowsOf } from '../sql.ts';

const PORTION = 500;

/** What verdicts rest on. */
export async function* verificationFaults(read: InSession): AsyncGenerator<LedgerFault[]> {
  for (let last = 0; ;) {
    const after = last;
    const rows = await read((session) =>
      rowsOf<{ statement: number; id: string | null; verification: string }>(
        session,
        sql`select q.statement, s.id, q.verification from verifications q left join statement_rows s on s.pk = q.statement
       where q.statement > ${after} order by q.statement limit ${sql.lit(PORTION)}`,
      ),
    );
    yield rows.flatMap(({ statement, id, verification }): LedgerFault[] => {
      const { fault } = jsonIn(verification, 'verification');
      const place = `verifications.verification, row ${statement}`;
      return fault === null ? [] : [{ kind: 'json', id, place, fault }];
    });
    if (rows.length < PORTION) return;
    last = rows.at(-1)?.statement ?? last;
  }
}
