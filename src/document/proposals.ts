export const ENTITY_KINDS = ['person', 'organisation', 'place', 'group'] as const;

/** What is named: a people or the followers of a party or creed ("the Danes", "Danish") are a group. */
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** What the model says of one possible attribution: probabilities are of B, I and O for each word in reach. */
export interface Proposal {
  /** The words (indexes into `words`) at which the model was asked: a cue's, or a quotation's without a cue. */
  readonly anchor: readonly [start: number, end: number];
  readonly kind: 'cue' | 'quotation';
  /** Probability that the anchor is a cue (or a quotation of somebody's words) at all. */
  readonly valid: number;
  /** Mean probability that the tag head gave to the anchor's words; 1 for a quotation. */
  readonly tagged: number;
  /** The first word in reach; the rows below go on from it, three numbers a word: O, B, I. */
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

/** PLOVER's auxiliary modes. */
export const EVENT_FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const;

export type EventFlag = (typeof EVENT_FLAGS)[number];

/** What the model says of one possible event. All numbers are probabilities. */
export interface EventProposal {
  /** The words (indexes into `words`) at which the model was asked: the trigger's, or one piece of it. */
  readonly anchor: readonly [start: number, end: number];
  /** Mean probability that the tag head gave to the trigger's words. */
  readonly tagged: number;
  /** What the head says that reads the sentence: probability that the trigger is one at all. */
  readonly valid: number;
  /** Of each type; together 1. */
  readonly types: Readonly<Record<EventType, number>>;
  /** Of each mode by its PLOVER name; each by itself, and without regard to the type (`withdraw` is of two types). */
  readonly modes: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<EventFlag, number>>;
  /** Of each of PLOVER's contexts by its name; each by itself. */
  readonly contexts: Readonly<Record<string, number>>;
  /** The first word in reach; the rows below go on from it, three numbers a word: O, B, I. */
  readonly from: number;
  /** All the words that tell of the event, the anchor's among them (“took … to court”). */
  readonly trigger: Float32Array;
  readonly actor: Float32Array;
  readonly recipient: Float32Array;
  readonly place: Float32Array;
  readonly date: Float32Array;
  /** What the whole document says of it: that it is an event, and its type. */
  readonly told: EventVerdict;
  /** Who may take part, by mentions near it; what is unlikely is left out. */
  readonly parties: readonly PartyScore[];
  /** Which earlier proposals may tell the same event, by their indexes. */
  readonly same: readonly { readonly event: number; readonly probability: number }[];
}

/** Whether words tell an event, and of which type. Probabilities; those of types together 1. */
export interface EventVerdict {
  readonly valid: number;
  readonly types: Readonly<Record<EventType, number>>;
}

/** How likely whoever a mention means is an actor, a recipient or the place of an event. Each by itself. */
export interface PartyScore {
  /** Index among the mentions of the document. */
  readonly mention: number;
  readonly actor: number;
  readonly recipient: number;
  readonly place: number;
}
