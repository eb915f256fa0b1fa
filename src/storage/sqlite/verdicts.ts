import type { Database } from 'better-sqlite3';
import type { LedgerStatement, StatementVerification, Verified } from '../../ledger/index.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import { fromJson } from './json.ts';
import { statementsOf } from './rows.ts';
import { find } from './find.ts';
import { fileQuotes } from './sources.ts';
import { bound, rowOf, rowsOf, run } from './statement.ts';
import { turnIndex } from './turnIndex.ts';

const PORTION = 100;

/**
 * Compares statements with the ledger's transcripts and puts down what comes out; to be called within the transaction
 * that changed either. What a transcript itself quotes is left out: its turns are the source.
 */
export async function verify({ db, database, judgeWith }: Connection, statements: Iterable<number>): Promise<void> {
  if (!judgeWith) return;
  const reported = rowsOf<{ pk: number }>(
    database,
    `select pk from statement_rows s where pk in (select value from json_each(?))
     and not exists (select 1 from transcripts t where t.version = s.version)`,
    bound(statements),
  ).map(({ pk }) => pk);
  const judge = judgeWith(turnIndex(database));
  for (let at = 0; at < reported.length; at += PORTION) {
    for (const pk of reported.slice(at, at + PORTION)) {
      const [statement] = await statementsOf(db, [pk]);
      if (statement) setVerification(database, pk, await judge(statement));
    }
  }
}

/** The same for the statements of a version that has just become the current one, which are also filed by their words. */
export async function verifyOwn(connection: Connection, version: number): Promise<void> {
  const { database } = connection;
  if (rowOf(database, 'select 1 from transcripts where version = ?', version)) return;
  const statements = statementsIn(database, version);
  fileQuotes(database, statements);
  await verify(connection, statements);
}

/** The same for a statement, or all of a document's current version, by its id or the beginning of it. */
export async function verifyEntry(connection: Connection, given: string): Promise<LedgerStatement[]> {
  const { db, database } = connection;
  const isDocument = given.startsWith('doc_');
  const pk = await find(db, isDocument ? 'document' : 'statement', given);
  const version = isDocument
    ? rowOf<{ current: number | null }>(database, 'select current from document_rows where pk = ?', pk)?.current
    : null;
  const statements = isDocument ? statementsIn(database, version ?? 0) : [pk];
  await verify(connection, statements);
  return statementsOf(db, statements);
}

/** The same for all of the given statements that quote words, a portion at a time, each within `inWrite`. */
export async function* verifyEvery(
  statements: AsyncIterable<LedgerStatement>,
  inWrite: InSession,
): AsyncGenerator<Verified> {
  let portion: LedgerStatement[] = [];
  for await (const statement of statements) {
    if (statement.kind !== 'indirect') portion.push(statement);
    if (portion.length < PORTION) continue;
    const full = portion;
    portion = [];
    yield* await inWrite((connection) => verifiedAnew(connection, full));
  }
  if (portion.length > 0) yield* await inWrite((connection) => verifiedAnew(connection, portion));
}

async function verifiedAnew(connection: Connection, known: readonly LedgerStatement[]): Promise<Verified[]> {
  const { db, database } = connection;
  const before = new Map(known.map(({ id, verdict }) => [id, verdict]));
  const pks = rowsOf<{ pk: number }>(
    database,
    'select pk from statement_rows where id in (select value from json_each(?)) order by pk',
    bound(before.keys()),
  ).map(({ pk }) => pk);
  await verify(connection, pks);
  const judged = (await statementsOf(db, pks)).filter(({ verdict }) => verdict !== null);
  return judged.map((statement) => ({ statement, before: before.get(statement.id) ?? null }));
}

const statementsIn = (database: Database, version: number): number[] =>
  rowsOf<{ statement: number }>(
    database,
    'select statement from reports where version = ? order by ordinal',
    version,
  ).map(({ statement }) => statement);

/** Puts down a verdict that somebody else has found; what is known of the same verdict stays. */
export function setVerdict(database: Database, id: string, verdict: string | null): void {
  const row = rowOf<{ pk: number; verdict: string }>(
    database,
    'select pk, verdict from statement_rows where id = ?',
    id,
  );
  if (!row || row.verdict === (verdict ?? '')) return;
  dropVerification(database, row.pk);
  run(database, 'update statement_rows set verdict = ? where pk = ?', verdict ?? '', row.pk);
}

/** The same where the ledger has none, or only that no transcript could tell. */
export function setMissingVerdict(database: Database, id: string, verdict: string): void {
  const row = rowOf<{ verdict: string }>(database, 'select verdict from statement_rows where id = ?', id);
  if (row?.verdict === '' || row?.verdict === 'no-source') setVerdict(database, id, verdict);
}

/** Puts down a verdict with what it rests on, in the place of what was there. */
export function setVerification(database: Database, pk: number, judged: StatementVerification | null): void {
  dropVerification(database, pk);
  const verdict = judged?.verdict ?? '';
  run(database, 'update statement_rows set verdict = ? where pk = ? and verdict <> ?', verdict, pk, verdict);
  if (judged === null || (judged.places.length === 0 && judged.searched.length === 0)) return;
  run(database, 'insert into verifications (statement, verification) values (?, ?)', pk, JSON.stringify(judged));
  for (const transcript of transcriptsOf(judged)) {
    run(
      database,
      'insert or ignore into verification_sources (document, statement) select pk, ? from document_rows where id = ?',
      pk,
      transcript,
    );
  }
}

function dropVerification(database: Database, pk: number): void {
  const known = rowOf<{ verification: string }>(
    database,
    'select verification from verifications where statement = ?',
    pk,
  );
  if (!known) return;
  for (const transcript of transcriptsOf(
    fromJson(known.verification, 'verification', `verifications.verification, row ${pk}`),
  )) {
    run(
      database,
      'delete from verification_sources where statement = ? and document = (select pk from document_rows where id = ?)',
      pk,
      transcript,
    );
  }
  run(database, 'delete from verifications where statement = ?', pk);
}

/** On which a verdict rests: those where the words are, and those where they are not. Older ledgers kept the first alone. */
const transcriptsOf = ({ places, searched = [] }: Partial<StatementVerification>): Set<string> =>
  new Set([...(places ?? []), ...searched].map(({ transcript }) => transcript));
