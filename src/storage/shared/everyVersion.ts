import { sql } from 'kysely';
import type { Attribution, Block, QuoteKind, Statement } from '../../document/index.ts';
import type { PointRecorded, StoredVersion } from '../../ledger/index.ts';
import type { Span } from '../../text/index.ts';
import { actorsOf } from './actors.ts';
import { carriedBy } from './carried.ts';
import { eventsOf } from './events.ts';
import { find } from './find.ts';
import { fromJson } from './json.ts';
import { METADATA, type MetadataRow, metadataOf, type Reading, type Version } from './rows.ts';
import type { InSession, Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';
import { inPortions, type Portion } from './portions.ts';
import { tagsOf } from './tags.ts';

/** All versions of one document or of all by key, one at a time, each with all that was read from it. */
export async function* everyVersion(read: InSession, document?: string): AsyncGenerator<StoredVersion> {
  const only = document === undefined ? null : await read((session) => find(session, 'document', document));
  const portions = inPortions(read, 'versions', (session, after) => versionAfter(session, only, after));
  for await (const versions of portions) yield* versions;
}

async function versionAfter(
  session: Session,
  only: number | null,
  after: number,
): Promise<Portion<StoredVersion>> {
  const row = await rowOf<VersionRow & { current: number | null }>(
    session,
    sql`select ${METADATA}, d.current, v.pk, v.document, v.text, v.basis, v.sentences, v.entities, v.dates
      from versions v join document_rows d on d.pk = v.document
      where v.pk > ${after} ${only === null ? sql`` : sql`and v.document = ${only}`} order by v.pk limit 1`,
  );
  if (!row) return { items: [], last: null };
  const { current, ...own } = row;
  const version = await versionOf(session, own);
  const leads = current === row.pk;
  return {
    items: [leads ? { ...version, ...(await carriedBy(session, row.document, version.document.id)) } : version],
    last: row.pk,
  };
}

/** What versionOf has to know of a version. */
export type VersionRow = MetadataRow &
  Pick<Version, 'pk' | 'document' | 'text' | 'basis' | 'sentences' | 'entities' | 'dates'>;

/** A version with all that was read from it; what people decided is beside it. Throws what storageError makes OR3008 of, where it cannot be read. */
export async function versionOf(session: Session, row: VersionRow): Promise<StoredVersion> {
  const { version, retrieved, sha256: _hash, sourceSha256, ...metadata } = metadataOf(row);
  const of = `of ${metadata.id}, version ${version}`;
  const attributions = await attributionsOf(session, row.pk);
  const { statements, verdicts } = await reportedIn(session, row.pk, attributions);
  const recorded: PointRecorded = {
    ...metadata,
    text: row.text,
    basis: fromJson(row.basis, 'basis', `versions.basis ${of}`),
    blocks: await blocksOf(session, row.pk),
    sentences: fromJson(row.sentences, 'spans', `versions.sentences ${of}`),
    entities: fromJson(row.entities, 'entities', `versions.entities ${of}`),
    dates: fromJson(row.dates, 'dates', `versions.dates ${of}`),
    attributions,
    statements,
    events: await eventsIn(session, row.pk),
    actors: await actorsOf(session, row.pk),
  };
  const tags = await tagsOf(session, row.document);
  return { document: recorded, version, retrieved, sourceSha256, verdicts, tags, reviews: [], departed: [] };
}

/** The blocks of a version, in code points. */
export async function blocksOf(session: Session, version: number): Promise<Block[]> {
  const rows = await rowsOf<{
    kind: Block['kind'];
    start: number;
    end: number;
    speaker: string | null;
    label: string | null;
    at: number | null;
  }>(
    session,
    sql`select kind, start, "end", speaker, label, at from blocks where version = ${version} order by ordinal`,
  );
  return rows.map(({ kind, start, end, speaker, label, at }) => ({
    kind,
    span: [start, end],
    ...(speaker === null ? {} : { speaker }),
    ...(label === null ? {} : { label: fromJson<Span>(label, 'span', `blocks.label of version row ${version}`) }),
    ...(at === null ? {} : { at }),
  }));
}

async function attributionsOf(session: Session, version: number): Promise<Attribution[]> {
  const rows = await rowsOf<Record<'id' | 'source' | 'cue' | 'content' | 'basis', string> & { confidence: number }>(
    session,
    sql`select id, source, cue, content, confidence, basis from attributions where version = ${version} order by ordinal`,
  );
  return rows.map(({ source, cue, content, ...row }) => {
    const of = (column: string): string => `attributions.${column} of ${row.id}, version row ${version}`;
    return {
      ...row,
      source: fromJson(source, 'spans', of('source')),
      cue: fromJson(cue, 'spans', of('cue')),
      content: fromJson(content, 'spans', of('content')),
    };
  });
}

async function reportedIn(session: Session, version: number, attributions: readonly Attribution[]) {
  const rows = await rowsOf<{
    id: string;
    kind: QuoteKind;
    text: string;
    confidence: number;
    verdict: string;
    attribution: number;
    reading: string;
  }>(
    session,
    sql`select s.id, s.kind, s.text, s.confidence, s.verdict, r.attribution, r.reading
      from reports r join statement_rows s on s.pk = r.statement where r.version = ${version} order by r.ordinal`,
  );
  const statements = rows.map(({ id, kind, text, confidence, attribution, reading }): Statement => ({
    id,
    attribution: attributions[attribution]?.id ?? '',
    kind,
    text,
    confidence,
    ...fromJson<Reading>(reading, 'reading', `reports.reading of ${id}`),
  }));
  const judged = rows.filter(({ verdict }) => verdict !== '');
  return { statements, verdicts: Object.fromEntries(judged.map(({ id, verdict }) => [id, verdict])) };
}

async function eventsIn(session: Session, version: number): Promise<PointRecorded['events']> {
  const rows = await rowsOf<{ pk: number }>(
    session,
    sql`select pk from event_rows where version = ${version} order by ordinal`,
  );
  const events = await eventsOf(
    session,
    rows.map(({ pk }) => pk),
  );
  return events.map(
    ({
      read: {
        reportedAs: _as,
        text: _text,
        firstReport: _firstReport,
        reports: _reports,
        independent: _independent,
        ...event
      },
    }) => event,
  );
}
