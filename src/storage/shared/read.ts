import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import {
  type Counts,
  type DocumentDetail,
  effectiveFields,
  eventValues,
  ROLES,
  type Shown,
  type ShowOptions,
  statementValues,
  versionSummary,
} from '../../ledger/index.ts';
import { actorsOf } from './actors.ts';
import { damaged } from './damaged.ts';
import { summaryIn } from './documents.ts';
import { blocksOf } from './everyVersion.ts';
import { departedOf, pastOf } from './departing.ts';
import { findIn } from './find.ts';
import { quotationsOf } from './quotations.ts';
import { eventEntriesOf, reportsOf, sameEvents } from './reports.ts';
import { reviewsWhere } from './reviews.ts';
import { entriesOf, hitsOf, METADATA, metadataOf, type MetadataRow } from './rows.ts';
import type { Fragment, Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

/** What has this id, or whose id begins like this; else what had it once. @throws OnrecordError OR3003, OR3007 */
export async function show(session: Session, given: string, options: ShowOptions = {}): Promise<Shown> {
  const id = given.trim();
  const kind = id.startsWith('doc_') ? 'document' : id.startsWith('ev_') ? 'event' : 'statement';
  if (kind === 'statement' && !id.startsWith('st_')) throw new OnrecordError('OR3003', { input: given });
  const pk = await findIn(session, `${kind}_rows`, id);
  if (pk === null) {
    const departed = await findIn(session, 'departed', id);
    if (departed === null) throw new OnrecordError('OR3003', { input: given });
    return { type: 'departed', departed: await departedOf(session, departed) };
  }
  if (kind === 'document') return { type: 'document', document: await documentOf(session, pk) };
  return kind === 'event' ? shownEvent(session, pk) : shownStatement(session, pk, options);
}

async function shownStatement(
  session: Session,
  pk: number,
  { others: wanted = true }: ShowOptions,
): Promise<Shown> {
  const [entry] = await entriesOf(session, [pk]);
  const row = await rowOf<{ id: string; version: number; current: number; cluster: number | null }>(
    session,
    sql`select id, version, current, cluster from statement_rows where pk = ${pk}`,
  );
  if (!entry || !row)
    throw damaged(`statements, ${row?.id ?? `row ${pk}`}`, 'what its document says of it is not there');
  const { statement, read } = entry;
  const others = await hitsOf(
    session,
    wanted ? (await statementsIn(session, row.version)).filter((other) => other !== pk) : [],
  );
  const reports = await reportsOf(session, pk);
  const quotations = await quotationsOf(session, row, statement);
  const current = row.current > 0;
  const past = current ? null : await pastOf(session, row.id, row.version, statement.document.id);
  const reviews = await reviewsWhere(session, reviewsOf(row.id, current));
  const effective = effectiveFields(statementValues(read), reviews, statement.document.sha256);
  return { type: 'statement', statement, current, others, reports, quotations, past, reviews, effective };
}

async function shownEvent(session: Session, pk: number): Promise<Shown> {
  const [entry, ...others] = await eventEntriesOf(session, [pk, ...(await sameEvents(session, pk))]);
  const row = await rowOf<{ version: number; current: number }>(
    session,
    sql`select version, current from event_rows where pk = ${pk}`,
  );
  if (!entry || !row) throw damaged(`events, row ${pk}`, 'its document is not there');
  const { event, read } = entry;
  const current = row.current > 0;
  const past = current ? null : await pastOf(session, event.id, row.version, event.document.id);
  const reviews = await reviewsWhere(session, reviewsOf(event.id, current));
  const effective = effectiveFields(eventValues(read), reviews, event.document.sha256);
  const reports = (others.length > 0 ? others : [entry]).map((one) => one.event);
  return { type: 'event', event, reports, past, reviews, effective };
}

/** Reviews of what is past belong to what has its words now; here they are shown all the same. */
const reviewsOf = (id: string, current: boolean): Fragment =>
  current ? sql`r.unit = ${id}` : sql`r.entry = ${id}`;

const statementsIn = async (session: Session, version: number): Promise<number[]> =>
  (
    await rowsOf<{ statement: number }>(
      session,
      sql`select r.statement from reports r join statement_rows s on s.pk = r.statement
        where r.version = ${version} and s.current < 2 order by r.ordinal`,
    )
  ).map(({ statement }) => statement);

async function documentOf(session: Session, pk: number): Promise<DocumentDetail> {
  const summary = await summaryIn(session, pk);
  if (!summary) throw damaged(`documents, row ${pk}`, 'its current version is not there');
  const versions = await rowsOf<MetadataRow & { pk: number; text: string }>(
    session,
    sql`select v.pk, v.text, ${METADATA} from versions v join document_rows d on d.pk = v.document
      where v.document = ${pk} order by v.number`,
  );
  const current = versions.find(({ number }) => number === summary.version);
  if (!current) throw damaged(`documents, ${summary.id}`, 'its current version is of another document');
  return {
    ...summary,
    text: current.text,
    blocks: await blocksOf(session, current.pk),
    actors: await actorsOf(session, current.pk),
    history: versions.map((row) => versionSummary(metadataOf(row))),
    statements: await hitsOf(session, await statementsIn(session, current.pk)),
  };
}

const NOTHING: Counts = {
  documents: 0,
  versions: 0,
  statements: 0,
  clusters: 0,
  events: 0,
  speakers: 0,
  outlets: 0,
  actors: 0,
};

export const counts = async (session: Session): Promise<Counts> =>
  (await rowOf<Counts>(
    session,
    sql`select
      (select count(*) from document_rows) as documents,
      (select count(*) from versions) as versions,
      (select count(*) from statement_rows where current = 1) as statements,
      (select count(*) from statement_rows where current = 1 and place = 0) as clusters,
      (select count(*) from event_rows where current = 1 and cluster = pk) as events,
      (select count(distinct n.name) from statement_parties n join statement_rows s on s.pk = n.statement
        where n.role = ${sql.lit(ROLES.speaker)} and s.current = 1) as speakers,
      (select count(distinct outlet) from statement_rows where current = 1) as outlets,
      (select count(*) from actor_rows) as actors`,
  )) ?? NOTHING;
