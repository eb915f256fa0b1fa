import { sql } from 'kysely';
import { quoteShingles } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert, rowsOf, run } from './sql.ts';

/** Files statements by their words, so that a transcript which comes later finds them. */
export async function fileQuotes(
  session: Session,
  statements: readonly { readonly key: number; readonly quoted: ReadonlySet<number> }[],
): Promise<void> {
  const rows = statements.flatMap(({ key, quoted }) => [...quoted].map((hash) => ({ hash, statement: key })));
  await insert(session, 'quote_shingles', rows, { conflict: sql`on conflict do nothing` });
}

export async function dropQuotes(session: Session, statements: readonly number[]): Promise<void> {
  if (statements.length === 0) return;
  const quoted = await rowsOf<{ pk: number; text: string }>(
    session,
    sql`select pk, text from statement_rows where kind <> 'indirect' and pk in ${session.dialect.list(statements)}`,
  );
  const rows = quoted.flatMap(({ pk, text }) => [...quoteShingles(text)].map((hash) => ({ hash, statement: pk })));
  if (rows.length === 0) return;
  const source = session.dialect.table({ hash: 'integer', statement: 'integer' }, rows);
  await run(
    session,
    sql`delete from quote_shingles where (hash, statement) in (select hash, statement from ${source} as r)`,
  );
}
