import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { type Arriving, readingChanges, type Refreshed, sha256, type StoredReading } from '../../ledger/index.ts';
import { anchoredVersion } from './anchors.ts';
import { damaged } from './damaged.ts';
import { keepDeparted } from './departing.ts';
import { find } from './find.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import { fileNearDuplicate } from './fileCopies.ts';
import { transcriptsRevision } from './fileTurns.ts';
import { insertReadings } from './insertReadings.ts';
import { type Judgement, type Judges, judgeReading, verifyOwn } from './judgement.ts';
import { followVersion } from './following.ts';
import { retire } from './retire.ts';
import { moveReviews } from './reviewing.ts';
import type { Session, Store } from './session.ts';
import { rowsOf, run, update } from './sql.ts';

/** Puts a new reading in the place of the current version's. @throws OnrecordError OR3003, OR3007, OR3015 */
export async function refresh(
  { read, write }: Store,
  judges: Judges,
  given: string,
  arriving: Arriving,
): Promise<Refreshed> {
  const judgement = await judgeReading(read, judges, arriving);
  return write((session) => writeRefresh(session, judges, given, arriving, judgement));
}

/** Statements of the same words keep their ids; one that is read no longer goes, unless an older version still has it. */
async function writeRefresh(
  session: Session,
  { judgeWith }: Judges,
  given: string,
  arriving: Arriving,
  judgement: Judgement | null,
): Promise<Refreshed> {
  const document = await find(session, 'document', given);
  const [current] = await rowsOf<{ id: string; pk: number; sha256: string }>(
    session,
    sql`select d.id, v.pk, v.sha256 from document_rows d join versions v on v.pk = d.current where d.pk = ${document}`,
  );
  if (!current) throw damaged(`documents, row ${document}`, 'its current version is not there');
  if (current.sha256 !== sha256(arriving.document.text) || current.id !== arriving.id) {
    throw new OnrecordError('OR3015', { input: current.id });
  }
  const before = await readingsIn(session, current.pk);
  const anchored = await anchoredVersion(session, current.pk);
  const beside = await retire(session, current.pk);
  for (const table of ['reports', 'attributions', 'version_actors', 'event_rows']) {
    await run(session, sql`delete from ${sql.table(table)} where version = ${current.pk}`);
  }
  await updateVersion(session, current.pk, arriving);
  const original = await fileNearDuplicate(session, {
    version: current.pk,
    document,
    printed: arriving.printed,
    isTranscript: arriving.transcript !== null,
  });
  const read = { version: current.pk, leads: true, known: true, original };
  const statements = await insertReadings(session, arriving, read);
  const kept = new Set(arriving.statements.map(({ id }) => id));
  await dropUnread(
    session,
    before.filter(({ id }) => !kept.has(id)).map(({ pk }) => pk),
  );
  await keepDeparted(session, anchored, arriving);
  await moveReviews(session, document, anchored, current.pk);
  await run(
    session,
    sql`delete from actor_rows where scope = ${current.id}
      and not exists (select 1 from version_actors where actor = actor_rows.pk)`,
  );
  if (judgeWith && !arriving.transcript) {
    await verifyOwn(session, judgeWith, statements, judgement, await transcriptsRevision(session));
  }
  await followVersion(session, judgeWith, current.pk, beside);
  return readingChanges(current.id, before, await readingsIn(session, current.pk));
}

const updateVersion = (session: Session, version: number, { document }: Arriving): Promise<void> => {
  const { versions, sentences, entities, dates } = document;
  return run(
    session,
    sql`update versions set program = ${versions.onrecord}, model = ${versions.model}, lexicon = ${versions.lexicon},
      sentences = ${JSON.stringify(sentences)}, entities = ${JSON.stringify(entities)}, dates = ${JSON.stringify(dates)}
      where pk = ${version}`,
  );
};

/** What a version says of each of its statements, in the order of its text. */
export async function readingsIn(session: Session, version: number): Promise<(StoredReading & { readonly pk: number })[]> {
  const rows = await rowsOf<{ id: string; pk: number; kind: string; reading: string }>(
    session,
    sql`select s.id, s.pk, s.kind, r.reading from reports r join statement_rows s on s.pk = r.statement
      where r.version = ${version} order by r.ordinal`,
  );
  return rows.map(({ reading: stored, ...row }) => {
    const reading = fromJson<Reading>(stored, 'reading', `reports.reading of ${row.id}`);
    return { ...row, kind: reading.kind ?? row.kind, reading };
  });
}

/** What the new reading has no longer: an older version's if that still has it, gone otherwise. */
async function dropUnread(session: Session, statements: readonly number[]): Promise<void> {
  if (statements.length === 0) return;
  const { list } = session.dialect;
  const older = await rowsOf<{ pk: number; version: number }>(
    session,
    sql`select statement as pk, max(version) as version from reports where statement in ${list(statements)}
      group by statement`,
  );
  await update(
    session,
    'statement_rows',
    older.map((row) => ({ ...row, current: 0 as const })),
  );
  const kept = new Set(older.map(({ pk }) => pk));
  const gone = statements.filter((pk) => !kept.has(pk));
  await run(session, sql`delete from statement_rows where pk in ${list(gone)}`);
}
