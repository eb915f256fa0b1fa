import type { DateMention } from './dated.ts';
import type { Actor, Entity, Reference } from './record.ts';
import type { Attributed } from './stages.ts';
import type { DateValue } from './article.ts';

/** What a document, or the lexicon, says of the place that somebody has: “Norway's fisheries minister”. */
export interface Office {
  /** The words in the text. */
  readonly words: string;
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

/** What the lexicon knows of a mention by its words and the date: whom they mean, and why. */
export interface Known {
  /** Id of the actor, or null where the words only describe somebody of the one in `of`. */
  readonly actor: string | null;
  /** Id of the state or body whose the described one is. */
  readonly of: string | null;
  /** The row of the table that fired (stages/identity/rules.ts). */
  readonly rule: string;
  /** `certain` words mean this actor whatever the text says else; others give way to what the document tells. */
  readonly certain: boolean;
}

/** One person, body, state, place or group of the document: the mentions that mean it, by their indexes, in order. */
export interface DocumentEntity {
  readonly mentions: readonly number[];
}

/** Adds what the lexicon knows of each mention (in their order), and the entities: every mention belongs to one. */
export interface Linked extends Attributed {
  readonly dates: readonly DateMention[];
  readonly known: readonly (Known | null)[];
  readonly linked: readonly DocumentEntity[];
}

/**
 * Adds who is meant by each mention, in the order of the text; `mention` of each is one span. First and second persons
 * (I, you, we) are left out: they depend on who speaks. `entities` are the names with their actors.
 */
export interface Referenced extends Linked {
  readonly entities: readonly Entity[];
  readonly participants: readonly Participant[];
  readonly references: readonly Reference[];
  /** The labels of turns, each with the id of whom it means; null where that is open. */
  readonly labels: ReadonlyMap<string, string | null>;
  /** Id of the public body whose own text this is; null for one that reports. */
  readonly publisher: string | null;
  /** Id of the person who heads that body on the day; null where nobody is known. */
  readonly signer: string | null;
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

/** Adds one voice for each attribution, in the same order, and when each was said. */
export interface Voiced extends Referenced {
  readonly voices: readonly Voice[];
  readonly said: readonly (DateValue | null)[];
}
