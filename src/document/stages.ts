import type { Span } from '../text/index.ts';
import type { Article } from './article.ts';
import type { Mention } from './mentions.ts';
import type { EventProposal, Proposal } from './proposals.ts';

/**
 * A stretch between quotation marks. `span` includes the marks, `inner` does not. A quotation that continues over
 * paragraphs is one with several parts. `closed` is false if the closing mark is missing. `depth` is 0 for an outer
 * quotation, 1 for one inside it.
 */
export interface Quotation {
  readonly parts: readonly { readonly span: Span; readonly inner: Span }[];
  readonly depth: number;
  readonly closed: boolean;
}

export interface Segmented extends Article {
  /** The text as it is printed, where the stages read some of its capitals as small letters; left out where they do not. */
  readonly printed?: string | undefined;
  /** The stretches that can contain somebody's words: no boilerplate, credits or speaker labels. */
  readonly prose: readonly Span[];
  readonly sentences: readonly Span[];
  readonly quotations: readonly Quotation[];
}

/** The model's output: mentions, and proposed attributions and events. */
export interface Tagged extends Segmented {
  readonly words: readonly Span[];
  /** In text order; of two that begin together the longer first. */
  readonly mentions: readonly Mention[];
  readonly proposals: readonly Proposal[];
  readonly events: readonly EventProposal[];
}

/**
 * Who is quoted (source), which words attribute it (cue), and what is said (content). A role may be empty or
 * discontinuous.
 */
export interface Attribution {
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Probability, from 0 to 1, that the attribution is right. */
  readonly confidence: number;
  /** What the confidence was computed from, if it comes from a model (see stages/attribution/confidence.ts). */
  readonly signals?: object;
  /** Its evidence: the model, a transcript turn, or the name of a rule. */
  readonly basis: string;
}

export interface Attributed extends Tagged {
  readonly attributions: readonly Attribution[];
}
