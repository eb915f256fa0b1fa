import { z } from 'zod';
import { ENTITY_KINDS, EVENT_FLAGS, EVENT_TYPES } from '../document/index.ts';

/** What can be given of an event: who does it, to whom, and the words that name it. */
export const GIVEN_PARTS = ['source', 'target', 'trigger'] as const;

const WORDS_ALONE = { bias: -9, named: 18 };

const pieces = z.number().int().positive();
/** Weights of a logistic model by signal. */
const fitted = z.record(z.string(), z.number());
/** The same, null before any are fitted. */
const weights = fitted.nullable().default(null);

/** What a model folder says of its model (config.json). Sizes are in wordpieces. */
export const modelConfig = z.object({
  version: z.string(),
  /** Pieces that the encoder sees at once, and how many neighbouring windows share. */
  window: pieces,
  overlap: z.number().int().nonnegative(),
  /** Pieces before and after the beginning of an anchor that the conditioned head sees. */
  before: pieces,
  after: pieces,
  width: pieces,
  /** The kinds of names that the model finds, in the order of its tags; none when it has no such head. */
  entities: z.array(z.enum(ENTITY_KINDS)).default([]),
  /** What the linking network takes and keeps: the vector of a mention, the classes of mentions, the features of a pair. */
  links: z.object({ width: pieces, vector: pieces, classes: pieces, features: pieces }),
  /** What the document's events take and keep: the vector of a trigger, the features of a pair with a mention and with another trigger. */
  documentEvents: z.object({ vector: pieces, party: pieces, same: pieces }),
  /** The event head's reach and the names of what it says, in the order of its outputs; null when there is none. */
  events: z
    .object({
      before: pieces,
      after: pieces,
      types: z.array(z.enum(EVENT_TYPES)).length(EVENT_TYPES.length),
      modes: z.array(z.string()),
      flags: z.array(z.enum(EVENT_FLAGS)).length(EVENT_FLAGS.length),
      contexts: z.array(z.string()),
      /** Weights of the logistic model that turns what document and sentence say into a probability (stages/events/confidence.ts). */
      confidence: z.record(z.string(), z.number()).default({}),
      /**
       * Weights of the logistic models that tell who has a role in an event (stages/events/scores.ts). Before any are fitted,
       * it is whoever the words of the role name.
       */
      parties: z
        .object({ actor: z.record(z.string(), z.number()), recipient: z.record(z.string(), z.number()) })
        .default({ actor: WORDS_ALONE, recipient: WORDS_ALONE }),
      /** Weights of the logistic model that tells which date of the document an event has (stages/events/dateChoice.ts); before any are fitted, none. */
      dates: z.record(z.string(), z.number()).default({ bias: -9 }),
      /** Of how probable it is that the date and the parties that were found are right (stages/events/dateConfidence.ts, partyConfidence.ts). */
      dateConfidence: weights,
      partyConfidence: weights,
      /** Of how probable it is that a party belongs to a state (stages/events/home.ts); null before any are fitted. */
      homes: z.object({ person: fitted, body: fitted, described: fitted }).nullable().default(null),
    })
    .nullable()
    .default(null),
  /**
   * Nested attributions (nestedroles.onnx) and the weights of their confidence; null when the model does not look for them.
   */
  nested: z
    .object({ confidence: z.record(z.string(), z.number()) })
    .nullable()
    .default(null),
  /** Weights of the logistic model that turns what the network says into a probability (stages/attribution/confidence.ts). */
  confidence: z.record(z.string(), z.number()),
  /**
   * The same of how probable it is that the speaker, an addressee, a target and the day of a statement are right
   * (stages/roles/confidence.ts, stages/dates/confidence.ts).
   */
  speakerConfidence: weights,
  addresseeConfidence: weights,
  targetConfidence: weights,
  saidConfidence: weights,
});

export type ModelConfig = z.infer<typeof modelConfig>;
export type EventConfig = NonNullable<ModelConfig['events']>;
export type Reach = Pick<ModelConfig, 'before' | 'after'>;
