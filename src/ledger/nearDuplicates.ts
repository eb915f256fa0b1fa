import { COPY_SHARE, LEAST_FOR_COPY, sampled, sharedPart, shinglesOfText } from './fingerprints.ts';

/** A fingerprint that more texts have is boilerplate (“subscribe to our newsletter”) and tells nothing. */
export const COMMON_TEXT_PRINT = 100;
/** Of the shorter text's fingerprints, so many have to be shared before the texts themselves are compared. */
const LEAST_PRINTS = 4;
const LEAST_SHARED = 0.3;
const MOST_COMPARED = 5;

/** A text by its fingerprints; those of a short text are none. */
export interface PrintedText {
  readonly shingles: ReadonlySet<number>;
  readonly prints: readonly number[];
}

export function printedText(text: string): PrintedText {
  const shingles = shinglesOfText(text);
  return { shingles, prints: shingles.size < LEAST_FOR_COPY ? [] : sampled(shingles) };
}

/** Whether it is looked for at all. */
export const canBeCopy = ({ prints }: PrintedText): boolean => prints.length >= LEAST_PRINTS;

/** The versions to be compared with a text, from how many of its fingerprints each has; the likeliest first. */
export const likelyOriginals = (shared: ReadonlyMap<number, number>): number[] =>
  [...shared]
    .filter(([, count]) => count >= LEAST_PRINTS)
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COMPARED)
    .map(([version]) => version);

/** A version that a text may be a copy of. */
export interface PossibleOriginal {
  readonly version: number;
  readonly text: string;
  /** How many fingerprints it keeps, and how many of them the text has. */
  readonly prints: number;
  readonly shared: number;
}

/** The version of which a text is a copy, null where it is none of any; in the order of `likelyOriginals`. */
export function originalOf({ shingles, prints }: PrintedText, possible: readonly PossibleOriginal[]): number | null {
  const original = possible.find(
    (other) =>
      other.shared >= LEAST_SHARED * Math.min(prints.length, other.prints) &&
      sharedPart(shingles, shinglesOfText(other.text)) >= COPY_SHARE,
  );
  return original?.version ?? null;
}
