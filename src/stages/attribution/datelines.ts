import type { Attribution } from '../../document/index.ts';
import { type Span, spansTouching } from '../../text/index.ts';

type Spans = Pick<Attribution, 'source' | 'cue' | 'content'>;

/** An attribution without what it has of a dateline, which nobody says and which names no speaker; null if all is one. */
export function outsideDatelines<Found extends Spans>(datelines: readonly Span[], found: Found): Found | null {
  const cut = (spans: readonly Span[]): Span[] =>
    spans.flatMap(([start, end]): Span[] => {
      const from = Math.max(start, ...spansTouching(datelines, [start, end]).map((dateline) => dateline[1]));
      return from < end ? [[from, end]] : [];
    });
  const content = cut(found.content);
  return content.length === 0 ? null : { ...found, source: cut(found.source), cue: cut(found.cue), content };
}
