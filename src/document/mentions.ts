import type { Span } from '../text/index.ts';
import type { EntityKind } from './proposals.ts';

/**
 * How somebody is spoken of: a name alone, without title (“Merkel”); a description, from its determiner to its head noun
 * (“Germany's chancellor”); a pronoun; or an adjective or people of a state (“German”), which the lexicon knows.
 */
export type MentionForm = 'name' | 'description' | 'pronoun' | 'demonym';

/** Another mention that may mean the same one, by its index among the mentions of the document. */
export interface Antecedent {
  readonly mention: number;
  /** From 0 to 1; those of a mention and `nobody` together are 1, apart from what is too small to be kept. */
  readonly probability: number;
}

/** A place in the text where a person, a body, a state, a place or a group is spoken of. */
export interface Mention {
  readonly span: Span;
  /** Its words [start, end), as indexes into the words of the document. */
  readonly run: readonly [start: number, end: number];
  readonly form: MentionForm;
  /** Null for a pronoun. */
  readonly kind: EntityKind | null;
  /** Probability that it is a mention of this kind; 1 where a list or the lexicon says so. */
  readonly score: number;
  /** Whom the model takes it to go back to (a description also forward to a name), the likeliest first. */
  readonly antecedents: readonly Antecedent[];
  /** Probability that it means nobody of the others. */
  readonly nobody: number;
}

/** A mention before it has been compared with others. */
export type FoundMention = Omit<Mention, 'antecedents' | 'nobody'>;
