import { sql } from 'kysely';
import type { Statement } from '../../document/index.ts';
import { type Arriving, daysOf, eventParties, partiesOf } from '../../ledger/index.ts';
import type { Reading } from './rows.ts';
import { actorKeys } from './actorKeys.ts';
import { fileClusters } from './fileClusters.ts';
import { fileEventClusters, insertEvents } from './fileEvents.ts';
import { fileParties } from './fileParties.ts';
import { outletKey } from './outletKey.ts';
import type { Session } from './session.ts';
import { asInserted, insert, rowsOf } from './sql.ts';

/** What is known of the version whose readings are written. */
export interface VersionRead {
  readonly version: number;
  /** It is the current one. */
  readonly leads: boolean;
  /** Its document has been there before, and so may be some of its statements and events. */
  readonly known: boolean;
}

/**
 * What was read from a version's text: attributions, actors, statements and events, and by whom, by which words and
 * with what they are found. Gives the keys of the statements in the order of the document.
 */
export async function insertReadings(session: Session, arriving: Arriving, read: VersionRead): Promise<number[]> {
  const { document, statements } = arriving;
  const { version, leads, known } = read;
  await insertAttributions(session, version, arriving);
  const actors = await actorKeys(session, document.actors, arriving.id);
  await insert(
    session,
    'version_actors',
    document.actors.map(({ id }, ordinal) => ({ version, ordinal, actor: actors.get(id) ?? 0 })),
  );
  const keys = await upsertStatements(session, arriving, read);
  const reports = statements.map(({ id, statement, attribution }, ordinal) => ({
    version,
    ordinal,
    statement: keys.get(id) ?? 0,
    attribution,
    speaker: actors.get(statement.speaker?.actor ?? '') ?? null,
    reading: JSON.stringify(readingOf(statement)),
  }));
  await insert(session, 'reports', reports);
  const events = await insertEvents(session, version, arriving, keys, leads);
  if (leads) {
    const named = new Map(document.actors.map((actor) => [actor.id, actor]));
    const own = statements.map((one) => ({ ...one, key: keys.get(one.id) ?? 0 }));
    await fileParties(
      session,
      {
        statements: own.map(({ key, days, statement }) => ({ key, day: days.first, parties: partiesOf(statement, named) })),
        events: events.map(({ key, first, event }) => ({ key, day: first, parties: eventParties(event, named) })),
      },
      known,
    );
    await fileClusters(
      session,
      own.map(({ key, words }) => ({ key, cluster: null, words })).toSorted((a, b) => a.key - b.key),
    );
    await fileEventClusters(session, events);
  }
  return statements.map(({ id }) => keys.get(id) ?? 0);
}

const insertAttributions = (session: Session, version: number, { document }: Arriving): Promise<unknown> =>
  insert(
    session,
    'attributions',
    document.attributions.map(({ id, source, cue, content, confidence, basis }, ordinal) => ({
      version,
      ordinal,
      id,
      source: JSON.stringify(source),
      cue: JSON.stringify(cue),
      content: JSON.stringify(content),
      confidence,
      basis,
    })),
  );

const UPDATED = [
  'version',
  'current',
  'first_day',
  'last_day',
  'kind',
  'outlet',
  'confidence',
  'published_day',
  'act',
  'polarity',
] as const;

/** The keys of the statements by their ids. What the current version says of a statement replaces what an older one said. */
async function upsertStatements(
  session: Session,
  { document, statements }: Arriving,
  { version, leads, known }: VersionRead,
): Promise<Map<string, number>> {
  if (statements.length === 0) return new Map();
  const outlet = await outletKey(session, document);
  const published = daysOf(document.published).first;
  const rows = statements.map(({ id, days, statement }) => ({
    id,
    version,
    current: leads ? (1 as const) : (0 as const),
    first_day: days.first,
    last_day: days.last,
    kind: statement.kind,
    outlet,
    confidence: statement.confidence,
    text: statement.text,
    published_day: published,
    act: statement.act?.type ?? '',
    polarity: statement.polarity,
  }));
  const { list } = session.dialect;
  const ids = list(
    rows.map(({ id }) => id),
    'text',
  );
  const before = known
    ? await rowsOf<{ id: string; pk: number }>(session, sql`select id, pk from statement_rows where id in ${ids}`)
    : [];
  const found = await insert<'statement_rows', { id: string; pk: number }>(session, 'statement_rows', rows, {
    conflict: leads ? sql`on conflict (id) do update set ${asInserted(UPDATED)}` : sql`on conflict (id) do nothing`,
    returning: sql`id, pk`,
  });
  return new Map([...before, ...found].map(({ id, pk }) => [id, pk]));
}

export function readingOf(statement: Statement): Reading {
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
