import { type Block, isAside, isIsland, type Tagged } from '../../document/index.ts';
import { holding, type Span, touching } from '../../text/index.ts';

/**
 * What is said in a headline, a heading or a caption and what is said around it are two: of contents on both sides of
 * its border, only those on the side of their cue. What ends with a colon leads to the text behind it.
 */
export function besideIslands({ text, blocks }: Tagged, contents: readonly Span[], [cue]: readonly Span[]): Span[] {
  const home = cue && holding(blocks, cue);
  if (!home) return [...contents];
  return contents.filter((content) => {
    const block = holding(blocks, content);
    return block === home || !((block && isIsland(block)) || (isIsland(home) && !leadsOn(text, home)));
  });
}

/**
 * Of a source, what stands on the side of `home`: its cue, or the quotation where it has none. Who says what a heading
 * quotes may stand below it.
 */
export function sourceBesideIslands({ text, blocks }: Tagged, source: readonly Span[], home: Span): Span[] {
  const own = holding(blocks, home);
  if (!own) return [...source];
  return source.flatMap((span): Span[] => {
    const others = touching(blocks, span).filter((block) => block !== own);
    if (!others.some((block) => isAside(own) || (isIsland(block) && !leadsOn(text, block)))) return [span];
    const [start, end] = [Math.max(span[0], own.span[0]), Math.min(span[1], own.span[1])];
    return start < end ? [[start, end]] : [];
  });
}

const leadsOn = (text: string, { span: [, end] }: Block): boolean => text.charAt(end - 1) === ':';
