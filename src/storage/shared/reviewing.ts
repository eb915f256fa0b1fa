import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { openLexicon, stateName, userCorrections } from '../../lexicon/index.ts';
import {
  type Anchor,
  anchorsIn,
  type CarriedReview,
  eventValues,
  fieldsOf,
  idOfReview,
  isConfirmed,
  knownValue,
  type NewReview,
  notTaken,
  type Review,
  type ReviewField,
  reviewerName,
  type ReviewValue,
  rightValue,
  type StatementJudge,
  statementValues,
} from '../../ledger/index.ts';
import { type AnchoredVersion, anchoredVersion, successorOf } from './anchors.ts';
import { damaged } from './damaged.ts';
import { departedOf, pastOf } from './departing.ts';
import { findIn } from './find.ts';
import { followEntry } from './following.ts';
import { fromJson } from './json.ts';
import { eventEntriesOf } from './reports.ts';
import { reviewsWhere } from './reviews.ts';
import { entriesOf } from './rows.ts';
import type { Session } from './session.ts';
import { insert, rowOf, rowsOf, update } from './sql.ts';

const LONGEST_NAME = 200;
const LONGEST_NOTE = 10_000;

/** Puts down what a person has decided. @throws OnrecordError OR3003, OR3007, OR3050, OR3052, OR6006 */
export async function review(
  session: Session,
  judgeWith: StatementJudge | undefined,
  given: NewReview,
): Promise<Review[]> {
  const { entry: sought, decision, field: named } = given;
  const reviewer = reviewerName(textIn(sought, 'by', given.by, LONGEST_NAME));
  if (reviewer === '') throw notTaken(sought, 'by: a review has the name of its reviewer');
  knownValue('decision', decision);
  if (named !== undefined) knownValue('review field', named);
  if (decision === 'wrong' && named === undefined) throw notTaken(sought, 'field: what is wrong has to be named');
  if (decision === 'accept' && (given.value ?? null) !== null)
    throw notTaken(sought, 'value: what is accepted has the value that it has');
  const note = given.note ? textIn(sought, 'note', given.note, LONGEST_NOTE) : null;
  const at = instantOf(sought, given.at);
  const { pk, id, kind, document, sha256, machine, anchor, length } = await reviewed(session, sought.trim());
  const fields = named === undefined ? fieldsOf(kind) : [named];
  const rows = [];
  for (const field of fields) {
    const said = machine.get(field);
    if (said === undefined) throw notTaken(id, `field: ${kind}s have ${fieldsOf(kind).join(', ')}, not ${field}`);
    const right = decision === 'accept' ? null : rightValue(id, field, given.value, length);
    const value = right === null ? null : await withNames(session, { id, document, field }, right);
    const isSame = value !== null && isConfirmed(value, said);
    const taken = isSame ? ({ decision: 'accept', value: null } as const) : { decision, value };
    const decided = { entry: id, field, ...taken, note, by: reviewer, at };
    rows.push(rowOfReview(document, { ...decided, id: idOfReview(decided), sha256, anchor, machine: said, undone: null }));
  }
  await insert(session, 'reviews', rows, { conflict: sql`on conflict (id) do nothing` });
  await followEntry(session, judgeWith, kind, pk);
  const ids = session.dialect.list(
    rows.map((row) => row.id),
    'text',
  );
  return reviewsWhere(session, sql`r.id in ${ids}`);
}

/** The row of a review; where no other entry is given, it belongs to the one that was looked at. */
export const rowOfReview = (
  document: number,
  { id, entry, unit = entry, sha256, anchor, field, machine, decision, value, note, by, at, undone }: CarriedReview,
) => ({
  id,
  document,
  entry,
  unit,
  sha256,
  anchor: JSON.stringify(anchor),
  field,
  machine: JSON.stringify(machine),
  decision,
  value: value === null ? null : JSON.stringify(value),
  note,
  reviewer: by,
  at,
  undone,
});

/** Takes a review back; one that was taken back before stays as it is. @throws OnrecordError OR3051 */
export async function undoReview(
  session: Session,
  judgeWith: StatementJudge | undefined,
  given: string,
): Promise<Review> {
  const id = given.trim();
  const row = await rowOf<{ pk: number; unit: string; undone: string | null }>(
    session,
    sql`select pk, unit, undone from reviews where id = ${id}`,
  );
  if (!row) throw new OnrecordError('OR3051', { input: given.slice(0, 100) });
  if (row.undone === null) {
    await update(session, 'reviews', [{ pk: row.pk, undone: new Date().toISOString() }]);
    const kind = row.unit.startsWith('ev_') ? 'event' : 'statement';
    const entry = await rowOf<{ pk: number }>(session, sql`select pk from ${sql.table(`${kind}_rows`)} where id = ${row.unit}`);
    await followEntry(session, judgeWith, kind, entry?.pk ?? null);
  }
  const [found] = await reviewsWhere(session, sql`r.pk = ${row.pk}`);
  if (!found) throw damaged(`reviews, ${id}`, 'its document is not there');
  return found;
}

function textIn(input: string, what: string, given: unknown, most: number): string {
  if (typeof given !== 'string') throw notTaken(input, `${what}: not a text`);
  if (given.length > most) throw notTaken(input, `${what}: longer than ${most} characters`);
  return given.toWellFormed().replaceAll('\0', '\uFFFD');
}

function instantOf(input: string, given = new Date().toISOString()): string {
  if (Number.isNaN(Date.parse(given))) throw notTaken(input, `at: ${JSON.stringify(given.slice(0, 60))} is no time`);
  return new Date(given).toISOString();
}

interface Reviewed {
  readonly pk: number;
  readonly id: string;
  readonly kind: 'statement' | 'event';
  /** The key of its document. */
  readonly document: number;
  readonly sha256: string;
  readonly machine: ReadonlyMap<ReviewField, ReviewValue>;
  readonly anchor: Anchor;
  /** Of the text in code points. */
  readonly length: number;
}

/** The entry that is reviewed, which has to be of a current version. */
async function reviewed(session: Session, given: string): Promise<Reviewed> {
  const kind = given.startsWith('ev_') ? 'event' : 'statement';
  if (kind === 'statement' && !given.startsWith('st_')) throw new OnrecordError('OR3003', { input: given });
  const pk = await findIn(session, `${kind}_rows`, given);
  if (pk === null) throw await gone(session, given);
  const row = await rowOf<{ id: string; version: number; current: number; document: number; document_id: string; text: string }>(
    session,
    sql`select e.id, e.version, e.current, v.document, d.id as document_id, v.text from ${sql.table(`${kind}_rows`)} e
      join versions v on v.pk = e.version join document_rows d on d.pk = v.document where e.pk = ${pk}`,
  );
  if (!row) throw damaged(`${kind}s, row ${pk}`, 'its document is not there');
  const { id, version, document, document_id, text } = row;
  if (row.current === 0) throw notNow(id, (await pastOf(session, id, version, document_id))?.became ?? null);
  const anchorOf = anchorsIn(text);
  const length = [...text].length;
  if (kind === 'statement') {
    const [{ read: statement } = {}] = await entriesOf(session, [pk]);
    if (!statement) throw damaged(`statements, ${id}`, 'what its document says of it is not there');
    const anchor = anchorOf(statement.attribution.content);
    const { sha256 } = statement.document;
    return { pk, id, kind, document, sha256, machine: statementValues(statement), anchor, length };
  }
  const [{ read: event } = {}] = await eventEntriesOf(session, [pk]);
  if (!event) throw damaged(`events, ${id}`, 'its document is not there');
  const anchor = anchorOf(event.trigger, event.sentence);
  return { pk, id, kind, document, sha256: event.document.sha256, machine: eventValues(event), anchor, length };
}

async function gone(session: Session, given: string): Promise<OnrecordError> {
  const pk = await findIn(session, 'departed', given);
  if (pk === null) return new OnrecordError('OR3003', { input: given });
  const { id, became } = await departedOf(session, pk);
  return notNow(id, became);
}

const notNow = (id: string, became: string | null): OnrecordError =>
  new OnrecordError('OR3052', {
    input: id,
    fault: became === null ? 'it is there no longer, and nothing has its words' : `${became} has its words now`,
  });

/** The value with the names of actors that are given by their ids alone. @throws OnrecordError OR3050 where there is none of the id */
async function withNames(
  session: Session,
  of: { readonly id: string; readonly document: number; readonly field: ReviewField },
  value: ReviewValue,
): Promise<ReviewValue> {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const all: ReviewValue[] = [];
    for (const one of value as readonly ReviewValue[]) all.push(await withNames(session, of, one));
    return all as unknown as ReviewValue;
  }
  if (!('actor' in value) || value.actor === null || value.name !== null) return value;
  const [found] = await rowsOf<{ name: string }>(
    session,
    sql`select name from actor_rows where id = ${value.actor}
      and scope in ('', (select id from document_rows where pk = ${of.document})) order by scope desc limit 1`,
  );
  const known = found?.name ?? stateName(value.actor.replace('country:', ''));
  // Opened anew, since it is seldom needed: an actor of a document has its name in the ledger.
  const name = known ?? openLexicon(userCorrections()).actor(value.actor)?.name;
  if (name === undefined)
    throw notTaken(of.id, `${of.field}: neither the ledger nor the lexicon knows ${JSON.stringify(value.actor.slice(0, 60))}`);
  return { actor: value.actor, name };
}

/** A version of a document before another takes its place, as `moveReviews` needs it; null where the document has no reviews. */
export async function reviewedVersion(
  session: Session,
  document: number,
  version: number,
): Promise<AnchoredVersion | null> {
  const one = await rowOf(session, sql`select 1 as one from reviews where document = ${document} limit 1`);
  return one ? anchoredVersion(session, version) : null;
}

/** After another reading or version of a document: its reviews belong to the entries that have the words now. */
export async function moveReviews(
  session: Session,
  document: number,
  before: AnchoredVersion,
  current: number,
): Promise<void> {
  const rows = await rowsOf<{ pk: number; entry: string; unit: string; sha256: string; anchor: string }>(
    session,
    sql`select pk, entry, unit, sha256, anchor from reviews where document = ${document}`,
  );
  if (rows.length === 0) return;
  const version = await anchoredVersion(session, current);
  const units = new Map<string, string>();
  await update(
    session,
    'reviews',
    rows.flatMap(({ pk, entry, unit, sha256, anchor: stored }) => {
      const anchor = fromJson<Anchor>(stored, 'anchor', `reviews.anchor of ${entry}`);
      const now = units.get(entry) ?? successorOf({ id: entry, sha256, anchor }, unit, before, version) ?? entry;
      units.set(entry, now);
      return now === unit ? [] : [{ pk, unit: now }];
    }),
  );
}
