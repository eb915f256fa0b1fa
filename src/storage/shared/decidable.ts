import { sql } from 'kysely';
import { MUTUAL } from '../../document/index.ts';
import {
  dayBounds,
  daysOf,
  type EventFilter,
  eventParties,
  knownValue,
  type LedgerEvent,
  type LedgerStatement,
  padded,
  partiesOf,
  type Party,
  type ReviewField,
  ROLES,
  type StatementFilter,
} from '../../ledger/index.ts';
import { all } from './condition.ts';
import { EITHER_SIDE, eventProbe, partiesAsked } from './eventParties.ts';
import { daysOf as daysWithin } from './eventDays.ts';
import { FILTER_ROLES, filterOf, withoutWords } from './filters.ts';
import { keysNamed } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';

/** What a filter asks that people may have decided otherwise than the machine. */
export interface Decidable<Row> {
  /** Where they have decided one of these, what they have decided is asked. */
  readonly fields: readonly ReviewField[];
  /** Of the row as the machine reads it. */
  readonly condition: Fragment;
  readonly holds: (row: Row) => boolean;
}

/**
 * That a row matches as the machine reads it, or else may by what people have decided of it: it is a first report that they
 * have reviewed, and the rest matches.
 */
export const mayMatch = (
  machine: readonly Fragment[],
  rest: readonly Fragment[],
  { isFirst, id }: { readonly isFirst: Fragment; readonly id: Fragment },
): Fragment =>
  sql`((${all(machine)}) or (${all(rest)} and ${isFirst} and ${id} in (select unit from reviews where undone is null)))`;

/** Whether each condition holds of a row as the machine reads it, as columns after others: `asked0`, `asked1`. */
export const answersTo = (asked: readonly Decidable<never>[]): Fragment =>
  asked.length === 0
    ? sql``
    : sql`, ${sql.join(
        asked.map(({ condition }, at) => sql`case when ${condition} then 1 else 0 end as ${sql.ref(`asked${at}`)}`),
      )}`;

type Correctable = Pick<LedgerStatement, 'id' | 'corrected'>;

/** Of rows as people have corrected them those that match. @param found of each what `answersTo` says */
export function matching<Row extends Correctable>(
  asked: readonly Decidable<Row>[],
  found: readonly { readonly id: string }[],
  rows: readonly Row[],
): readonly Row[] {
  const answers = new Map(found.map((row) => [row.id, new Map<string, unknown>(Object.entries(row))]));
  const holds = (row: Row): boolean =>
    asked.every(({ fields, holds: isSo }, at) =>
      fields.some((field) => row.corrected?.includes(field)) ? isSo(row) : answers.get(row.id)?.get(`asked${at}`) === 1,
    );
  return asked.length === 0 ? rows : rows.filter(holds);
}

const STATEMENT_FILTERS = {
  speaker: ['speaker'],
  speaksFor: ['speaker'],
  addressee: ['addressee'],
  target: ['targets', 'act'],
  kind: ['kind'],
  act: ['act'],
  from: ['said'],
  to: ['said'],
} as const satisfies Partial<Record<keyof StatementFilter, readonly ReviewField[]>>;

/** A filter of statements in two: what people can decide, and the rest. @throws as filterOf */
export async function decidableOfStatements(
  session: Session,
  given: StatementFilter,
): Promise<{ readonly asked: readonly Decidable<LedgerStatement>[]; readonly rest: StatementFilter }> {
  const asked: Decidable<LedgerStatement>[] = [];
  const rest: { -readonly [Name in keyof StatementFilter]: StatementFilter[Name] } = { ...given };
  dayBounds(given);
  for (const name of Object.keys(STATEMENT_FILTERS) as (keyof typeof STATEMENT_FILTERS)[]) {
    const value = given[name];
    rest[name] = undefined;
    if (!value) continue;
    const [, ...conditions] = withoutWords(session, await filterOf(session, { [name]: value }), 's');
    const fields = STATEMENT_FILTERS[name];
    asked.push({ fields, condition: all(conditions), holds: await statementHolds(session, name, value) });
  }
  return { asked, rest };
}

async function statementHolds(
  session: Session,
  name: keyof typeof STATEMENT_FILTERS,
  value: string,
): Promise<(statement: LedgerStatement) => boolean> {
  if (name === 'kind') return ({ kind }) => kind === value;
  if (name === 'act') {
    const type = knownValue('act', value);
    return ({ act }) => act?.type === type;
  }
  if (name === 'from' || name === 'to') {
    const isWithin = within({ [name]: value });
    return ({ said, document }) => isWithin(said ?? document.published);
  }
  const isMeant = await named(session, value);
  const roles = FILTER_ROLES[name];
  return (statement) => {
    const actors = statement.actor ? [[statement.actor.id, statement.actor] as const] : [];
    return partiesOf(statement, new Map(actors)).some((party) => roles.includes(ROLES[party.role]) && isMeant(party));
  };
}

/** The same of events. @throws OnrecordError OR3004, OR6006 */
export async function decidableOfEvents(
  session: Session,
  given: EventFilter,
): Promise<{ readonly asked: readonly Decidable<LedgerEvent>[]; readonly rest: EventFilter }> {
  const { actor, recipient, type, reportedAs, from, to, ...rest } = given;
  const asked: Decidable<LedgerEvent>[] = [];
  const parties = await partiesAsked(session, { actor, recipient });
  for (const [at, name] of [actor, recipient].filter((one) => one).entries()) {
    const party = parties[at];
    if (!party || !name) continue;
    const isMeant = await named(session, name);
    asked.push({
      fields: ['actors', 'recipients', 'type'],
      condition: eventProbe(session, party, 'e'),
      holds: (event) => {
        const roles = party.either && MUTUAL.has(event.type) ? EITHER_SIDE : party.roles;
        return eventParties(event, new Map()).some((one) => roles.includes(ROLES[one.role]) && isMeant(one));
      },
    });
  }
  if (from || to) {
    const isWithin = within({ from, to });
    asked.push({
      fields: ['date', 'standing'],
      condition: all(daysWithin({ from, to })('e')),
      holds: ({ date, statement, document }) => isWithin(date ?? (statement === null ? null : document.published)),
    });
  }
  if (type) {
    const known = knownValue('event type', type);
    asked.push({ fields: ['type'], condition: sql`e.type = ${known}`, holds: (event) => event.type === known });
  }
  if (reportedAs) {
    const known = knownValue('way of reporting', reportedAs);
    asked.push({
      fields: ['standing'],
      condition: sql`e.reported_as = ${known}`,
      holds: (event) => event.reportedAs === known,
    });
  }
  return { asked, rest };
}

function within(given: Pick<StatementFilter, 'from' | 'to'>): (date: LedgerStatement['said']) => boolean {
  const { from, to } = dayBounds(given);
  return (date) => {
    const { first, last } = daysOf(date);
    return (from === null || last >= from) && (to === null || (first > '' && first <= to));
  };
}

/** Whether somebody is meant by what is given, as partiesNamed has it; whom people name may be in no document. */
async function named(session: Session, given: string): Promise<(party: Party) => boolean> {
  const keys = await keysNamed(session, given);
  return ({ key, name }) =>
    keys.has(key) ||
    [`=${given}`, `=country:${given}`].includes(key) ||
    (key.startsWith('=') ? padded(name) === padded(given) : padded(name).includes(padded(given)));
}
