import type { ComparedWord } from '../text/index.ts';

/** A turn as the index knows it; the same turn has the same key and, while it is in use, is the same object. */
export interface TurnHead {
  readonly key: number;
  readonly transcript: string;
  /** 0-based number of the turn in its transcript. */
  readonly number: number;
  readonly speaker: string | null;
  /** Of the occasion, YYYY-MM-DD or the beginning of one. */
  readonly date: string | null;
}

/** The compared words of a turn; an array of them is one. */
export interface WordList {
  readonly length: number;
  at(index: number): ComparedWord | undefined;
}

export interface TurnBody {
  readonly title: string | null;
  readonly text: string;
  /** `spokenWords` of the text. */
  readonly words: WordList;
  readonly at: number | null;
}

/** A shingle found: which of those asked for, in which turn, and from which of the turn's compared words on. */
export interface Hit {
  readonly shingle: number;
  readonly turn: TurnHead;
  readonly word: number;
}

/**
 * Finds the turns in which words may have been said. The index proposes; the alignment decides, so hits that only
 * share a hash do no harm. verify's `memoryIndex` is the implementation over transcripts at hand, a ledger has another.
 */
export interface TurnIndex {
  /** Whether there is no turn at all. */
  isEmpty(): Promise<boolean>;
  /**
   * Places of shingles (hashes as `shinglesOf` gives them) in turns of transcripts that are not dated after
   * `notAfter` (YYYY-MM-DD; null: any). Undated transcripts count. A shingle with more than `most` places may be
   * passed over when others have fewer: it tells little.
   */
  hits(shingles: readonly number[], notAfter: string | null, most: number): Promise<readonly Hit[]>;
  /** The same for pairs of words, hashes as `rarePairsOf` gives them. Asked only where shingles have led to nothing. */
  pairs(pairs: readonly number[], notAfter: string | null, most: number): Promise<readonly Hit[]>;
  body(turn: TurnHead): Promise<TurnBody>;
  /** The labels of speakers of one transcript, each once. */
  speakers(transcript: string): Promise<readonly (string | null)[]>;
  /** The transcripts that are dated from `from` to `to` (YYYY-MM-DD, both included); undated ones are of no occasion. */
  occasions(days: { readonly from: string; readonly to: string }): Promise<readonly Occasion[]>;
}

/** A dated transcript as far as it matters for whether words that are not in it were not said. */
export interface Occasion {
  readonly transcript: string;
  readonly title: string | null;
  /** Who has published the transcript, where that is known. */
  readonly outlet?: string | null;
  readonly date: string;
  /** How much each label has said there: turns, and characters of them together. */
  readonly speakers: readonly {
    readonly label: string | null;
    readonly turns: number;
    readonly characters: number;
  }[];
}
