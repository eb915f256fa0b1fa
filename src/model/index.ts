export type { Conditioned, ConditionedEvent, Given, Runs } from './heads.ts';
export { type Encoded, type Model, openModel } from './model.ts';
export type { Window } from './windows.ts';
