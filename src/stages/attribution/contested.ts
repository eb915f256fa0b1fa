import type { Attribution } from '../../document/index.ts';
import { around, contains, overlaps, type Span, spansTouching } from '../../text/index.ts';

type Unnamed = Omit<Attribution, 'id'>;

/**
 * Of two attributions that claim the same piece of a quotation, the one whose cue is closer before it, or beside it in
 * its paragraph, keeps it: words that continue after another speaker's tag are that speaker's. An attribution keeps at
 * least one piece. An attribution inside another's piece is not a rival, nor is one with the same source ("said X,
 * adding that …").
 */
export function withoutContested(attributions: readonly Unnamed[], paragraphs: readonly Span[]): Unnamed[] {
  const claiming = around(attributions, ({ content }) => content);
  return attributions.map((attribution) => {
    if (attribution.content.length < 2 || attribution.cue.length === 0) return attribution;
    const kept = attribution.content.filter(
      (piece, index) =>
        index === 0 ||
        !claiming(piece).some((other) => other !== attribution && takes(other, attribution, piece, paragraphs)),
    );
    return kept.length < attribution.content.length ? { ...attribution, content: kept } : attribution;
  });
}

/**
 * Whether a piece belongs to the other attribution: it claims it too, and its cue lies between the first one's cue and
 * the piece, or alone in the piece's paragraph.
 */
function takes(other: Unnamed, { source, cue, content }: Unnamed, piece: Span, paragraphs: readonly Span[]): boolean {
  const [its] = other.cue;
  const [own] = cue;
  if (!its || !own || other.source[0]?.[0] === source[0]?.[0]) return false;
  if (content.some((span) => overlaps(span, its))) return false;
  if (!other.content.some((span) => covers(span, piece))) return false;
  if (own[0] < its[0] && its[1] <= piece[0]) return true;
  const paragraph = spansTouching(paragraphs, piece).find((stretch) => contains(stretch, piece));
  return paragraph !== undefined && contains(paragraph, its) && own[1] <= paragraph[0];
}

const MOST = 0.8;
const covers = (span: Span, piece: Span): boolean =>
  Math.min(span[1], piece[1]) - Math.max(span[0], piece[0]) >= MOST * (piece[1] - piece[0]);
