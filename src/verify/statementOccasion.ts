import type { Occasion, QuotedStatement } from '../ledger/index.ts';
import { type Span, spokenWords } from '../text/index.ts';
import { dayOf, daysAfter } from './days.ts';
import type { Sought } from './occasions.ts';

/** What was written has no transcript. */
const WRITTEN =
  /\b(?:tweet(?:s|ed|ing)?|re-?tweet(?:s|ed)?|twitter|facebook|instagram|posted|blog|wrote|writes|writing|written|op-?ed|e-?mail(?:s|ed)?|memo|letter|book|memoir|press release|statement|manuscript|text message|filing|affidavit|lawsuit|testimon(?:y|ial)|deposition|note)\b/i;
/** Transcripts of this long before the report can be of the occasion that it names. */
const VENUE_DAYS = 30;

/**
 * Where a statement's words would be, had they been said: in transcripts of the day that the report gives beside it, or of
 * the month before the report whose titles name the place. null where the report gives neither beside the words, or tells
 * of something written: then nothing is absent. The day of publication or of the rest of the news is not enough.
 */
export function occasionOf({ said, venue, context, document }: QuotedStatement): Sought | null {
  if (WRITTEN.test(context.text)) return null;
  const named = placeWords(venue);
  const fits = ({ title }: Occasion): boolean => named.every((word) => wordsOf(title).includes(word));
  const day = dayOf(said?.from);
  const beside = said !== null && (said.basis === 'known' || (said.span !== null && within(said.span, context.span)));
  if (beside && day !== null && dayOf(said.to) === day) return { from: day, to: day, fits, fewWordsToo: false };
  const published = dayOf(document.published?.from);
  if (named.length === 0 || published === null) return null;
  return { from: daysAfter(published, -VENUE_DAYS), to: daysAfter(published, 1), fits, fewWordsToo: false };
}

const within = (inner: Span, outer: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
const wordsOf = (text: string | null): string[] => spokenWords(text ?? '').map(({ key }) => key);

/** The names in what is told of the place: “a rally in Novi” is known by Novi, “the debate” by nothing. */
const placeWords = (venue: string | null): string[] =>
  (venue ?? '')
    .match(NAME)
    ?.flatMap(wordsOf)
    .filter((key) => !DAYS.has(key) && key.length > 1) ?? [];
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'-]*/gu;
const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
