export const ENTITY_KINDS = ['person', 'organisation', 'place', 'group'] as const;

/** The kind of a named entity: a people or the followers of a party or creed ("the Danes", "Danish") are a group. */
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The model's output for one possible attribution: probabilities of O, B and I for each word in reach. */
export interface Proposal {
  /**
   * The words (indexes into `words`) for which the model was queried: a cue, a cue in what another one tells, or a
   * quotation without a cue.
   */
  readonly anchor: readonly [start: number, end: number];
  readonly kind: 'cue' | 'nested' | 'quotation';
  /** Probability that the anchor is a cue (or a quotation of somebody's words) at all. */
  readonly valid: number;
  /** Mean probability that the tag head, or the one for nested cues, gave the anchor's words; 1 for a quotation. */
  readonly tagged: number;
  /** The first word in reach; the rows below start there, three numbers per word: O, B, I. */
  readonly from: number;
  readonly source: Float32Array;
  readonly content: Float32Array;
}

/** PLOVER 2.0's event types. */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What both sides do: one report has them both as actors, another one of them as the recipient. */
export const MUTUAL: ReadonlySet<EventType> = new Set(['AGREE', 'CONSULT', 'COOPERATE']);

/** PLOVER's auxiliary modes. */
export const EVENT_FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const;

export type EventFlag = (typeof EVENT_FLAGS)[number];

/** The model's output for one possible event. All numbers are probabilities. */
export interface EventProposal {
  /** The words (indexes into `words`) for which the model was queried: the trigger, or one piece of it. */
  readonly anchor: readonly [start: number, end: number];
  /** Mean probability that the tag head gave the trigger's words. */
  readonly tagged: number;
  /** From the head that reads the sentence: probability that the trigger is one at all. */
  readonly valid: number;
  /** One per type; they sum to 1. */
  readonly types: Readonly<Record<EventType, number>>;
  /** One per mode, by PLOVER name; independent of each other and of the type (`withdraw` belongs to two types). */
  readonly modes: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<EventFlag, number>>;
  /** One per PLOVER context, by name; independent of each other. */
  readonly contexts: Readonly<Record<string, number>>;
  /** The first word in reach; the rows below start there, three numbers per word: O, B, I. */
  readonly from: number;
  /** All trigger words of the event, including the anchor's (“took … to court”). */
  readonly trigger: Float32Array;
  readonly actor: Float32Array;
  readonly recipient: Float32Array;
  readonly place: Float32Array;
  readonly date: Float32Array;
  /** From the head that reads the whole document: whether it is an event, and its type. */
  readonly told: EventVerdict;
  /** Candidate parties, by nearby mentions; unlikely ones are left out. */
  readonly parties: readonly PartyScore[];
  /** Earlier proposals that may be the same event, by index. */
  readonly same: readonly { readonly event: number; readonly probability: number }[];
}

/** Whether words are an event trigger, and of which type. Probabilities; those of the types sum to 1. */
export interface EventVerdict {
  readonly valid: number;
  readonly types: Readonly<Record<EventType, number>>;
}

/**
 * Probabilities that the entity of a mention is an actor, a recipient or the place of an event; independent of each
 * other.
 */
export interface PartyScore {
  /** Index among the mentions of the document. */
  readonly mention: number;
  readonly actor: number;
  readonly recipient: number;
  readonly place: number;
}
