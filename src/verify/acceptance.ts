import { RARE_BITS, spokenWords } from '../text/index.ts';
import { bestMatch, type Candidates, type Match } from './match.ts';
import { type QuoteWords, writtenBetween } from './quoteWords.ts';
import type { TurnHead } from '../ledger/index.ts';
import type { Verdict } from './types.ts';

/*
 * What a match has to show, in the bits of text/shinglesWeights.ts. The trade-off is between finding every quotation
 * that was changed and taking one for another that shares a turn of phrase; a wrong match is worse than none. One
 * rare word among a few common ones tells a passage apart in the speech of years; everyday words alone do not, unless
 * there are many of them, or the speaker or the week is right as well. The numbers were set on quotations of news
 * labelled against the speeches of a campaign, and on corpus/quotations/tuning.jsonl.
 */
export const ENOUGH = 20;
const CHANGE = 1;
/** Enough where nothing at all was changed: six everyday words in a row were said so, whatever they were said about. */
const ENOUGH_VERBATIM = 17;
const ENOUGH_OTHER_WRITING = 30;
/** To say that somebody else said it, the words alone have to be enough: anybody may use a common phrase. */
export const ENOUGH_OTHER_SPEAKER = 30;
/** Words of another that have to be the same: fewer may be the name of a thing that both speak of. */
const LEAST_OF_ANOTHER = 5;
/** So many words are no turn of phrase any more. */
const NO_PHRASE = 8;
/** Between two places the words decide first: of what speaker and date have to say, this share counts. */
const SHARE_OF_PRIOR = 0.4;
/** Share of the quotation's bits that were said so. At half, every other rare word would be another. */
export const SHARE = 0.52;
/** Share of its words. */
const WORD_SHARE = 0.6;
/** Of its bits, where no rare word was said so: “we do not need any more” is no sign of what is not needed. */
const SHARE_OF_EVERYDAY = 0.7;
/** The same in a short quotation: three everyday words and a fourth stand in a row in any speech. */
const SHARE_OF_FEW_EVERYDAY = 0.66;
/** Words in a row that have to be the same, unless nearly all are: three in a row are a name and a preposition. */
const RUN = 4;
/** With the speaker named and the same, three in a row will do. */
const RUN_OF_SPEAKER = 3;
const NEARLY_ALL = 0.8;
/**
 * In a long quotation two thirds of its bits will do with half its words: what is missing is small words, or a clause
 * put in between.
 */
const SHARE_OF_MOST_BITS = 0.66;
const HALF_OF_WORDS = 0.5;
const SHARE_SPLICED = 0.7;
export const SHARE_OTHER_SPEAKER = 0.7;
/** Each part of a splice by itself. */
const ENOUGH_PART = 20;
/** In a quotation of so many words one edit or two can leave no three in a row: with a speaker named it is looked for by pairs as well. */
const SHORT = 10;

export interface Found {
  readonly match: Match;
  readonly verdict: Verdict;
  readonly fit: number;
}

export interface Search {
  /** The words were found by two of them, between which a “not” was put in or left out: nothing else may differ. */
  readonly deniedAlone: boolean;
  readonly words: QuoteWords;
  readonly speaker: string | null;
  readonly report: string | null;
  readonly candidates: Candidates;
  readonly prior: (turn: TurnHead) => number;
  readonly allowed: (turn: TurnHead) => boolean;
  /** Whether the turn's label names the speaker of the quotation. */
  readonly isSpeaker: (turn: TurnHead) => boolean;
  /** Whether the turn is of the days before the report. */
  readonly isNear: (turn: TurnHead) => boolean;
  /** Whether the turn is known to be of another time than the report and what it tells of. */
  readonly isOfOtherTime: (turn: TurnHead) => boolean;
}

export function matchOf({ words, candidates, prior, allowed }: Search, leaps: boolean): Match | null {
  return bestMatch(words, candidates, (turn) => SHARE_OF_PRIOR * prior(turn), allowed, leaps);
}

/** With few words that are the same, only what stands around them tells which of the speaker's turns it is. */
function bestOfTurns(search: Search): Match | null {
  let best: Match | null = null;
  for (const turn of search.candidates.turns.keys()) {
    if (!search.allowed(turn) || !search.isSpeaker(turn)) continue;
    const match = matchOf({ ...search, allowed: (other) => other === turn }, false);
    if (match !== null && (best === null || fitOf(match) > fitOf(best))) best = match;
  }
  return best ?? matchOf(search, false);
}

/** The best match, if it shows enough; a splice only where each of its parts does. */
export function accepted(search: Search, { share, enough }: { share: number; enough: number }): Found | null {
  for (const leaps of [true, false]) {
    const match = isShort(search.words) && !leaps ? bestOfTurns(search) : matchOf(search, leaps);
    if (match === null) return null;
    const verdict = verdictOf(match);
    if (verdict === 'spliced' && !isSplice(match, search.words)) continue;
    const first = match.chain.links[0]?.anchor.turn;
    const evidence = fitOf(match) + (first ? search.prior(first) : 0);
    const isSpeaker = first !== undefined && search.isSpeaker(first);
    const needed = enough === ENOUGH ? neededFor(verdict, match, isSpeaker) : enough;
    const leastRun = isSpeaker ? RUN_OF_SPEAKER : RUN;
    const short = isShort(search.words);
    const enoughSame = search.deniedAlone ? isDeniedAlone(match) : hasEnoughWords(match, leastRun, short);
    const fits = enoughSame && match.matched >= leastShare(match, share, short) * match.total;
    const known =
      verdict === 'verbatim' ||
      !isPhrase(match, search.words, isSpeaker && first !== undefined, first !== undefined && search.isNear(first));
    const isOwn =
      search.speaker === null || first === undefined || !search.isOfOtherTime(first) || !hasOtherFigures(match);
    const enoughWords = enough !== ENOUGH_OTHER_SPEAKER || match.sameWords >= LEAST_OF_ANOTHER;
    if (evidence >= needed && fits && known && isOwn && enoughWords) return { match, verdict, fit: fitOf(match) };
    // A short quotation that fails in the place with most words in a row may fit in another turn.
    if (!short) return null;
  }
  return null;
}

/** Everyday words in another writing say less than the same in these very words, unless it is known who said them. */
function neededFor(verdict: Verdict, { literal, hasRare }: Match, isSpeaker: boolean): number {
  if (verdict !== 'verbatim') return ENOUGH;
  return hasRare || isSpeaker || literal() ? ENOUGH_VERBATIM : ENOUGH_OTHER_WRITING;
}

/**
 * Whether what is shared is a turn of phrase into which other things were put, so that nobody altered anything: of the words
 * that say what it is about, more are new than are shared, or as many where it was not said in those days. Looked at where a
 * speaker is named, who would be accused.
 */
function isPhrase(
  { comparison, sameWords }: Match,
  { bits }: QuoteWords,
  isSpeaker: boolean,
  isNear: boolean,
): boolean {
  if (!isSpeaker || sameWords >= NO_PHRASE) return false;
  const rare = (same: boolean): number =>
    comparison.pairs.filter(
      (pair) => pair.same === same && pair.quoted !== null && (bits[pair.quoted] ?? 0) >= RARE_BITS,
    ).length;
  const [shared, own] = [rare(true), rare(false)];
  return isNear ? own > shared : own > 0 && own >= shared;
}

/**
 * Whether another number, month or day of the week stands in the place of one, and the reader is not told: who gives new
 * figures months later in the words of before has altered nothing. Looked at where a speaker is named, who would be accused.
 */
const hasOtherFigures = ({ diff }: Match): boolean =>
  diff.some(({ kind, marked, said, quoted }) => {
    if (kind !== 'changed' || marked) return false;
    const [before, after] = [said, quoted].map((text) =>
      spokenWords(text)
        .map(({ key }) => key)
        .filter((key) => isFigure(key) || CALENDAR.has(key)),
    );
    return (
      before !== undefined &&
      after !== undefined &&
      before.length > 0 &&
      after.length > 0 &&
      before.join() !== after.join()
    );
  });
const isFigure = (key: string): boolean => key.charAt(0) >= '0' && key.charAt(0) <= '9';
const CALENDAR = new Set([
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  ...'january february march april june july august september october november december'.split(' '),
]);

export const isShort = (words: QuoteWords): boolean => writtenBetween(words, 0, words.keys.length) <= SHORT;

/** Whether the one change is that of a denial. */
const isDeniedAlone = ({ diff }: Match): boolean =>
  diff.filter(({ kind, reverses }) => kind !== 'same' && reverses).length === 1 &&
  diff.every(({ kind, reverses }) => kind === 'same' || reverses);

/** Words beside the one that was changed: with fewer, two sentences have the same frame by chance. */
const LEAST_BESIDE = 5;
/** The same where none of them is rare in speech. */
const LEAST_EVERYDAY_BESIDE = 7;

/**
 * Whether one word inside the quotation stands in the place of another and all the others were said just so: enough where the
 * speaker and the occasion are known, however little the words tell by themselves.
 */
export function isOneWordChanged({ diff, comparison, sameWords, words, hasRare }: Match): boolean {
  const changed = diff.findIndex(({ kind }) => kind !== 'same');
  const inside =
    changed > 0 && changed < diff.length - 1 && diff.every(({ kind }, at) => at === changed || kind === 'same');
  const swapped = comparison.pairs
    .filter(({ same }) => !same)
    .every(({ quoted, said }) => quoted !== null && said !== null);
  return (
    inside &&
    swapped &&
    diff[changed]?.kind === 'changed' &&
    sameWords >= (hasRare ? LEAST_BESIDE : LEAST_EVERYDAY_BESIDE) &&
    words - sameWords === 1
  );
}

function hasEnoughWords(
  { longestRun, sameWords, words, matched, total }: Match,
  leastRun: number,
  short: boolean,
): boolean {
  const wordShare = sameWords / words;
  if (wordShare >= NEARLY_ALL) return true;
  const mostBits = !short && matched >= SHARE_OF_MOST_BITS * total;
  return longestRun >= leastRun && wordShare >= (mostBits ? HALF_OF_WORDS : WORD_SHARE);
}

function leastShare({ hasRare }: Match, share: number, short: boolean): number {
  if (hasRare) return share;
  return short ? SHARE_OF_FEW_EVERYDAY : SHARE_OF_EVERYDAY;
}

export const fitOf = ({ matched, changes }: Match): number => matched - CHANGE * changes;

function verdictOf({ comparison, diff }: Match): Verdict {
  if (comparison.breaks.some((one) => one.leap && !one.marked)) return 'spliced';
  return diff.every((entry) => entry.kind === 'same') ? 'verbatim' : 'altered';
}

/** Whether each part could stand alone, and the parts together are nearly all of the quotation. */
function isSplice({ chain, comparison, matched, total }: Match, quote: QuoteWords): boolean {
  const bounds = comparison.breaks.filter((one) => one.leap && !one.marked).map((one) => one.before);
  const partOf = (word: number): number => bounds.filter((bound) => bound <= word).length;
  const bits = Array.from({ length: bounds.length + 1 }, () => 0);
  const runs = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const { same, quoted } of comparison.pairs) {
    if (!same || quoted === null) continue;
    const part = partOf(quoted);
    bits[part] = (bits[part] ?? 0) + (quote.bits[quoted] ?? 0);
  }
  for (const { anchor } of chain.links) {
    const part = partOf(anchor.from);
    runs[part] = Math.max(runs[part] ?? 0, writtenBetween(quote, anchor.from, anchor.to));
  }
  return (
    matched >= SHARE_SPLICED * total && bits.every((part) => part >= ENOUGH_PART) && runs.every((run) => run >= RUN)
  );
}
