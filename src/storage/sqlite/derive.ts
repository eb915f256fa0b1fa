import type { Database } from 'better-sqlite3';
import type { Block, DateValue } from '../../document/index.ts';
import { foldName, isTranscript, transcriptOf } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { fileNearDuplicate } from './nearDuplicates.ts';
import { actorsIn, fileParties } from './parties.ts';
import { joinClusters } from './clusters.ts';
import { fromJson } from './json.ts';
import { fileQuotes } from './sources.ts';
import { rowOf, rowsOf, run } from './statement.ts';
import { blocksOf } from './everyVersion.ts';
import { dropTurns, fileTurns } from './turns.ts';

/**
 * Fills from what the documents say all that is derived from it: who is found by which name, copies, clusters, the turns
 * of transcripts. After a step of the schema that brought or emptied those tables; within the migration's transaction.
 * Statements have no verdict until a transcript comes, they are read again, or somebody asks for it.
 */
export function deriveAll(database: Database): void {
  for (const { pk, name } of rowsOf<{ pk: number; name: string }>(database, 'select pk, name from actor_rows')) {
    run(database, 'update actor_rows set folded = ? where pk = ?', foldName(name), pk);
  }
  run(
    database,
    `update statement_rows set
       published_day = coalesce((select substr(published ->> '$.from', 1, 10) from versions where pk = version), ''),
       act = coalesce((select reading ->> '$.act.type' from reports where statement = statement_rows.pk and version = statement_rows.version), ''),
       polarity = coalesce((select reading ->> '$.polarity' from reports where statement = statement_rows.pk and version = statement_rows.version), 'affirmed')`,
  );
  const current = rowsOf<{ version: number; document: number; text: string }>(
    database,
    'select v.pk as version, v.document, v.text from document_rows d join versions v on v.pk = d.current order by d.pk',
  );
  for (const { version, document, text } of current) {
    fileNearDuplicate(database, version, document, text);
    const statements = rowsOf<{ pk: number }>(
      database,
      'select pk from statement_rows where version = ? and current = 1',
      version,
    );
    const pks = statements.map(({ pk }) => pk);
    fileParties(database, pks, actorsIn(database, version));
    // A transcript's statements are joined as such: its turns stand in the tables before.
    const isSource = refileTurns(database, version, text);
    joinClusters(database, pks);
    if (!isSource) fileQuotes(database, pks);
  }
}

/** Files the turns of a version from its stored blocks; false where it is no transcript. */
function refileTurns(database: Database, version: number, text: string): boolean {
  dropTurns(database, version);
  const { toUtf16 } = offsetsOf(text);
  const blocks = blocksOf(database, version).map((block): Block => ({
    ...block,
    span: toUtf16(block.span),
    ...(block.label ? { label: toUtf16(block.label) } : {}),
  }));
  if (!isTranscript({ blocks })) return false;
  const row = rowOf<{ title: string | null; published: string | null }>(
    database,
    'select title, published from versions where pk = ?',
    version,
  );
  const published = row?.published
    ? fromJson<DateValue>(row.published, 'date', `versions.published, row ${version}`)
    : null;
  fileTurns(database, version, transcriptOf({ id: '', title: row?.title ?? null, text, blocks, published }));
  return true;
}
