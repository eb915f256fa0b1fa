import type { EventProposal, EventType } from '../../document/index.ts';
import { logistic, logOdds } from '../../model/index.ts';

/**
 * The signals behind an event's confidence, in log-odds: what each head says about whether it is one, and about its
 * type.
 */
export interface EventSignals {
  /** From the word tags, and from the head that reads the whole document. */
  readonly tagged: number;
  readonly told: number;
  /** From the head that reads the sentence. */
  readonly first: number;
  /** The probability of the type according to both together. */
  readonly type: number;
}

/** The weight of the sentence-level head for the type, on log-probabilities; the document-level head has the rest. */
const OF_SENTENCE = 0.6;

export interface Concluded {
  readonly types: Readonly<Record<EventType, number>>;
  readonly type: EventType;
  readonly signals: EventSignals;
  readonly confidence: number;
}

/**
 * Combines the model's heads: the most likely type, and the probability that a coder marks an event of that type at
 * these words. It comes from a logistic model with weights fitted on real texts whose events are not used in training
 * (bench/quality/calibrateEvents.ts) and shipped with the model.
 */
export function conclude(
  { tagged, told, valid, types }: Pick<EventProposal, 'tagged' | 'told' | 'valid' | 'types'>,
  weights: Readonly<Record<string, number>>,
): Concluded {
  const mixed = mean(told.types, types);
  const [type, ofType] = likeliest(mixed);
  const signals = {
    tagged: logOdds(tagged),
    told: logOdds(told.valid),
    first: logOdds(valid),
    type: logOdds(ofType),
  };
  return { types: mixed, type, signals, confidence: logistic(signals, weights) };
}

function mean(
  document: Readonly<Record<EventType, number>>,
  sentence: Readonly<Record<EventType, number>>,
): Readonly<Record<EventType, number>> {
  const shares = (Object.keys(sentence) as EventType[]).map(
    (type) => [type, document[type] ** (1 - OF_SENTENCE) * sentence[type] ** OF_SENTENCE] as const,
  );
  const sum = shares.reduce((all, [, share]) => all + share, 0);
  return Object.fromEntries(shares.map(([type, share]) => [type, share / sum])) as Record<EventType, number>;
}

export function likeliest<Name extends string>(scores: Readonly<Record<Name, number>>): [Name, number] {
  const [first] = (Object.entries(scores) as [Name, number][]).toSorted((a, b) => b[1] - a[1]);
  if (!first) throw new RangeError('a proposal without types');
  return first;
}
