import type { Dated } from './dated.ts';
import type { Actor, Entity, Reference } from './record.ts';
import type { DateValue } from './article.ts';

/** An office, as given by the document or the lexicon: “Norway's fisheries minister”. */
export interface Office {
  /** The words in the text. */
  readonly words: string;
  /** Id of the state or body that the office belongs to, if the words or the lexicon say. */
  readonly of: string | null;
}

/** An actor with what this document says about it. */
export interface Participant extends Actor {
  readonly gender: 'm' | 'f' | null;
  /** All forms in which the document names the actor. */
  readonly names: readonly string[];
  readonly roles: readonly Office[];
}

/** What the lexicon knows about a mention from its words and the date: whom it refers to, and why. */
export interface Known {
  /** Id of the actor, or null if the words only describe somebody who belongs to `of`. */
  readonly actor: string | null;
  /** Id of the state or body that the described one belongs to. */
  readonly of: string | null;
  /** The name of the rule that fired (stages/identity/rules.ts). */
  readonly rule: string;
  /**
   * `certain`: the words mean this actor whatever else the text says; otherwise evidence in the document overrides it.
   */
  readonly certain: boolean;
  /** Id of the state whose minister, envoy or official the words call somebody. */
  readonly actsFor?: string;
  /** Of a person whom the words certainly mean. */
  readonly gender?: 'm' | 'f';
}

/** A person, body, state, place or group in the document: the mentions that refer to it, by index, in order. */
export interface DocumentEntity {
  readonly mentions: readonly number[];
}

/** Adds what the lexicon knows about each mention (in their order), and the entities: every mention belongs to one. */
export interface Linked extends Dated {
  readonly known: readonly (Known | null)[];
  readonly linked: readonly DocumentEntity[];
}

/** Who gives an official text. */
export interface Signer {
  /** Id of a person. */
  readonly id: string;
  /** Whether the first line names the person; otherwise it is who heads the publishing body on that day. */
  readonly isNamed: boolean;
}

/**
 * Adds the referent of each mention, in text order; each `mention` is one span. First and second persons (I, you, we)
 * are left out because they depend on who speaks. `entities` are the names with their actors.
 */
export interface Referenced extends Linked {
  readonly entities: readonly Entity[];
  readonly participants: readonly Participant[];
  readonly references: readonly Reference[];
  /** The labels of turns, each with the id of the person it refers to; null if unknown. */
  readonly labels: ReadonlyMap<string, string | null>;
  /** Id of the public body that published the text as its own; null for an outlet that reports. */
  readonly publisher: string | null;
  /** Who gives the text of a public body; null if unknown. */
  readonly signer: Signer | null;
}

/** What each confidence is computed from (stages/roles/confidence.ts); null where nobody is named. */
export interface RoleSignals {
  readonly speaker: object | null;
  readonly addressees: readonly (object | null)[];
  readonly targets: readonly (object | null)[];
}

/** Who said an attribution's words, to whom, about whom, where, and through whom they were reported. */
export interface StatementRoles {
  readonly attribution: string;
  readonly speaker: Reference | null;
  readonly signals?: RoleSignals;
  readonly addressees: readonly Reference[];
  readonly targets: readonly Reference[];
  /** The occasion or place in the words of the text: “a press conference in Oslo”. */
  readonly venue: string | null;
  /** The intermediaries between the speaker and this outlet, the closest to the speaker first. */
  readonly chain: readonly Reference[];
}

/** Adds the roles of each attribution, in the same order, and when each statement was made. */
export interface RolesAssigned extends Referenced {
  readonly statementRoles: readonly StatementRoles[];
  /** Whom “we” outside quotations means; null if unknown. */
  readonly writers: Reference | null;
  readonly said: readonly (DateValue | null)[];
}
