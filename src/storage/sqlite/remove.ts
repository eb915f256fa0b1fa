import { OnrecordError } from '../../errors/index.ts';
import { retire } from './add.ts';
import type { Connection } from './connection.ts';
import { find } from './find.ts';
import { rowsOf } from './statement.ts';
import { dropQuotes, touchedBy } from './sources.ts';
import { dropTurns } from './turns.ts';
import { verify } from './verdicts.ts';

/** Takes out a document and what only it supports; to be called within a transaction. */
export async function remove(connection: Connection, given: string): Promise<string> {
  const { db, database } = connection;
  if (!given.startsWith('doc_')) throw new OnrecordError('OR3003', { input: given });
  const pk = await find(db, 'documents', given);
  const { id, current } = await db
    .selectFrom('documents')
    .select(['id', 'current'])
    .where('pk', '=', pk)
    .executeTakeFirstOrThrow();
  // What other documents report too stays theirs: sayings, happenings and families are put together without this one.
  const touched = current === null ? [] : touchedBy(database, current);
  if (current !== null) {
    dropTurns(database, current);
    await retire({ db, database }, current);
  }
  const statements = rowsOf<{ pk: number }>(
    database,
    'select s.pk from versions v join statements s on s.version = v.pk where v.document = ?',
    pk,
  );
  dropQuotes(
    database,
    statements.map((statement) => statement.pk),
  );
  await db.deleteFrom('documents').where('pk', '=', pk).execute();
  // Versions, statements and reports went with it; the actors made for it belong to nobody now.
  await db.deleteFrom('actors').where('scope', '=', id).execute();
  // What was found in it may have been said elsewhere too.
  await verify(connection, touched);
  return id;
}
