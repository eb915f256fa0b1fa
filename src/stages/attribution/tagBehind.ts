import type { Attribution, Tagged } from '../../document/index.ts';
import { around, contains, joinSpans, type Span, spansTouching } from '../../text/index.ts';

type Unnamed = Omit<Attribution, 'id'>;

/**
 * A quotation of several paragraphs of which the last has the tag (“…,” Vale said) is of whom that names from its beginning:
 * what a statement without a cue has of it is that one's.
 */
export function withTagBehind({ quotations, prose }: Tagged, attributions: readonly Unnamed[]): Unnamed[] {
  const claiming = around(attributions, ({ content }) => content);
  const gone = new Set<Unnamed>();
  const won = new Map<Unnamed, readonly Span[]>();
  for (const { depth, parts } of quotations) {
    const last = parts.at(-1);
    if (depth > 0 || !last || parts.length < 2) continue;
    const [paragraph] = spansTouching(prose, last.span);
    const isTagged = ({ cue: [tag], content }: Unnamed): boolean =>
      tag !== undefined &&
      paragraph !== undefined &&
      tag[0] >= last.span[1] &&
      contains(paragraph, tag) &&
      content.some((piece) => contains(piece, last.span));
    const [owner, ...others] = claiming(last.span).filter(isTagged);
    if (!owner || others.length > 0) continue;
    const isPart = (piece: Span): boolean => parts.some(({ span }) => contains(span, piece));
    const bare = parts
      .flatMap(({ span }) => claiming(span))
      .filter(({ cue, content }) => cue.length === 0 && content.every(isPart));
    for (const one of bare) gone.add(one);
    if (bare.length > 0)
      won.set(
        owner,
        bare.flatMap(({ content }) => content),
      );
  }
  return attributions.flatMap((attribution) => {
    if (gone.has(attribution)) return [];
    const more = won.get(attribution);
    return [more ? { ...attribution, content: joinSpans([...attribution.content, ...more]) } : attribution];
  });
}
