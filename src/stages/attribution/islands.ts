import { type Block, isAside, isIsland, type Tagged } from '../../document/index.ts';
import { holding, overlaps, type Span, spanAt, touching } from '../../text/index.ts';

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

/** What may be the subject of a verb that it leads up to from the sentence's beginning: a few words without any mark. */
const SUBJECT = /^\p{Lu}[\p{L}\p{M}\d’'-]*(?: [\p{L}\p{M}\d’'-]+){0,11} $/u;

/** The words from the beginning of a cue's sentence up to it, for a source that was found across a border alone. */
export function subjectBefore({ text, sentences }: Tagged, [cue]: readonly Span[], contents: readonly Span[]): Span[] {
  const start = cue && spanAt(sentences, cue[0])?.[0];
  if (!cue || start === undefined || !SUBJECT.test(text.slice(start, cue[0]))) return [];
  const subject: Span = [start, cue[0] - 1];
  return contents.some((content) => overlaps(content, subject)) ? [] : [subject];
}

const leadsOn = (text: string, { span: [, end] }: Block): boolean => text.charAt(end - 1) === ':';
