import { OnrecordError } from '../errors/index.ts';

/** A sign of the search language, or something to search for; `at` is its place in what was typed (UTF-16). */
export type Token = { readonly at: number } & (
  | { readonly type: 'term'; readonly words: string; readonly prefix: boolean }
  | { readonly type: 'and' | 'or' | 'open' | 'close' | 'title' }
  | { readonly type: 'not'; readonly sign: string }
  | { readonly type: 'near'; readonly within: number }
);

/** Words that lie between the terms of NEAR at most, where no number is given; the number of SQLite's FTS5. */
const DISTANCE = 10;
const FARTHEST = 1_000;

/** @param at the place in UTF-16 code units; told in characters, from 1 */
export function unreadable(typed: string, at: number, fault: string): OnrecordError {
  const place = Array.from(typed.slice(0, at)).length + 1;
  return new OnrecordError('OR6005', { input: typed.slice(0, 100), place, fault });
}

/** A quotation mark, a parenthesis, or what stands between these and spaces. */
const PIECE = /"|[()]|[^\s"()]+/gu;

const OPERATORS: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
]);

/** Parts what was typed. @throws OnrecordError OR6005 for a quotation mark that is not closed, or a distance that is none. */
export function tokensOf(typed: string): Token[] {
  const plain = typed.replace(/[“”„«»]/gu, '"');
  const tokens: Token[] = [];
  /** Of the parentheses of NEAR: the place of its token in the list. */
  let near: number | null = null;
  let quoteEnds = 0;
  for (const { 0: piece, index: at } of plain.matchAll(PIECE)) {
    if (at < quoteEnds) continue;
    if (piece === '"') {
      const end = plain.indexOf('"', at + 1);
      if (end === -1) throw unreadable(typed, at, 'a quotation mark is not closed');
      quoteEnds = end + 1;
      tokens.push(...termOf(plain.slice(at + 1, end), plain.startsWith('*', end + 1), at));
    } else if (piece === '(') {
      const before = tokens.at(-1);
      const isOfNear = before?.type === 'near' && near === null && plain.slice(before.at + 4, at).trim() === '';
      if (isOfNear) near = tokens.length - 1;
      else tokens.push({ type: 'open', at });
    } else if (piece === ')') {
      if (near !== null) setDistance(typed, plain, tokens, near, at);
      near = null;
      tokens.push({ type: 'close', at });
    } else tokens.push(...signsOf(plain, piece, at));
  }
  return tokens;
}

/** The signs at the beginning of a piece without spaces, and its words. */
function signsOf(plain: string, piece: string, at: number): Token[] {
  const operator = OPERATORS.get(piece);
  if (operator) return [{ type: operator, at }];
  if (piece === 'NOT') return [{ type: 'not', at, sign: 'NOT' }];
  if (piece === 'NEAR' && /^\s*\(/u.test(plain.slice(at + 4))) return [{ type: 'near', at, within: DISTANCE }];
  const follows = (from: number): string => plain.slice(from, from + 1);
  const opens = at === 0 || /[\s(]/u.test(plain[at - 1] ?? '');
  if (opens && piece.startsWith('-') && /^[\p{L}\p{N}"(]/u.test(piece.slice(1) || follows(at + 1))) {
    return [{ type: 'not', at, sign: '-' }, ...(piece === '-' ? [] : signsOf(plain, piece.slice(1), at + 1))];
  }
  const title = /^title:/iu.exec(piece)?.[0];
  if (title !== undefined) {
    const rest = piece.slice(title.length);
    return [{ type: 'title', at }, ...termOf(rest, ENDS_OPEN.test(rest), at + title.length)];
  }
  return termOf(piece, ENDS_OPEN.test(piece), at);
}

const ENDS_OPEN = /[\p{L}\p{N}\p{M}]\*+,?$/u;

/** Nothing where there is no word in it: a dash between spaces parts words and no more. */
function termOf(given: string, prefix: boolean, at: number): Token[] {
  const words = given.replace(/[\s\p{C}*]+/gu, ' ').trim();
  return /[\p{L}\p{N}]/u.test(words) ? [{ type: 'term', words, prefix, at }] : [];
}

/** “NEAR(a b, 5)”: a number after the last comma is no word. */
function setDistance(typed: string, plain: string, tokens: Token[], near: number, end: number): void {
  const start = tokens[near]?.at ?? 0;
  const inside = plain.slice(start, end);
  const comma = inside.lastIndexOf(',');
  const given = comma === -1 ? '' : inside.slice(comma + 1).trim();
  if (given === '' || given.includes('"') || !/^[\p{N}.+-]+$/u.test(given)) return;
  const within = /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN;
  const at = start + inside.lastIndexOf(given);
  if (!(within <= FARTHEST)) throw unreadable(typed, at, `the distance of NEAR is a whole number up to ${FARTHEST}`);
  while (tokens.length > near + 1 && (tokens.at(-1)?.at ?? 0) > start + comma) tokens.pop();
  // “a b,5” without a space is one piece: its words go up to the comma.
  const last = tokens.at(-1);
  if (last?.type === 'term' && last.at < start + comma) {
    const piece = plain.slice(last.at, start + comma);
    if (!piece.startsWith('"')) tokens.splice(-1, 1, ...termOf(piece, ENDS_OPEN.test(piece), last.at));
  }
  tokens[near] = { type: 'near', at: start, within };
}
