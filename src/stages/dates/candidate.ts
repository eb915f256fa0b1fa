import type { Span } from '../../text/index.ts';
import type { Day, Period } from './days.ts';

/** A time of the day, with the offset where the text names a zone ("Z", "+01:00"). */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Whether the text gives minutes. */
  readonly precise: boolean;
  readonly zone: Zone | null;
}

/** A fixed offset, or one that goes with the summer time of North America on the day in question. */
export type Zone = { readonly offset: string } | { readonly standard: number };

export interface Anchor {
  readonly day: Day;
  /** For the reader: "the day of publication", "the day on which it was said". */
  readonly name: string;
}

/** What a date expression can be read against. */
export interface Frame {
  /** The day from which "yesterday" and "on Wednesday" are counted; null where no day is known. */
  readonly anchor: Anchor | null;
  /** The dates told before in the same voice, the nearest last: for "the next day". A quotation has its own. */
  readonly story: readonly Earlier[];
  /** All dates before this one, the nearest last: for "two days after the summit". */
  readonly earlier: readonly Earlier[];
  readonly sentence: Span;
  readonly paragraph: number;
  readonly tense: Tense | null;
}

export type Tense = 'past' | 'future';

/** A date expression read before, with the sentence and paragraph that it is in. */
export interface Earlier {
  readonly period: Period;
  readonly words: string;
  readonly span: Span;
  readonly sentence: Span;
  /** The number of its block. */
  readonly paragraph: number;
  /** Whether the text itself gives the year, here or where the story began. */
  readonly inKnownYear: boolean;
}

export interface Resolution {
  readonly period: Period;
  /** True where the text itself says it, without any anchor. */
  readonly known: boolean;
  /** True where the year comes from a story that is told from a known year on. */
  readonly storied?: boolean;
  /** The rule and the anchor, in words that follow the expression: 'the latest Tuesday up to the day of publication'. */
  readonly why: string;
}

/** What the words themselves give of a date; what is missing is concluded from an anchor. */
export interface Parts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 0 for Monday. */
  readonly weekday?: number;
}

/** A reading that a parser proposes. Spans are of the document's text. */
export interface Candidate {
  readonly span: Span;
  /** The parser's name. */
  readonly rule: string;
  readonly parts?: Parts;
  readonly clock?: Clock;
  /** True for what is a date beside another one alone: “at ten”. */
  readonly isWeak?: boolean;
  /** Readings that lie within this one and lost against it. */
  readonly inside?: readonly Candidate[];
  /** The tense without which the words are no date: “in two weeks” it fell. */
  readonly needs?: Tense;
  /** Null where the frame has not what it takes. */
  readonly resolve: (frame: Frame) => Resolution | null;
}

/** The stretch in which parsers look: a sentence, or a dateline. */
export interface Stretch {
  readonly text: string;
  readonly span: Span;
  readonly document: Conventions;
}

/** How the document as a whole writes. */
export interface Conventions {
  readonly text: string;
  /** Whether 3/4/2025 is in April (day first) or in March; null where the document does not show it. */
  readonly order: 'day-first' | 'month-first' | null;
}

/** One pattern a file; `pattern` is global, and `read` gives null where the words turn out to be something else. */
export interface Parser {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, stretch: Stretch) => Omit<Candidate, 'span' | 'rule'> | null;
}
