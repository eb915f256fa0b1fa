import { sql } from 'kysely';
import {
  type Anchor,
  type CarriedReview,
  dayBounds,
  type Decision,
  knownValue,
  notTaken,
  type Review,
  reviewerName,
  type ReviewField,
  type ReviewFilter,
  type ReviewPage,
  type ReviewPageQuery,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { all } from './condition.ts';
import { fromJson } from './json.ts';
import { inPortions, portionOf } from './portions.ts';
import type { Fragment, InSession, Session } from './session.ts';
import { BY_KEYS, rowsOf } from './sql.ts';

const PORTION = 500;
const DEFAULT_LIMIT = 20;
const MOST = 1_000;

/** That the review `r` counts: it was not taken back, and its reviewer has not decided the field anew. */
export const STANDING = sql`(r.undone is null and not exists (select 1 from reviews o where o.unit = r.unit
  and o.field = r.field and o.reviewer = r.reviewer and o.undone is null
  and (o.at > r.at or (o.at = r.at and o.pk > r.pk))))`;

interface Row {
  readonly pk: number;
  readonly id: string;
  readonly entry: string;
  readonly unit: string;
  readonly document_id: string;
  readonly url: string | null;
  readonly sha256: string;
  readonly anchor: string;
  readonly field: ReviewField;
  readonly machine: string;
  readonly decision: Decision;
  readonly value: string | null;
  readonly note: string | null;
  readonly reviewer: string;
  readonly at: string;
  readonly undone: string | null;
  readonly standing: 0 | 1;
}

const SELECTED = sql`select r.pk, r.id, r.entry, r.unit, d.id as document_id, v.url, r.sha256, r.anchor, r.field, r.machine,
    r.decision, r.value, r.note, r.reviewer, r.at, r.undone, case when ${STANDING} then 1 else 0 end as standing
  from reviews r join document_rows d on d.pk = r.document left join versions v on v.pk = d.current`;

const anchorOf = ({ id, anchor }: Row): Anchor => fromJson<Anchor>(anchor, 'anchor', `reviews.anchor of ${id}`);

function reviewOf(stored: Row): Review {
  const { pk: _pk, document_id, reviewer, anchor: _anchor, standing, ...row } = stored;
  const anchor = anchorOf(stored);
  return {
    ...row,
    kind: row.entry.startsWith('ev_') ? 'event' : 'statement',
    document: document_id,
    spans: anchor.spans,
    words: anchor.sentence?.words ?? anchor.words.join(' '),
    machine: fromJson(row.machine, 'reviewValue', `reviews.machine of ${row.id}`),
    value: row.value === null ? null : fromJson(row.value, 'reviewValue', `reviews.value of ${row.id}`),
    by: reviewer,
    standing: standing === 1,
  };
}

const rowsWhere = (session: Session, condition: Fragment): Promise<Row[]> =>
  rowsOf<Row>(session, sql`${SELECTED} where ${condition} order by r.pk`);

/** Reviews in the order in which they were put down; the condition is on `r`. */
export const reviewsWhere = async (session: Session, condition: Fragment): Promise<Review[]> =>
  (await rowsWhere(session, condition)).map(reviewOf);

/** Those of a document as an archive carries them. */
export const carriedReviews = async (session: Session, document: number): Promise<CarriedReview[]> =>
  (await rowsWhere(session, sql`r.document = ${document}`)).map((row) => {
    const { id, entry, unit, sha256, field, machine, decision, value, note, by, at, undone } = reviewOf(row);
    return { id, entry, unit, sha256, anchor: anchorOf(row), field, machine, decision, value, note, by, at, undone };
  });

/** Those that count of the entries with these ids. */
export const reviewsOfEntries = async (session: Session, entries: readonly string[]): Promise<Map<string, Review[]>> =>
  Map.groupBy(
    await reviewsWhere(session, sql`r.unit in ${session.dialect.list(entries, 'text')} and ${STANDING} ${sql.raw(BY_KEYS)}`),
    ({ unit }) => unit,
  );

/** What a filter asks of the review `r`. @throws OnrecordError OR3004, OR6006 */
export function conditionsOf(filter: ReviewFilter): Fragment {
  const { id, entry, document, by, field, decision, standing } = filter;
  const { from, to } = dayBounds(filter);
  const conditions: Fragment[] = [];
  if (id !== undefined) conditions.push(sql`r.id = ${id}`);
  if (entry !== undefined) conditions.push(sql`(r.unit = ${entry} or r.entry = ${entry})`);
  if (document !== undefined)
    conditions.push(sql`r.document in (select pk from document_rows where id = ${document})`);
  if (by !== undefined) conditions.push(sql`r.reviewer = ${reviewerName(by)}`);
  if (field !== undefined) conditions.push(sql`r.field = ${knownValue('review field', field)}`);
  if (decision !== undefined) conditions.push(sql`r.decision = ${knownValue('decision', decision)}`);
  if (from !== null) conditions.push(sql`substr(r.at, 1, 10) >= ${from}`);
  if (to !== null) conditions.push(sql`substr(r.at, 1, 10) <= ${to}`);
  if (standing) conditions.push(STANDING);
  return all(conditions);
}

const rowsAfter = (session: Session, conditions: Fragment, after: number, most: number): Promise<Row[]> =>
  rowsOf<Row>(session, sql`${SELECTED} where ${conditions} and r.pk > ${after} order by r.pk limit ${most}`);

/** One page. @throws OnrecordError OR3004, OR3050, OR6006 */
export async function reviewPage(session: Session, query: ReviewPageQuery): Promise<ReviewPage> {
  const { limit = DEFAULT_LIMIT, cursor, ...filter } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw notTaken(`limit ${limit}`, `a page has 1 to ${MOST} reviews`);
  // The place and not the review: that may have been taken out with its document.
  const after = cursor === undefined ? 0 : decodeCursor(cursor, 'decided').pk;
  const rows = await rowsAfter(session, conditionsOf(filter), after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    reviews: shown.map(reviewOf),
    next: last ? encodeCursor('decided', { place: last.at, pk: last.pk }) : null,
  };
}

/** All that match, a portion at a time: nothing is locked between portions, and memory does not grow. */
export async function* everyReview(read: InSession, filter: ReviewFilter): AsyncGenerator<Review> {
  const conditions = conditionsOf(filter);
  const portions = inPortions(read, 'reviews', async (session, after) => {
    const rows = await rowsAfter(session, conditions, after, PORTION);
    return portionOf(rows, PORTION, ({ pk }) => pk, rows.map(reviewOf));
  });
  for await (const reviews of portions) yield* reviews;
}
