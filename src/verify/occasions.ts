import type { Occasion, SearchedTranscript, TurnIndex } from '../ledger/index.ts';
import { daysAfter, isDay } from './days.ts';
import { matchSpeaker } from './speakerNames.ts';

/**
 * Where words would be, had they been said: on these days (YYYY-MM-DD, both included), and in a transcript that `fits`.
 */
export interface Sought {
  readonly from: string;
  readonly to: string;
  /**
   * Whether a transcript of those days is the occasion: by what its title names, or only likely; of several that are only
   * likely, which it was is not known, and nothing is absent.
   */
  readonly fits: (occasion: Occasion) => 'named' | 'likely' | null;
  /** A conversation that is whole will do, though the speaker has said little in it. */
  readonly fewWordsToo: boolean;
}

/** Days before a report in which what it quotes was most likely said. */
const NEAR_DAYS = 7;
const DAYS_AFTER = 1;

/** The transcripts of the week before a report: what holds where nothing but the day of the report is known. */
export const nearReport = (day: string): Sought => ({
  from: daysAfter(day, -NEAR_DAYS),
  to: daysAfter(day, DAYS_AFTER),
  fits: () => 'named',
  fewWordsToo: true,
});

/*
 * What somebody has to have said in a transcript for it to be the occasion and no excerpt: one speech of two minutes or so,
 * a statement with an answer, or several turns with something in them. An advertisement of thirty words is none of these.
 */
const LEAST: readonly Amount[] = [
  { turns: 1, characters: 1_500 },
  { turns: 2, characters: 600 },
  { turns: 3, characters: 240 },
];
/** A conversation of several is whole from so much on. */
const WHOLE = { turns: 4, characters: 800 };
/** Titles of what is not the whole, or is not what was said. */
const PARTIAL =
  /\b(?:partial|incomplete|excerpts?|highlights?|clips?|snippets?|extracts?|preview|trailer|advert(?:isement)?s?|ad|commercial|spot|summary|abridged|edited|statement|release|prepared|written)\b/i;

/**
 * The transcripts in which words were sought in vain: dated to the day, of the occasion, with enough of the speaker (of anybody, where
 * none is named) to be the whole of it. Empty where nothing could tell.
 */
export async function searchedFor(
  speaker: string | null,
  sought: Sought | null,
  notAfter: string | null,
  index: TurnIndex,
): Promise<readonly SearchedTranscript[]> {
  if (sought === null) return [];
  const to = notAfter !== null && notAfter < sought.to ? notAfter : sought.to;
  const occasions = await index.occasions({ from: sought.from, to });
  const found = occasions.flatMap((occasion): { fit: 'named' | 'likely'; searched: SearchedTranscript }[] => {
    const fit = isDay(occasion.date) ? sought.fits(occasion) : null;
    const own = occasion.speakers.filter(({ label }) => speaker === null || matchSpeaker(speaker, label) === 'same');
    if (fit === null || own.length === 0 || PARTIAL.test(occasion.title ?? '')) return [];
    const said = amountOf(own);
    const whole =
      LEAST.some((least) => isAtLeast(said, least)) ||
      (sought.fewWordsToo && isAtLeast(amountOf(occasion.speakers), WHOLE));
    const { transcript, title, date } = occasion;
    return whole ? [{ fit, searched: { transcript, title, date, ...said } }] : [];
  });
  const named = found.filter(({ fit }) => fit === 'named');
  if (named.length === 0 && found.length > 1) return [];
  return (named.length > 0 ? named : found).map(({ searched }) => searched);
}

interface Amount {
  readonly turns: number;
  readonly characters: number;
}

const amountOf = (speakers: Occasion['speakers']): Amount => ({
  turns: speakers.reduce((sum, { turns }) => sum + turns, 0),
  characters: speakers.reduce((sum, { characters }) => sum + characters, 0),
});
const isAtLeast = (amount: Amount, least: Amount): boolean =>
  amount.turns >= least.turns && amount.characters >= least.characters;
