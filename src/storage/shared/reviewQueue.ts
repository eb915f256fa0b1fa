import { sql } from 'kysely';
import {
  type AgreementFilter,
  agreementOf,
  type EventFilter,
  type FieldAgreement,
  knownValue,
  notTaken,
  type ReviewOpinion,
  reviewerName,
  type ReviewProgress,
  type ReviewQueue,
  type ReviewQueueQuery,
  type StatementFilter,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { isAsked } from './asRead.ts';
import { all } from './condition.ts';
import { eventConditions } from './everyEvent.ts';
import { filterOf, firstReports, type Found } from './filters.ts';
import { find } from './find.ts';
import { eventEntriesOf } from './reports.ts';
import { conditionsOf, reviewsWhere, STANDING } from './reviews.ts';
import { entriesOf } from './rows.ts';
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
  const after = cursor === undefined ? null : decodeCursor(cursor, 'confidence');
  const found = await entriesAfter(session, query, after, limit + 1);
  const shown = found.slice(0, limit);
  const pks = shown.map(({ pk }) => pk);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    // What others have decided is not for who is to decide.
    statements: kind === 'statement' ? (await entriesOf(session, pks)).map(({ read }) => read) : [],
    events: kind === 'event' ? (await eventEntriesOf(session, pks)).map(({ read }) => read) : [],
    next: last ? encodeCursor('confidence', last) : null,
  };
}

/** So many are counted of what is left. */
const COUNTED = 10_000;

/** How far a reviewer has come. @throws OnrecordError OR6006, and as search */
export async function reviewProgress(
  session: Session,
  query: ReviewQueueQuery & { readonly by: string },
  since: string,
): Promise<ReviewProgress> {
  const left = (await entriesAfter(session, query, null, COUNTED + 1)).length;
  const [decided] = await rowsOf<{ recent: number; total: number }>(
    session,
    sql`select count(*) as total, coalesce(sum(case when last >= ${since} then 1 else 0 end), 0) as recent from
      (select max(r.at) as last from reviews r where r.reviewer = ${reviewerName(query.by)} and r.undone is null group by r.unit) d`,
  );
  const { recent = 0, total = 0 } = decided ?? {};
  return { recent: Number(recent), total: Number(total), left: Math.min(left, COUNTED), more: left > COUNTED };
}

const entriesAfter = async (
  session: Session,
  query: ReviewQueueQuery,
  after: Place | null,
  wanted: number,
): Promise<readonly Place[]> => {
  if (query.field !== undefined) knownValue('review field', query.field);
  return query.kind === 'event'
    ? eventsAfter(session, query, query.filter, after, wanted)
    : statementsAfter(session, query, query.filter, after, wanted);
};

/** Whatever the others decided, and in which field: who codes second is to find what the first one found. */
const QUEUED = 'either';

/** That the reviewer has decided nothing that counts of the entry of this alias. */
function undecided({ by, field }: Pick<ReviewQueueQuery, 'by' | 'field'>, alias: string): Fragment {
  if (by === undefined) return sql`1 = 1`;
  const named = field === undefined ? sql`` : sql`and r.field = ${field}`;
  return sql`not exists (select 1 from reviews r where r.unit = ${sql.ref(`${alias}.id`)} and r.reviewer = ${reviewerName(by)}
    and r.undone is null ${named})`;
}

const following = (alias: string, after: Place | null): Fragment => {
  const [confidence, pk] = [sql.ref(`${alias}.confidence`), sql.ref(`${alias}.pk`)];
  return after
    ? sql`${confidence} >= ${after.place} and (${confidence} > ${after.place} or ${pk} > ${after.pk})`
    : sql`1 = 1`;
};

/** Entries that are walked by confidence before the database is asked to sort all that match a filter. */
const WALKED = 20_000;

interface Walk {
  readonly table: 'statement_rows' | 'event_rows';
  readonly alias: 's' | 'e';
  readonly index: string;
  readonly selected: Fragment;
  /** Beside that it is asked. */
  readonly conditions: readonly Fragment[];
}

/**
 * The next entries by confidence of all that there are. Where many match, the index by confidence has them at once; where
 * few do, walking along it would look at nearly every entry, and another index is quicker.
 */
async function walked<Row extends Place>(
  session: Session,
  { table, alias, index, selected, conditions }: Walk,
  after: Place | null,
  wanted: number,
): Promise<Row[]> {
  const [confidence, pk] = [sql.ref(`${alias}.confidence`), sql.ref(`${alias}.pk`)];
  const by = sql`${sql.ref(table)} ${sql.ref(alias)} ${session.dialect.indexedBy(index)}`;
  const current = all([isAsked(QUEUED, alias), following(alias, after)]);
  const [end] = await rowsOf<Place>(
    session,
    sql`select ${pk} as pk, ${confidence} as place from ${by} where ${current}
      order by ${confidence}, ${pk} limit 1 offset ${sql.lit(WALKED)}`,
  );
  const question = (from: Fragment, up: Fragment): Promise<Row[]> =>
    rowsOf<Row>(
      session,
      sql`select ${selected} from ${from} where ${all([current, up, ...conditions])}
        order by ${confidence}, ${pk} limit ${wanted}`,
    );
  const first = await question(
    by,
    end
      ? sql`${confidence} <= ${end.place} and (${confidence} < ${end.place} or ${pk} <= ${end.pk})`
      : sql`1 = 1`,
  );
  if (!end || first.length === wanted) return first;
  return question(sql`${sql.ref(table)} ${sql.ref(alias)}`, sql`1 = 1`);
}

const STATEMENT = sql`s.pk as pk, s.cluster as cluster, s.place as report, s.confidence as place`;

async function statementsAfter(
  session: Session,
  query: ReviewQueueQuery,
  given: StatementFilter = {},
  begin: Place | null,
  wanted: number,
): Promise<Found[]> {
  const filter = await filterOf(session, given, QUEUED);
  const way = await wayIn(session, filter);
  const rest = [...way.rest, ...(way.last ? [way.last('s')] : []), undecided(query, 's')];
  const walk = {
    table: 'statement_rows',
    alias: 's',
    index: 'statements_by_confidence',
    selected: STATEMENT,
    conditions: rest,
  } as const;
  const { from, where } = source(session, filter, { ...way, rest });
  const found: Found[] = [];
  let after = begin;
  while (found.length < wanted) {
    const missing = wanted - found.length;
    const next: Found[] =
      way.by === 'all'
        ? await walked<Found & { place: number }>(session, walk, after, missing)
        : await rowsOf<Found>(
            session,
            sql`select ${STATEMENT} from ${from} where ${all([where, following('s', after)])}
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
  walked(
    session,
    {
      table: 'event_rows',
      alias: 'e',
      index: 'events_by_confidence',
      selected: sql`e.pk as pk, e.confidence as place`,
      conditions: [...(await eventConditions(session, filter, { asked: QUEUED })), undecided(query, 'e')],
    },
    after,
    wanted,
  );

/** How far reviewers agree. @throws OnrecordError OR3003, OR3004, OR3007, OR6006 */
export async function agreement(
  session: Session,
  { reviewers, document, ...filter }: AgreementFilter,
): Promise<FieldAgreement[]> {
  const conditions = [STANDING, conditionsOf(filter)];
  if (document !== undefined) conditions.push(sql`r.document = ${await find(session, 'document', document)}`);
  if (reviewers) conditions.push(sql`r.reviewer in ${session.dialect.list(reviewers.map(reviewerName), 'text')}`);
  const opinions: readonly ReviewOpinion[] = await reviewsWhere(session, all(conditions));
  return agreementOf(opinions);
}
