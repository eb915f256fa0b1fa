import { sql } from 'kysely';
import type { LedgerStatement, Verified } from '../../ledger/index.ts';
import { find } from './find.ts';
import { statementsOf } from './rows.ts';
import { transcriptsRevision } from './fileTurns.ts';
import { type Judges, judgeStatements, verify } from './judgement.ts';
import type { Session, Store } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

const PORTION = 100;

/** Compares a statement anew, or all of a document's current version, by its id or the beginning of it. */
export async function verifyEntry(store: Store, judges: Judges, given: string): Promise<LedgerStatement[]> {
  const statements = await store.read((session) => statementsIn(session, given));
  return verifiedAnew(store, judges, statements);
}

async function statementsIn(session: Session, given: string): Promise<number[]> {
  const isDocument = given.startsWith('doc_');
  const pk = await find(session, isDocument ? 'document' : 'statement', given);
  if (!isDocument) return [pk];
  const document = await rowOf<{ current: number | null }>(
    session,
    sql`select current from document_rows where pk = ${pk}`,
  );
  const rows = await rowsOf<{ statement: number }>(
    session,
    sql`select statement from reports where version = ${document?.current ?? 0} order by ordinal`,
  );
  return rows.map(({ statement }) => statement);
}

/** The same for all of the given statements that quote words, a portion at a time, each on the disk before the next. */
export async function* verifyEvery(
  store: Store,
  judges: Judges,
  statements: AsyncIterable<LedgerStatement>,
): AsyncGenerator<Verified> {
  let portion: LedgerStatement[] = [];
  for await (const statement of statements) {
    if (statement.kind !== 'indirect') portion.push(statement);
    if (portion.length < PORTION) continue;
    const full = portion;
    portion = [];
    yield* await verifyPortion(store, judges, full);
  }
  if (portion.length > 0) yield* await verifyPortion(store, judges, portion);
}

async function verifyPortion(store: Store, judges: Judges, known: readonly LedgerStatement[]): Promise<Verified[]> {
  const before = new Map(known.map(({ id, verdict }) => [id, verdict]));
  const rows = await store.read((session) =>
    rowsOf<{ pk: number }>(
      session,
      sql`select pk from statement_rows where id in ${session.dialect.list(before.keys(), 'text')} order by pk`,
    ),
  );
  const anew = await verifiedAnew(
    store,
    judges,
    rows.map(({ pk }) => pk),
  );
  const judged = anew.filter(({ verdict }) => verdict !== null);
  return judged.map((statement) => ({ statement, before: before.get(statement.id) ?? null }));
}

async function verifiedAnew(
  { read, write }: Store,
  { judgeWith }: Judges,
  statements: readonly number[],
): Promise<LedgerStatement[]> {
  const judgement = await judgeStatements(read, judgeWith, statements);
  return write(async (session) => {
    await verify(session, judgeWith, statements, judgement, await transcriptsRevision(session));
    return statementsOf(session, statements);
  });
}
