import { sql } from 'kysely';
import type { Statement } from '../../document/index.ts';
import { type Arriving, daysOf, eventParties, partiesOf } from '../../ledger/index.ts';
import type { Reading } from './rows.ts';
import { actorKeys } from './actorKeys.ts';
import { entryKeys } from './entryKeys.ts';
import { joinClusters, settleClusters } from './fileClusters.ts';
import { fileEvents } from './fileEvents.ts';
import { fileParties } from './fileParties.ts';
import { outletKey } from './outletKey.ts';
import type { Session } from './session.ts';
import { asInserted, insert } from './sql.ts';

/** What is known of the version whose readings are written. */
export interface VersionRead {
  readonly version: number;
  /** It is the current one. */
  readonly leads: boolean;
  /** Its document has been there before, and so may be some of its statements and events. */
  readonly known: boolean;
  /** The version of which it is a copy, or itself; of the current one. */
  readonly original?: number;
  /** The verdicts on its statements in their order, '' where there is none, where they are known already. */
  readonly verdicts?: readonly string[];
}

/**
 * What was read from a version's text: attributions, actors, statements and events, and by whom, by which words and
 * with what they are found. Gives the keys of the statements in the order of the document.
 */
export async function insertReadings(session: Session, arriving: Arriving, read: VersionRead): Promise<number[]> {
  const { document, statements } = arriving;
  const { version, leads, known, original } = read;
  await insertAttributions(session, version, arriving);
  const actors = await actorKeys(session, document.actors, arriving.id);
  await insert(
    session,
    'version_actors',
    document.actors.map(({ id }, ordinal) => ({ version, ordinal, actor: actors.get(id) ?? 0 })),
  );
  const keys = await entryKeys(
    session,
    'statement_rows',
    statements.map(({ id }) => id),
    known,
  );
  const own = statements.map((one) => ({ ...one, key: keys.get(one.id) ?? 0 }));
  const reported = own
    .map(({ key, words }) => ({ key, cluster: null, words: { ...words, original } }))
    .toSorted((a, b) => a.key - b.key);
  // Before the rows are put down: Postgres would write each anew, with all its indexes, to have its cluster.
  const joined = await joinClusters(session, leads ? reported : []);
  await upsertStatements(session, arriving, read, { keys, clusters: joined.clusters });
  const reports = statements.map(({ id, statement, attribution }, ordinal) => ({
    version,
    ordinal,
    statement: keys.get(id) ?? 0,
    attribution,
    speaker: actors.get(statement.speaker?.actor ?? '') ?? null,
    reading: JSON.stringify(readingOf(statement)),
  }));
  await insert(session, 'reports', reports);
  await settleClusters(session, joined);
  const events = await fileEvents(session, arriving, read, keys);
  if (leads) {
    const named = new Map(document.actors.map((actor) => [actor.id, actor]));
    await fileParties(
      session,
      {
        statements: own.map(({ key, days, statement }) => ({ key, day: days.first, parties: partiesOf(statement, named) })),
        events: events.map(({ key, first, event }) => ({ key, day: first, parties: eventParties(event, named) })),
      },
      known,
    );
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
  'cluster',
  'published_day',
  'act',
  'act_negated',
  'polarity',
] as const;

/** Puts down the statements. What the current version says of a statement replaces what an older one said. */
async function upsertStatements(
  session: Session,
  { document, statements }: Arriving,
  { version, leads, verdicts }: VersionRead,
  filed: { readonly keys: ReadonlyMap<string, number>; readonly clusters: ReadonlyMap<number, number> },
): Promise<void> {
  if (statements.length === 0) return;
  const outlet = await outletKey(session, document);
  const published = daysOf(document.published).first;
  const rows = statements.map(({ id, days, statement }, at) => {
    const pk = filed.keys.get(id) ?? 0;
    return {
      pk,
      id,
      version,
      current: leads ? (1 as const) : (0 as const),
      first_day: days.first,
      last_day: days.last,
      kind: statement.kind,
      outlet,
      confidence: statement.confidence,
      text: statement.text,
      cluster: filed.clusters.get(pk) ?? null,
      published_day: published,
      act: statement.act?.type ?? '',
      act_negated: statement.act?.negated ? (1 as const) : (0 as const),
      polarity: statement.polarity,
      verdict: verdicts?.[at] ?? '',
    };
  });
  await insert(session, 'statement_rows', rows, {
    conflict: leads ? sql`on conflict (id) do update set ${asInserted(UPDATED)}` : sql`on conflict (id) do nothing`,
  });
}

export function readingOf(statement: Omit<Statement, 'attribution'>): Reading {
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
