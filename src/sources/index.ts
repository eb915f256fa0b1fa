export type { Resolver } from './addresses.ts';
export { inputsOf } from './inputs.ts';
export { DEFAULT_LIMITS, type InputForm, type SourceOptions } from './options.ts';
export { mayPass, watchFeeds, type WatchOptions } from './watch.ts';
export { feedsInFile } from './opml-file.ts';
export { robotsMemory } from './robots-memory.ts';
export type { LeaveTurn, Turns } from './turns.ts';
export { type FeedState, type FeedStore, UNKNOWN_FEED } from './watch-state.ts';
