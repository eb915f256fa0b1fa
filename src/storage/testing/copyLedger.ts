import { type RawBuilder, sql } from 'kysely';
import { COLUMNS } from '../shared/columns.ts';
import type { Session, Store } from '../shared/session.ts';
import { insert, rowsOf, run } from '../shared/sql.ts';

type Table = keyof typeof COLUMNS;

/** Each stands after those that its rows name (a document and its current version name each other), with what tells its rows apart. */
const TABLES: readonly (readonly [table: Table, keys: readonly string[]])[] = [
  ['document_rows', ['pk']],
  ['outlets', ['pk']],
  ['versions', ['pk']],
  ['blocks', ['version', 'ordinal']],
  ['attributions', ['version', 'ordinal']],
  ['actor_rows', ['pk']],
  ['version_actors', ['version', 'ordinal']],
  ['clusters', ['pk']],
  ['statement_rows', ['pk']],
  ['reports', ['pk']],
  ['read_statements', ['pk']],
  ['names', ['pk']],
  ['name_words', ['word', 'name']],
  ['statement_parties', ['role', 'name', 'day', 'statement']],
  ['statement_prints', ['hash', 'day', 'statement']],
  ['version_prints', ['hash', 'version']],
  ['event_rows', ['pk']],
  ['read_events', ['pk']],
  ['event_parties', ['role', 'name', 'day', 'event']],
  ['transcripts', ['version']],
  ['transcript_speakers', ['day', 'version', 'speaker']],
  ['turns', ['pk']],
  ['turn_texts', ['turn']],
  ['turn_shingles', ['hash', 'turn', 'word']],
  ['turn_pairs', ['hash', 'turn', 'word']],
  ['verifications', ['statement']],
  ['verification_sources', ['document', 'statement']],
  ['tags', ['document', 'tag']],
  ['revisions', ['name']],
  ['departed', ['pk']],
  ['reviews', ['pk']],
];

const PORTION = 5_000;

/** Copies all tables row for row, with their keys, from one ledger into another one that is empty, whatever keeps them. */
export async function copyLedger(from: Pick<Store, 'read'>, to: Pick<Store, 'write'>): Promise<void> {
  await from.read((source) =>
    to.write(async (target) => {
      await run(target, sql`delete from revisions`);
      for (const [table, keys] of TABLES) await copyTable(source, target, table, keys);
    }),
  );
}

async function copyTable(source: Session, target: Session, table: Table, keys: readonly string[]): Promise<void> {
  const named = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  for (let last: readonly unknown[] | null = null; ;) {
    const beyond: RawBuilder<unknown> = last === null ? sql`` : sql`where (${named(keys)}) > (${sql.join(last)})`;
    const rows: Readonly<Record<string, unknown>>[] = await rowsOf(
      source,
      sql`select ${named(Object.keys(COLUMNS[table]))} from ${sql.table(table)} ${beyond}
        order by ${named(keys)} limit ${sql.lit(PORTION)}`,
    );
    // The types know one table at a time.
    await insert(target, table, rows as never);
    const end = rows.at(-1);
    if (!end || rows.length < PORTION) break;
    last = keys.map((key) => end[key]);
  }
  if (keys.includes('pk')) await target.dialect.keysFollow?.(target, table);
}
