import type { TurnHead } from '../ledger/index.ts';

/** A word of the quotation opposite a word of a turn; null where it has no counterpart. */
export interface Pair {
  readonly quoted: number | null;
  readonly said: { readonly turn: TurnHead; readonly word: number } | null;
  readonly same: boolean;
}
