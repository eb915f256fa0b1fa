import { type Insertable, sql } from 'kysely';
import { COLUMNS } from '../shared/columns.ts';
import type { Session, Store } from '../shared/session.ts';
import { insert, rowsOf, run } from '../shared/sql.ts';
import type { Tables } from '../shared/tables.ts';

type Table = keyof typeof COLUMNS;

/** Each stands after those that its rows name; a document and its current version name each other. */
const ORDER: readonly Table[] = [
  'document_rows',
  'outlets',
  'versions',
  'blocks',
  'attributions',
  'actor_rows',
  'version_actors',
  'clusters',
  'statement_rows',
  'reports',
  'names',
  'name_words',
  'statement_parties',
  'statement_prints',
  'version_prints',
  'event_rows',
  'event_parties',
  'transcripts',
  'transcript_speakers',
  'turns',
  'turn_texts',
  'turn_shingles',
  'turn_pairs',
  'verifications',
  'verification_sources',
  'tags',
  'revisions',
];

const PORTION = 5_000;

/** Copies all tables row for row, with their keys, from one ledger into another one that is empty, whatever keeps them. */
export async function copyLedger(from: Pick<Store, 'read'>, to: Pick<Store, 'write'>): Promise<void> {
  await from.read((source) =>
    to.write(async (target) => {
      await run(target, sql`delete from revisions`);
      for (const table of ORDER) await copyTable(source, target, table);
    }),
  );
}

async function copyTable(source: Session, target: Session, table: Table): Promise<void> {
  const names = Object.keys(COLUMNS[table]);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const order = sql.join(names.map((name) => sql.ref(name)));
  for (let done = 0; ; done += PORTION) {
    const rows = await rowsOf<Insertable<Tables[Table]>>(
      source,
      sql`select ${columns} from ${sql.table(table)} order by ${order} limit ${sql.lit(PORTION)} offset ${sql.lit(done)}`,
    );
    // The types know one table at a time.
    await insert(target, table, rows as never);
    if (rows.length < PORTION) break;
  }
  if (names.includes('pk')) await target.dialect.keysFollow?.(target, table);
}
