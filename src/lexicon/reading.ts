import type { Span } from '../text/index.ts';
import type { LexiconActor } from './actors.ts';
import type { Phrases } from './phrases.ts';
import type { FoundName } from './scan.ts';
import type { Token } from './tokens.ts';

/** What the search for offices needs to know of the lexicon. */
export interface Surroundings {
  readonly phrases: Phrases;
  /** Nouns by which a text refers to bodies and states ("the bloc's foreign policy chief"). */
  readonly nouns: ReadonlySet<string>;
  actor(id: string): LexiconActor | null;
  /** The offices that the chief or leader of a country or body holds, each with its owner. */
  headsOf(id: string): readonly { readonly office: string; readonly of: string }[];
}

/** The text with its tokens and the names in it, by the token at which they begin and end. */
export interface Read {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly starting: ReadonlyMap<number, FoundName>;
  readonly ending: ReadonlyMap<number, FoundName>;
}

export const spanOf = (tokens: readonly Token[], from: number, to: number): Span => [
  tokens[from]?.at ?? 0,
  tokens[to - 1]?.end ?? 0,
];
