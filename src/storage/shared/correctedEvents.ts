import { sql } from 'kysely';
import type { Actor } from '../../document/index.ts';
import { daysOf, eventParties, type LedgerEvent, ROLES } from '../../ledger/index.ts';
import { actorsAbout } from './actors.ts';
import { decidedParties } from './decidedParties.ts';
import { fullEvents } from './reports.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

const PORTION = 200;

export interface PartyColumns {
  readonly role: Fragment;
  readonly code: Fragment;
  readonly key: Fragment;
}

/** @param before what stands before the names of the columns */
export const partyOf = (before: string): PartyColumns => ({
  role: sql.ref(`${before}role`),
  code: sql.ref(`${before}code`),
  key: sql.ref(`${before}key`),
});

/** Events as `e` with each two of their parties. */
export interface EventPairs {
  readonly pairs: Fragment;
  readonly source: PartyColumns;
  readonly target: PartyColumns;
  readonly modes: Fragment;
  readonly where: Fragment;
}

interface CorrectedEvents {
  /** The keys of the first reports that people have corrected, or decided to be no event. */
  readonly decided: readonly number[];
  /** The ids of those that took place all the same, and these with their parties. */
  readonly ids: readonly string[];
  readonly told: EventPairs;
}

/** The events that people have corrected, with the parties by which they are counted: as many are held as there are. */
export async function correctedEvents(session: Session): Promise<CorrectedEvents> {
  const reviewed = await rowsOf<{ readonly pk: number; readonly id: string }>(
    session,
    sql`select e.pk, e.id from event_rows e where e.current = 1 and e.cluster = e.pk
      and e.id in (select unit from reviews where undone is null) order by e.pk`,
  );
  const whoIs = decidedParties();
  const decided: number[] = [];
  const pairs: object[] = [];
  const ids: string[] = [];
  for (let at = 0; at < reviewed.length; at += PORTION) {
    const portion = reviewed.slice(at, at + PORTION);
    const found = await fullEvents(
      session,
      portion.map(({ pk }) => pk),
      whoIs,
    );
    const given = new Map(found.map((event) => [event.id, event]));
    const changed = portion.filter(({ id }) => given.get(id)?.corrected?.length !== 0);
    decided.push(...changed.map(({ pk }) => pk));
    const happened = changed.flatMap(({ pk, id }) => {
      const event = given.get(id);
      return event && !(event.negated || event.hypothetical || event.future || event.historical) ? { pk, event } : [];
    });
    const actorsOf = await actorsIn(
      session,
      happened.map(({ event }) => event),
    );
    for (const { pk, event } of happened) {
      const { id, type, modes, reportedAs, date, statement, document } = event;
      const { first, last } = daysOf(date ?? (statement === null ? null : document.published));
      ids.push(id);
      const days = { first_day: first, last_day: last };
      const told = { pk, cluster: pk, id, ...days, type, modes: JSON.stringify(modes), reported_as: reportedAs };
      const taking = eventParties(event, actorsOf(event)).map(({ role, code, key }) => [ROLES[role], code, key] as const);
      for (const [source_role, source_code, source_key] of taking)
        for (const [target_role, target_code, target_key] of taking)
          pairs.push({ ...told, source_role, source_code, source_key, target_role, target_code, target_key });
    }
  }
  const table = session.dialect.table(COLUMNS, pairs);
  return {
    decided,
    ids,
    told: {
      pairs: sql`${table} e`,
      source: partyOf('e.source_'),
      target: partyOf('e.target_'),
      modes: sql`e.modes`,
      where: sql`1 = 1`,
    },
  };
}

const COLUMNS = {
  pk: 'integer',
  cluster: 'integer',
  id: 'text',
  first_day: 'text',
  last_day: 'text',
  type: 'text',
  modes: 'text',
  reported_as: 'text',
  source_role: 'integer',
  source_code: 'text',
  source_key: 'text',
  target_role: 'integer',
  target_code: 'text',
  target_key: 'text',
} as const;

/** Those who take part in events as the ledger has them, of each event by their ids. */
async function actorsIn(
  session: Session,
  events: readonly LedgerEvent[],
): Promise<(event: LedgerEvent) => ReadonlyMap<string, Actor>> {
  const taking = events.flatMap(({ actors, recipients }) => [...actors, ...recipients].flatMap(({ actor }) => actor ?? []));
  const documents = new Set(events.map(({ document }) => document.id));
  const known = await actorsAbout(session, documents, { ids: taking });
  return ({ document }) =>
    new Map(known.filter(({ scope }) => scope === '' || scope === document.id).map((actor) => [actor.id, actor]));
}
