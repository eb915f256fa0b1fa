import { PAIR_WORDS, RARE_BITS, SHINGLE_WORDS } from '../text/index.ts';
import { memoryIndex } from './memoryIndex.ts';
import { OnrecordError } from '../errors/index.ts';
import { DATE_FORMS, isDay, isReadable } from './days.ts';
import {
  accepted,
  ENOUGH,
  ENOUGH_OTHER_SPEAKER,
  fitOf,
  type Found,
  isOneWordChanged,
  isShort,
  matchOf,
  type Search,
  SHARE,
  SHARE_OTHER_SPEAKER,
} from './acceptance.ts';
import type { Candidates, Grain, Match } from './match.ts';
import { behindEnd } from './ending.ts';
import { contextOfMatch } from './matchContext.ts';
import { nearReport, searchedFor, type Sought } from './occasions.ts';
import { judgePasted } from './pasted.ts';
import { hasWord, quoteWords, type QuoteWords, writtenBetween, uncheckedOf } from './quoteWords.ts';
import { afterwards, type Asked, askedOf, searchesFor, within } from './searches.ts';
import { mayBePerson } from './speakerNames.ts';
import { foldName, isNegation, type Remark, type SearchedTranscript, type TurnIndex } from '../ledger/index.ts';
import type { Place, Quote, Transcript, Verdict, Verification } from './types.ts';

/** Of fewer words nothing is absent: a report puts a name or a term in marks too. */
const LEAST_ABSENT = 4;
/** By so much another speaker's words have to fit better than the speaker's own. */
const CLEARLY_BETTER = 10;
/**
 * An alternative has this share of the bits of the best place, less what was changed. Of a long quotation less will do:
 * it is the same thing told on another day, where of a short one only a turn of phrase would be left.
 */
const NEARLY_AS_GOOD = 0.85;
const TOLD_AGAIN = 0.7;
const MOST_ALTERNATIVES = 10;
/** Of more words beside the “not” that was put in or left out, three in a row are on one side of it. */
const MOST_BESIDE_DENIAL = 4;
const GRAINS: readonly Grain[] = ['shingles', 'pairs', 'denials'];
/** Where the occasion is known, everyday words are looked for too. */
const GRAINS_OF_OCCASION: readonly Grain[] = ['shingles', 'pairs'];

export interface Verifier {
  /**
   * Judges one quotation. Any string is judged; nothing is thrown but what the index throws. `sought` tells where the words
   * would be for them to be absent; unless it is given, that is in the transcripts of the week before the report.
   */
  verify(quote: Quote, sought?: Sought | null): Promise<Verification>;
}

/** Verification against the transcripts of an index; of a sentence pasted from a report, of what it quotes. */
export const verifier = (index: TurnIndex): Verifier => ({
  verify: (quote, sought) =>
    judgePasted(quote, async (given) => {
      const judged = await verify(given, index, sought);
      if (judged.places.length > 0) return judged;
      return { ...judged, remarks: [...judged.remarks, ...(await saidLater(given, index))] };
    }),
});

/** The day of a transcript that has the words just so, but too late for the report: its date may be wrong. */
async function saidLater(quote: Quote, index: TurnIndex): Promise<Remark[]> {
  const words = quoteWords(quote.quote);
  const asked = askedOf(quote, words, null);
  if (asked.notAfter === null || words.keys.length < SHINGLE_WORDS) return [];
  const { own } = await searchesFor(asked, afterwards(index, asked.notAfter), 'shingles');
  const found = accepted(own, { share: SHARE, enough: ENOUGH });
  const date = found?.verdict === 'verbatim' ? found.match.comparison.passages[0]?.turn.date : null;
  return date ? [{ kind: 'said-later', words: date }] : [];
}

/** The same where all that is given was quoted. */
export const wordsVerifier = (index: TurnIndex): Verifier => ({
  verify: (quote, sought) => verify(quote, index, sought),
});

/**
 * The quotation as it was given, checked: a date that cannot be read would otherwise count as none.
 * @throws OnrecordError OR3004 for a date that is none
 */
export function checkedQuote<Given extends Quote>(quote: Given): Given {
  if (!isReadable(quote.date))
    throw new OnrecordError('OR3004', { input: (quote.date ?? '').slice(0, MOST_TOLD), fault: DATE_FORMS });
  return quote;
}
/** So much of a value is told of. */
const MOST_TOLD = 100;

/**
 * A quotation that somebody asks about, checked for having words at all.
 * @throws OnrecordError OR7005 for nothing but marks
 */
export function wordedQuote<Given extends Quote>(quote: Given): Given {
  if (!hasWord(quote.quote)) throw new OnrecordError('OR7005', { input: quote.quote.slice(0, MOST_TOLD) });
  return quote;
}

/**
 * Judges quotations against transcripts in memory, one after the other as they are asked for, in order.
 * @throws OnrecordError OR3004 for a date that is none
 */
export async function* verifyQuotes(
  quotes: Iterable<Quote> | AsyncIterable<Quote>,
  transcripts: Iterable<Transcript> | AsyncIterable<Transcript>,
): AsyncGenerator<Verification> {
  const { verify } = verifier(await memoryIndex(transcripts));
  for await (const quote of quotes) yield await verify(checkedQuote(quote));
}

async function verify(quote: Quote, index: TurnIndex, given?: Sought | null): Promise<Verification> {
  const judged = await judge(quote, index, given);
  const ending = await behindEnd(judged, index);
  return ending.length === 0 ? judged : { ...judged, remarks: [...judged.remarks, ...ending] };
}

async function judge(quote: Quote, index: TurnIndex, given?: Sought | null): Promise<Verification> {
  const words = quoteWords(quote.quote);
  // The index knows two words only where they are rare, and cannot say that fewer than three are absent.
  const pairOnly = words.keys.length === PAIR_WORDS && words.bits.every((bits) => bits >= RARE_BITS);
  const tooFew: Verification = { ...nothing('no-source'), remarks: uncheckedOf(words) };
  if (words.keys.length < SHINGLE_WORDS && !pairOnly) return tooFew;
  const asked = askedOf(quote, words, given ?? null);
  const { speaker, known, notAfter } = asked;

  let notOwn: Judged | null = null;
  for (const grain of grainsFor(words, speaker)) {
    const { own, other } = await searchesFor(asked, index, grain);
    const judged = decide(own, other);
    // What is found of another's words in longer stretches says nothing of the speaker's own in shorter ones.
    if (judged?.isOwn === true && (notOwn === null || judged.fit + CLEARLY_BETTER > notOwn.fit))
      return pairOnly && judged.verification.verdict !== 'verbatim' ? tooFew : judged.verification;
    if (judged?.isOwn === false) notOwn ??= judged;
  }
  if (notOwn !== null) return pairOnly ? tooFew : notOwn.verification;
  const sought = given === undefined && known !== null && isDay(known) ? nearReport(known) : (given ?? null);
  const searched = await searchedFor(speaker, sought, notAfter, index);
  if (searched.length === 0) return nothing('no-source');
  if (writtenBetween(words, 0, words.keys.length) < LEAST_ABSENT) return tooFew;
  const { found, nearest } = await foundAmong(searched, asked, index);
  return found ?? nothing('absent', searched, nearest);
}

/** “You have been quoted as saying that …”, “in your own words, …”, “the Prime Minister told this House that …”. */
const CALLED =
  /\byour (?:own )?words\b|\b(?:you|minister|president|secretary|chancellor|premier|leader|governor|senator|ambassador)(?: \p{L}+){0,3} (?:said|told|claimed|promised|wrote|argued|insisted|declared|quoted|cited)\b/u;

/** Whether the words stand in quotation marks there, or as those of the named speaker or of him or her. */
function passesOn({ places, context }: Verification, { speaker }: Search): boolean {
  if (places.some(({ text, span }) => /["“”]/.test(text.slice(...span)))) return true;
  if (context?.kind !== 'reported') return false;
  const surname =
    foldName(speaker ?? '')
      .split(' ')
      .at(-1) ?? '';
  const words = foldName(context.words).split(/[^\p{L}]+/u);
  const isNamed = words.includes(surname) || words.includes('he') || words.includes('she');
  return isNamed || CALLED.test(words.join(' ')) || /["“]/.test(context.words);
}

const grainsFor = (words: QuoteWords, speaker: string | null): readonly Grain[] => {
  if (words.keys.length < SHINGLE_WORDS) return ['pairs'];
  if (!isShort(words) || speaker === null) return ['shingles'];
  return GRAINS.filter(
    (grain) => grain !== 'denials' || words.keys.filter((key) => !isNegation(key)).length <= MOST_BESIDE_DENIAL,
  );
};

interface Judged {
  readonly verification: Verification;
  readonly fit: number;
  /** Whether it rests on what the speaker has said, or may have. */
  readonly isOwn: boolean;
}

/** The speaker's own words, or another's. A change in one's own is likelier than another's, unless that fits clearly better. */
function decide(inOwnMouth: Search, inOtherMouth: Search | null): Judged | null {
  const own = accepted(inOwnMouth, { share: SHARE, enough: ENOUGH });
  const other =
    inOtherMouth !== null && (own === null || own.match.changes > 0)
      ? accepted(inOtherMouth, { share: SHARE_OTHER_SPEAKER, enough: ENOUGH_OTHER_SPEAKER })
      : null;
  const ofOwn = own && { verification: verification(own, inOwnMouth), fit: own.fit, isOwn: true };
  if (inOtherMouth === null || other === null || (own !== null && other.fit < own.fit + CLEARLY_BETTER)) return ofOwn;
  const found = verification({ ...other, verdict: 'other-speaker' }, inOtherMouth);
  // Whoever passes on another's words is not their speaker, and may be quoting the very one whom the report names.
  if (!passesOn(found, inOtherMouth)) return { verification: found, fit: other.fit, isOwn: false };
  return ofOwn ?? { verification: nothing('no-source'), fit: other.fit, isOwn: false };
}

/** How the words may be in the transcripts in which they would be: found there after all, or what comes nearest. */
async function foundAmong(
  searched: readonly SearchedTranscript[],
  asked: Asked,
  index: TurnIndex,
): Promise<{ readonly found: Verification | null; readonly nearest: Place | null }> {
  const there = within(index, new Set(searched.map(({ transcript }) => transcript)));
  let best: { readonly match: Match; readonly candidates: Candidates } | null = null;
  for (const grain of GRAINS_OF_OCCASION) {
    const { own } = await searchesFor(asked, there, grain);
    const search = asked.speaker === null ? own : { ...own, allowed: own.isSpeaker };
    const found = asked.speaker === null ? null : accepted(search, { share: SHARE, enough: ENOUGH });
    if (found !== null) return { found: verification(found, search), nearest: null };
    const match = matchOf(search, false);
    if (match !== null && asked.speaker !== null && isOneWordChanged(match))
      return { found: verification({ match, verdict: 'altered', fit: fitOf(match) }, search), nearest: null };
    if (match !== null && (best === null || fitOf(match) > fitOf(best.match)))
      best = { match, candidates: search.candidates };
  }
  return { found: null, nearest: best === null ? null : (placesOf(best.match, best.candidates)[0] ?? null) };
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
  remarks: [],
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
    remarks: verdict === 'other-speaker' ? [] : remarksOn(match, search),
  };
}

/** Where a speaker is named whom no label of the places shows, or who is no person. */
function remarksOn({ comparison }: Match, { speaker, isSpeaker }: Search): Remark[] {
  const unknown = comparison.passages.find(({ turn }) => !isSpeaker(turn));
  if (speaker === null || unknown === undefined) return [];
  if (!mayBePerson(speaker)) return [{ kind: 'speaker-no-person', words: speaker }];
  return [{ kind: 'speaker-unknown', words: unknown.turn.speaker ?? '' }];
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
