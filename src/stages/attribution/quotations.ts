import { outerParts, type Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { joinSpans, overlaps } from '../../text/index.ts';

/** A content that covers this share of a quotation covers all of it, the marks with it. */
const MOST = 0.5;

/**
 * Contents that respect quotation marks and paragraphs: one that covers most of a quoted stretch takes all of it; one
 * that is a quotation takes no stray marks, dashes or foreign signs beside it; one goes on in the next paragraph only
 * as a quotation or after a colon. `taken` are the attribution's own source and cue, which no content may swallow; `reach`
 * is what the model saw: of a long quotation the part in reach decides on the whole.
 */
export function snapToQuotations(
  tagged: Tagged,
  contents: readonly Span[],
  taken: readonly Span[],
  reach: Span = [0, Infinity],
): Span[] {
  const { text, quotations } = tagged;
  const parts = outerParts(quotations);
  const pieces = contents.flatMap((content) => withinParagraphs(tagged, content, parts));
  const wholes = parts.filter(({ span }) => {
    const shared = pieces.reduce((sum, piece) => sum + sharedOf(span, piece), 0);
    const covered = shared >= MOST * sharedOf(span, reach) || pieces.some((piece) => reachesOut(span, piece, reach));
    return shared > 0 && covered && !taken.some((own) => overlaps(own, span));
  });
  const snapped = pieces.map((content): Span => {
    let [start, end] = content;
    for (const { span } of wholes) {
      if (!overlaps(span, content)) continue;
      start = isStray(text.slice(start, span[0])) ? span[0] : Math.min(start, span[0]);
      end = isStray(text.slice(span[1], end)) ? span[1] : Math.max(end, span[1]);
    }
    return [start, end];
  });
  return joinSpans(snapped).filter(([start, end]) => end > start);
}

const sharedOf = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0]));

/** Whether a piece has the end that is in sight of a quotation that begins or ends out of sight. */
const reachesOut = (span: Span, piece: Span, reach: Span): boolean =>
  (span[0] < reach[0] && piece[0] < span[1] && piece[1] >= span[1]) ||
  (span[1] > reach[1] && piece[1] > span[0] && piece[0] <= span[0]);

/** Something, but no word of English and no figure: a comma after the closing mark, a bullet, an emoji. */
const isStray = (beside: string): boolean => beside !== '' && !/[a-z0-9]/iu.test(beside);

/** The content cut at the ends of paragraphs; what lies in a later one stays when it is quoted or a colon led to it. */
function withinParagraphs({ text, prose }: Tagged, content: Span, parts: readonly { span: Span }[]): Span[] {
  const pieces = prose
    .filter((paragraph) => overlaps(paragraph, content))
    .map(([start, end]): Span => [Math.max(start, content[0]), Math.min(end, content[1])]);
  const ledTo = (at: number): boolean => text.slice(0, at).trimEnd().endsWith(':');
  return pieces.filter(
    (piece, index) =>
      index === 0 || ledTo(piece[0]) || parts.some(({ span }) => span[0] <= piece[0] && overlaps(span, piece)),
  );
}
