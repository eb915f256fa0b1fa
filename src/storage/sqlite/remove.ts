import { OnrecordError } from '../../errors/index.ts';
import type { DocumentFilter } from '../../ledger/index.ts';
import { retire } from './add.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../shared/tables.ts';
import { idsOf, isOfSome } from './documents.ts';
import { rowsOf } from './statement.ts';
import { dropQuotes, touchedBy } from './sources.ts';
import { dropTurns } from './turns.ts';
import { verify } from './verdicts.ts';

/**
 * Takes out a document and what only it supports; to be called within a transaction. By its whole id alone: what is taken
 * out does not come back, and `doc_` is the beginning of the only document of a ledger.
 */
export async function remove(connection: Connection, given: string): Promise<string> {
  const { db, database } = connection;
  const id = given.trim();
  const found = await db.selectFrom('document_rows').select(['pk', 'current']).where('id', '=', id).executeTakeFirst();
  if (!found) throw await notWhole(db, given);
  const { pk, current } = found;
  // What other documents report too stays theirs: clusters and near-duplicates are put together without this one.
  const touched = current === null ? [] : touchedBy(database, current);
  if (current !== null) {
    dropTurns(database, current);
    await retire(connection, current);
  }
  const statements = rowsOf<{ pk: number }>(
    database,
    'select s.pk from versions v join statement_rows s on s.version = v.pk where v.document = ?',
    pk,
  );
  dropQuotes(
    database,
    statements.map((statement) => statement.pk),
  );
  await db.deleteFrom('document_rows').where('pk', '=', pk).execute();
  // Versions, statements and reports went with it; the actors made for it belong to nobody now.
  await db.deleteFrom('actor_rows').where('scope', '=', id).execute();
  // What was found in it may have been said elsewhere too.
  await verify(connection, touched);
  return id;
}

/**
 * The same for several documents by their ids, or for all that match a filter, each in a transaction of its own: one takes
 * a tenth of a second, and nobody could write for as long as all of them take.
 * @throws OnrecordError OR3003 and OR3012 where an id is not there whole, OR3019 for a filter that names nothing
 */
export async function* removeAll(
  read: InSession,
  which: DocumentFilter | readonly string[],
  inWrite: InSession,
): AsyncGenerator<string> {
  if (!isList(which) && !isOfSome(which)) throw new OnrecordError('OR3019', { input: JSON.stringify(which) });
  const ids = await read(async ({ db, database }) => {
    const found = isList(which) ? which : idsOf(database, which);
    for (const id of found) if (!isThere(database, id)) throw await notWhole(db, id);
    return found;
  });
  for (const id of ids) {
    // Somebody else may have taken it out by now.
    const gone = await inWrite(async (within) => (isThere(within.database, id) ? remove(within, id) : null));
    if (gone !== null) yield gone;
  }
}

const isThere = (database: Connection['database'], id: string): boolean =>
  rowsOf(database, 'select 1 from document_rows where id = ?', id.trim()).length > 0;

const isList = (which: DocumentFilter | readonly string[]): which is readonly string[] => Array.isArray(which);

/** What to say where no document has this id: that it is only the beginning of one, or that there is none. */
async function notWhole(db: Kysely<Tables>, given: string): Promise<OnrecordError> {
  const id = given.trim();
  if (!id.startsWith('doc_')) return new OnrecordError('OR3003', { input: given });
  const [one, another] = await db
    .selectFrom('document_rows')
    .select('id')
    .where('id', '>=', id)
    .where('id', '<', `${id}{`)
    .orderBy('id')
    .limit(2)
    .execute();
  if (!one) return new OnrecordError('OR3003', { input: given });
  return new OnrecordError('OR3012', { input: given, found: `${one.id}${another ? ' and others' : ''}` });
}
