import type { Attribution, Referenced } from '../../document/index.ts';
import { contains, lastAtOrBefore, overlaps, type Span } from '../../text/index.ts';

/**
 * The rest of the cue's sentences without source and content, and without the contents of other cues; with the cue, or
 * without it too.
 */
export function clauseOf(
  { sentences }: Pick<Referenced, 'sentences'>,
  near: (span: Span) => readonly Attribution[],
  { id, source, cue, content }: Attribution,
  withCue: boolean,
): Span[] {
  const anchors = cue.length > 0 ? cue : source;
  const own = anchors.flatMap(([start, end]) =>
    sentences.slice(Math.max(lastAtOrBefore(sentences, start), 0), lastAtOrBefore(sentences, end - 1) + 1),
  );
  return [...new Set(own)].flatMap((sentence) => {
    const others = near(sentence).filter((other) => other.id !== id);
    const said = others.flatMap((other) =>
      other.content.filter((part) => overlaps(part, sentence) && !anchors.some((anchor) => contains(part, anchor))),
    );
    return without(sentence, [...source, ...(withCue ? [] : cue), ...content, ...said]);
  });
}

function without(span: Span, holes: readonly Span[]): Span[] {
  let rest: Span[] = [span];
  for (const hole of holes) {
    rest = rest.flatMap((part): Span[] => {
      if (!overlaps(part, hole)) return [part];
      const pieces: Span[] = [
        [part[0], hole[0]],
        [hole[1], part[1]],
      ];
      return pieces.filter(([start, end]) => end - start > 1);
    });
  }
  return rest;
}
