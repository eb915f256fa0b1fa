import type { Kysely } from 'kysely';
import type { Attribution, DateValue, Reference, Statement } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import {
  type Added,
  type Arrival,
  documentId,
  fingerprintOf,
  foldName,
  identityOf,
  inCodePoints,
  type PointRecorded,
  sha256,
  statementIds,
} from '../../ledger/index.ts';
import type { Recorded } from '../../document/index.ts';
import { actorKeys, nameKeys, outletKey } from './keys.ts';
import type { Reading } from './rows.ts';
import type { Tables } from './tables.ts';
import { listOf, portions } from './lists.ts';

/** A document made ready: all that needs no database, so that the write lock is held for the writing alone. */
export interface Incoming {
  readonly id: string;
  readonly identity: string;
  readonly fingerprint: string;
  readonly retrieved: string;
  readonly sourceSha256: string | null;
  readonly document: PointRecorded;
  readonly statements: readonly { id: string; statement: Statement; attribution: number }[];
}

export function prepare(recorded: Recorded, arrival: Arrival): Incoming {
  const document = inCodePoints(recorded);
  const identity = identityOf(document);
  const id = documentId(identity);
  const places = new Map(document.attributions.map((attribution, at) => [attribution.id, at]));
  const found = document.statements.map((statement): [Statement, number, Attribution] => {
    const at = places.get(statement.attribution);
    const attribution = at === undefined ? undefined : document.attributions[at];
    if (at !== undefined && attribution) return [statement, at, attribution];
    const fault = `statement ${statement.id} has no attribution ${statement.attribution}`;
    throw new OnrecordError('OR9001', { input: document.id, fault });
  });
  const ids = statementIds(
    id,
    document.text,
    found.map(([, , attribution]) => attribution),
  );
  return {
    id,
    identity,
    fingerprint: fingerprintOf(document),
    retrieved: new Date(arrival.retrieved).toISOString(),
    sourceSha256: arrival.sourceSha256 ?? null,
    document,
    statements: found.map(([statement, attribution], at) => ({ id: ids[at] ?? '', statement, attribution })),
  };
}

/** Writes one document; to be called within a transaction. */
export async function write(db: Kysely<Tables>, incoming: Incoming): Promise<Added> {
  const known = await db
    .selectFrom('documents as d')
    .leftJoin('versions as v', 'v.pk', 'd.current')
    .select(['d.pk', 'd.current', 'v.retrieved'])
    .where('d.id', '=', incoming.id)
    .executeTakeFirst();
  if (known) {
    const same = await unchanged(db, known.pk, incoming);
    if (same) return same;
  }
  const document = known?.pk ?? (await insertDocument(db, incoming));
  const { version, number } = await insertVersion(db, document, incoming);
  await insertParts(db, version, incoming.document);
  const leads = incoming.retrieved >= (known?.retrieved ?? '');
  if (leads && known?.current) {
    await db.updateTable('statements').set({ current: 0 }).where('version', '=', known.current).execute();
  }
  await insertStatements(db, version, incoming, leads);
  if (leads) await db.updateTable('documents').set({ current: version }).where('pk', '=', document).execute();
  const statements = incoming.statements.map(({ id }) => id);
  return { document: incoming.id, version: number, status: known ? 'new-version' : 'added', statements };
}

async function unchanged(db: Kysely<Tables>, document: number, incoming: Incoming): Promise<Added | null> {
  const version = await db
    .selectFrom('versions')
    .select(['pk', 'number'])
    .where('document', '=', document)
    .where('fingerprint', '=', incoming.fingerprint)
    .executeTakeFirst();
  if (!version) return null;
  const statements = await db
    .selectFrom('reports as r')
    .innerJoin('statements as s', 's.pk', 'r.statement')
    .select('s.id')
    .where('r.version', '=', version.pk)
    .orderBy('r.ordinal')
    .execute();
  return {
    document: incoming.id,
    version: version.number,
    status: 'unchanged',
    statements: statements.map(({ id }) => id),
  };
}

async function insertDocument(db: Kysely<Tables>, { id, identity }: Incoming): Promise<number> {
  const row = { id, identity, current: null };
  return (await db.insertInto('documents').values(row).returning('pk').executeTakeFirstOrThrow()).pk;
}

async function insertVersion(db: Kysely<Tables>, document: number, incoming: Incoming) {
  const { document: article, fingerprint, retrieved, sourceSha256 } = incoming;
  const last = await db
    .selectFrom('versions')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('document', '=', document)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { pk } = await db
    .insertInto('versions')
    .values({
      document,
      number,
      fingerprint,
      retrieved,
      sha256: sha256(article.text),
      source_sha256: sourceSha256,
      program: article.versions.onrecord,
      model: article.versions.model,
      lexicon: article.versions.lexicon,
      url: article.url,
      title: article.title,
      outlet: article.outlet,
      language: article.language,
      byline: JSON.stringify(article.byline),
      published: article.published && JSON.stringify(article.published),
      basis: JSON.stringify(article.basis),
      text: article.text,
      sentences: JSON.stringify(article.sentences),
      entities: JSON.stringify(article.entities),
      dates: JSON.stringify(article.dates),
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  return { version: pk, number };
}

async function insertParts(db: Kysely<Tables>, version: number, document: PointRecorded): Promise<void> {
  const blocks = document.blocks.map(({ kind, span, speaker, label, at }, ordinal) => ({
    version,
    ordinal,
    kind,
    start: span[0],
    end: span[1],
    speaker: speaker ?? null,
    label: label ? JSON.stringify(label) : null,
    at: at === undefined ? null : Math.round(at),
  }));
  for (const values of portions(blocks)) await db.insertInto('blocks').values(values).execute();
  const attributions = document.attributions.map(({ id, source, cue, content, confidence, basis }, ordinal) => ({
    version,
    ordinal,
    id,
    source: JSON.stringify(source),
    cue: JSON.stringify(cue),
    content: JSON.stringify(content),
    confidence,
    basis,
  }));
  for (const values of portions(attributions)) await db.insertInto('attributions').values(values).execute();
}

async function insertStatements(db: Kysely<Tables>, version: number, incoming: Incoming, leads: boolean) {
  const { document, statements } = incoming;
  const actors = await actorKeys(db, document.actors, incoming.id);
  const listed = document.actors.map(({ id }, ordinal) => ({ version, ordinal, actor: actors.get(id) ?? 0 }));
  for (const values of portions(listed)) await db.insertInto('version_actors').values(values).execute();
  const keys = await upsertStatements(db, version, incoming, leads);
  const reports = statements.map(({ id, statement, attribution }, ordinal) => ({
    version,
    ordinal,
    statement: keys.get(id) ?? 0,
    attribution,
    speaker: actors.get(statement.speaker?.actor ?? '') ?? null,
    reading: JSON.stringify(readingOf(statement)),
  }));
  for (const values of portions(reports)) await db.insertInto('reports').values(values).execute();
  if (leads) await insertSpeakers(db, incoming, keys);
}

async function upsertStatements(db: Kysely<Tables>, version: number, incoming: Incoming, leads: boolean) {
  const outlet = await outletKey(db, incoming.document);
  const rows = incoming.statements.map(({ id, statement }) => {
    const days = dayOf(statement.said ?? incoming.document.published);
    const { kind, confidence, text } = statement;
    return { id, version, current: leads ? (1 as const) : (0 as const), ...days, kind, outlet, confidence, text };
  });
  for (const values of portions(rows)) {
    await db
      .insertInto('statements')
      .values(values)
      .onConflict((conflict) =>
        leads
          ? conflict.column('id').doUpdateSet(({ ref }) => ({
              version: ref('excluded.version'),
              current: ref('excluded.current'),
              first_day: ref('excluded.first_day'),
              last_day: ref('excluded.last_day'),
              kind: ref('excluded.kind'),
              outlet: ref('excluded.outlet'),
              confidence: ref('excluded.confidence'),
            }))
          : conflict.column('id').doNothing(),
      )
      .execute();
  }
  const ids = listOf(rows.map(({ id }) => id));
  const found = await db.selectFrom('statements').select(['id', 'pk']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, pk }) => [id, pk]));
}

async function insertSpeakers(db: Kysely<Tables>, { statements }: Incoming, keys: ReadonlyMap<string, number>) {
  const spoken = statements.flatMap(({ id, statement }) =>
    [...new Set(namesOf(statement.speaker).map(foldName))].map((name) => ({ name, statement: keys.get(id) ?? 0 })),
  );
  const names = await nameKeys(db, new Set(spoken.map(({ name }) => name)));
  await db.deleteFrom('statement_speakers').where('statement', 'in', listOf(keys.values())).execute();
  const rows = spoken.map(({ name, statement }) => ({ name: names.get(name) ?? 0, statement }));
  for (const values of portions(rows)) await db.insertInto('statement_speakers').values(values).execute();
}

/** Under which names a statement is found: the speaker's, and those of a group's members. */
const namesOf = (speaker: Reference | null): string[] =>
  speaker === null ? [] : [...(speaker.name === null ? [] : [speaker.name]), ...speaker.members.flatMap(namesOf)];

const dayOf = (date: DateValue | null) => ({
  first_day: date?.from.slice(0, 10) ?? '',
  last_day: date?.to.slice(0, 10) ?? '',
});

function readingOf(statement: Statement): Reading {
  const { speaker, addressees, targets, said, venue, topics, polarity, act, chain } = statement;
  return { speaker, addressees, targets, said, venue, topics, polarity, act, chain };
}
