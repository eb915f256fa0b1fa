import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import { comparedWords } from '../../text/index.ts';
import type { Marked } from './matching.ts';
import { rowOf } from './statement.ts';

/** A word that more statements have says little of what this one is about, and costs much. */
const COMMON = 5_000;
const MOST_WORDS = 10;
const SHORTEST = 3;

/**
 * The words of a statement by which others like it are found, as FTS5 reads them: its rarest in the ledger, any of
 * which will do; BM25 then puts those first that share most of the rare ones.
 *
 * @throws OnrecordError OR3003 where no statement has the id, OR3004 where all of its words are everywhere.
 */
export function expressionLike(database: Database, id: string): Marked {
  const row = rowOf<{ text: string }>(database, 'select text from statement_rows where id = ?', id);
  if (!row) throw new OnrecordError('OR3003', { input: id });
  const words = new Set(comparedWords(row.text).flatMap(({ key }) => key.split(/[^\p{L}\p{N}]+/u)));
  const counted = [...words]
    .filter((word) => word.length >= SHORTEST)
    .map((word) => {
      const found = rowOf<{ count: number }>(
        database,
        'select count(*) as count from (select rowid from statements_text where text match ? limit ?)',
        `"${word}"`,
        COMMON + 1,
      );
      return { word, count: found?.count ?? 0 };
    });
  // A word that one statement has is this one's own and finds nothing.
  const rare = counted
    .filter(({ count }) => count > 1 && count <= COMMON)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, MOST_WORDS);
  if (rare.length === 0) throw new OnrecordError('OR3004', { input: id, fault: 'it has no distinctive word' });
  return {
    expression: rare.map(({ word }) => `"${word}"`).join(' OR '),
    terms: rare.map(({ word }) => ({ words: word, prefix: false })),
  };
}
