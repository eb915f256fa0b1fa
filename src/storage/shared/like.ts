import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import type { Query } from '../../ledger/index.ts';
import { comparedWords } from '../../text/index.ts';
import type { Session } from './session.ts';
import { rowOf } from './sql.ts';

/** A word that more statements have says little of what this one is about, and costs much. */
const COMMON = 5_000;
const MOST_WORDS = 10;
const SHORTEST = 3;

/**
 * The words of a statement by which others like it are found: its rarest in the ledger, any of which will do; BM25 then
 * puts those first that share most of the rare ones.
 *
 * @param given its id, for the error
 * @throws OnrecordError OR3004 where all of its words are everywhere.
 */
export async function wordsLike(
  session: Session,
  pk: number,
  given: string,
): Promise<Extract<Query, { type: 'term' }>[]> {
  const row = await rowOf<{ text: string }>(session, sql`select text from statement_rows where pk = ${pk}`);
  const words = new Set(comparedWords(row?.text ?? '').flatMap(({ key }) => key.split(/[^\p{L}\p{N}]+/u)));
  const terms = [...words]
    .filter((word) => word.length >= SHORTEST)
    .map((word) => ({ type: 'term', words: word, prefix: false }) as const);
  const counts = await session.dialect.text.counts(session, terms, COMMON);
  const counted = terms.map((term, at) => ({ term, count: counts[at] ?? 0 }));
  // A word that one statement has is this one's own and finds nothing.
  const rare = counted
    .filter(({ count }) => count > 1 && count <= COMMON)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, MOST_WORDS);
  if (rare.length === 0) throw new OnrecordError('OR3004', { input: given, fault: 'it has no distinctive word' });
  return rare.map(({ term }) => term);
}
