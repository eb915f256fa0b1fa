import { sql } from 'kysely';
import { type Arriving, type CarriedDeparted, type Departed, type Past, readerOf } from '../../ledger/index.ts';
import { type AnchoredEntry, anchoredVersion, type AnchoredVersion, entryWithWords } from './anchors.ts';
import { damaged } from './damaged.ts';
import { fromJson } from './json.ts';
import { reviewsWhere } from './reviews.ts';
import type { Session } from './session.ts';
import { asInserted, insert, rowOf, rowsOf, run } from './sql.ts';

/** What is known of all that is gone; of what another reading has left out more is. */
const KNOWN = ['document', 'kind', 'why', 'at'];
const REPLACED = [...KNOWN, 'program', 'model', 'lexicon', 'sha256', 'anchor', 'type', 'speaker', 'day'];
/** What an archive has of an entry takes the place of nothing but that its document was taken out, which is there again. */
export const WAS_REMOVED = sql`on conflict (id) do update set ${asInserted(REPLACED)} where departed.why = 'removed'`;
/** What is not given is taken away from what was there. */
const IS_THERE = sql`on conflict (id) do update set ${asInserted(REPLACED)}`;

/** Puts down what another reading of a version has left out and no version has any longer. */
export async function keepDeparted(
  session: Session,
  before: AnchoredVersion,
  { id: document, retrieved: at, document: { versions } }: Arriving,
): Promise<void> {
  const there = new Set([
    ...(await idsAmong(session, 'statement', before.entries)),
    ...(await idsAmong(session, 'event', before.entries)),
  ]);
  // Of a fault in a ledger, not of a reading: two rows with one id.
  const gone = new Map(before.entries.filter(({ id }) => !there.has(id)).map((entry) => [entry.id, entry]));
  await insert(
    session,
    'departed',
    [...gone.values()].map((entry) =>
      rowOfDeparted(document, { ...entry, at, by: versions, sha256: before.sha256, day: entry.day || null }),
    ),
    { conflict: IS_THERE },
  );
}

/** The row of an entry that another reading has left out. */
export const rowOfDeparted = (
  document: string,
  { id, kind, at, by, sha256, anchor, type, speaker, day }: CarriedDeparted,
) => ({
  id,
  document,
  kind,
  why: 'refreshed' as const,
  at,
  program: by.onrecord,
  model: by.model,
  lexicon: by.lexicon,
  sha256,
  anchor: JSON.stringify(anchor),
  type,
  speaker,
  day,
});

async function idsAmong(
  session: Session,
  kind: 'statement' | 'event',
  entries: readonly AnchoredEntry[],
): Promise<string[]> {
  const asked = entries.flatMap((entry) => (entry.kind === kind ? entry.id : []));
  if (asked.length === 0) return [];
  const found = await rowsOf<{ id: string }>(
    session,
    sql`select id from ${sql.table(`${kind}_rows`)} where id in ${session.dialect.list(asked, 'text')}`,
  );
  return found.map(({ id }) => id);
}

/**
 * Puts down that a document and all that it had were taken out, and takes away what was kept of the words of entries that
 * had gone before; to be called while its versions are there.
 */
export async function keepRemoved(session: Session, pk: number, id: string): Promise<void> {
  const at = new Date().toISOString();
  const versions = sql`(select pk from versions where document = ${pk})`;
  const columns = sql.join(['id', ...KNOWN].map((name) => sql.ref(name)));
  const gone = sql`select id, 'document' as kind from document_rows where pk = ${pk}
    union select id, 'statement' from statement_rows where version in ${versions}
    union select id, 'event' from event_rows where version in ${versions}
    union select id, kind from departed where document = ${id}`;
  // The sum of what is read comes first: on some of it the rows that are written stand.
  await run(
    session,
    sql`insert into departed (${columns})
      select id, cast(${id} as text), kind, 'removed', cast(${at} as text) from (${gone}) g where true ${IS_THERE}`,
  );
}

interface Row {
  readonly id: string;
  readonly kind: Departed['kind'];
  readonly document: string;
  readonly why: Departed['why'];
  readonly at: string;
  readonly program: string | null;
  readonly model: string | null;
  readonly lexicon: string | null;
  readonly sha256: string | null;
  readonly anchor: string | null;
  readonly type: string | null;
  readonly speaker: string | null;
  readonly day: string | null;
}

/** What is known of an id that is gone, by its key. */
export async function departedOf(session: Session, pk: number): Promise<Departed> {
  const row = await rowOf<Row>(session, sql`select * from departed where pk = ${pk}`);
  if (!row) throw damaged(`departed, row ${pk}`, 'it is not there');
  const { id, kind, document, why, at, program, model, lexicon, sha256, anchor: stored } = row;
  const left = { id, kind, document, why, at };
  if (sha256 === null || stored === null || program === null || model === null || lexicon === null)
    return { ...left, by: null, was: null, became: null, reviews: [] };
  const anchor = fromJson<AnchoredEntry['anchor']>(stored, 'anchor', `departed.anchor of ${id}`);
  const version = await rowOf<{ text: string; sentences: string }>(
    session,
    sql`select v.text, v.sentences from versions v join document_rows d on d.pk = v.document
      where d.id = ${document} and v.sha256 = ${sha256} order by v.pk desc limit 1`,
  );
  const current = await currentOf(session, document);
  return {
    ...left,
    by: { onrecord: program, model, lexicon },
    was: {
      text: anchor.sentence?.words ?? anchor.words.join(' '),
      spans: anchor.spans,
      sha256,
      type: row.type ?? '',
      speaker: row.speaker,
      day: row.day,
      context: version
        ? readerOf(
            version.text,
            fromJson(version.sentences, 'spans', `versions.sentences of ${document}`),
          ).contextOf({ cue: [], content: anchor.spans })
        : null,
    },
    became: current ? entryWithWords({ id, sha256, anchor }, await anchoredVersion(session, current.pk)) : null,
    reviews: await reviewsWhere(session, sql`r.entry = ${id}`),
  };
}

interface Current {
  readonly pk: number;
  readonly sha256: string;
  readonly edited: string | null;
  readonly retrieved: string;
  readonly program: string;
  readonly model: string;
  readonly lexicon: string;
}

const currentOf = (session: Session, document: string): Promise<Current | undefined> =>
  rowOf<Current>(
    session,
    sql`select v.pk, v.sha256, v.edited, v.retrieved, v.program, v.model, v.lexicon from document_rows d
      join versions v on v.pk = d.current where d.id = ${document}`,
  );

/** What became of an entry that only an older version has. */
export async function pastOf(session: Session, id: string, version: number, document: string): Promise<Past | null> {
  const current = await currentOf(session, document);
  const old = await anchoredVersion(session, version);
  const entry = old.entries.find((one) => one.id === id);
  if (!current || !entry) return null;
  const { program, model, lexicon, retrieved, edited, sha256 } = current;
  return {
    why: sha256 !== old.sha256 ? 'changed' : edited === null ? 'read-again' : 'edited',
    at: retrieved,
    by: { onrecord: program, model, lexicon },
    became: entryWithWords(
      { id, sha256: old.sha256, anchor: entry.anchor },
      await anchoredVersion(session, current.pk),
    ),
  };
}
