import type { StatementHit } from './entries.ts';

export interface PositionQuery {
  readonly speaker: string;
  /** At least one of the two. */
  readonly about?: string | undefined;
  readonly issue?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A statement in a speaker's line, and earlier words of the speaker that are the opposite of its own. */
export interface Position {
  readonly statement: StatementHit;
  /** Neither said nor published on a day that is known: it stands at the end, and is compared with nothing. */
  readonly undated: boolean;
  /** Earlier words that are for what these are against, or the other way; null where there are none. Whether the position has changed is for the reader. */
  readonly change: PositionChange | null;
}

export interface PositionChange {
  /** act: from cooperation to conflict or back. polarity: what was affirmed is denied. stance: another side is taken in words. */
  readonly differsIn: readonly ('act' | 'polarity' | 'stance')[];
  /** The statement from which it differs: the latest one on the same matter and about the same parties. */
  readonly from: StatementHit;
  /** The sides before and after, with the words that decided, and what both are about. */
  readonly why: string;
}

export interface Positions {
  readonly query: PositionQuery;
  /** In the order of their days, the undated ones last. */
  readonly positions: readonly Position[];
  readonly changes: number;
  /**
   * Null where these are all. There may be more dated ones than are given at once (2,000): then the day (YYYY-MM-DD) of the
   * last one given, from which to ask again.
   */
  readonly shownUntil: string | null;
}
