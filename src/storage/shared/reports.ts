import { sql } from 'kysely';
import {
  compareReports,
  compareSpeakers,
  type EffectiveField,
  eventValues,
  type LedgerEvent,
  type LedgerStatement,
  refutedFields,
  type Report,
  reportWords,
} from '../../ledger/index.ts';
import { eventsOf } from './events.ts';
import { reportedAt } from './reportedAt.ts';
import { reviewsOfEntries } from './reviews.ts';
import { effectiveOf, METADATA, metadataOf, type MetadataRow, statementsOf } from './rows.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/**
 * The reports of the statement with this key, the first one first, each against the first: one a document, at the place
 * where it tells most of it. Of copies the earliest is the original.
 */
export async function reportsOf(session: Session, statement: number): Promise<Report[]> {
  const rows = await rowsOf<{ pk: number; version: number; headline: 0 | 1; original: number; id: string }>(
    session,
    sql`select o.pk, o.version, case when ${inHeadline(session)} then 1 else 0 end as headline,
       coalesce(v.original, v.pk) as original, own.id
     from statement_rows s
     join statement_rows o on o.cluster = s.cluster
     join versions v on v.pk = o.version
     join document_rows own on own.pk = v.document
     join reports r on r.statement = o.pk and r.version = o.version
     join attributions a on a.version = r.version and a.ordinal = r.attribution
     where s.pk = ${statement} and (o.current < 2 or o.pk = s.pk) order by o.place, o.pk`,
  );
  const heads = await earliestOf(session, new Set(rows.map(({ original }) => original)));
  const statements = await statementsOf(
    session,
    rows.map(({ pk }) => pk),
  );
  const [first] = statements;
  if (!first) return [];
  const told = rows.flatMap((row, at) => {
    const one = statements[at];
    return one ? [{ ...row, one }] : [];
  });
  return [...Map.groupBy(told, ({ version }) => version).values()].flatMap((places) => {
    const [leading] = places;
    if (!leading) return [];
    const head = heads.get(leading.original);
    const copied = head === undefined || head === leading.id ? null : head;
    return [{ ...reportOf(first, leading.one, copied), places: places.map(placeOf) }];
  });
}

/** Of each original the document of the copy that came out first. */
async function earliestOf(session: Session, originals: ReadonlySet<number>): Promise<Map<number, string>> {
  const rows = await rowsOf<{ pk: number; original: number; published: string | null; id: string }>(
    session,
    sql`select h.pk, h.original, h.published, d.id from versions h join document_rows d on d.pk = h.document
      where h.original in ${session.dialect.list(originals)}`,
  );
  const copies = rows.map((row) => ({ original: row.original, ...reportedAt(row, `version row ${row.pk}`) }));
  return new Map(
    [...Map.groupBy(copies, ({ original }) => original)].map(([original, own]) => [
      original,
      own.toSorted(compareReports)[0]?.document ?? '',
    ]),
  );
}

/** That an attribution, as `a`, begins in a headline of its version. */
function inHeadline({ dialect }: Session): Fragment {
  const start = dialect.json('a.content', [0, 0], 'integer');
  return sql`exists (select 1 from blocks b where b.version = a.version and b.kind = 'headline'
    and b.start <= ${start} and ${start} < b."end")`;
}

const placeOf = ({
  one: { id, text, attribution },
  headline,
}: {
  readonly one: LedgerStatement;
  readonly headline: 0 | 1;
}) => ({
  id,
  text,
  content: attribution.content,
  headline: headline === 1,
});

/** What a list shows of the document of a report. */
export const reportedIn = ({ id, url, title, outlet, published }: Report['document']): Report['document'] => ({
  id,
  url,
  title,
  outlet,
  published,
});

function reportOf(first: LedgerStatement, one: LedgerStatement, copyOf: string | null): Omit<Report, 'places'> {
  const { id, kind, speakerWords, text } = one;
  return {
    id,
    kind,
    speaker: one.speaker?.name ?? null,
    speakerWords,
    text,
    document: reportedIn(one.document),
    ...(one === first ? { words: 'first', diff: [] } : reportWords(first.text, one)),
    attributedDifferently: one !== first && !namedAlike(first, one),
    copyOf,
  };
}

const namedAlike = (first: LedgerStatement, one: LedgerStatement): boolean =>
  first.speaker?.status === one.speaker?.status &&
  compareSpeakers(first.speaker, one.speaker) !== 'other' &&
  ((first.speaker?.name ?? null) === null) === ((one.speaker?.name ?? null) === null) &&
  (first.speaker === null || compareSpeakers(first.speaker, one.speaker) === 'same' || first.speaker.name === null);

/** An event with what people say of it. */
export interface EventEntry {
  readonly pk: number;
  readonly event: LedgerEvent;
  /** As the machine reads it, without what people have decided in its place. */
  readonly read: LedgerEvent;
  readonly effective: readonly EffectiveField[];
}

/** Events with their documents, in the order of the keys, with what people have decided. */
export const fullEvents = async (session: Session, pks: readonly number[]): Promise<LedgerEvent[]> =>
  (await eventEntriesOf(session, pks)).map(({ event }) => event);

/** The same, each beside what the machine reads. */
export async function eventEntriesOf(session: Session, pks: readonly number[]): Promise<EventEntry[]> {
  const events = await eventsOf(session, pks);
  const rows = await rowsOf<MetadataRow & { pk: number }>(
    session,
    sql`select v.pk, ${METADATA} from versions v join document_rows d on d.pk = v.document
      where v.pk in ${session.dialect.list(new Set(events.map(({ version }) => version)), 'integer')}`,
  );
  const documents = new Map(rows.map((row) => [row.pk, metadataOf(row)]));
  const reviews = await reviewsOfEntries(
    session,
    events.map(({ event }) => event.id),
  );
  return events.flatMap(({ pk, version, event, read }) => {
    const document = documents.get(version);
    if (!document) return [];
    const effective = effectiveOf(eventValues(read), document.sha256, reviews.get(event.id));
    const refuted = refutedFields(effective);
    return [{ pk, event: { ...event, refuted, document }, read: { ...read, refuted, document }, effective }];
  });
}

/** The keys of the reports of the event with this key, the first one first. */
export async function sameEvents(session: Session, event: number): Promise<number[]> {
  const rows = await rowsOf<{ pk: number; cluster: number; ordinal: number; published: string | null; id: string }>(
    session,
    sql`select o.pk, o.cluster, o.ordinal, v.published, d.id from event_rows e join event_rows o on o.cluster = e.cluster
      join versions v on v.pk = o.version join document_rows d on d.pk = v.document
      where e.pk = ${event} and (o.current < 2 or o.pk = e.pk)`,
  );
  const isFirst = ({ pk, cluster }: { pk: number; cluster: number }): number => (pk === cluster ? 0 : 1);
  return rows
    .map((row) => ({ ...row, ...reportedAt(row, `event row ${row.pk}`) }))
    .toSorted((a, b) => isFirst(a) - isFirst(b) || compareReports(a, b) || a.ordinal - b.ordinal)
    .map(({ pk }) => pk);
}
