import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';
import { jsonIn } from '../json.ts';
import { rowsOf } from '../statement.ts';

const PORTION = 500;

/** What verdicts rest on. */
export function* verificationFaults(database: Database): Generator<LedgerFault[]> {
  for (let last = 0; ;) {
    const rows = rowsOf<{ statement: number; id: string | null; verification: string }>(
      database,
      `select q.statement, s.id, q.verification from verifications q left join statement_rows s on s.pk = q.statement
       where q.statement > ? order by q.statement limit ${PORTION}`,
      last,
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
