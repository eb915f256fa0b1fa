import type { Review } from '../ledger/index.ts';
import { jsonLine } from '../text/index.ts';

const LABEL_SCHEMA = 'onrecord.label/1';

export interface LabelOptions {
  /** Also the words that the spans have, and the reviewers' notes, which may repeat some. */
  readonly withWords?: boolean | undefined;
}

/**
 * Reviews as labels that stand off the text, as JSON Lines: where the text is had, by what hash it is known, and places
 * in it in code points. None of its sentences stands in them unless that is asked for.
 */
export async function* reviewsAsLabels(
  reviews: AsyncIterable<Review>,
  { withWords = false }: LabelOptions = {},
): AsyncGenerator<string> {
  for await (const review of reviews) {
    const { id, unit, kind, document, url, sha256, spans, field, machine, decision, value, by, at } = review;
    const label = {
      schema: LABEL_SCHEMA,
      id,
      document,
      url,
      sha256,
      kind,
      entry: review.entry,
      now: unit,
      spans,
      field,
      machine,
      decision,
      value,
      reviewer: by,
      at,
      ...(withWords ? { words: review.words, note: review.note } : {}),
    };
    yield `${jsonLine(label)}\n`;
  }
}
