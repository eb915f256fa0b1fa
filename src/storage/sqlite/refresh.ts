import type { Database } from 'better-sqlite3';
import type { Article, Versions } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { type Outdated, type Refreshed, sha256 } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { type Incoming, insertReadings, retire } from './add.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import { blocksOf } from './everyVersion.ts';
import { fileNearDuplicate } from './nearDuplicates.ts';
import { damaged } from './failures.ts';
import { find } from './find.ts';
import { fromJson } from './json.ts';
import { METADATA, type MetadataRow, metadataOf, type Reading, type Version } from './rows.ts';
import { dropQuotes } from './sources.ts';
import { bound, rowOf, rowsOf, run } from './statement.ts';
import { verifyOwn } from './verdicts.ts';

/** How many current versions another program, model or lexicon has read. */
export const outdatedCount = (database: Database, { onrecord, model, lexicon }: Versions): number =>
  rowOf<{ count: number }>(
    database,
    `select count(*) as count from document_rows d join versions v on v.pk = d.current
     where v.program <> ? or v.model <> ? or v.lexicon <> ?`,
    onrecord,
    model,
    lexicon,
  )?.count ?? 0;

/** One document at a time: a reading takes far longer than a look for the next one. */
export async function* outdated(read: InSession, versions: Versions): AsyncGenerator<Outdated> {
  for (let last = 0; ;) {
    const after = last;
    const next = await read((session) => outdatedAfter(session, versions, after));
    if (next === null) return;
    last = next.pk;
    yield next.outdated;
  }
}

async function outdatedAfter(
  { db, database }: Connection,
  { onrecord, model, lexicon }: Versions,
  after: number,
): Promise<{ readonly pk: number; readonly outdated: Outdated } | null> {
  const row = await db
    .selectFrom('document_rows as d')
    .innerJoin('versions as v', 'v.pk', 'd.current')
    .select(METADATA)
    .select(['d.pk as document_pk', 'v.pk', 'v.text', 'v.basis'])
    .where('d.pk', '>', after)
    .where((where) =>
      where.or([where('program', '<>', onrecord), where('model', '<>', model), where('lexicon', '<>', lexicon)]),
    )
    .orderBy('d.pk')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { id, versions } = metadataOf(row);
  return { pk: row.document_pk, outdated: { document: id, article: articleOf(database, row), versions } };
}

/** The article of a version, as it is to be read again; offsets are UTF-16. */
export function articleOf(database: Connection['database'], row: VersionRow): Article {
  const { toUtf16 } = offsetsOf(row.text);
  const { id, url, givenBy, claimedUrl, form, edited, title, outlet, byline, language, published } = metadataOf(row);
  return {
    id,
    url,
    givenBy,
    claimedUrl,
    form,
    edited,
    title,
    outlet,
    byline,
    language,
    published: published && { ...published, span: published.span && toUtf16(published.span) },
    text: row.text,
    blocks: blocksOf(database, row.pk).map((block) => ({
      ...block,
      span: toUtf16(block.span),
      ...(block.label ? { label: toUtf16(block.label) } : {}),
    })),
    basis: fromJson(row.basis, 'basis', `versions.basis of ${id}`),
  };
}

/** What `articleOf` has to know of a version. */
export type VersionRow = MetadataRow & Pick<Version, 'pk' | 'text' | 'basis'>;

interface Entry {
  readonly id: string;
  readonly pk: number;
  readonly kind: string;
  readonly reading: string;
}

/**
 * Puts a new reading in the place of the current version's; to be called within a transaction. Statements of the same
 * words keep their ids; one that is read no longer goes, unless an older version still has it.
 */
export async function refresh(connection: Connection, given: string, incoming: Incoming): Promise<Refreshed> {
  const { db, database } = connection;
  const pk = await find(db, 'document', given);
  const version = await db
    .selectFrom('document_rows as d')
    .innerJoin('versions as v', 'v.pk', 'd.current')
    .select(['d.id', 'v.pk', 'v.sha256'])
    .where('d.pk', '=', pk)
    .executeTakeFirstOrThrow(() => damaged(`documents, row ${pk}`, 'its current version is not there'));
  if (version.sha256 !== sha256(incoming.document.text) || version.id !== incoming.id) {
    throw new OnrecordError('OR3015', { input: version.id });
  }
  const before = entriesOf(database, version.pk);
  await retire(connection, version.pk);
  for (const table of ['reports', 'attributions', 'version_actors'] as const) {
    await db.deleteFrom(table).where('version', '=', version.pk).execute();
  }
  run(database, 'delete from event_rows where version = ?', version.pk);
  const { versions, sentences, entities, dates } = incoming.document;
  await db
    .updateTable('versions')
    .set({
      program: versions.onrecord,
      model: versions.model,
      lexicon: versions.lexicon,
      sentences: JSON.stringify(sentences),
      entities: JSON.stringify(entities),
      dates: JSON.stringify(dates),
    })
    .where('pk', '=', version.pk)
    .execute();
  fileNearDuplicate(database, version.pk, pk, incoming.document.text);
  await insertReadings(connection, version.pk, incoming, true);
  const kept = new Set(incoming.statements.map(({ id }) => id));
  dropUnread(
    database,
    before.filter(({ id }) => !kept.has(id)),
  );
  await dropActors(connection, version.id);
  await verifyOwn(connection, version.pk);
  return differences(version.id, before, entriesOf(database, version.pk));
}

export const entriesOf = (database: Connection['database'], version: number): Entry[] =>
  rowsOf<Entry>(
    database,
    `select s.id, s.pk, s.kind, r.reading from reports r join statement_rows s on s.pk = r.statement
     where r.version = ? order by r.ordinal`,
    version,
  );

/** What the new reading has no longer: an older version's if that still has it, gone otherwise. */
function dropUnread(database: Connection['database'], entries: readonly Entry[]): void {
  for (const { pk } of entries) {
    const [older] = rowsOf<{ version: number }>(
      database,
      'select version from reports where statement = ? order by version desc limit 1',
      pk,
    );
    if (older) run(database, 'update statement_rows set version = ?, current = 0 where pk = ?', older.version, pk);
    else {
      dropQuotes(database, [pk]);
      run(database, 'delete from statement_rows where pk = ?', pk);
    }
  }
}

/** Actors made for this document that no version of it names any more. */
async function dropActors({ database }: Connection, document: string): Promise<void> {
  const unused = rowsOf<{ pk: number }>(
    database,
    'select pk from actor_rows where scope = ? and not exists (select 1 from version_actors where actor = actor_rows.pk)',
    document,
  );
  run(
    database,
    'delete from actor_rows where pk in (select value from json_each(?))',
    bound(unused.map(({ pk }) => pk)),
  );
}

/** What became of statements from one reading to another. */
export function differences(document: string, before: readonly Entry[], after: readonly Entry[]): Refreshed {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Set(after.map(({ id }) => id));
  const kept = after.filter(({ id }) => old.has(id));
  const changed = kept.flatMap((entry) => {
    const was = old.get(entry.id);
    const fields = was ? fieldsThatDiffer(was, entry) : [];
    return fields.length === 0 ? [] : [{ id: entry.id, fields }];
  });
  return {
    document,
    kept: kept.map(({ id }) => id),
    changed,
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
  };
}

function fieldsThatDiffer(was: Entry, is: Entry): string[] {
  const fieldsOf = ({ id, reading }: Entry): Map<string, unknown> =>
    new Map(Object.entries(fromJson<Reading>(reading, 'reading', `reports.reading of ${id}`)));
  const [before, after] = [fieldsOf(was), fieldsOf(is)];
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  const differ = fields.filter(
    (field) => JSON.stringify(before.get(field) ?? null) !== JSON.stringify(after.get(field) ?? null),
  );
  return was.kind === is.kind ? differ : ['kind', ...differ];
}
