import { type Insertable, sql } from 'kysely';
import type { Actor } from '../../document/index.ts';
import {
  correctEvent,
  correctStatement,
  daysOf,
  type Decided,
  decisionsOf,
  eventParties,
  eventValues,
  type FindParty,
  isRejected,
  type LedgerEvent,
  type LedgerStatement,
  type Opinions,
  partiesOf,
  statementValues,
  type StatementJudge,
  type StatementVerification,
  type Verdict,
  verdictAlone,
} from '../../ledger/index.ts';
import { actorKeys } from './actorKeys.ts';
import { actorsIn } from './actors.ts';
import { type DecidedEntry, decidedParties } from './decidedParties.ts';
import type { DecidedEvent } from './events.ts';
import { fileParties, type PartiesOf } from './fileParties.ts';
import { transcriptsRevision } from './fileTurns.ts';
import { readingOf } from './insertReadings.ts';
import { fromJson } from './json.ts';
import { verify } from './judgement.ts';
import { eventEntriesOf } from './reports.ts';
import { type DecidedReading, entriesOf, type Reading } from './rows.ts';
import type { Fragment, Session } from './session.ts';
import { setVerifications } from './setVerdicts.ts';
import { insert, rowOf, rowsOf, run, update, type UpdatedRow } from './sql.ts';
import type { Tables } from './tables.ts';

/*
 * What people have decided is put down beside what was read (`decided`), and in all that a statement or an event is found,
 * counted and shown by: its parties, its days, its type. Nothing of it is worked out when somebody asks. Reports of one
 * statement or event go together: what was decided of one holds for the others of which the machine says the same.
 */

/** Keys of statements and events. */
export interface Entries {
  readonly statements: readonly number[];
  readonly events: readonly number[];
}

const NOTHING: Entries = { statements: [], events: [] };
/** Of so many reports the readings are held at once. */
const PORTION = 200;

/** Whether there is anything to follow. */
const isReviewed = async (session: Session): Promise<boolean> =>
  (await rowOf(session, sql`select 1 as one from reviews limit 1`)) !== undefined;

/** Brings these entries, and the other reports of each, in line with what people have decided; within the transaction of whatever may have changed that. */
async function followReviews(
  session: Session,
  judgeWith: StatementJudge | undefined,
  { statements, events }: Entries,
): Promise<void> {
  const changed: number[] = [];
  for (const reports of await reportsWith(session, 'statement', statements))
    changed.push(...(await settleStatements(session, reports, decisionsOf)));
  for (const reports of await reportsWith(session, 'event', events)) await settleEvents(session, reports, decisionsOf);
  if (changed.length === 0) return;
  await verify(session, judgeWith, changed, null, await transcriptsRevision(session));
}

/** The same for one entry, where it is there. */
export const followEntry = (
  session: Session,
  judgeWith: StatementJudge | undefined,
  kind: 'statement' | 'event',
  pk: number | null,
): Promise<void> => followReviews(session, judgeWith, { ...NOTHING, [`${kind}s`]: pk === null ? [] : [pk] });

/** The same for what a version has now, and for what has gone from beside another. */
export async function followVersion(
  session: Session,
  judgeWith: StatementJudge | undefined,
  version: number | null,
  beside: Entries = NOTHING,
): Promise<void> {
  if (beside === NOTHING && !(await isReviewed(session))) return;
  const own = version === null ? NOTHING : await entriesWhere(session, sql`version = ${version} and current > 0`);
  await followReviews(session, judgeWith, {
    statements: [...own.statements, ...beside.statements],
    events: [...own.events, ...beside.events],
  });
}

/** The same for all that people have decided. */
export const followAll = async (session: Session): Promise<void> =>
  followReviews(
    session,
    undefined,
    await entriesWhere(session, sql`current > 0 and id in (select unit from reviews where undone is null)`),
  );

/**
 * Takes away from what a version has what people have decided, before it is another's or nobody's; gives the other reports
 * of that, which are to follow once it is gone.
 */
export async function forgetReviews(session: Session, version: number): Promise<Entries> {
  if (!(await isReviewed(session))) return NOTHING;
  const decided = await entriesWhere(session, sql`version = ${version} and current > 0`);
  const beside = { statements: [] as number[], events: [] as number[] };
  for (const kind of ['statement', 'event'] as const)
    for (const reports of await reportsWith(session, kind, decided[`${kind}s`])) {
      const own = reports.filter((report) => report.version === version);
      await (kind === 'statement' ? settleStatements : settleEvents)(session, own, () => NONE);
      beside[`${kind}s`].push(...reports.flatMap(({ pk, version: of }) => (of === version ? [] : pk)));
    }
  return beside;
}

const NONE: Decided = new Map();

async function entriesWhere(session: Session, condition: Fragment): Promise<Entries> {
  const keys = async (kind: 'statement' | 'event'): Promise<number[]> =>
    (await rowsOf<{ pk: number }>(session, sql`select pk from ${sql.table(`${kind}_rows`)} where ${condition}`)).map(
      ({ pk }) => pk,
    );
  return { statements: await keys('statement'), events: await keys('event') };
}

/** A report of a statement or an event. */
interface ReportRow {
  readonly pk: number;
  /** The key of the row that has the reading. */
  readonly row: number;
  readonly cluster: number;
  readonly version: number;
  readonly reading: string;
  readonly decided: string | null;
  readonly reviewed: number;
  /** Of a statement, and what was read of it was judged to be, where people decided otherwise. */
  readonly verdict: string;
  readonly read_verdict: string | null;
}

/** All reports of these statements or events of which people have decided something, or had, the first ones first, in portions. */
async function reportsWith(session: Session, kind: 'statement' | 'event', keys: readonly number[]): Promise<ReportRow[][]> {
  if (keys.length === 0) return [];
  const clusters = sql`select c.cluster from ${session.dialect.list(keys)} j
    cross join ${sql.table(`${kind}_rows`)} c where c.pk = j.value and c.cluster is not null`;
  const reviewed = sql`case when exists (select 1 from reviews v where v.unit = o.id and v.undone is null) then 1 else 0 end`;
  const question =
    kind === 'statement'
      ? sql`select o.pk, r.pk as "row", o.cluster, o.version, r.reading, r.decided, ${reviewed} as reviewed,
            o.verdict, m.verdict as read_verdict
          from statement_rows o join reports r on r.statement = o.pk and r.version = o.version
            left join read_statements m on m.pk = o.pk
          where o.cluster in (${clusters}) and o.current > 0 order by o.place, o.pk`
      : sql`select o.pk, o.pk as "row", o.cluster, o.version, o.reading, o.decided, ${reviewed} as reviewed
          from event_rows o where o.cluster in (${clusters}) and o.current > 0
          order by case when o.pk = o.cluster then 0 else 1 end, o.pk`;
  const rows = await rowsOf<ReportRow>(session, question);
  const portions: ReportRow[][] = [];
  for (const reports of Map.groupBy(rows, ({ cluster }) => cluster).values()) {
    if (!reports.some(({ decided, reviewed: is }) => decided !== null || is === 1)) continue;
    const last = portions.at(-1);
    if (last && last.length + reports.length <= PORTION) last.push(...reports);
    else portions.push(reports);
  }
  return portions;
}

type Decide = typeof decisionsOf;

/** Entries with what is decided of them, how to find whom people mean, and all actors that they may name. */
async function decidedEntries<Entry extends Opinions & { readonly document: DecidedEntry['document'] }>(
  session: Session,
  entries: readonly Entry[],
  decide: Decide,
): Promise<(Entry & { readonly decided: Decided; readonly find: FindParty; readonly met: Map<string, Actor> })[]> {
  const decided = entries.map((entry) => ({ ...entry, decided: decide(entry, entries) }));
  const whoIs = await decidedParties()(session, decided);
  return decided.map((entry) => {
    const met = new Map<string, Actor>();
    const found = whoIs(entry);
    const find: FindParty = (party, date) => {
      const one = found(party, date);
      if (one) met.set(one.actor.id, one.actor);
      return one;
    };
    return { ...entry, find, met };
  });
}

/** The actors of versions by their ids, each version asked for once. */
function actorsOfVersions(session: Session): (version: number) => Promise<ReadonlyMap<string, Actor>> {
  const known = new Map<number, Promise<ReadonlyMap<string, Actor>>>();
  return (version) => {
    const actors = known.get(version) ?? actorsIn(session, version);
    known.set(version, actors);
    return actors;
  };
}

/** Gives the keys of those whose words or speaker are now others; what was read has the verdict again that it had. */
async function settleStatements(session: Session, rows: readonly ReportRow[], decide: Decide): Promise<number[]> {
  const entries = await entriesOf(
    session,
    rows.map(({ pk }) => pk),
  );
  const byKey = new Map(rows.map((row) => [row.pk, row]));
  const opinions = entries.flatMap(({ pk, read: statement, reader, effective }) => {
    const row = byKey.get(pk);
    const { document } = statement;
    return row
      ? [{ row, cluster: row.cluster, machine: statementValues(statement), effective, document, statement, reader }]
      : [];
  });
  const actorsOf = actorsOfVersions(session);
  const reports: UpdatedRow<'reports'>[] = [];
  const statements: UpdatedRow<'statement_rows'>[] = [];
  const parties: PartiesOf[] = [];
  const readings: Insertable<Tables['read_statements']>[] = [];
  const changed = new Map<number, StatementVerification | null>();
  for (const { row, decided, statement, document, reader, find, met } of await decidedEntries(session, opinions, decide)) {
    if (decided.size === 0 && row.decided === null) continue;
    const now = correctStatement(statement, decided, { find, reader });
    const { first, last } = daysOf(now.said ?? document.published);
    const told = decided.size === 0 ? null : decidedReading(now, decided);
    const stored = told === null ? null : JSON.stringify(told);
    reports.push({ pk: row.row, decided: stored, speaker: await speakerKey(session, now, met) });
    statements.push({
      pk: row.pk,
      current: isRejected(decided) ? 2 : 1,
      first_day: first,
      last_day: last,
      kind: now.kind,
      act: now.act?.type ?? '',
      act_negated: now.act?.negated ? 1 : 0,
    });
    const actors = new Map([...(await actorsOf(row.version)), ...met]);
    const read = told === null ? [] : partiesOf(statement, actors);
    parties.push({ key: row.pk, day: first, parties: partiesOf(now, actors), read });
    const before = fromJson<DecidedReading | Reading>(row.decided ?? row.reading, 'reading', `reports.decided of ${now.id}`);
    // A verdict on other words, or on somebody else's, is none on these.
    const [was, is, machine] = [before, told ?? now, statement].map(saidBy);
    const verdict = was === machine ? row.verdict : (row.read_verdict ?? '');
    if (was !== is) changed.set(row.pk, is === machine && verdict !== '' ? verdictAlone(verdict as Verdict) : null);
    if (told !== null) {
      const days = daysOf(statement.said ?? document.published);
      const act = statement.act?.type ?? '';
      readings.push({ pk: row.pk, first_day: days.first, last_day: days.last, kind: statement.kind, act, verdict });
    }
  }
  await update(session, 'reports', reports);
  await update(session, 'statement_rows', statements);
  await fileParties(session, { statements: parties, events: [] }, true);
  await keepRead(session, 'read_statements', statements, readings);
  await setVerifications(session, changed);
  return [...changed.keys()];
}

/** Puts down what was read of entries of which people decided otherwise, in the place of what was there of any of `settled`. */
async function keepRead<Table extends 'read_statements' | 'read_events'>(
  session: Session,
  table: Table,
  settled: readonly { readonly pk: number }[],
  readings: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const keys = session.dialect.list(settled.map(({ pk }) => pk));
  if (settled.length > 0) await run(session, sql`delete from ${sql.table(table)} where pk in ${keys}`);
  await insert(session, table, readings);
}

const decidedReading = (statement: LedgerStatement, decided: Decided): DecidedReading => ({
  ...readingOf(statement),
  corrected: [...decided.keys()],
  ...(decided.has('span') ? { content: statement.attribution.content } : {}),
});

/** Who says it, and in which words where they are not those that were read. */
const saidBy = ({ speaker, ...told }: Pick<Reading, 'speaker'> | DecidedReading): string =>
  JSON.stringify([speaker?.actor, speaker?.name, speaker?.members, 'content' in told ? told.content : null]);

/** The key of the speaker's entry, which is made where only the lexicon has had it. */
async function speakerKey(
  session: Session,
  { speaker, document }: LedgerStatement,
  met: ReadonlyMap<string, Actor>,
): Promise<number | null> {
  const id = speaker?.actor ?? null;
  if (id === null) return null;
  const known = await rowOf<{ pk: number }>(
    session,
    sql`select pk from actor_rows where id = ${id} and scope in ('', ${document.id}) order by scope desc limit 1`,
  );
  const actor = met.get(id);
  return known?.pk ?? (actor ? ((await actorKeys(session, [actor], document.id)).get(id) ?? null) : null);
}

async function settleEvents(session: Session, rows: readonly ReportRow[], decide: Decide): Promise<void> {
  const entries = await eventEntriesOf(
    session,
    rows.map(({ pk }) => pk),
  );
  const byKey = new Map(rows.map((row) => [row.pk, row]));
  const opinions = entries.flatMap(({ pk, read: event, effective }) => {
    const row = byKey.get(pk);
    return row
      ? [{ row, cluster: row.cluster, machine: eventValues(event), effective, document: event.document, event }]
      : [];
  });
  const actorsOf = actorsOfVersions(session);
  const events: UpdatedRow<'event_rows'>[] = [];
  const parties: PartiesOf[] = [];
  const readings: Insertable<Tables['read_events']>[] = [];
  for (const { row, decided, event, find, met } of await decidedEntries(session, opinions, decide)) {
    if (decided.size === 0 && row.decided === null) continue;
    const now = correctEvent(event, decided, find);
    const { first, last } = eventDays(now);
    events.push({
      pk: row.pk,
      decided: decided.size === 0 ? null : JSON.stringify(decidedEvent(row, now, decided)),
      current: isRejected(decided) ? 2 : 1,
      type: now.type,
      first_day: first,
      last_day: last,
      reported_as: now.reportedAs,
    });
    const actors = new Map([...(await actorsOf(row.version)), ...met]);
    const read = decided.size === 0 ? [] : eventParties(event, actors);
    parties.push({ key: row.pk, day: first, parties: eventParties(now, actors), read });
    if (decided.size > 0) {
      const days = eventDays(event);
      const { type, reportedAs } = event;
      readings.push({ pk: row.pk, type, first_day: days.first, last_day: days.last, reported_as: reportedAs });
    }
  }
  await update(session, 'event_rows', events);
  await fileParties(session, { statements: [], events: parties }, true);
  await keepRead(session, 'read_events', events, readings);
}

const eventDays = ({ date, statement, document }: LedgerEvent): ReturnType<typeof daysOf> =>
  daysOf(date ?? (statement === null ? null : document.published));

/** All that was read stands in it, and what was decided in its place. */
function decidedEvent({ reading }: ReportRow, now: LedgerEvent, decided: Decided): DecidedEvent {
  const { id, type, modes, actors, recipients, date, negated, hypothetical, future, historical, allegedBy } = now;
  const told = { type, modes, actors, recipients, date, negated, hypothetical, future, historical, allegedBy };
  const read = fromJson<DecidedEvent>(reading, 'eventReading', `events.reading of ${id}`);
  return { ...read, ...told, corrected: [...decided.keys()] };
}
