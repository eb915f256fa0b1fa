import type { EventProposal, EventType } from '../../document/index.ts';
import { logistic, logOdds } from '../../model/index.ts';

/** From what the confidence of an event is concluded, in log-odds: what each head says of whether it is one, and of its type. */
export interface EventSignals {
  /** By the tags of words, and by the head that reads the whole document. */
  readonly tagged: number;
  readonly told: number;
  /** By the head that reads the sentence. */
  readonly first: number;
  /** How likely the type is by both together. */
  readonly type: number;
}

/** How much the sentence's head counts for the type, in the logarithms of the probabilities; the document's has the rest. */
const OF_SENTENCE = 0.6;

export interface Concluded {
  readonly types: Readonly<Record<EventType, number>>;
  readonly type: EventType;
  readonly signals: EventSignals;
  readonly confidence: number;
}

/**
 * What the heads of the model say together: the likeliest type, and how likely it is that a coder marks an event of that
 * type at these words. A logistic model says it, its weights fitted on real texts from whose events nothing is learnt (bench/quality/calibrateEvents.ts) and shipped with it.
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
