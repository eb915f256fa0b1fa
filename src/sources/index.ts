export type { Resolver } from './addresses.ts';
export { inputsOf } from './inputs.ts';
export { DEFAULT_LIMITS, type InputForm, type SourceOptions } from './options.ts';
