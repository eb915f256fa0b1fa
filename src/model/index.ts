export type { Conditioned, ConditionedEvent } from './heads.ts';
export { type Encoded, type Model, openModel, type Runs } from './model.ts';
export type { Window } from './windows.ts';
