import { PAIR_WORDS, RARE_BITS, SHINGLE_WORDS } from '../text/index.ts';
import { memoryIndex } from './memoryIndex.ts';
import { dayOf, daysAfter } from './days.ts';
import { bestMatch, type Candidates, candidatesOf, type Match } from './match.ts';
import { contextOfMatch } from './matchContext.ts';
import { nearReport, searchedFor, type Sought } from './occasions.ts';
import { quoteWords, type QuoteWords, writtenBetween } from './quoteWords.ts';
import { matchSpeaker, type SpeakerMatch } from './speakerNames.ts';
import { foldName, type SearchedTranscript, type TurnHead, type TurnIndex } from '../ledger/index.ts';
import type { Place, Quote, Transcript, Verdict, Verification } from './types.ts';

/*
 * What a match has to show, in the bits of text/shinglesWeights.ts. The trade-off is between finding every quotation
 * that was changed and taking one for another that shares a turn of phrase; a wrong match is worse than none. One
 * rare word among a few common ones tells a passage apart in the speech of years; everyday words alone do not, unless
 * there are many of them, or the speaker or the week is right as well. The numbers were set on quotations of news
 * labelled against the speeches of a campaign, and on corpus/quotations/tuning.jsonl.
 */
const ENOUGH = 20;
const NEAR_IN_TIME = 6;
const SAME_SPEAKER = 8;
const CHANGE = 1;
/** Enough where nothing at all was changed: six everyday words in a row were said so, whatever they were said about. */
const ENOUGH_VERBATIM = 17;
const ENOUGH_OTHER_WRITING = 30;
/** To say that somebody else said it, the words alone have to be enough: anybody may use a common phrase. */
const ENOUGH_OTHER_SPEAKER = 30;
/** Of fewer words nothing is absent: a report puts a name or a term in marks too. */
const LEAST_ABSENT = 4;
/** Words of another that have to be the same: fewer may be the name of a thing that both speak of. */
const LEAST_OF_ANOTHER = 5;
/** So many words are no turn of phrase any more. */
const NO_PHRASE = 8;
/** Between two places the words decide first: of what speaker and date have to say, this share counts. */
const SHARE_OF_PRIOR = 0.4;
/** Share of the quotation's bits that were said so. At half, every other rare word would be another. */
const SHARE = 0.52;
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
const SHARE_OTHER_SPEAKER = 0.7;
/** Each part of a splice by itself. */
const ENOUGH_PART = 20;
/** By so much another speaker's words have to fit better than the speaker's own. */
const CLEARLY_BETTER = 10;

/** Days before a report in which what it quotes was most likely said. A transcript a day later may be of the same evening. */
const NEAR_DAYS = 7;
const DAYS_AFTER = 1;

/**
 * An alternative has this share of the bits of the best place, less what was changed. Of a long quotation less will do:
 * it is the same thing told on another day, where of a short one only a turn of phrase would be left.
 */
const NEARLY_AS_GOOD = 0.85;
const TOLD_AGAIN = 0.7;
const MOST_ALTERNATIVES = 10;

/** In a quotation of so many words one edit or two can leave no three in a row: with a speaker named it is looked for by pairs as well. */
const SHORT = 10;
const GRAINS = ['shingles', 'pairs'] as const;

export interface Verifier {
  /**
   * Judges one quotation. Any string is judged; nothing is thrown but what the index throws. `sought` tells where the words
   * would be for them to be absent; unless it is given, that is in the transcripts of the week before the report.
   */
  verify(quote: Quote, sought?: Sought | null): Promise<Verification>;
}

/** Verification against the transcripts of an index. */
export const verifier = (index: TurnIndex): Verifier => ({
  verify: (quote, sought) => verify(quote, index, sought),
});

/** Judges quotations against transcripts in memory, one after the other as they are asked for, in order. */
export async function* verifyQuotes(
  quotes: Iterable<Quote> | AsyncIterable<Quote>,
  transcripts: Iterable<Transcript> | AsyncIterable<Transcript>,
): AsyncGenerator<Verification> {
  const { verify } = verifier(await memoryIndex(transcripts));
  for await (const quote of quotes) yield await verify(quote);
}

interface Found {
  readonly match: Match;
  readonly verdict: Verdict;
  readonly fit: number;
}

async function verify(quote: Quote, index: TurnIndex, given?: Sought | null): Promise<Verification> {
  const words = quoteWords(quote.quote);
  // The index knows two words only where they are rare, and cannot say that fewer than three are absent.
  const pairOnly = words.keys.length === PAIR_WORDS && words.bits.every((bits) => bits >= RARE_BITS);
  if (words.keys.length < SHINGLE_WORDS && !pairOnly) return nothing('no-source');
  const speaker = quote.speaker?.trim() ? quote.speaker : null;
  const day = dayOf(quote.date);
  const notAfter = day === null ? null : daysAfter(day, DAYS_AFTER);
  const near = (turn: TurnHead): number => nearness(turn.date, day);
  const named = (turn: TurnHead): SpeakerMatch => (speaker === null ? 'unknown' : matchSpeaker(speaker, turn.speaker));
  const prior = (turn: TurnHead): number => near(turn) + (named(turn) === 'same' ? SAME_SPEAKER : 0);

  let last: Search | null = null;
  for (const grain of grainsFor(words, speaker)) {
    const candidates = await candidatesOf(words, index, notAfter, prior, grain);
    const others = new Set<TurnHead>();
    for (const turn of candidates.turns.keys()) {
      if (speaker !== null && (await isOther(speaker, turn, named(turn), index))) others.add(turn);
    }
    const isSpeaker = (turn: TurnHead): boolean => named(turn) === 'same';
    const isNear = (turn: TurnHead): boolean => near(turn) > NEAR_IN_TIME;
    const search: Search = {
      words,
      speaker,
      report: quote.report ?? null,
      candidates,
      prior,
      allowed: (turn) => !others.has(turn),
      isSpeaker,
      isNear,
    };
    const judged = decide(search, { ...search, prior: near, allowed: (turn) => others.has(turn) }, others.size > 0);
    if (judged !== null) return pairOnly && judged.verdict !== 'verbatim' ? nothing('no-source') : judged;
    last = search;
  }
  const sought = given === undefined && day !== null ? nearReport(day) : (given ?? null);
  const searched = await searchedFor(speaker, sought, notAfter, index);
  const few = writtenBetween(words, 0, words.keys.length) < LEAST_ABSENT;
  if (searched.length === 0 || last === null || few) return nothing('no-source');
  return nothing('absent', searched, nearestTo(searched, last));
}

/** Whether the words stand in quotation marks there, or as those of the named speaker or of him or her. */
function passesOn({ places, context }: Verification, { speaker }: Search): boolean {
  if (places.some(({ text, span }) => /["“”]/.test(text.slice(...span)))) return true;
  if (context?.kind !== 'reported') return false;
  const surname =
    foldName(speaker ?? '')
      .split(' ')
      .at(-1) ?? '';
  const words = foldName(context.words).split(/[^\p{L}]+/u);
  return words.includes(surname) || words.includes('he') || words.includes('she') || /["“]/.test(context.words);
}

const grainsFor = (words: QuoteWords, speaker: string | null): readonly (typeof GRAINS)[number][] => {
  if (words.keys.length < SHINGLE_WORDS) return ['pairs'];
  return isShort(words) && speaker !== null ? GRAINS : ['shingles'];
};

/** The speaker's own words, or another's. A change in one's own is likelier than another's, unless that fits clearly better. */
function decide(inOwnMouth: Search, inOtherMouth: Search, others: boolean): Verification | null {
  const own = accepted(inOwnMouth, { share: SHARE, enough: ENOUGH });
  const other =
    others && (own === null || own.match.changes > 0)
      ? accepted(inOtherMouth, { share: SHARE_OTHER_SPEAKER, enough: ENOUGH_OTHER_SPEAKER })
      : null;
  if (other !== null && (own === null || other.fit >= own.fit + CLEARLY_BETTER)) {
    const found = verification({ ...other, verdict: 'other-speaker' }, inOtherMouth);
    // Whoever passes on another's words is not their speaker, and may be quoting the very one whom the report names.
    if (!passesOn(found, inOtherMouth)) return found;
    return own === null ? nothing('no-source') : verification(own, inOwnMouth);
  }
  return own === null ? null : verification(own, inOwnMouth);
}

/** Bits for a transcript of the days before the report, and a trace for the nearer of two. */
function nearness(date: string | null, report: string | null): number {
  if (date === null || report === null) return 0;
  const days = Math.abs(Date.parse(report) - Date.parse(date)) / Date.parse('1970-01-02');
  return (days <= NEAR_DAYS ? NEAR_IN_TIME : 0) + 1 / (1 + days);
}

/** A label without a name is somebody else where the speaker's own turns are labelled in the same transcript. */
async function isOther(speaker: string, turn: TurnHead, named: SpeakerMatch, index: TurnIndex): Promise<boolean> {
  if (named !== 'unknown') return named === 'other';
  const labels = await index.speakers(turn.transcript);
  return labels.some((label) => matchSpeaker(speaker, label) === 'same');
}

interface Search {
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
}

function matchOf({ words, candidates, prior, allowed }: Search, leaps: boolean): Match | null {
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
function accepted(search: Search, { share, enough }: { share: number; enough: number }): Found | null {
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
    const fits =
      hasEnoughWords(match, leastRun, short) && match.matched >= leastShare(match, share, short) * match.total;
    const known =
      verdict === 'verbatim' ||
      !isPhrase(match, search.words, isSpeaker && first !== undefined, first !== undefined && search.isNear(first));
    const enoughWords = enough !== ENOUGH_OTHER_SPEAKER || match.sameWords >= LEAST_OF_ANOTHER;
    if (evidence >= needed && fits && known && enoughWords) return { match, verdict, fit: fitOf(match) };
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

const isShort = (words: QuoteWords): boolean => writtenBetween(words, 0, words.keys.length) <= SHORT;

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

const fitOf = ({ matched, changes }: Match): number => matched - CHANGE * changes;

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

/** What comes nearest to words that are absent, among what the speaker says in the transcripts that were searched. */
function nearestTo(searched: readonly SearchedTranscript[], search: Search): Place | null {
  const among = new Set(searched.map(({ transcript }) => transcript));
  const allowed = (turn: TurnHead): boolean => among.has(turn.transcript) && search.allowed(turn);
  const match = matchOf({ ...search, allowed }, false);
  return match === null ? null : (placesOf(match, search.candidates)[0] ?? null);
}

const nothing = (
  verdict: Verdict,
  searched: readonly SearchedTranscript[] = [],
  nearest: Place | null = null,
): Verification => ({
  verdict,
  searched,
  nearest,
  marked: false,
  places: [],
  alternatives: [],
  diff: [],
  context: null,
});

function verification({ match, verdict }: Found, search: Search): Verification {
  const changes = match.diff.filter((entry) => entry.kind !== 'same');
  return {
    verdict,
    marked: verdict === 'altered' && changes.every((entry) => entry.marked),
    places: placesOf(match, search.candidates),
    alternatives: verdict === 'spliced' ? [] : alternativesTo(match, search),
    diff: changes.length > 0 ? match.diff : [],
    context: contextOfMatch(match, search.words, search.candidates, search.report),
    searched: [],
    nearest: null,
  };
}

const placesOf = ({ comparison }: Match, { turns }: Candidates): Place[] =>
  comparison.passages.map(({ turn, from, to }) => {
    const open = turns.get(turn);
    return {
      transcript: turn.transcript,
      title: open?.title ?? null,
      date: turn.date,
      turn: turn.number,
      speaker: turn.speaker,
      span: [open?.words.at(from)?.span[0] ?? 0, open?.words.at(to - 1)?.span[1] ?? 0],
      at: open?.at ?? null,
      text: open?.text ?? '',
    };
  });

/** The best place in each other turn, where it is nearly as good; for words said just so, only where they are said so too. */
function alternativesTo(best: Match, search: Search): Place[] {
  const taken = new Set(best.comparison.passages.map(({ turn }) => turn));
  const found: { places: Place[]; score: number }[] = [];
  const share = isShort(search.words) ? NEARLY_AS_GOOD : TOLD_AGAIN;
  const least = best.changes === 0 ? fitOf(best) : share * fitOf(best);
  for (const turn of search.candidates.turns.keys()) {
    if (taken.has(turn) || !search.allowed(turn)) continue;
    const match = matchOf({ ...search, allowed: (other) => other === turn }, false);
    if (match === null || fitOf(match) < least) continue;
    found.push({ places: placesOf(match, search.candidates), score: match.chain.score });
  }
  return found
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ places }) => places)
    .slice(0, MOST_ALTERNATIVES);
}
