import { offsetsOf, type Span } from '../text/index.ts';
import type { DiffEntry, Place, Quote, Verdict, Verification } from './types.ts';

/** A place as it is printed: `span` in code points of the turn's text, `at` in milliseconds. */
export interface PlaceLine {
  readonly transcript: string;
  readonly turn: number;
  readonly span: Span;
  readonly speaker: string | null;
  readonly at: number | null;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** The same words at another place; the places without it together hold the quotation. */
  readonly alternative?: true;
}

export interface VerificationLine {
  readonly verdict: Verdict;
  readonly marked: boolean;
  readonly places: readonly PlaceLine[];
  readonly transcript: string | null;
  readonly turn: number | null;
  readonly diff: readonly DiffEntry[];
}

/** Characters of the turn shown on either side, cut where a word begins or ends. */
const CONTEXT = 100;

/** What is printed for a quotation: the fields that came with it and the judgement. */
export function verificationLine<Given extends Quote>(given: Given, judged: Verification): Given & VerificationLine {
  const { verdict, marked, places, alternatives, diff } = judged;
  return {
    ...given,
    verdict,
    marked,
    places: [
      ...places.map(placeLine),
      ...alternatives.map((place): PlaceLine => ({ ...placeLine(place), alternative: true })),
    ],
    transcript: places[0]?.transcript ?? null,
    turn: places[0]?.turn ?? null,
    diff,
  };
}

function placeLine({ transcript, turn, span, speaker, at, text }: Place): PlaceLine {
  const [start, end] = span;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return {
    transcript,
    turn,
    span: offsetsOf(text).toCodePoints(span),
    speaker,
    at,
    before: start > CONTEXT ? before.replace(/^\S*\s/, '') : before,
    words: text.slice(start, end),
    after: end + CONTEXT < text.length ? after.replace(/\s\S*$/, '') : after,
  };
}
