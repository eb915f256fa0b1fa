import { sql } from 'kysely';
import type { Term } from '../../ledger/index.ts';
import { searchedWords } from '../../text/index.ts';
import type { Fragment } from '../shared/session.ts';

export const wordsIn = ({ words }: Term): string[] => searchedWords(words).map(({ word }) => word);

/** A term as it stands in a column of words, each between spaces: the beginning of its last word where it is a prefix. */
export const soughtText = (term: Term): string => ` ${wordsIn(term).join(' ')}${term.prefix ? '' : ' '}`;

/** That a column of words holds a term. */
export const holdsTerm = (term: Term, column: string): Fragment =>
  wordsIn(term).length === 0 ? sql`false` : sql`strpos(${sql.ref(column)}, ${soughtText(term)}) > 0`;

/** The words that have to be there, in any order, as the index is asked; each is of letters and numbers. */
export function lexemesOfTerm(term: Term): string {
  const words = wordsIn(term);
  // A question for nothing finds nothing; no word has a space in it.
  if (words.length === 0) return "' '";
  return words.map((word, at) => `'${word}'${term.prefix && at === words.length - 1 ? ':*' : ''}`).join(' & ');
}
