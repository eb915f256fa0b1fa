import type { Attribution, Block, QuoteKind, Statement } from '../../document/index.ts';
import type { PointRecorded, StoredVersion } from '../../ledger/index.ts';
import type { Span } from '../../text/index.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import { eventsOf } from './events.ts';
import { actorsIn } from './parties.ts';
import { find } from './find.ts';
import { fromJson } from './json.ts';
import { METADATA, type MetadataRow, metadataOf, type Reading, type Version } from './rows.ts';
import { rowsOf } from './statement.ts';
import { tagsOf } from './tags.ts';

/** All versions of one document or of all by key, one at a time, each with all that was read from it. */
export async function* everyVersion(read: InSession, document?: string): AsyncGenerator<StoredVersion> {
  const only = document === undefined ? null : await read(({ db }) => find(db, 'document', document));
  for (let last = 0; ;) {
    const after = last;
    const next = await read((session) => versionAfter(session, only, after));
    if (next === null) return;
    last = next.pk;
    yield next.version;
  }
}

async function versionAfter(
  { db, database }: Connection,
  only: number | null,
  after: number,
): Promise<{ readonly pk: number; readonly version: StoredVersion } | null> {
  const row = await db
    .selectFrom('versions as v')
    .innerJoin('document_rows as d', 'd.pk', 'v.document')
    .select(METADATA)
    .select(['v.pk', 'v.document', 'v.text', 'v.basis', 'v.sentences', 'v.entities', 'v.dates'])
    .where('v.pk', '>', after)
    .$if(only !== null, (query) => query.where('v.document', '=', only ?? 0))
    .orderBy('v.pk')
    .limit(1)
    .executeTakeFirst();
  return row ? { pk: row.pk, version: versionOf(database, row) } : null;
}

/** What versionOf has to know of a version. */
export type VersionRow = MetadataRow &
  Pick<Version, 'pk' | 'document' | 'text' | 'basis' | 'sentences' | 'entities' | 'dates'>;

/** A version with all that was read from it. Throws what storageError makes OR3008 of, where it cannot be read. */
export function versionOf(database: Connection['database'], row: VersionRow): StoredVersion {
  const { version, retrieved, sha256: _hash, sourceSha256, ...metadata } = metadataOf(row);
  const of = `of ${metadata.id}, version ${version}`;
  const attributions = attributionsOf(database, row.pk);
  const { statements, verdicts } = reportedIn(database, row.pk, attributions);
  const recorded: PointRecorded = {
    ...metadata,
    text: row.text,
    basis: fromJson(row.basis, 'basis', `versions.basis ${of}`),
    blocks: blocksOf(database, row.pk),
    sentences: fromJson(row.sentences, 'spans', `versions.sentences ${of}`),
    entities: fromJson(row.entities, 'entities', `versions.entities ${of}`),
    dates: fromJson(row.dates, 'dates', `versions.dates ${of}`),
    attributions,
    statements,
    events: eventsIn(database, row.pk),
    actors: [...actorsIn(database, row.pk).values()],
  };
  const tags = tagsOf(database, row.document);
  return { document: recorded, version, retrieved, sourceSha256, verdicts, tags };
}

/** The blocks of a version, in code points. */
export function blocksOf(database: Connection['database'], version: number): Block[] {
  const rows = rowsOf<{
    kind: Block['kind'];
    start: number;
    end: number;
    speaker: string | null;
    label: string | null;
    at: number | null;
  }>(database, 'select kind, start, "end", speaker, label, at from blocks where version = ? order by ordinal', version);
  return rows.map(({ kind, start, end, speaker, label, at }) => ({
    kind,
    span: [start, end],
    ...(speaker === null ? {} : { speaker }),
    ...(label === null ? {} : { label: fromJson<Span>(label, 'span', `blocks.label of version row ${version}`) }),
    ...(at === null ? {} : { at }),
  }));
}

function attributionsOf(database: Connection['database'], version: number): Attribution[] {
  const rows = rowsOf<Record<'id' | 'source' | 'cue' | 'content' | 'basis', string> & { confidence: number }>(
    database,
    'select id, source, cue, content, confidence, basis from attributions where version = ? order by ordinal',
    version,
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

function reportedIn(database: Connection['database'], version: number, attributions: readonly Attribution[]) {
  const rows = rowsOf<{
    id: string;
    kind: QuoteKind;
    text: string;
    confidence: number;
    verdict: string;
    attribution: number;
    reading: string;
  }>(
    database,
    `select s.id, s.kind, s.text, s.confidence, s.verdict, r.attribution, r.reading
     from reports r join statement_rows s on s.pk = r.statement where r.version = ? order by r.ordinal`,
    version,
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

function eventsIn(database: Connection['database'], version: number): PointRecorded['events'] {
  const rows = rowsOf<{ pk: number }>(
    database,
    'select pk from event_rows where version = ? order by ordinal',
    version,
  );
  return eventsOf(
    database,
    rows.map(({ pk }) => pk),
  ).map(
    ({
      version: _version,
      reportedAs: _as,
      text: _text,
      firstReport: _firstReport,
      reports: _reports,
      independent: _independent,
      ...event
    }) => event,
  );
}
