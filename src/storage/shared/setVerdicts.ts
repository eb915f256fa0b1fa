import { sql } from 'kysely';
import type { StatementVerification } from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import type { Session } from './session.ts';
import { insert, rowsOf, run } from './sql.ts';

/**
 * Puts down verdicts with what they rest on, by the keys of their statements, in the place of what was there.
 * @param areNew the statements were not there before, and have been put down with their verdicts
 */
export async function setVerifications(
  session: Session,
  judged: ReadonlyMap<number, StatementVerification | null>,
  areNew = false,
): Promise<void> {
  if (judged.size === 0) return;
  if (!areNew) {
    await dropVerifications(session, judged.keys());
    await updateVerdicts(session, new Map([...judged].map(([pk, one]) => [pk, one?.verdict ?? ''])));
  }
  const kept = [...judged].flatMap(([statement, one]) =>
    one === null || (one.places.length === 0 && one.searched.length === 0) ? [] : [{ statement, one }],
  );
  await insert(
    session,
    'verifications',
    kept.map(({ statement, one }) => ({ statement, verification: JSON.stringify(one) })),
  );
  const sources = kept.flatMap(({ statement, one }) =>
    [...transcriptsOf(one)].map((document) => ({ document, statement })),
  );
  if (sources.length === 0) return;
  await run(
    session,
    sql`insert into verification_sources (document, statement) select d.pk, r.statement
      from ${session.dialect.table({ document: 'text', statement: 'integer' }, sources)} as r
      join document_rows d on d.id = r.document where true on conflict do nothing`,
  );
}

/** Puts down verdicts that somebody else has found, by the ids of statements; what is known of the same verdict stays. */
export async function setVerdicts(session: Session, verdicts: ReadonlyMap<string, string | null>): Promise<void> {
  if (verdicts.size === 0) return;
  const rows = await rowsOf<{ pk: number; id: string; verdict: string }>(
    session,
    sql`select pk, id, verdict from statement_rows where id in ${session.dialect.list(verdicts.keys(), 'text')}`,
  );
  const changed = rows.filter(({ id, verdict }) => verdict !== (verdicts.get(id) ?? ''));
  await dropVerifications(
    session,
    changed.map(({ pk }) => pk),
  );
  await updateVerdicts(session, new Map(changed.map(({ pk, id }) => [pk, verdicts.get(id) ?? ''])));
}

/** The same where the ledger has none, or only that no transcript could tell. */
export async function setMissingVerdicts(session: Session, verdicts: ReadonlyMap<string, string>): Promise<void> {
  if (verdicts.size === 0) return;
  const open = await rowsOf<{ id: string }>(
    session,
    sql`select id from statement_rows where id in ${session.dialect.list(verdicts.keys(), 'text')}
      and verdict in ('', 'no-source')`,
  );
  await setVerdicts(session, new Map(open.map(({ id }) => [id, verdicts.get(id) ?? null])));
}

async function updateVerdicts(session: Session, verdicts: ReadonlyMap<number, string>): Promise<void> {
  if (verdicts.size === 0) return;
  const rows = [...verdicts].map(([pk, verdict]) => ({ pk, verdict }));
  await run(
    session,
    sql`update statement_rows set verdict = r.verdict
      from ${session.dialect.table({ pk: 'integer', verdict: 'text' }, rows)} as r
      where statement_rows.pk = r.pk and statement_rows.verdict <> r.verdict`,
  );
}

async function dropVerifications(session: Session, statements: Iterable<number>): Promise<void> {
  const { list } = session.dialect;
  const known = await rowsOf<{ statement: number; verification: string }>(
    session,
    sql`delete from verifications where statement in ${list(statements)} returning statement, verification`,
  );
  if (known.length === 0) return;
  const transcripts = new Set(
    known.flatMap(({ statement, verification }) => [
      ...transcriptsOf(fromJson(verification, 'verification', `verifications.verification, row ${statement}`)),
    ]),
  );
  await run(
    session,
    sql`delete from verification_sources where statement in ${list(known.map(({ statement }) => statement))}
      and document in (select pk from document_rows where id in ${list(transcripts, 'text')})`,
  );
}

/** On which a verdict rests: those where the words are, and those where they are not. Older ledgers kept the first alone. */
const transcriptsOf = ({ places, searched = [] }: Partial<StatementVerification>): Set<string> =>
  new Set([...(places ?? []), ...searched].map(({ transcript }) => transcript));
