import type { WordList } from '../../ledger/index.ts';
import { CLAIMS, SAYING } from './cues.ts';
import { subjectOf } from './frames.ts';
import { surroundingsOf, type Token } from './sentence.ts';
import { wordSet } from '../../text/index.ts';

/** So far back an opening mark is looked for, in UTF-16 units: longer quotations are rare within speech. */
const REACH = 700;
/** Farther off than this, a mark that nobody introduces may be one that was never closed. */
const FAR = 250;
/** Shorter words between marks may be a name or a word that is held up. */
const LEAST_WORDS = 4;

/**
 * Whether the speaker gives the passage in quotation marks as another's words: the words that introduce them; `own` where
 * it is the speaker who is quoted (“I told him, ‘…’”); null where no mark stands open.
 */
export function openedQuotation(
  text: string,
  words: WordList,
  from: number,
  to: number,
): readonly Token[] | 'own' | null {
  const start = words.at(from)?.span[0] ?? 0;
  const opened = openMark(text, start);
  if (opened === null) return null;
  let first = from;
  while (first > 0 && (words.at(first - 1)?.span[0] ?? 0) > opened) first -= 1;
  let last = to;
  const closed = closeMark(text, words.at(to - 1)?.span[1] ?? start);
  while (last < words.length && (words.at(last)?.span[0] ?? 0) < closed) last += 1;
  if (last - first < LEAST_WORDS) return null;
  const before = surroundingsOf(text, words, first, first + 1).left;
  const behind = surroundingsOf(text, words, last - 1, last).right.slice(0, 5);
  const introduced = introducing(before) ?? introducing(behind);
  if (introduced === 'own') return 'own';
  if (introduced !== null) return introduced;
  const whole = before.length > 0 ? before : behind;
  return whole.length > 0 || start - opened > FAR ? null : [tokenOf(text, opened)];
}

function openMark(text: string, start: number): number | null {
  const from = Math.max(0, start - REACH, text.lastIndexOf('\n', start) + 1);
  const before = text.slice(from, start);
  const marks = [...before.matchAll(/["“”]/g)];
  const last = marks.at(-1);
  if (last === undefined) return null;
  // A straight mark opens where white space or a dash stands before it and a word behind it.
  const { 0: mark, index } = last;
  const opens =
    mark === '“' ||
    (mark === '"' && /(?:^|[\s(—–-])$/.test(before.slice(0, index)) && /^\S?/.test(before.slice(index + 1)));
  return opens && !/^\s/.test(text.slice(from + index + 1, from + index + 2)) ? from + index : null;
}

function closeMark(text: string, end: number): number {
  const found = /["”]/.exec(text.slice(end, end + REACH));
  return found === null ? end : end + found.index;
}

function introducing(tokens: readonly Token[]): readonly Token[] | 'own' | null {
  const said = tokens.findLastIndex(({ key }) => SAYING.has(key) || SPOKEN_LIKE.has(key));
  if (said < 0) {
    const named = tokens.findLastIndex(({ key }) => CLAIMS.has(key));
    if (named < 0) return null;
    return tokens.some(({ key }) => key === 'my' || key === 'our') ? 'own' : tokens;
  }
  const who = subjectOf(tokens, said);
  if (who === 'first') return 'own';
  return tokens;
}
const SPOKEN_LIKE = wordSet('like goes go went thinking thought think words');

const tokenOf = (text: string, at: number): Token => ({ key: '“', span: [at, at + 1], after: text.charAt(at + 1) });
