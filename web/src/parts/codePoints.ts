/** Places that the server gives are in Unicode code points; strings of a browser are counted in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** A stretch of a text and which of the layers of spans lie over it. */
export interface Piece {
  readonly text: string;
  readonly layers: readonly string[];
}

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/** Cuts by code points. A text without signs beyond the basic plane, as nearly all are, costs nothing. */
export function slicerOf(text: string): (start: number, end?: number) => string {
  if (!ASTRAL.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join('');
}

/** A text in pieces, each with the names of the layers whose spans (code points) cover it. */
export function piecesOf(text: string, layers: Readonly<Record<string, readonly Span[]>>): Piece[] {
  const slice = slicerOf(text);
  const edges = new Set([0]);
  for (const spans of Object.values(layers)) for (const [start, end] of spans) edges.add(start).add(end);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.flatMap((start, at) => {
    const piece = slice(start, sorted[at + 1]);
    if (piece === '') return [];
    const over = Object.entries(layers).filter(([, spans]) => spans.some(([from, to]) => from <= start && start < to));
    return { text: piece, layers: over.map(([name]) => name) };
  });
}
