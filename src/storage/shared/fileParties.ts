import { sql } from 'kysely';
import { AS_READ, padded, type Party, ROLES } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert, rowsOf, run, update } from './sql.ts';

/** By whom and what a statement or an event is found. */
export interface PartiesOf {
  readonly key: number;
  /** The day under which it is filed, '' where it is not known. */
  readonly day: string;
  readonly parties: readonly Party[];
  /** What the machine says, where people decided otherwise. */
  readonly read?: readonly Party[];
}

/**
 * Puts down by whom and what statements and events are found.
 * @param known some of them have been filed before, and what was there goes
 */
export async function fileParties(
  session: Session,
  { statements, events }: { readonly statements: readonly PartiesOf[]; readonly events: readonly PartiesOf[] },
  known: boolean,
): Promise<void> {
  const names = await nameKeys(session, [...statements, ...events].flatMap(({ parties, read = [] }) => [...parties, ...read]));
  const rowsOfEach = (filed: readonly PartiesOf[]) =>
    filed.flatMap(({ key, day, parties, read = [] }) => {
      const rowsUnder = (more: number, filedSo: readonly Party[]) =>
        filedSo.map(({ role, key: named, code }) => ({ role: ROLES[role] + more, name: names.get(named) ?? 0, day, key, code }));
      return [...rowsUnder(0, parties), ...rowsUnder(AS_READ, read)];
    });
  if (known) {
    await forget(session, 'statement', statements);
    await forget(session, 'event', events);
  }
  const conflict = sql`on conflict do nothing`;
  const ofStatements = rowsOfEach(statements).map(({ role, name, day, key }) => ({ role, name, day, statement: key }));
  await insert(session, 'statement_parties', ofStatements, { conflict });
  const ofEvents = rowsOfEach(events).map(({ key, ...row }) => ({ ...row, event: key }));
  await insert(session, 'event_parties', ofEvents, { conflict });
}

async function forget(session: Session, kind: 'statement' | 'event', filed: readonly PartiesOf[]): Promise<void> {
  if (filed.length === 0) return;
  const keys = session.dialect.list(filed.map(({ key }) => key));
  await run(session, sql`delete from ${sql.table(`${kind}_parties`)} where ${sql.ref(kind)} in ${keys}`);
}

/** The keys of parties' names by their words; those that are met for the first time are put down. */
async function nameKeys(session: Session, parties: readonly Party[]): Promise<Map<string, number>> {
  const wanted = new Map(parties.map((party) => [party.key, party]));
  if (wanted.size === 0) return new Map();
  const known = await rowsOf<{ pk: number; key: string; code: string | null }>(
    session,
    sql`select pk, key, code from names where key in ${session.dialect.list(wanted.keys(), 'text')}`,
  );
  const keys = new Map(known.map(({ key, pk }) => [key, pk]));
  await updateCodes(session, known, wanted);
  const fresh = [...wanted.values()].filter(({ key }) => !keys.has(key));
  const rows = fresh.map(({ key, name, code }) => ({
    key,
    name,
    padded: key.startsWith('#') ? '' : padded(name),
    code,
  }));
  const made = await insert<'names', { pk: number; key: string; padded: string }>(session, 'names', rows, {
    returning: sql`pk, key, padded`,
  });
  for (const { key, pk } of made) keys.set(key, pk);
  const words = made.flatMap(({ pk, padded }) =>
    [...new Set(padded.split(' ').filter(Boolean))].map((word) => ({ word, name: pk })),
  );
  await insert(session, 'name_words', words);
  return keys;
}

async function updateCodes(
  session: Session,
  known: readonly { readonly pk: number; readonly key: string; readonly code: string | null }[],
  wanted: ReadonlyMap<string, Party>,
): Promise<void> {
  const changed = known.flatMap(({ pk, key, code }) => {
    const now = wanted.get(key)?.code ?? null;
    return now === null || now === code ? [] : [{ pk, code: now }];
  });
  await update(session, 'names', changed);
}
