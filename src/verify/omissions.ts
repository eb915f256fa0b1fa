import { areOpposites, isNegation, type WordList } from '../ledger/index.ts';
import { judgeLeft } from './context/clauses.ts';
import { surroundingsOf } from './context/sentence.ts';
import type { Pair } from './pairs.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { TurnText } from './variants.ts';
import { wordSet } from '../text/index.ts';

/*
 * Words that were left out: where the omission begins and ends, and whether what was left out bears on what was kept. A
 * clause, or a phrase between commas, that denies something denies it for itself.
 */

const MARK = /[,;:.!?…()–—]|\s-\s|--/;
/** Behind a negation in a phrase by itself: it denies the clause into which the phrase was put (“at no time”, “not once”). */
const OF_ALL_TIMES = new Set(
  `ever once yet again before now longer more time point stage way means circumstances account sense at for in under on by
  to until any`.split(/\s+/),
);
/** What a clause begins with that judges the one before: “…, which is not true”. */
const POINTING = wordSet('that this which it');

/** Whether a mark stands between two neighbouring words of a turn; at the ends of a turn there is one. */
function isBoundary(text: string, words: WordList, before: number): boolean {
  const [left, right] = [before > 0 ? words.at(before - 1) : undefined, words.at(before)];
  return left === undefined || right === undefined || MARK.test(text.slice(left.span[1], right.span[0]));
}

/**
 * The pairs with each omission moved to where a clause begins and ends, if the same words were left out there: of “They were
 * brave, they were not tired, they were ready” the middle, and not “not tired, they were”.
 */
export function atClauses(pairs: readonly Pair[], quote: QuoteWords, turnText: TurnText): Pair[] {
  const result = [...pairs];
  for (let at = 0; at < result.length; at += 1) {
    if (!isLeftOut(result[at])) continue;
    let end = at;
    while (follows(result[end], result[end + 1]) && isLeftOut(result[end + 1])) end += 1;
    const { said } = result[at] ?? {};
    const marked = quote.marks.some(({ before }) => before === (result[end + 1]?.quoted ?? quote.words.length));
    if (said && !marked) moveToClause(result, [at, end], turnText(said.turn));
    at = end;
  }
  return result;
}

const isLeftOut = (pair: Pair | undefined): boolean => pair !== undefined && pair.quoted === null && pair.said !== null;

const follows = (one: Pair | undefined, next: Pair | undefined): boolean =>
  one?.said != null && next?.said?.turn.key === one.said.turn.key && next.said.word === one.said.word + 1;

function moveToClause(
  pairs: Pair[],
  [from, to]: readonly [from: number, to: number],
  { text, words }: ReturnType<TurnText>,
): void {
  const wordOf = (at: number): number => pairs[at]?.said?.word ?? -1;
  const keyOf = (at: number): string => words.at(wordOf(at))?.key ?? '';
  const fits = (shift: number): boolean =>
    isBoundary(text, words, wordOf(from) + shift) && isBoundary(text, words, wordOf(to) + shift + 1);
  if (fits(0)) return;
  const most = to - from;
  for (let shift = 1; shift <= most; shift += 1) {
    const kept = pairs[from - shift];
    const isSame = kept?.same === true && follows(kept, pairs[from - shift + 1]);
    if (!isSame || keyOf(from - shift) !== keyOf(to - shift + 1)) return;
    if (!fits(-shift)) continue;
    const quoted = pairs.slice(from - shift, from).map((pair) => pair.quoted);
    for (let step = 0; step < shift; step += 1) {
      const [left, right] = [from - shift + step, to - shift + 1 + step];
      pairs[left] = { quoted: null, said: pairs[left]?.said ?? null, same: false };
      pairs[right] = { quoted: quoted[step] ?? null, said: pairs[right]?.said ?? null, same: true };
    }
    return;
  }
}

/** Whether a “no” stands by itself with words behind it: it takes back what was said before, and denies none of them. */
export const isExclaimed = (text: string, words: WordList, at: number): boolean =>
  words.at(at)?.key === 'no' && at + 1 < words.length && isBoundary(text, words, at) && isBoundary(text, words, at + 1);

/** What an omission makes of the words that were kept: `unknown` where its words by themselves have to tell. */
export type Bearing = 'reverses' | 'harmless' | 'unknown';

/** Turns of phrase with a negation that deny nothing that is kept: “whether [or not] to join”, “most [if not all] of them”. */
const SET_PHRASE =
  /^(?:or not|like it or not|if not all|not to (?:mention|say|speak of)\b.*|not (?:once|twice) but (?:once|twice|thrice)|not for the (?:first|last) time|not least|nothing (?:more|less)(?: nothing (?:more|less))?|no (?:more|less) no (?:more|less))$/;
const JOINS = new Set(['and', 'or', 'nor']);

/** “We [cannot and] will not”, “we cannot [and will not]”: one of two denials that are joined. */
function isJoinedDenial(words: WordList, from: number, to: number): boolean {
  const keyAt = (at: number): string => (at >= 0 && at < words.length ? (words.at(at)?.key ?? '') : '');
  const denies = (at: number): boolean => isNegation(keyAt(at));
  if (JOINS.has(keyAt(to - 1)) && denies(to - 2)) return denies(to) || denies(to + 1);
  return JOINS.has(keyAt(from)) && denies(to - 1) && denies(from - 1);
}

/** Whether the words [from, to) are those right before or behind them once more, with a mark between: “never, never”. */
function isSaidOnceMore(text: string, words: WordList, from: number, to: number): boolean {
  const isSame = (step: number): boolean =>
    Array.from({ length: to - from }, (_, at) => from + at).every(
      (at) => at + step >= 0 && words.at(at)?.key === words.at(at + step)?.key,
    );
  const length = to - from;
  return (isBoundary(text, words, from) && isSame(-length)) || (isBoundary(text, words, to) && isSame(length));
}

/** Whether the words [from, to) of a turn, left out, turn round what was kept. */
export function bearingOf({ text, words }: ReturnType<TurnText>, from: number, to: number): Bearing {
  const keys = Array.from({ length: to - from }, (_, at) => words.at(from + at)?.key ?? '');
  if (SET_PHRASE.test(keys.join(' ')) || isJoinedDenial(words, from, to)) return 'harmless';
  if (isSaidOnceMore(text, words, from, to)) return 'harmless';
  if (isBoundary(text, words, from) && isBoundary(text, words, to)) {
    if (POINTING.has(keys[0] ?? '')) return 'unknown';
    return keys.some((key, at) => isNegation(key) && reachesOut(keys, at)) ? 'reverses' : 'harmless';
  }
  if (to >= words.length) return 'unknown';
  const negations = keys.flatMap((key, at) => (isNegation(key) ? [at] : []));
  if (negations.length > 0 && negations.every((at) => isExclaimed(text, words, from + at))) return 'harmless';
  if (headsAreOpposites(words, from, to)) return 'reverses';
  const judged = judgeLeft(surroundingsOf(text, words, to, to + 1), { calledFalse: false, asked: false });
  if (judged === null || judged === 'stands' || judged.kind !== 'negated') return 'unknown';
  const [first, last] = [judged.words[0], judged.words.at(-1)];
  const begins = words.at(from)?.span[0] ?? 0;
  const within = first !== undefined && last !== undefined && first.span[0] >= begins;
  return within ? 'reverses' : 'unknown';
}

/**
 * Whether the beginning of one sentence was joined to the end of another whose own beginning says the opposite: “We support
 * the pilots. We oppose the keepers” as “We support the keepers”.
 */
function headsAreOpposites(words: WordList, from: number, to: number): boolean {
  const sentenceAt = (at: number): number => (at < 0 ? -1 : (words.at(at)?.sentence ?? -1));
  const keysOf = (ends: number): string[] => {
    const keys: string[] = [];
    for (let at = ends - 1; at >= 0 && sentenceAt(at) === sentenceAt(ends - 1); at -= 1)
      keys.push(words.at(at)?.key ?? '');
    return keys;
  };
  if (sentenceAt(to - 1) !== sentenceAt(to) || sentenceAt(from - 1) === sentenceAt(to)) return false;
  const [kept, leftOut] = [keysOf(from), keysOf(to)];
  return kept.some((one) => leftOut.some((other) => areOpposites(one, other)));
}

/** Whether a negation in a phrase by itself denies what stands round the phrase; “no” alone takes back what was said before it. */
function reachesOut(keys: readonly string[], at: number): boolean {
  const next = keys[at + 1];
  return next === undefined ? keys[at] !== 'no' : OF_ALL_TIMES.has(next);
}
