import { sql } from 'kysely';
import type { Edit } from '../../document/index.ts';
import { type Added, type Arriving, isLater } from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import { fileNearDuplicate } from './fileCopies.ts';
import { dropTurns, fileTurns, transcriptsRevision } from './fileTurns.ts';
import { insertReadings } from './insertReadings.ts';
import { insertDocument, insertVersion } from './insertVersion.ts';
import { type Judgement, type Judges, judgeChange, touchedByVersion, verify, verifyOwn } from './judgement.ts';
import { type Entries, followVersion } from './following.ts';
import { retire } from './retire.ts';
import { moveReviews, reviewedVersion } from './reviewing.ts';
import type { InSession, Session, Store } from './session.ts';
import { rowOf, rowsOf, run } from './sql.ts';
import { addTags } from './tagging.ts';

/** Takes in a document: compares what has to be compared first, and then writes it under the lock. */
export async function add({ read, write: inWrite }: Store, judges: Judges, arriving: Arriving): Promise<Added> {
  const judgement = await beforeAdding(read, judges, arriving);
  return inWrite((session) => write(session, judges, arriving, judgement));
}

/** What is judged before a document is written; null where nothing is, as for one that is there already. */
export async function beforeAdding(read: InSession, judges: Judges, arriving: Arriving): Promise<Judgement | null> {
  if (!judges.judgeWith || (await read((session) => knownOf(session, arriving)))?.same) return null;
  return judgeChange(read, judges, arriving.id, arriving);
}

interface Known {
  readonly pk: number;
  readonly current: number | null;
  readonly retrieved: string | null;
  readonly edited: string | null;
  /** The greatest number of its versions. */
  readonly last: number;
  /** The version that is the same as the one that arrives, and its number. */
  readonly same: number | null;
  readonly same_number: number | null;
}

const knownOf = (session: Session, { id, fingerprint }: Arriving): Promise<Known | undefined> =>
  rowOf<Known>(
    session,
    sql`select d.pk, d.current, v.retrieved, v.edited, w.pk as same, w.number as same_number,
       (select coalesce(max(number), 0) from versions where document = d.pk) as last
     from document_rows d left join versions v on v.pk = d.current
     left join versions w on w.document = d.pk and w.fingerprint = ${fingerprint}
     where d.id = ${id}`,
  );

/** Writes one document; to be called within a transaction. */
export async function write(
  session: Session,
  { judgeWith }: Judges,
  arriving: Arriving,
  judgement: Judgement | null,
): Promise<Added> {
  const known = await knownOf(session, arriving);
  const document = known?.pk ?? (await insertDocument(session, arriving));
  await addTags(session, [document], arriving.tags);
  if (known?.same) return unchanged(session, arriving.id, known.same, known.same_number ?? 0);
  const number = (known?.last ?? 0) + 1;
  const version = await insertVersion(session, document, number, arriving);
  const leads = isLater(arriving.retrieved, known?.retrieved ?? null);
  // Without a judge nothing is touched; and only a transcript that comes or goes touches what others report.
  const revision = judgeWith && leads ? await transcriptsRevision(session) : 0;
  const touched = new Set<number>();
  let beside: Entries | undefined;
  const reviewed = leads && known?.current ? await reviewedVersion(session, document, known.current) : null;
  if (leads && known?.current) {
    if (judgeWith) for (const pk of await touchedByVersion(session, known.current)) touched.add(pk);
    await dropTurns(session, known.current);
    beside = await retire(session, known.current);
  }
  const { printed, transcript } = arriving;
  const printedVersion = { version, document, printed, isTranscript: transcript !== null };
  const original = leads ? await fileNearDuplicate(session, printedVersion) : version;
  if (leads && arriving.transcript) await fileTurns(session, version, arriving.transcript);
  const isJudged = judgement !== null && judgement.revision === revision && arriving.transcript === null;
  const statements = await insertReadings(session, arriving, {
    version,
    leads,
    known: known !== undefined,
    original,
    ...(leads && isJudged ? { verdicts: judgement.own.map((one) => one?.verdict ?? '') } : {}),
  });
  if (leads) {
    await run(session, sql`update document_rows set current = ${version} where pk = ${document}`);
    if (reviewed) await moveReviews(session, document, reviewed, version);
    if (judgeWith && arriving.transcript) for (const pk of await touchedByVersion(session, version)) touched.add(pk);
    if (judgeWith && !arriving.transcript)
      await verifyOwn(session, judgeWith, statements, judgement, revision, known === undefined);
    if (touched.size > 0) await verify(session, judgeWith, touched, judgement, revision);
    await followVersion(session, judgeWith, version, beside);
  }
  const set =
    leads && known?.edited && !arriving.document.edited
      ? fromJson<Edit>(known.edited, 'edit', `versions.edited of ${arriving.id}`).fields
      : [];
  return {
    document: arriving.id,
    version: number,
    status: known ? 'new-version' : 'added',
    statements: arriving.statements.map(({ id }) => id),
    ...(set.length > 0 ? { nowAsItCame: set } : {}),
  };
}

async function unchanged(session: Session, document: string, version: number, number: number): Promise<Added> {
  const statements = await rowsOf<{ id: string }>(
    session,
    sql`select s.id from reports r join statement_rows s on s.pk = r.statement
      where r.version = ${version} order by r.ordinal`,
  );
  return { document, version: number, status: 'unchanged', statements: statements.map(({ id }) => id) };
}
