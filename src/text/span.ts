/**
 * A stretch of text: [start, end), end exclusive. In memory the unit is the UTF-16 code unit, so that
 * `text.slice(...span)` is what a person sees; everything that leaves the program is in code points (see offsets.ts).
 */
export type Span = readonly [start: number, end: number];

export const sliceOf = (text: string, span: Span): string => text.slice(span[0], span[1]);

export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** A span extended to the whole of each of the others that its ends split. */
export function withWhole([start, end]: Span, others: readonly Span[]): Span {
  const split = others.filter((span) => overlaps(span, [start, end]) && !contains([start, end], span));
  return [Math.min(start, ...split.map(([from]) => from)), Math.max(end, ...split.map(([, to]) => to))];
}

/** The span without the white space at its ends; null when nothing else is left. */
export function trimSpan(text: string, [start, end]: Span): Span | null {
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return start < end ? [start, end] : null;
}

/** Spans in order, those that overlap or touch joined into one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));
