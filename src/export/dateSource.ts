import { offsetsOf, type Span } from '../text/index.ts';
import type { ExportedEvent } from './plover.ts';

/**
 * Where the date of an event is given: in a sentence that tells of the event, elsewhere in the document, or nowhere, so that
 * it is the day of publication. `basis` does not tell these apart: “on Monday” is implied as well.
 */
export type DateSource = 'sentence' | 'document' | 'publication';

/** Null for an event without a date. */
export function dateSource({ event: { date, mentions }, document }: ExportedEvent): DateSource | null {
  if (date === null) return null;
  const { span } = date;
  if (span === null || isOfPublication(span, document)) return 'publication';
  return mentions.some(({ sentence: [start, end] }) => start <= span[0] && span[1] <= end) ? 'sentence' : 'document';
}

/** Whether the day of publication is given there, by a dateline for instance. */
function isOfPublication(span: Span, { text, published }: ExportedEvent['document']): boolean {
  const given = published?.span;
  if (!given) return false;
  const [start, end] = offsetsOf(text).toUtf16(given);
  return span[0] === start && span[1] === end;
}
