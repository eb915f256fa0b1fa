export type { Anchor, Conditioned, ConditionedEvent, Given, Runs } from './heads.ts';
export type { MentionRun, PairScores } from './linker.ts';
export type { Pairs } from './tensors.ts';
export type { ToldTriggers } from './documentEvents.ts';
export { type Encoded, type Model, openModel } from './model.ts';
export { logistic, logOdds, sigmoid, withConfidence } from './probabilities.ts';
export type { Window } from './windows.ts';
