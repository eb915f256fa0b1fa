import { compareSpeakers, type LedgerEvent, type LedgerStatement, type Report, wordDiff } from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { eventsOf } from './events.ts';
import { IN_HEADLINE } from './headlines.ts';
import { METADATA, metadataOf, statementsOf } from './rows.ts';
import { rowsOf } from './statement.ts';

/**
 * The reports of the statement with this key, the first one first, each against the first: one a document, at the place
 * where it tells most of it. Of copies the earliest is the original.
 */
export async function reportsOf({ db, database }: Connection, statement: number): Promise<Report[]> {
  const rows = rowsOf<{ pk: number; version: number; headline: 0 | 1; head: string | null }>(
    database,
    `select o.pk, o.version, ${IN_HEADLINE} as headline, nullif((
       select d.id from versions h join document_rows d on d.pk = h.document where h.original = v.original
       order by h.published is null, h.published ->> '$.from', h.retrieved, h.pk limit 1
     ), own.id) as head
     from statement_rows s
     join statement_rows o on o.cluster = s.cluster
     join versions v on v.pk = o.version
     join document_rows own on own.pk = v.document
     join reports r on r.statement = o.pk and r.version = o.version
     join attributions a on a.version = r.version and a.ordinal = r.attribution
     where s.pk = ? group by o.pk order by o.place`,
    statement,
  );
  const statements = await statementsOf(
    db,
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
    return leading ? [{ ...reportOf(first, leading.one, leading.head), places: places.map(placeOf) }] : [];
  });
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

function reportOf(first: LedgerStatement, one: LedgerStatement, copyOf: string | null): Omit<Report, 'places'> {
  const { id, kind, speakerWords, text } = one;
  const { id: document, url, title, outlet, published } = one.document;
  const diff = wordDiff(first.text, one.text);
  const changed = diff.filter(({ same }) => !same);
  const words =
    changed.length === 0
      ? 'same'
      : changed.every(({ after }) => after === '')
        ? 'shorter'
        : changed.every(({ before }) => before === '')
          ? 'longer'
          : 'changed';
  return {
    id,
    kind,
    speaker: one.speaker?.name ?? null,
    speakerWords,
    text,
    document: { id: document, url, title, outlet, published },
    words: one === first ? 'first' : words,
    diff: one === first ? [] : diff,
    attributedDifferently: one !== first && !namedAlike(first, one),
    copyOf,
  };
}

const namedAlike = (first: LedgerStatement, one: LedgerStatement): boolean =>
  first.speaker?.status === one.speaker?.status &&
  compareSpeakers(first.speaker, one.speaker) !== 'other' &&
  ((first.speaker?.name ?? null) === null) === ((one.speaker?.name ?? null) === null) &&
  (first.speaker === null || compareSpeakers(first.speaker, one.speaker) === 'same' || first.speaker.name === null);

/** Events with their documents, in the order of the keys. */
export async function fullEvents({ db, database }: Connection, pks: readonly number[]): Promise<LedgerEvent[]> {
  const events = eventsOf(database, pks);
  const rows = await db
    .selectFrom('versions as v')
    .innerJoin('document_rows as d', 'd.pk', 'v.document')
    .select(METADATA)
    .select('v.pk')
    .where('v.pk', 'in', [0, ...new Set(events.map(({ version }) => version))])
    .execute();
  const documents = new Map(rows.map((row) => [row.pk, metadataOf(row)]));
  return events.flatMap(({ version, ...event }) => {
    const document = documents.get(version);
    return document ? [{ ...event, document }] : [];
  });
}

/** The keys of the reports of the event with this key, the first one first. */
export const sameEvents = ({ database }: Connection, event: number): number[] =>
  rowsOf<{ pk: number }>(
    database,
    'select o.pk from event_rows e join event_rows o on o.cluster = e.cluster where e.pk = ? order by o.pk',
    event,
  ).map(({ pk }) => pk);
