export { type Conditioned, type Encoded, type Model, openModel } from './model.ts';
export type { Window } from './windows.ts';
