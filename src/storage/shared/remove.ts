import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import type { DocumentFilter } from '../../ledger/index.ts';
import { idsOf, isOfSome } from './documents.ts';
import { keepRemoved } from './departing.ts';
import { dropTurns, transcriptsRevision } from './fileTurns.ts';
import { type Judgement, type Judges, judgeChange, touchedByVersion, verify } from './judgement.ts';
import { type Entries, followVersion } from './following.ts';
import { retire } from './retire.ts';
import type { Session, Store } from './session.ts';
import { rowOf, rowsOf, run } from './sql.ts';

/**
 * Takes out a document and what only it supports. By its whole id alone: what is taken out does not come back, and `doc_`
 * is the beginning of the only document of a ledger.
 * @throws OnrecordError OR3003, OR3012
 */
export async function remove(store: Store, judges: Judges, given: string): Promise<string> {
  const gone = await removeIfThere(store, judges, given.trim());
  if (gone === null) throw await store.read((session) => notWhole(session, given));
  return gone;
}

async function removeIfThere({ read, write }: Store, judges: Judges, id: string): Promise<string | null> {
  const judgement = await judgeChange(read, judges, id, null);
  return write((session) => writeRemoval(session, judges, id, judgement));
}

async function writeRemoval(
  session: Session,
  { judgeWith }: Judges,
  id: string,
  judgement: Judgement | null,
): Promise<string | null> {
  const found = await rowOf<{ pk: number; current: number | null }>(
    session,
    sql`select pk, current from document_rows where id = ${id}`,
  );
  if (!found) return null;
  const { pk, current } = found;
  // What other documents report too stays theirs: clusters and near-duplicates are put together without this one.
  const revision = await transcriptsRevision(session);
  const touched = current === null || !judgeWith ? [] : await touchedByVersion(session, current);
  let beside: Entries | undefined;
  if (current !== null) {
    await dropTurns(session, current);
    beside = await retire(session, current);
  }
  await keepRemoved(session, pk, id);
  await run(session, sql`delete from document_rows where pk = ${pk}`);
  // Versions, statements, reports and reviews went with it; the actors made for it belong to nobody now.
  await run(session, sql`delete from actor_rows where scope = ${id}`);
  // What was found in it may have been said elsewhere too.
  if (touched.length > 0) await verify(session, judgeWith, touched, judgement, revision);
  await followVersion(session, judgeWith, null, beside);
  return id;
}

/**
 * The same for several documents by their ids, or for all that match a filter, each in a transaction of its own: nobody
 * could write for as long as all of them take.
 * @throws OnrecordError OR3003 and OR3012 where an id is not there whole, OR3019 for a filter that names nothing
 */
export async function* removeAll(
  store: Store,
  judges: Judges,
  which: DocumentFilter | readonly string[],
): AsyncGenerator<string> {
  if (!isList(which) && !isOfSome(which)) throw new OnrecordError('OR3019', { input: JSON.stringify(which) });
  const ids = await store.read(async (session) => {
    const found = isList(which) ? which : await idsOf(session, which);
    const there = await rowsOf<{ id: string }>(
      session,
      sql`select id from document_rows where id in ${session.dialect.list(found.map((id) => id.trim()), 'text')}`,
    );
    const known = new Set(there.map(({ id }) => id));
    const missing = found.find((id) => !known.has(id.trim()));
    if (missing !== undefined) throw await notWhole(session, missing);
    return found;
  });
  for (const id of ids) {
    // Somebody else may have taken it out by now.
    const gone = await removeIfThere(store, judges, id.trim());
    if (gone !== null) yield gone;
  }
}

const isList = (which: DocumentFilter | readonly string[]): which is readonly string[] => Array.isArray(which);

/** What to say where no document has this id: that it is only the beginning of one, or that there is none. */
async function notWhole(session: Session, given: string): Promise<OnrecordError> {
  const id = given.trim();
  if (!id.startsWith('doc_')) return new OnrecordError('OR3003', { input: given });
  const [one, another] = await rowsOf<{ id: string }>(
    session,
    sql`select id from document_rows where id >= ${id} and id < ${`${id}{`} order by id limit 2`,
  );
  if (!one) return new OnrecordError('OR3003', { input: given });
  return new OnrecordError('OR3012', { input: given, found: `${one.id}${another ? ' and others' : ''}` });
}
