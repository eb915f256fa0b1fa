import type { Database } from 'better-sqlite3';
import { foldName } from '../../ledger/index.ts';
import { joinFamily } from './families.ts';
import { actorsIn, fileParties } from './parties.ts';
import { joinSayings } from './sayings.ts';
import { rowsOf, run } from './statement.ts';

/**
 * Fills from what the documents say all that is derived from it: who is found by which name, copies, sayings. After a
 * step of the schema that brought or emptied those tables; within the migration's transaction.
 */
export function deriveAll(database: Database): void {
  for (const { pk, name } of rowsOf<{ pk: number; name: string }>(database, 'select pk, name from actors')) {
    run(database, 'update actors set folded = ? where pk = ?', foldName(name), pk);
  }
  run(
    database,
    `update statements set
       published_day = coalesce((select substr(published ->> '$.from', 1, 10) from versions where pk = version), ''),
       act = coalesce((select reading ->> '$.act.type' from reports where statement = statements.pk and version = statements.version), ''),
       polarity = coalesce((select reading ->> '$.polarity' from reports where statement = statements.pk and version = statements.version), 'affirmed')`,
  );
  const current = rowsOf<{ version: number; document: number; text: string }>(
    database,
    'select v.pk as version, v.document, v.text from documents d join versions v on v.pk = d.current order by d.pk',
  );
  for (const { version, document, text } of current) {
    joinFamily(database, version, document, text);
    const statements = rowsOf<{ pk: number }>(
      database,
      'select pk from statements where version = ? and current = 1',
      version,
    );
    const pks = statements.map(({ pk }) => pk);
    fileParties(database, pks, actorsIn(database, version));
    joinSayings(database, pks);
  }
}
