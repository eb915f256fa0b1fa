import type { Act, DateValue, QuoteKind, Reference, Statement } from '../document/index.ts';
import { briefAct } from './briefActs.ts';
import { type AlignedPair, alignWords, wordSet } from '../text/index.ts';
import { type QuotedWords, quotedWords } from './quotedWords.ts';
import { type DayRange, daysFit, isSameDay, saidDays } from './saidDays.ts';
import { compareSpeakers } from './sameSpeaker.ts';
import { denies, isNegation } from './opposites.ts';
import { changesOf, isFunction, turnsItRound, weightOf } from './wordChanges.ts';

/** A statement as one document reports it: what merging looks at. */
export interface ReportedWords {
  readonly text: string;
  readonly kind: QuoteKind;
  readonly speaker: Reference | null;
  readonly said: DateValue | null;
  readonly published: DateValue | null;
  /** Names the document; two statements of one document need more words in common. */
  readonly document: string;
  /** Whether the document is a transcript: what was said from beginning to end, not what a report took from it. */
  readonly transcript?: boolean;
  readonly act?: Act | null;
  /** Whether the speaker affirms the words or denies them: “denied that …”. */
  readonly polarity?: Statement['polarity'] | undefined;
  /** Names what its document is a copy of, or the document itself. */
  readonly original?: number | undefined;
}

/** A report made ready for comparing it with many others. */
export interface Comparable extends Pick<
  ReportedWords,
  'speaker' | 'document' | 'kind' | 'transcript' | 'original' | 'polarity'
> {
  readonly words: QuotedWords;
  readonly days: DayRange | null;
  /** By which an act of very few words is told from others; null for all else. */
  readonly brief: string | null;
}

export function comparable({ said, published, text, act = null, ...reported }: ReportedWords): Comparable {
  const words = quotedWords(text, reported.kind);
  const brief = words.keys.length < FEWEST_WHOLE ? briefAct(words.keys, reported.speaker, act) : null;
  return { ...reported, words, days: saidDays(said, published), brief };
}

/**
 * same: two reports of one statement. different: alike, but another number, name, negation, speaker or day makes two
 * statements of them. unrelated: hardly the same words.
 */
export type Sameness = 'same' | 'different' | 'unrelated';

export interface Comparison {
  readonly verdict: Sameness;
  /** Words in common; of several reports that are the same statement the one with most is the closest. */
  readonly shared: number;
}

/** Shorter runs of words are common property: “we will see”. Three or four words have to be all there is. */
export const FEWEST = 5;
const FEWEST_WHOLE = 3;
/** Within one document the same few words may be said twice; and where speaker or date is open, words must do it. */
const FEWEST_ALONE = 8;
/** Words of one's own in a report of indirect speech: the same ones only come from the same text. */
export const FEWEST_INDIRECT = 8;
const FEWEST_CONTENT = 2;
/** One content word changed in this many words in common is a slip or a translation; more is another statement. */
const WORDS_A_CHANGE = 10;
/** Of the shorter report's words, so many must be in the longer. */
const LEAST_SHARE = 0.6;
/** A turn of a transcript is many statements: a report of one of its sentences is not a report of the turn. */
const LEAST_OF_TURN = 0.5;
const UNRELATED: Comparison = { verdict: 'unrelated', shared: 0 };

/** Whether two reports are of one statement, by words, speaker and days; nothing else is looked at. */
export function compareStatements(one: Comparable, other: Comparable): Comparison {
  if (isSameBriefAct(one, other)) return { verdict: 'same', shared: one.words.keys.length };
  const [left, right] = one.words.keys.length <= other.words.keys.length ? [one, other] : [other, one];
  const pairs = core(alignedCore(left.words, right.words), right.words.keys.length);
  const shared = pairs.filter(({ same }) => same);
  const content = shared.filter((pair) => !isFunction(left.words.keys[pair.left ?? 0] ?? ''));
  const length = pairs.filter((pair) => pair.left !== null).length;
  const whole = shared.length === left.words.keys.length && shared.length === right.words.keys.length;
  if (shared.length < (whole ? FEWEST_WHOLE : FEWEST)) return UNRELATED;
  if (right.transcript && shared.length < LEAST_OF_TURN * right.words.keys.length) return UNRELATED;
  if (shared.length < LEAST_SHARE * length || (content.length < FEWEST_CONTENT && !whole)) return UNRELATED;

  const verdict = (verdict: Sameness): Comparison => ({ verdict, shared: shared.length });
  const speakers = compareSpeakers(left.speaker, right.speaker);
  if (speakers === 'other') return verdict('different');
  const isOne = left.document === right.document;
  const isCopy = isOne && shared.length === left.words.keys.length && isMost(left, right);
  // What somebody's turn tells of another is not the turn's: within one document both are known, or who said it is not.
  if (isOne && speakers !== 'same' && !isCopy) return verdict('different');
  const dated = left.days !== null && right.days !== null;
  if (left.days && right.days && !daysFit(left.days, right.days)) return verdict('different');
  if (isDenied(right.words.keys, pairs) || isDeniedByCue(left, right)) return verdict('different');
  const changes = changesOf(pairs, left.words, right.words);
  if (changes.some(turnsItRound)) return verdict('different');
  const indirect = left.kind === 'indirect' || right.kind === 'indirect';
  const weight = changes.reduce((sum, change) => sum + weightOf(change, indirect), 0);
  if (isCopy && weight === 0) return verdict('same');
  const sure = speakers === 'same' && dated && !isOne;
  if (!sure && (shared.length < FEWEST_ALONE || weight >= 1)) return verdict('different');
  if (indirect && !whole && (shared.length < FEWEST_INDIRECT || weight > 1)) return verdict('different');
  return verdict(weight * WORDS_A_CHANGE <= shared.length ? 'same' : 'different');
}

/**
 * “Peru rejected *the offer*” tells too little to be known by its words; that somebody does the same to the same in the same
 * words is one act if it is of one day, or stands in copies of one text.
 */
function isSameBriefAct(one: Comparable, other: Comparable): boolean {
  if (one.brief === null || one.brief !== other.brief || one.document === other.document) return false;
  if (one.days === null || other.days === null) return false;
  const isCopy = one.original !== undefined && one.original === other.original;
  return isCopy ? daysFit(one.days, other.days) : isSameDay(one.days, other.days);
}

/**
 * Whether words within quoted ones, of the same person or the body for which they speak, are most of these, and deny what
 * they deny: “We ask that …”, and that which “we” ask.
 */
const isMost = (inner: Comparable, outer: Comparable): boolean =>
  outer.kind === 'direct' &&
  inner.words.keys.length >= LEAST_OF_TURN * outer.words.keys.length &&
  [inner, outer].every(({ speaker }) => speaker?.status === 'resolved') &&
  inner.words.keys.some(isNegation) === outer.words.keys.some(isNegation);

/**
 * “Denied that [the dam is unsafe]” and “said that [the dam is unsafe]”: the words are the same, and what is said of them is
 * not. Words that deny by themselves may be why one of the two counts as a denial; a quotation in full is what it is.
 */
function isDeniedByCue(one: Comparable, other: Comparable): boolean {
  if (one.polarity === undefined || other.polarity === undefined || one.polarity === other.polarity) return false;
  const denied = one.polarity === 'negated' ? one : other;
  const isDenying = (word: string): boolean => denies(word) || DENIED.has(word) || FALSE.has(word);
  return denied.kind !== 'direct' && ![one, other].some(({ words }) => words.keys.some(isDenying));
}

/** “I do not accept that [the dam is unsafe]”: what the longer report denies is not what the shorter one says. */
function isDenied(longer: readonly string[], pairs: readonly AlignedPair[]): boolean {
  const [first] = pairs;
  const aligned = first?.left === 0 ? (first.right ?? 0) : 0;
  // Where both begin with “that”, it is what the denial stands before.
  const start = longer[aligned] === 'that' ? aligned + 1 : aligned;
  const before = longer.slice(Math.max(0, start - DENIED_WITHIN), start);
  const last = before.at(-1) ?? '';
  const isDenying = (word: string, at: number): boolean =>
    (denies(word) || DENIED.has(word)) && !AFFIRMED.has(before[at + 1] ?? '');
  return (last === 'that' || SAYS_OR_BELIEVES.has(last)) && before.some(isDenying);
}

/** Words before a clause that may deny it: “reject the claim that”. */
const DENIED_WITHIN = 4;
const DENIED: ReadonlySet<string> = new Set(['denied', 'denies', 'rejected', 'rejects', 'disputed', 'dispute']);
const FALSE = wordSet('false untrue baseless unfounded lie lies fake wrong');
/** “No doubt that”, “never forget that”, “not only that”. */
const AFFIRMED = wordSet('doubt question secret wonder forget only surprise');
const SAYS_OR_BELIEVES = wordSet(
  'say says said believe believes believed think thinks thought accept accepts accepted claim claims claimed',
);

/** Aligns the shorter report within the longer one, stretch by stretch where it leaves something out. */
function alignedCore(left: QuotedWords, right: QuotedWords): AlignedPair[] {
  const ends = [...[...left.gaps].filter((gap) => gap > 0 && gap < left.keys.length), left.keys.length];
  const pairs: AlignedPair[] = [];
  let [start, from] = [0, 0];
  for (const end of ends) {
    const found = alignWords(left.keys.slice(start, end), right.keys.slice(from), { freeStart: true, freeEnd: true });
    const first = found.find((pair) => pair.right !== null)?.right ?? 0;
    if (start > 0) for (let at = 0; at < first; at += 1) pairs.push({ left: null, right: from + at, same: false });
    for (const pair of found) {
      pairs.push({
        left: pair.left === null ? null : pair.left + start,
        right: pair.right === null ? null : pair.right + from,
        same: pair.same,
      });
    }
    from = (pairs.findLast((pair) => pair.right !== null)?.right ?? from - 1) + 1;
    start = end;
  }
  return pairs;
}

/** The steps without what only hangs over: the shorter report's first words before the longer begins, or after its end. */
function core(pairs: readonly AlignedPair[], length: number): readonly AlignedPair[] {
  const rights = pairs.flatMap((pair) => pair.right ?? []);
  let start = 0;
  let end = pairs.length;
  if (rights[0] === 0) while (start < end && pairs[start]?.right === null) start += 1;
  if (rights.at(-1) === length - 1) while (end > start && pairs[end - 1]?.right === null) end -= 1;
  return pairs.slice(start, end);
}
