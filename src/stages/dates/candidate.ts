import type { Span } from '../../text/index.ts';
import type { Day, Period } from './days.ts';

/** A time of day, with the UTC offset if the text names a zone ("Z", "+01:00"). */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Whether the text gives minutes. */
  readonly precise: boolean;
  readonly zone: Zone | null;
}

/** A fixed offset, or one that follows North American daylight saving time on the day in question. */
export type Zone = { readonly offset: string } | { readonly standard: number };

export interface Anchor {
  readonly day: Day;
  /** For people to read: "the day of publication", "the day on which it was said". */
  readonly name: string;
}

/** The context in which a date expression is resolved. */
export interface Frame {
  /** The day from which "yesterday" and "on Wednesday" are counted; null if unknown. */
  readonly anchor: Anchor | null;
  /** Earlier dates in the same voice, the nearest last: for "the next day". A quotation has its own. */
  readonly story: readonly Earlier[];
  /** All dates before this one, the nearest last: for "two days after the summit". */
  readonly earlier: readonly Earlier[];
  readonly sentence: Span;
  readonly paragraph: number;
  readonly tense: Tense | null;
  /** That it is in the future only as the end of what is told: “until a hearing on 5 April”. */
  readonly isAwaited?: boolean;
}

export type Tense = 'past' | 'future';

/** A date expression resolved earlier, with its sentence and paragraph. */
export interface Earlier {
  readonly period: Period;
  readonly words: string;
  readonly span: Span;
  readonly sentence: Span;
  /** The number of its block. */
  readonly paragraph: number;
  /** Whether the text itself gives the year, here or where the narrative began. */
  readonly inKnownYear: boolean;
  /** “the 27 May agreement” tells which one is meant: a narrative does not go on from that day. */
  readonly isAttributive: boolean;
}

export interface Resolution {
  readonly period: Period;
  /** True if the text itself says it, without any anchor. */
  readonly known: boolean;
  /** True if the year comes from a narrative that started in a known year. */
  readonly storied?: boolean;
  /** The rule and the anchor, in words that follow the expression: 'the latest Tuesday up to the day of publication'. */
  readonly why: string;
}

/** The parts of a date given by the words themselves; missing ones are inferred from an anchor. */
export interface Parts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 0 for Monday. */
  readonly weekday?: number;
}

/** A reading proposed by a parser. Spans refer to the document's text. */
export interface Candidate {
  readonly span: Span;
  /** The parser's name. */
  readonly rule: string;
  readonly parts?: Parts;
  readonly clock?: Clock;
  /** True for expressions that are a date only beside another one: “at ten”. */
  readonly isWeak?: boolean;
  /** Readings inside this one that lost against it. */
  readonly inside?: readonly Candidate[];
  /** The tense without which the words are not a date: “in two weeks” it fell. */
  readonly needs?: Tense;
  /** Returns null if the frame lacks what it needs. */
  readonly resolve: (frame: Frame) => Resolution | null;
}

/** The stretch that parsers search: a sentence, or a dateline. */
export interface Stretch {
  readonly text: string;
  readonly span: Span;
  readonly document: Conventions;
}

/** The document's own conventions for writing dates. */
export interface Conventions {
  readonly text: string;
  /** Whether 3/4/2025 is in April (day first) or in March; null if the document does not show which. */
  readonly order: 'day-first' | 'month-first' | null;
}

/** One pattern per file; `pattern` is global, and `read` returns null if the words turn out to be something else. */
export interface Parser {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, stretch: Stretch) => Omit<Candidate, 'span' | 'rule'> | null;
}
