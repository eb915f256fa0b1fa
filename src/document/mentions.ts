import type { Span } from '../text/index.ts';
import type { EntityKind } from './proposals.ts';

/**
 * The form of a mention: a bare name without title (“Merkel”); a description, from its determiner to its head noun
 * (“Germany's chancellor”); a pronoun; or an adjective or people of a state (“German”), which the lexicon knows.
 */
export type MentionForm = 'name' | 'description' | 'pronoun' | 'demonym';

/** A mention that may corefer, by its index among the mentions of the document. */
export interface Antecedent {
  readonly mention: number;
  /** From 0 to 1; those of a mention and `nobody` sum to 1, apart from values too small to keep. */
  readonly probability: number;
}

/** A mention of a person, a body, a state, a place or a group. */
export interface Mention {
  readonly span: Span;
  /** Its words [start, end), as indexes into the words of the document. */
  readonly run: readonly [start: number, end: number];
  readonly form: MentionForm;
  /** Null for a pronoun. */
  readonly kind: EntityKind | null;
  /** Probability that it is a mention of this kind; 1 if a list or the lexicon says so. */
  readonly score: number;
  /** Its antecedents according to the model (for a description also later names), the most likely first. */
  readonly antecedents: readonly Antecedent[];
  /** Probability that it has no antecedent. */
  readonly nobody: number;
}

/** A mention before it has been compared with others. */
export type FoundMention = Omit<Mention, 'antecedents' | 'nobody'>;

/** “[Police] in [Ashby]”: the named place right behind a mention; null where none comes there. */
export function placeBehind(text: string, mentions: readonly Mention[], index: number): Mention | null {
  const [mention, place] = [mentions[index], mentions[index + 1]];
  if (!mention || place?.form !== 'name' || place.kind !== 'place') return null;
  return /^\sin\s$/u.test(text.slice(mention.span[1], place.span[0])) ? place : null;
}

/** “My government”, “our country”: the state of whoever speaks, so that whom it means depends on who that is. */
export const isSpeakersState = (words: string): boolean =>
  /^(?:my|our)\s(?:own\s)?(?:government|country|nation|state|republic|people|delegation)$/iu.test(words);

/** “The Ohio Republican”: somebody of a party, whom words for where they are from describe. */
export const isPartisan = (words: string): boolean =>
  /^(?:[Tt]he\s|[Aa]n?\s)?(?:\p{Lu}[\p{L}.]+\s){1,2}(?:Republican|Democrat|Conservative|Liberal|Socialist)$/u.test(
    words,
  );
