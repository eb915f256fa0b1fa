import type { Span } from '../text/index.ts';
import type { Article } from './article.ts';
import type { Mention } from './mentions.ts';
import type { EventProposal, Proposal } from './proposals.ts';

/**
 * A stretch between quotation marks. `span` has the marks with it, `inner` not. A quotation that goes on over
 * paragraphs is one with several parts. `closed` is false where the closing mark is missing. `depth` is 0 for an
 * outer quotation, 1 for one inside it.
 */
export interface Quotation {
  readonly parts: readonly { readonly span: Span; readonly inner: Span }[];
  readonly depth: number;
  readonly closed: boolean;
}

export interface Segmented extends Article {
  /** The stretches in which somebody can be saying something: no boilerplate, credits or speakers' labels. */
  readonly prose: readonly Span[];
  readonly sentences: readonly Span[];
  readonly quotations: readonly Quotation[];
}

/** What the model sees: who is spoken of, and what it proposes as attributions and events. */
export interface Tagged extends Segmented {
  readonly words: readonly Span[];
  /** In the order of the text; of two that begin together the longer first. */
  readonly mentions: readonly Mention[];
  readonly proposals: readonly Proposal[];
  readonly events: readonly EventProposal[];
}

/** Who is quoted (source), what says so (cue), and what is said (content). A role may be empty or in pieces. */
export interface Attribution {
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Probability that the attribution is one, from 0 to 1. */
  readonly confidence: number;
  /** What the confidence was concluded from, where a model gave it (see stages/attribution/confidence.ts). */
  readonly signals?: object;
  /** What it rests on: the model, a turn of a transcript, or a rule's name. */
  readonly basis: string;
}

export interface Attributed extends Tagged {
  readonly attributions: readonly Attribution[];
}
