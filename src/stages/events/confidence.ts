import type { EventProposal, EventType, Segmented } from '../../document/index.ts';
import { logistic, logOdds } from '../../model/index.ts';

/** From what the confidence of an event is concluded: the log-odds of both looks that it is one, and of its type. */
export interface EventSignals {
  readonly first: number;
  readonly second: number;
  readonly type: number;
  /** 1 in a brief: of an article's sentences one in four tells an event, of an agency's brief nearly every one. */
  readonly brief: number;
}

/** A brief has at most so many sentences. */
const SENTENCES_OF_BRIEF = 3;

export const isBrief = ({ sentences }: Segmented): boolean => sentences.length <= SENTENCES_OF_BRIEF;

/** How much the second look at a sentence counts for the type, in the logarithms of the probabilities. */
const SECOND = 0.6;

export interface Concluded {
  readonly types: Readonly<Record<EventType, number>>;
  readonly type: EventType;
  /** Null where the model looked but once. */
  readonly signals: EventSignals | null;
  readonly confidence: number;
}

/**
 * What the looks of the model say together: the likeliest type, and how likely it is that a coder marks an event of that
 * type at these words. Of two looks a logistic model says it, its weights fitted on articles and records that the model had not seen
 * (bench/quality/calibrateEvents.ts) and shipped with it; after one look both must hold, that it is an event and its type.
 */
export function conclude(
  { valid, types, look }: EventProposal,
  brief: boolean,
  weights: Readonly<Record<string, number>>,
): Concluded {
  const mixed = look ? mean(types, look.types) : types;
  const [type, ofType] = likeliest(mixed);
  const signals = look && {
    first: logOdds(valid),
    second: logOdds(look.valid),
    type: logOdds(ofType),
    brief: Number(brief),
  };
  return { types: mixed, type, signals, confidence: signals ? logistic({ ...signals }, weights) : valid * ofType };
}

function mean(
  first: Readonly<Record<EventType, number>>,
  second: Readonly<Record<EventType, number>>,
): Readonly<Record<EventType, number>> {
  const shares = (Object.keys(first) as EventType[]).map(
    (type) => [type, first[type] ** (1 - SECOND) * second[type] ** SECOND] as const,
  );
  const sum = shares.reduce((all, [, share]) => all + share, 0);
  return Object.fromEntries(shares.map(([type, share]) => [type, share / sum])) as Record<EventType, number>;
}

export function likeliest<Name extends string>(scores: Readonly<Record<Name, number>>): [Name, number] {
  const [first] = (Object.entries(scores) as [Name, number][]).toSorted((a, b) => b[1] - a[1]);
  if (!first) throw new RangeError('a proposal without types');
  return first;
}
