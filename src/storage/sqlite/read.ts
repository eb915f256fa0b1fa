import { type Kysely, sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { type Counts, type DocumentDetail, ROLES, type Shown } from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { blocksOf } from './everyVersion.ts';
import { summaryIn } from './documents.ts';
import { damaged } from './failures.ts';
import { find } from './find.ts';
import { fullEvents, reportsOf, sameEvents } from './reports.ts';
import { ACTOR, hitsOf, metadataOf, statementsOf } from './rows.ts';
import type { Tables } from '../shared/tables.ts';

/** The document, statement or event with this id, or the one whose id begins like this. */
export async function show(connection: Connection, given: string): Promise<Shown> {
  const { db } = connection;
  const id = given.trim();
  if (id.startsWith('doc_'))
    return { type: 'document', document: await documentOf(connection, await find(db, 'document', id)) };
  if (id.startsWith('ev_')) return shownEvent(connection, await find(db, 'event', id));
  if (!id.startsWith('st_')) throw new OnrecordError('OR3003', { input: given });
  const pk = await find(db, 'statement', id);
  const [statement] = await statementsOf(db, [pk]);
  const {
    id: whole,
    version,
    current,
  } = await db
    .selectFrom('statement_rows')
    .select(['id', 'version', 'current'])
    .where('pk', '=', pk)
    .executeTakeFirstOrThrow();
  if (!statement) throw damaged(`statements, ${whole}`, 'what its document says of it is not there');
  const others = await hitsOf(
    db,
    (await statementsIn(db, version)).filter((other) => other !== pk),
  );
  const reports = await reportsOf(connection, pk);
  return { type: 'statement', statement, current: current === 1, others, reports };
}

async function shownEvent(connection: Connection, pk: number): Promise<Shown> {
  const [event, ...reports] = await fullEvents(connection, [pk, ...sameEvents(connection, pk)]);
  if (!event) throw damaged(`events, row ${pk}`, 'its document is not there');
  return { type: 'event', event, reports: reports.length > 0 ? reports : [event] };
}

const statementsIn = async (db: Kysely<Tables>, version: number): Promise<number[]> =>
  (await db.selectFrom('reports').select('statement').where('version', '=', version).orderBy('ordinal').execute()).map(
    ({ statement }) => statement,
  );

async function documentOf(connection: Connection, pk: number): Promise<DocumentDetail> {
  const { db, database } = connection;
  const summary = summaryIn(database, pk);
  if (!summary) throw damaged(`documents, row ${pk}`, 'its current version is not there');
  const versions = await db.selectFrom('versions').selectAll().where('document', '=', pk).orderBy('number').execute();
  const current = versions.find(({ number }) => number === summary.version);
  if (!current) throw damaged(`documents, ${summary.id}`, 'its current version is of another document');
  const actors = await db
    .selectFrom('version_actors as l')
    .innerJoin('actor_rows as a', 'a.pk', 'l.actor')
    .select(ACTOR)
    .where('l.version', '=', current.pk)
    .orderBy('l.ordinal')
    .execute();
  const statements = await hitsOf(db, await statementsIn(db, current.pk));
  return {
    ...summary,
    text: current.text,
    blocks: blocksOf(connection.database, current.pk),
    actors,
    history: versions
      .map((row) => metadataOf({ ...row, document_id: summary.id }))
      .map(({ version, title, givenBy, edited, retrieved, sha256, versions }) => ({
        version,
        title,
        givenBy,
        edited,
        retrieved,
        sha256,
        versions,
      })),
    statements,
  };
}

export async function counts(db: Kysely<Tables>): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      (select count(*) from document_rows) as documents,
      (select count(*) from versions) as versions,
      (select count(*) from statement_rows where current = 1) as statements,
      (select count(*) from statement_rows where current = 1 and place = 0) as clusters,
      (select count(*) from event_rows where current = 1 and cluster = pk) as events,
      (select count(distinct n.name) from statement_parties n join statement_rows s on s.pk = n.statement
        where n.role = ${ROLES.speaker} and s.current = 1) as speakers,
      (select count(distinct outlet) from statement_rows where current = 1) as outlets,
      (select count(*) from actor_rows) as actors`.execute(db);
  return (
    rows[0] ?? { documents: 0, versions: 0, statements: 0, clusters: 0, events: 0, speakers: 0, outlets: 0, actors: 0 }
  );
}
