import { sql } from 'kysely';
import {
  type AgreementFilter,
  agreementOf,
  type EventFilter,
  type FieldAgreement,
  knownValue,
  notTaken,
  type ReviewOpinion,
  type ReviewQueue,
  type ReviewQueueQuery,
  type StatementFilter,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { all } from './condition.ts';
import { eventConditions } from './everyEvent.ts';
import { filterOf, firstReports, type Found } from './filters.ts';
import { fullEvents } from './reports.ts';
import { conditionsOf, reviewsWhere, STANDING } from './reviews.ts';
import { statementsOf } from './rows.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';
import { source, wayIn } from './wayIn.ts';

const DEFAULT_LIMIT = 20;
const MOST = 200;

/** A page of what is to be reviewed, by confidence ascending. @throws OnrecordError OR3004, OR3050, OR6006, and as search */
export async function reviewQueue(session: Session, query: ReviewQueueQuery): Promise<ReviewQueue> {
  const { limit = DEFAULT_LIMIT, cursor, kind = 'statement' } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw notTaken(`limit ${limit}`, `a page has 1 to ${MOST} entries`);
  if (query.field !== undefined) knownValue('review field', query.field);
  const after = cursor === undefined ? null : decodeCursor(cursor, 'confidence');
  const found =
    kind === 'event'
      ? await eventsAfter(session, query, query.filter as EventFilter | undefined, after, limit + 1)
      : await statementsAfter(session, query, query.filter as StatementFilter | undefined, after, limit + 1);
  const shown = found.slice(0, limit);
  const pks = shown.map(({ pk }) => pk);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    statements: kind === 'statement' ? await statementsOf(session, pks) : [],
    events: kind === 'event' ? await fullEvents(session, pks) : [],
    next: last ? encodeCursor('confidence', last) : null,
  };
}

/** That the reviewer has decided nothing that counts of the entry of this alias. */
function undecided({ by, field }: Pick<ReviewQueueQuery, 'by' | 'field'>, alias: string): Fragment {
  if (by === undefined) return sql`1 = 1`;
  const named = field === undefined ? sql`` : sql`and r.field = ${field}`;
  return sql`not exists (select 1 from reviews r where r.unit = ${sql.ref(`${alias}.id`)} and r.reviewer = ${by}
    and r.undone is null ${named})`;
}

const following = (alias: string, after: Place | null): Fragment => {
  const [confidence, pk] = [sql.ref(`${alias}.confidence`), sql.ref(`${alias}.pk`)];
  return after
    ? sql`${confidence} >= ${after.place} and (${confidence} > ${after.place} or ${pk} > ${after.pk})`
    : sql`1 = 1`;
};

async function statementsAfter(
  session: Session,
  query: ReviewQueueQuery,
  given: StatementFilter = {},
  begin: Place | null,
  wanted: number,
): Promise<Found[]> {
  const filter = await filterOf(session, given);
  const way = await wayIn(session, filter);
  const { from, where } = source(session, filter, { ...way, rest: way.last ? [...way.rest, way.last('s')] : way.rest });
  const found: Found[] = [];
  let after = begin;
  while (found.length < wanted) {
    const missing = wanted - found.length;
    const next: Found[] = await rowsOf<Found>(
      session,
      sql`select s.pk as pk, s.cluster as cluster, s.place as report, s.confidence as place from ${from}
        where ${all([where, undecided(query, 's'), following('s', after)])}
        order by s.confidence, s.pk limit ${missing}`,
    );
    found.push(...(await firstReports(session, filter, next)));
    if (next.length < missing) break;
    after = next.at(-1) ?? after;
  }
  return found;
}

const eventsAfter = async (
  session: Session,
  query: ReviewQueueQuery,
  filter: EventFilter = {},
  after: Place | null,
  wanted: number,
): Promise<Place[]> =>
  rowsOf<Place>(
    session,
    sql`select e.pk as pk, e.confidence as place from event_rows e
      where ${all([sql`e.current = 1`, ...(await eventConditions(session, filter)), undecided(query, 'e'), following('e', after)])}
      order by e.confidence, e.pk limit ${wanted}`,
  );

/** How far reviewers agree. @throws OnrecordError OR3004, OR6006 */
export async function agreement(session: Session, { reviewers, ...filter }: AgreementFilter): Promise<FieldAgreement[]> {
  const conditions = [STANDING, conditionsOf(filter)];
  if (reviewers) conditions.push(sql`r.reviewer in ${session.dialect.list(reviewers, 'text')}`);
  const opinions: readonly ReviewOpinion[] = await reviewsWhere(session, all(conditions));
  return agreementOf(opinions);
}
