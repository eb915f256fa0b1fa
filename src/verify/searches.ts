import type { TurnHead, TurnIndex } from '../ledger/index.ts';
import type { Search } from './acceptance.ts';
import { dayOf, DAYS_OF_NEWS, daysAfter, daysBetween, isDay, knownOf, lastDayOf } from './days.ts';
import { candidatesOf, type Grain } from './match.ts';
import type { Sought } from './occasions.ts';
import type { QuoteWords } from './quoteWords.ts';
import { isAsker, isNameLabel, matchSpeaker, mayBePerson, type SpeakerMatch } from './speakerNames.ts';
import type { Quote } from './types.ts';

/** Bits for a transcript of the days before the report, and for the named speaker: see acceptance.ts. */
const NEAR_IN_TIME = 6;
const SAME_SPEAKER = 8;
/** Days before a report in which what it quotes was most likely said. A transcript a day later may be of the same evening. */
const NEAR_DAYS = 7;
const DAYS_AFTER = 1;
/** Places of a shingle that are looked through where the transcripts are known: any everyday words have fewer in a day's. */
const MOST_AMONG_KNOWN = 20_000;

/** What is asked of one quotation. */
export interface Asked {
  readonly words: QuoteWords;
  readonly speaker: string | null;
  readonly report: string | null;
  /** The date of the report as far as it is known, and the last day of a transcript that it can quote. */
  readonly known: string | null;
  readonly notAfter: string | null;
  readonly sought: Sought | null;
}

export function askedOf({ speaker, date, report }: Quote, words: QuoteWords, sought: Sought | null): Asked {
  const known = knownOf(date);
  const lastDay = lastDayOf(known);
  return {
    words,
    speaker: speaker?.trim() ? speaker : null,
    report: report ?? null,
    known,
    notAfter: lastDay === null ? null : daysAfter(lastDay, DAYS_AFTER),
    sought,
  };
}

/** The search for words among what the speaker has said, or may have, and the one among what others have; null where these have nothing. */
export async function searchesFor(
  { words, speaker, report, known, notAfter, sought }: Asked,
  index: TurnIndex,
  grain: Grain,
): Promise<{ readonly own: Search; readonly other: Search | null }> {
  const near = (turn: TurnHead): number => nearness(turn.date, known);
  const named = (turn: TurnHead): SpeakerMatch => (speaker === null ? 'unknown' : matchSpeaker(speaker, turn.speaker));
  const isSpeaker = (turn: TurnHead): boolean => named(turn) === 'same';
  const isNear = (turn: TurnHead): boolean => near(turn) > NEAR_IN_TIME;
  const prior = (turn: TurnHead): number => near(turn) + (isSpeaker(turn) ? SAME_SPEAKER : 0);
  const candidates = await candidatesOf(words, index, notAfter, prior, grain);
  const others = new Set<TurnHead>();
  for (const turn of candidates.turns.keys()) {
    if (speaker !== null && (await isOther(speaker, turn, named(turn), index))) others.add(turn);
  }
  const own: Search = {
    words,
    speaker,
    report,
    candidates,
    prior,
    // Found by a denial alone, words are looked for where they would be, and nowhere else.
    allowed: (turn) => !others.has(turn) && (grain !== 'denials' || (isSpeaker(turn) && isNear(turn))),
    isSpeaker,
    isNear,
    isOfOtherTime: ({ date }) =>
      date !== null && known !== null && daysBetween(date, known) > DAYS_OF_NEWS && !isAmong(date, sought),
    deniedAlone: grain === 'denials',
  };
  return { own, other: others.size === 0 ? null : { ...own, prior: near, allowed: (turn) => others.has(turn) } };
}

/** The index as far as it has what was said after a day, in the month behind it: too late for a report of that day. */
export function afterwards(index: TurnIndex, day: string): TurnIndex {
  const until = daysAfter(day, DAYS_OF_NEWS);
  const isLater = ({ turn: { date } }: { turn: TurnHead }): boolean =>
    (dayOf(date) ?? '') > day && (dayOf(date) ?? '') <= until;
  return {
    ...index,
    hits: async (shingles, _, most) => (await index.hits(shingles, until, most)).filter(isLater),
    pairs: async (pairs, _, most) => (await index.pairs(pairs, until, most)).filter(isLater),
  };
}

/** The index as far as it has the turns of some transcripts, with all places of everyday words. */
export function within(index: TurnIndex, transcripts: ReadonlySet<string>): TurnIndex {
  const isAmongThem = ({ turn }: { turn: TurnHead }): boolean => transcripts.has(turn.transcript);
  return {
    ...index,
    hits: async (shingles, notAfter) => (await index.hits(shingles, notAfter, MOST_AMONG_KNOWN)).filter(isAmongThem),
    pairs: async (pairs, notAfter) => (await index.pairs(pairs, notAfter, MOST_AMONG_KNOWN)).filter(isAmongThem),
  };
}

/** Bits for a transcript of the days before the report, and a trace for the nearer of two; both days have to be known. */
function nearness(date: string | null, report: string | null): number {
  if (date === null || report === null || !isDay(date) || !isDay(report)) return 0;
  const days = daysBetween(date, report);
  return (days <= NEAR_DAYS ? NEAR_IN_TIME : 0) + 1 / (1 + days);
}

/** Whether a date may be of the occasion that the report tells of, in any zone of time. */
const isAmong = (date: string, sought: Sought | null): boolean => {
  const [first, last] = [dayOf(date), lastDayOf(date)];
  if (sought === null || first === null || last === null) return false;
  return daysAfter(sought.from, -1) <= last && first <= daysAfter(sought.to, 1);
};

/**
 * A label without a name is somebody else where the speaker's own turns are labelled in the same transcript, and that of a question
 * where others are named and none of them may be the speaker: a journalist asks there, and seldom is quoted for it.
 */
async function isOther(speaker: string, turn: TurnHead, match: SpeakerMatch, index: TurnIndex): Promise<boolean> {
  if (match !== 'unknown') return match === 'other';
  const labels = await index.speakers(turn.transcript);
  if (labels.some((label) => matchSpeaker(speaker, label) === 'same')) return true;
  const named = labels.filter(isNameLabel);
  const mayBe = named.some((label) => matchSpeaker(speaker, label) !== 'other');
  return isAsker(turn.speaker) && named.length > 0 && !mayBe && mayBePerson(speaker);
}
