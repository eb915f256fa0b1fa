import { sql } from 'kysely';
import {
  canBeCopy,
  COMMON_TEXT_PRINT,
  likelyOriginals,
  originalOf,
  type PrintedText,
  printedText,
} from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert, rowOf, rowsOf, run } from './sql.ts';

/** A version as it is put beside others. */
export interface PrintedVersion {
  readonly version: number;
  readonly document: number;
  readonly printed: PrintedText;
  readonly isTranscript: boolean;
}

/**
 * Finds the original of a text: the version of another document of which it is a copy, or itself. A report that consists of
 * what it quotes from a transcript is no copy of it. Only originals of near-duplicates keep fingerprints, so a report that
 * a hundred outlets carry costs no more than one. Gives its key.
 */
export async function fileNearDuplicate(session: Session, one: PrintedVersion): Promise<number> {
  const { version, printed } = one;
  const original = canBeCopy(printed) ? await findOriginal(session, one) : null;
  await run(session, sql`update versions set original = ${original ?? version} where pk = ${version}`);
  if (original === null) await filePrints(session, version, printed.prints);
  return original ?? version;
}

async function findOriginal(
  session: Session,
  { document, printed, isTranscript }: PrintedVersion,
): Promise<number | null> {
  const counted = await rowsOf<{ hash: number; found: number }>(
    session,
    sql`select r.hash, (select count(*) from (select 1 from version_prints p where p.hash = r.hash
        limit ${COMMON_TEXT_PRINT}) as f) as found
      from ${session.dialect.table({ hash: 'integer' }, printed.prints.map((hash) => ({ hash })))} as r`,
  );
  const telling = counted.filter(({ found }) => found > 0 && found < COMMON_TEXT_PRINT).map(({ hash }) => hash);
  if (telling.length === 0) return null;
  const shared = await rowsOf<{ version: number; shared: number }>(
    session,
    sql`select version, count(*) as shared from version_prints where hash in ${session.dialect.list(telling)}
      group by version`,
  );
  const counts = new Map(shared.map(({ version, shared }) => [version, shared]));
  const likely = likelyOriginals(counts);
  if (likely.length === 0) return null;
  const rows = await rowsOf<{ version: number; text: string; prints: number }>(
    session,
    sql`select pk as version, text, (select count(*) from version_prints where version = versions.pk) as prints
      from versions where pk in ${session.dialect.list(likely)} and document <> ${document}
      and ${isTranscript ? sql`` : sql`not`} exists (select 1 from transcripts t where t.version = versions.pk)`,
  );
  const known = new Map(rows.map((row) => [row.version, row]));
  const possible = likely.flatMap((version) => {
    const row = known.get(version);
    return row ? [{ ...row, shared: counts.get(version) ?? 0 }] : [];
  });
  return originalOf(printed, possible);
}

const filePrints = (session: Session, version: number, prints: readonly number[]): Promise<unknown> =>
  insert(
    session,
    'version_prints',
    prints.map((hash) => ({ hash, version })),
    { conflict: sql`on conflict do nothing` },
  );

/** Takes a version out of its original; where it was the original, the one that was retrieved first after it is. */
export async function leaveNearDuplicates(session: Session, version: number): Promise<void> {
  await run(session, sql`delete from version_prints where version = ${version}`);
  await run(session, sql`update versions set original = null where pk = ${version}`);
  const heir = await rowOf<{ pk: number; text: string }>(
    session,
    sql`select pk, text from versions where original = ${version} order by retrieved, pk limit 1`,
  );
  if (!heir) return;
  await run(session, sql`update versions set original = ${heir.pk} where original = ${version}`);
  await filePrints(session, heir.pk, printedText(heir.text).prints);
}
