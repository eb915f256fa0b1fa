import { outerPartsTouching, type Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { joinSpans, overlaps, spansTouching } from '../../text/index.ts';

/** A content that covers this share of a quotation covers all of it, including the marks. */
const MOST = 0.5;

/**
 * Makes contents respect quotation marks and paragraphs: a content that covers most of a quoted stretch takes all of
 * it; one that is a quotation takes no stray marks, dashes or symbols beside it; one continues in the next paragraph
 * only as a quotation or after a colon. `taken` are the attribution's own source and cue, which no content may absorb;
 * `reach` is what the model saw: for a long quotation, the part in reach decides for the whole.
 */
export function snapToQuotations(
  tagged: Tagged,
  contents: readonly Span[],
  taken: readonly Span[],
  reach: Span = [0, Infinity],
): Span[] {
  const { text, quotations } = tagged;
  const own = taken.flatMap((span) => spansTouching(tagged.prose, span));
  const isAtHome = (span: Span): boolean => own.some((paragraph) => overlaps(paragraph, span));
  // Of several contents, one in the paragraph of source and cue is enough to tell that the others are further off.
  const atHome = contents.some(isAtHome);
  const pieces = contents.flatMap((content) => withinParagraphs(tagged, content, atHome ? isAtHome : null));
  const parts = new Set(pieces.flatMap((piece) => outerPartsTouching(quotations, piece)));
  const wholes = [...parts].filter(({ span }) => {
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

/** Whether a piece includes the visible end of a quotation that begins or ends out of sight. */
const reachesOut = (span: Span, piece: Span, reach: Span): boolean =>
  (span[0] < reach[0] && piece[0] < span[1] && piece[1] >= span[1]) ||
  (span[1] > reach[1] && piece[1] > span[0] && piece[0] <= span[0]);

/** Something other than English words and figures: a comma after the closing mark, a bullet, an emoji. */
const isStray = (beside: string): boolean => beside !== '' && !/[a-z0-9]/iu.test(beside);

/**
 * The content cut at paragraph ends: the part in the paragraph of source and cue (`isAtHome`; null if no content is
 * there, and the first part stays), and those in other paragraphs that are quoted or introduced by a colon.
 */
function withinParagraphs(
  { text, prose, quotations }: Tagged,
  content: Span,
  isAtHome: ((span: Span) => boolean) | null,
): Span[] {
  const pieces = spansTouching(prose, content).map(([start, end]): Span => [
    Math.max(start, content[0]),
    Math.min(end, content[1]),
  ]);
  const home = isAtHome ? pieces.findIndex(isAtHome) : 0;
  const ledTo = (at: number): boolean => text.slice(0, at).trimEnd().endsWith(':');
  return pieces.filter(
    (piece, index) =>
      index === home ||
      ledTo(piece[0]) ||
      outerPartsTouching(quotations, piece).some(({ span }) => span[0] <= piece[0]),
  );
}
