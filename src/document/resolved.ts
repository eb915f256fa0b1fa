import type { Timed } from './dated.ts';
import type { Actor, Entity, Reference } from './record.ts';

/** What a document, or the lexicon, says of the place that somebody has: “Norway's fisheries minister”. */
export interface Office {
  /** The words in the text. */
  readonly words: string;
  /** The nouns by which the text may take the person up again: minister, fisheries minister. In lower case. */
  readonly nouns: readonly string[];
  /** Id of the state or body whose office it is, where the words or the lexicon say. */
  readonly of: string | null;
}

/** An actor with what is known of it in this document. */
export interface Participant extends Actor {
  readonly gender: 'm' | 'f' | null;
  /** All forms in which the document names the actor. */
  readonly names: readonly string[];
  readonly roles: readonly Office[];
}

/** A name in the text, and whose it is. */
export interface Mention extends Entity {
  readonly form: 'name' | 'acronym' | 'demonym' | 'capital' | 'metonym';
  readonly why: string;
}

/** Adds the names of the text with their actors. Lists are in the order of the text. */
export interface Named extends Timed {
  readonly mentions: readonly Mention[];
  readonly participants: readonly Participant[];
}

/**
 * Adds who is meant by each name, pronoun, title and description of somebody in the text, in the order of the text;
 * `mention` of each is one span. First and second persons (I, you, we) are left out: they depend on who speaks.
 */
export interface Referenced extends Named {
  readonly references: readonly Reference[];
}

/** Who said an attribution's words, to whom, about whom, where, and through whom they came. */
export interface Voice {
  readonly attribution: string;
  readonly speaker: Reference | null;
  readonly addressees: readonly Reference[];
  readonly targets: readonly Reference[];
  /** The occasion or place in the text's words: “a press conference in Oslo”. */
  readonly venue: string | null;
  /** Those between the speaker and this outlet, the nearest to the speaker first. */
  readonly chain: readonly Reference[];
}

/** Adds one voice for each attribution, in the same order. */
export interface Voiced extends Referenced {
  readonly voices: readonly Voice[];
}
