import { holding, remembered } from '../text/index.ts';
import type { Dated, LiveEntry } from './dated.ts';

const byEntry = remembered(
  (document: Dated): ReadonlyMap<LiveEntry, Dated> =>
    new Map(document.entries?.map((entry) => [entry, { ...document, published: entry.published }])),
);

/** The document as published on the day of its entry at a place; as it is where there is none. */
export function publishedAt<Document extends Dated>(document: Document, place: number): Document {
  const entry = document.entries && holding(document.entries, [place, place + 1]);
  return ((entry && byEntry(document).get(entry)) as Document | undefined) ?? document;
}
