import type { Kysely } from 'kysely';
import type { DateValue, Edit, Statement } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import {
  type Added,
  type Arrival,
  documentId,
  fingerprintOf,
  identityOf,
  inCodePoints,
  isTranscript,
  type PointRecorded,
  faultOfDocument,
  sha256,
  statementIds,
  tagOf,
  type Transcript,
  transcriptOf,
} from '../../ledger/index.ts';
import type { Recorded } from '../../document/index.ts';
import type { Connection } from './connection.ts';
import { insertEvents, leaveEventClusters } from './events.ts';
import { fileNearDuplicate, leaveNearDuplicates } from './nearDuplicates.ts';
import { fromJson } from './json.ts';
import { actorKeys, outletKey } from './keys.ts';
import { listOf, portions } from './lists.ts';
import { actorsIn, fileParties } from './parties.ts';
import type { Reading } from './rows.ts';
import { joinClusters, leaveClusters } from './clusters.ts';
import { touchedBy } from './sources.ts';
import type { Tables } from '../shared/tables.ts';
import { addTags } from './tags.ts';
import { dropTurns, fileTurns } from './turns.ts';
import { verify, verifyOwn } from './verdicts.ts';
import { wellFormed } from './wellFormed.ts';

/** A document made ready: all that needs no database, so that the write lock is held for the writing alone. */
export interface Incoming {
  readonly id: string;
  readonly identity: string;
  readonly fingerprint: string;
  readonly retrieved: string;
  readonly sourceSha256: string | null;
  readonly tags: readonly string[];
  readonly document: PointRecorded;
  /** Its turns, where it is a transcript. */
  readonly transcript: Transcript | null;
  readonly statements: readonly { id: string; statement: Statement; attribution: number }[];
}

/**
 * The one door of the ledger: whatever comes in, read, imported or given by a program, has passed here.
 *
 * @throws OnrecordError OR3009 where the document does not fit together, OR3016 for what is no tag
 */
export function prepare(recorded: Recorded, arrival: Arrival): Incoming {
  const document = wellFormed(inCodePoints(recorded));
  const fault = faultOfDocument(document) ?? faultOfArrival(arrival);
  if (fault !== null) throw new OnrecordError('OR3009', { input: recorded.id, fault });
  const identity = identityOf(document);
  const id = documentId(identity);
  const ids = statementIds(id, document.text, document.attributions);
  return {
    id,
    identity,
    fingerprint: fingerprintOf(document),
    retrieved: new Date(arrival.retrieved).toISOString(),
    sourceSha256: arrival.sourceSha256 ?? null,
    tags: (arrival.tags ?? []).map(tagOf),
    document,
    transcript: isTranscript(recorded) ? transcriptOf(recorded) : null,
    // Of statements and attributions each has its own, in the same order.
    statements: document.statements.map((statement, at) => ({ id: ids[at] ?? '', statement, attribution: at })),
  };
}

const faultOfArrival = ({ retrieved }: Arrival): string | null =>
  Number.isNaN(Date.parse(retrieved)) ? `${JSON.stringify(retrieved)} is no time of retrieval` : null;

/** Writes one document; to be called within a transaction. */
export async function write(connection: Connection, incoming: Incoming): Promise<Added> {
  const { db, database } = connection;
  const known = await db
    .selectFrom('document_rows as d')
    .leftJoin('versions as v', 'v.pk', 'd.current')
    .select(['d.pk', 'd.current', 'v.retrieved', 'v.edited'])
    .where('d.id', '=', incoming.id)
    .executeTakeFirst();
  const document = known?.pk ?? (await insertDocument(db, incoming));
  addTags(database, document, incoming.tags);
  const same = known && (await unchanged(db, document, incoming));
  if (same) return same;
  const { version, number } = await insertVersion(db, document, incoming);
  await insertParts(db, version, incoming.document);
  const leads = isLater(incoming.retrieved, known?.retrieved ?? null);
  const touched = new Set<number>();
  if (leads && known?.current) {
    for (const statement of touchedBy(database, known.current)) touched.add(statement);
    dropTurns(database, known.current);
    await retire(connection, known.current);
  }
  if (leads) fileNearDuplicate(database, version, document, incoming.document.text);
  if (leads && incoming.transcript) fileTurns(database, version, incoming.transcript);
  await insertReadings(connection, version, incoming, leads);
  if (leads) {
    await db.updateTable('document_rows').set({ current: version }).where('pk', '=', document).execute();
    for (const statement of touchedBy(database, version)) touched.add(statement);
    await verifyOwn(connection, version);
    await verify(connection, touched);
  }
  const statements = incoming.statements.map(({ id }) => id);
  const set =
    leads && known?.edited && !incoming.document.edited
      ? fromJson<Edit>(known.edited, 'edit', `versions.edited of ${incoming.id}`).fields
      : [];
  return {
    document: incoming.id,
    version: number,
    status: known ? 'new-version' : 'added',
    statements,
    ...(set.length > 0 ? { nowAsItCame: set } : {}),
  };
}

/**
 * Whether a version that comes in is the current one. A time after now is of a clock that was wrong, and says nothing of
 * which version came first: the one that is added later is taken, or no later one would ever be.
 */
const isLater = (retrieved: string, known: string | null): boolean =>
  known === null || retrieved >= known || known > new Date().toISOString();

/** A version is the current one no longer: what it says is kept and counts no more. */
export async function retire({ db, database }: Connection, version: number): Promise<void> {
  const statements = await db.selectFrom('statement_rows').select('pk').where('version', '=', version).execute();
  leaveClusters(
    database,
    statements.map(({ pk }) => pk),
  );
  leaveNearDuplicates(database, version);
  await db.updateTable('statement_rows').set({ current: 0 }).where('version', '=', version).execute();
  leaveEventClusters(database, version);
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
    .innerJoin('statement_rows as s', 's.pk', 'r.statement')
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
  return (await db.insertInto('document_rows').values(row).returning('pk').executeTakeFirstOrThrow()).pk;
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
      given_by: article.givenBy ?? null,
      claimed_url: article.claimedUrl ?? null,
      form: article.form ?? null,
      edited: article.edited ? JSON.stringify(article.edited) : null,
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
      original: null,
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
}

async function insertAttributions(db: Kysely<Tables>, version: number, document: PointRecorded): Promise<void> {
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

/** What was read from a version's text: attributions, actors, statements and events. `leads`: the version is current. */
export async function insertReadings(
  { db, database }: Connection,
  version: number,
  incoming: Incoming,
  leads: boolean,
): Promise<void> {
  const { document, statements } = incoming;
  await insertAttributions(db, version, document);
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
  const known = actorsIn(database, version);
  if (leads) {
    fileParties(database, [...keys.values()], known);
    joinClusters(database, [...keys.values()]);
  }
  insertEvents(database, version, incoming, { keys, actors: known, leads });
}

async function upsertStatements(db: Kysely<Tables>, version: number, incoming: Incoming, leads: boolean) {
  const outlet = await outletKey(db, incoming.document);
  const rows = incoming.statements.map(({ id, statement }) => {
    const days = dayOf(statement.said ?? incoming.document.published);
    const { kind, confidence, text, act, polarity } = statement;
    return {
      id,
      version,
      current: leads ? (1 as const) : (0 as const),
      ...days,
      kind,
      outlet,
      confidence,
      text,
      published_day: dayOf(incoming.document.published).first_day,
      act: act?.type ?? '',
      polarity,
    };
  });
  for (const values of portions(rows)) {
    await db
      .insertInto('statement_rows')
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
              published_day: ref('excluded.published_day'),
              act: ref('excluded.act'),
              polarity: ref('excluded.polarity'),
            }))
          : conflict.column('id').doNothing(),
      )
      .execute();
  }
  const ids = listOf(rows.map(({ id }) => id));
  const found = await db.selectFrom('statement_rows').select(['id', 'pk']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, pk }) => [id, pk]));
}

const dayOf = (date: DateValue | null) => ({
  first_day: date?.from.slice(0, 10) ?? '',
  last_day: date?.to.slice(0, 10) ?? '',
});

function readingOf(statement: Statement): Reading {
  const { speaker, addressees, targets, said, venue, topics, polarity, act, chain, kind, confidence, why } = statement;
  return {
    speaker,
    addressees,
    targets,
    said,
    venue,
    topics,
    polarity,
    act,
    chain,
    kind,
    confidence,
    ...(why ? { why } : {}),
  };
}
