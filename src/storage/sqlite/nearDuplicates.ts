import type { Database } from 'better-sqlite3';
import { COPY_SHARE, LEAST_FOR_COPY, sampled, sharedPart, shinglesOfText } from '../../ledger/index.ts';
import { rowOf, rowsOf, run } from './statement.ts';

/** A fingerprint that more texts have is boilerplate (“subscribe to our newsletter”) and tells nothing. */
const COMMON = 100;
/** Of the shorter text's fingerprints, so many have to be shared before the texts themselves are compared. */
const LEAST_PRINTS = 4;
const LEAST_SHARED = 0.3;
const MOST_COMPARED = 5;

/**
 * Finds the original of a text: the version of another document of which it is a copy, or itself. Only originals of
 * near-duplicates keep fingerprints, so a report that a hundred outlets carry costs no more than one.
 */
export function fileNearDuplicate(database: Database, version: number, document: number, text: string): void {
  const shingles = shinglesOfText(text);
  const prints = shingles.size < LEAST_FOR_COPY ? [] : sampled(shingles);
  const head = prints.length < LEAST_PRINTS ? null : headOf(database, document, shingles, prints);
  run(database, 'update versions set original = ? where pk = ?', head ?? version, version);
  if (head === null) filePrints(database, version, prints);
}

function headOf(
  database: Database,
  document: number,
  shingles: ReadonlySet<number>,
  prints: readonly number[],
): number | null {
  const shared = new Map<number, number>();
  for (const hash of prints) {
    const found = rowsOf<{ version: number }>(
      database,
      'select version from version_prints where hash = ? limit ?',
      hash,
      COMMON,
    );
    if (found.length === COMMON) continue;
    for (const { version } of found) shared.set(version, (shared.get(version) ?? 0) + 1);
  }
  const likely = [...shared]
    .filter(([, count]) => count >= LEAST_PRINTS)
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COMPARED);
  for (const [version, count] of likely) {
    const other = rowOf<{ document: number; text: string; prints: number }>(
      database,
      `select document, text, (select count(*) from version_prints where version = versions.pk) as prints
       from versions where pk = ?`,
      version,
    );
    if (!other || other.document === document || count < LEAST_SHARED * Math.min(prints.length, other.prints)) continue;
    if (sharedPart(shingles, shinglesOfText(other.text)) >= COPY_SHARE) return version;
  }
  return null;
}

function filePrints(database: Database, version: number, prints: readonly number[]): void {
  for (const hash of prints)
    run(database, 'insert or ignore into version_prints (hash, version) values (?, ?)', hash, version);
}

/** Takes a version out of its original; where it was the head, the one that was retrieved first after it is the head. */
export function leaveNearDuplicates(database: Database, version: number): void {
  run(database, 'delete from version_prints where version = ?', version);
  run(database, 'update versions set original = null where pk = ?', version);
  const heir = rowOf<{ pk: number; text: string }>(
    database,
    'select pk, text from versions where original = ? order by retrieved, pk limit 1',
    version,
  );
  if (!heir) return;
  run(database, 'update versions set original = ? where original = ?', heir.pk, version);
  filePrints(database, heir.pk, sampled(shinglesOfText(heir.text)));
}
