import { texts } from './texts.ts';

/** What filters are called where they are set, in the order in which they are shown. */
export const LABELS: ReadonlyMap<string, string> = new Map(Object.entries(texts.labels));
