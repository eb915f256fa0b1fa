import { slicerOf, type Span } from '../../parts/codePoints.ts';
import type { Item } from './flow.ts';

/** So much before and after the words tells where they stand, in code points. */
const AROUND = 60;

/** The words of an entry, of an event its sentence with the trigger marked, with what stands around them. */
export function inPassage({ passage: { text, span }, marks, kind }: Pick<Item, 'passage' | 'marks' | 'kind'>) {
  const [first, last] = [
    Math.min(...marks.content.map(([start]) => start)),
    Math.max(...marks.content.map(([, end]) => end)),
  ];
  const [from, to] = [Math.max(span[0], first - AROUND), Math.min(span[1], last + AROUND)];
  const shifted = (spans: readonly Span[]): Span[] =>
    spans.map(([start, end]): Span => [Math.max(start, from) - from, Math.min(end, to) - from]);
  return {
    text: slicerOf(text)(from - span[0], to - span[0]),
    content: shifted(marks.content),
    marks: kind === 'event' ? shifted(marks.cue) : [],
    cut: { before: from > span[0], after: to < span[1] },
  };
}
