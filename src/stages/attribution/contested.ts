import type { Attribution, Tagged } from '../../document/index.ts';
import { around, contains, joinSpans, overlaps, type Span, spansTouching } from '../../text/index.ts';

type Unnamed = Omit<Attribution, 'id'>;
type Quoting = Pick<Tagged, 'prose' | 'quotations'>;

/**
 * Of two attributions that claim the same piece of a quotation, the one whose cue is closer before it, or beside it in
 * its paragraph, keeps it: words that continue after another speaker's tag are that speaker's. An attribution of which
 * others claim every piece keeps them. An attribution inside another's piece is not a rival, nor is one with the same
 * source ("said X, adding that …").
 */
export function withoutContested(attributions: readonly Unnamed[], { prose, quotations }: Quoting): Unnamed[] {
  // Whose tag stands in the last paragraph of a quotation says all of it.
  const whole = quotations.flatMap(({ depth, parts: [first, ...more] }): Span[] => {
    const last = more.at(-1);
    return depth === 0 && first && last ? [[first.span[0], last.span[1]]] : [];
  });
  const paragraphs = whole.length > 0 ? joinSpans([...prose, ...whole]) : prose;
  const claiming = around(attributions, ({ content }) => content);
  return attributions.map((attribution) => {
    if (attribution.content.length < 2 || attribution.cue.length === 0) return attribution;
    const kept = attribution.content.filter(
      (piece) =>
        !claiming(piece).some((other) => other !== attribution && takes(other, attribution, piece, paragraphs)),
    );
    const isLess = kept.length > 0 && kept.length < attribution.content.length;
    return isLess ? { ...attribution, content: kept } : attribution;
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
  if (!paragraph || !contains(paragraph, its)) return false;
  if (own[1] <= paragraph[0]) return true;
  // One whose cue comes in a later paragraph has something of its own there.
  const isAtHome = (home: Span): boolean => content.some((span) => contains(home, span));
  return own[0] >= paragraph[1] && spansTouching(paragraphs, own).some(isAtHome);
}

/**
 * A paragraph that goes on with an open quotation belongs to whom that belongs to, and not to whoever is named behind it:
 * “The council wrote:”, two paragraphs of its letter, “The governor replied on Tuesday”.
 */
export function withoutContinued({ quotations, prose }: Tagged, attributions: readonly Unnamed[]): Unnamed[] {
  const claiming = around(attributions, ({ content }) => content);
  const lost = new Map<Unnamed, Span[]>();
  const won = new Map<Unnamed, Span[]>();
  for (const { depth, parts } of quotations) {
    const [first, ...further] = parts;
    const owners = first && depth === 0 && further.length > 0 ? claimants(claiming, first.span) : [];
    if (owners.length === 0) continue;
    for (const { span } of further) {
      const paragraph = spansTouching(prose, span).find((stretch) => contains(stretch, span));
      const isHere = ({ cue }: Unnamed): boolean => cue.some((own) => paragraph && contains(paragraph, own));
      const all = claimants(claiming, span);
      const others = all.filter((one) => !owners.includes(one) && !isHere(one));
      for (const other of others) lost.set(other, [...(lost.get(other) ?? []), span]);
      const [owner] = owners;
      if (owner && others.length > 0 && others.length === all.length) won.set(owner, [...(won.get(owner) ?? []), span]);
    }
  }
  return attributions.flatMap((attribution) => {
    const parts = lost.get(attribution);
    const further = won.get(attribution) ?? [];
    if (!parts && further.length === 0) return [attribution];
    const kept = attribution.content.filter((piece) => !parts?.some((part) => contains(part, piece)));
    const content = [...kept, ...further].toSorted((a, b) => a[0] - b[0]);
    return content.length > 0 ? [{ ...attribution, content }] : [];
  });
}

/** Those of which a part of a quotation, or what stands in it, is the content, and none that it only encloses. */
const claimants = (claiming: (span: Span) => readonly Unnamed[], part: Span): readonly Unnamed[] =>
  claiming(part).filter(({ content }) => content.some((piece) => covers(piece, part)));

const MOST = 0.8;
const covers = (span: Span, piece: Span): boolean =>
  Math.min(span[1], piece[1]) - Math.max(span[0], piece[0]) >= MOST * (piece[1] - piece[0]);
