import type { Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { joinSpans, overlaps } from '../../text/index.ts';

/** A content that covers this share of a quotation covers all of it, the marks with it. */
const MOST = 0.5;

/**
 * Contents that respect quotation marks: one that covers most of a quoted stretch takes all of it, one that covers
 * less and only touches it leaves it. `taken` are the attribution's own source and cue, which no content may swallow.
 */
export function snapToQuotations({ quotations }: Tagged, contents: readonly Span[], taken: readonly Span[]): Span[] {
  const parts = quotations.filter(({ depth }) => depth === 0).flatMap((quotation) => quotation.parts);
  const snapped = contents.map((content): Span => {
    let [start, end] = content;
    for (const { span } of parts) {
      if (!overlaps(span, content)) continue;
      const shared = Math.min(span[1], content[1]) - Math.max(span[0], content[0]);
      const whole = shared >= MOST * (span[1] - span[0]) && !taken.some((own) => overlaps(own, span));
      if (!whole) continue;
      start = Math.min(start, span[0]);
      end = Math.max(end, span[1]);
    }
    return [start, end];
  });
  return joinSpans(snapped).filter(([start, end]) => end > start);
}
