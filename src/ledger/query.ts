import { OnrecordError } from '../errors/index.ts';

/** One thing that must occur: a word or a phrase, `prefix` when its last word may go on. */
export interface Term {
  readonly words: string;
  readonly prefix: boolean;
}

/** More words than a person types; it keeps a pasted page from becoming a search. */
const MOST_TERMS = 64;
const MOST_CHARACTERS = 2_000;

/**
 * Reads what a person typed: words, "phrases" and prefix*, all of which must occur. Any other character only parts
 * words. Curly and low quotation marks count as straight ones, for people paste.
 *
 * @throws OnrecordError OR3004 when a phrase is not closed, nothing is left to search for, or it is too long.
 */
export function parseTerms(typed: string): Term[] {
  const fault = (what: string): OnrecordError =>
    new OnrecordError('OR3004', { input: typed.slice(0, 100), fault: what });
  if (typed.length > MOST_CHARACTERS) throw fault(`it is longer than ${MOST_CHARACTERS} characters`);
  const pieces = typed.replace(/[“”„«»]/g, '"').split('"');
  if (pieces.length % 2 === 0) throw fault('a quotation mark is not closed');
  const terms = pieces.flatMap((piece, at): Term[] => {
    if (at % 2 === 1) return [{ words: piece, prefix: pieces[at + 1]?.startsWith('*') ?? false }];
    return piece.split(/\s+/).map((word) => ({ words: word, prefix: /[\p{L}\p{N}\p{M}]\*+$/u.test(word) }));
  });
  const searchable = terms
    .map(({ words, prefix }) => ({ words: words.replace(/[\s\p{C}*]+/gu, ' ').trim(), prefix }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
  if (searchable.length === 0) throw fault('there is no word in it');
  if (searchable.length > MOST_TERMS) throw fault(`it has more than ${MOST_TERMS} words`);
  return searchable;
}

/**
 * The first or last day that a given date, month or year (2022, 2022-05, 2022-05-04) stands for, for comparing as text.
 *
 * @throws OnrecordError OR3004 when it is none of these.
 */
export function dayBound(given: string, bound: 'from' | 'to'): string {
  const day = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.exec(given)?.[0];
  if (day === undefined)
    throw new OnrecordError('OR3004', { input: given, fault: 'a date is YYYY-MM-DD, YYYY-MM or YYYY' });
  const rest = bound === 'from' ? '-01-01' : '-12-31';
  return day + rest.slice(day.length - 4);
}
