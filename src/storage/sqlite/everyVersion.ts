import { setImmediate } from 'node:timers/promises';
import type { Attribution, Block, QuoteKind, Statement } from '../../document/index.ts';
import type { PointRecorded, StoredVersion } from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { eventsOf } from './events.ts';
import { actorsIn } from './parties.ts';
import { find } from './find.ts';
import { fromJson, METADATA, metadataOf, type Reading } from './rows.ts';
import { rowsOf } from './statement.ts';

/** All versions of one document or of all by key, one at a time, each with all that was read from it. */
export async function* everyVersion(connection: Connection, document?: string): AsyncGenerator<StoredVersion> {
  const { db } = connection;
  const only = document === undefined ? null : await find(db, 'documents', document);
  for (let last = 0; ;) {
    const row = await db
      .selectFrom('versions as v')
      .innerJoin('documents as d', 'd.pk', 'v.document')
      .select(METADATA)
      .select(['v.pk', 'v.text', 'v.basis', 'v.sentences', 'v.entities', 'v.dates'])
      .where('v.pk', '>', last)
      .$if(only !== null, (query) => query.where('v.document', '=', only ?? 0))
      .orderBy('v.pk')
      .limit(1)
      .executeTakeFirst();
    if (!row) return;
    last = row.pk;
    const { version, retrieved, sha256: _hash, sourceSha256, ...metadata } = metadataOf(row);
    const attributions = attributionsOf(connection, row.pk);
    const { statements, verdicts } = reportedIn(connection, row.pk, attributions);
    const recorded: PointRecorded = {
      ...metadata,
      text: row.text,
      basis: fromJson(row.basis),
      blocks: blocksOf(connection.database, row.pk),
      sentences: fromJson(row.sentences),
      entities: fromJson(row.entities),
      dates: fromJson(row.dates),
      attributions,
      statements,
      events: eventsIn(connection, row.pk),
      actors: [...actorsIn(connection.database, row.pk).values()],
    };
    yield { document: recorded, version, retrieved, sourceSha256, verdicts };
    await setImmediate();
  }
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
    ...(label === null ? {} : { label: fromJson(label) }),
    ...(at === null ? {} : { at }),
  }));
}

function attributionsOf({ database }: Connection, version: number): Attribution[] {
  const rows = rowsOf<Record<'id' | 'source' | 'cue' | 'content' | 'basis', string> & { confidence: number }>(
    database,
    'select id, source, cue, content, confidence, basis from attributions where version = ? order by ordinal',
    version,
  );
  return rows.map(({ source, cue, content, ...row }) => ({
    ...row,
    source: fromJson(source),
    cue: fromJson(cue),
    content: fromJson(content),
  }));
}

function reportedIn({ database }: Connection, version: number, attributions: readonly Attribution[]) {
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
     from reports r join statements s on s.pk = r.statement where r.version = ? order by r.ordinal`,
    version,
  );
  const statements = rows.map(({ id, kind, text, confidence, attribution, reading }): Statement => ({
    id,
    attribution: attributions[attribution]?.id ?? '',
    kind,
    text,
    confidence,
    ...fromJson<Reading>(reading),
  }));
  const judged = rows.filter(({ verdict }) => verdict !== '');
  return { statements, verdicts: Object.fromEntries(judged.map(({ id, verdict }) => [id, verdict])) };
}

function eventsIn({ database }: Connection, version: number): PointRecorded['events'] {
  const rows = rowsOf<{ pk: number }>(database, 'select pk from events where version = ? order by ordinal', version);
  return eventsOf(
    database,
    rows.map(({ pk }) => pk),
  ).map(
    ({
      version: _version,
      reportedAs: _as,
      text: _text,
      happening: _happening,
      reports: _reports,
      independent: _independent,
      ...event
    }) => event,
  );
}
