import type { Span } from '../../parts/codePoints.ts';

/** What a stretch of the text can be. */
export const LAYERS = ['content', 'source', 'cue', 'trigger', 'entity', 'date'] as const;
export type Layer = (typeof LAYERS)[number];

/** A stretch of a text with what it is, and of which statement or event; '' where of none. */
export interface Mark {
  readonly span: Span;
  readonly layer: Layer;
  readonly entry: string;
}

/** A stretch in which all is the same: what it is, of which entries, and how many contents lie one in another there. */
export interface Piece {
  readonly text: string;
  readonly layers: readonly Layer[];
  readonly entries: readonly string[];
  readonly depth: number;
}

/**
 * Cuts a stretch of a text wherever a mark begins or ends; joined again, the pieces are the stretch. Marks may lie one
 * in another, cross and reach beyond it. Takes time in the number of marks and of what lies above each piece.
 *
 * @param units of the text, from the code points in which spans are counted
 */
export function piecesOf(
  text: string,
  [start, end]: Span,
  marks: readonly Mark[],
  units: (point: number) => number,
): Piece[] {
  const begins = new Map<number, Mark[]>();
  const ends = new Map<number, Mark[]>();
  const edges = new Set([start, end]);
  const put = (at: number, map: Map<number, Mark[]>, mark: Mark): void => {
    edges.add(at);
    const there = map.get(at);
    if (there) there.push(mark);
    else map.set(at, [mark]);
  };
  for (const mark of marks) {
    const [from, to] = [Math.max(start, mark.span[0]), Math.min(end, mark.span[1])];
    if (from >= to) continue;
    put(from, begins, mark);
    put(to, ends, mark);
  }
  const sorted = [...edges].sort((one, other) => one - other);
  const over = new Set<Mark>();
  const pieces: Piece[] = [];
  for (const [index, at] of sorted.entries()) {
    for (const mark of ends.get(at) ?? []) over.delete(mark);
    for (const mark of begins.get(at) ?? []) over.add(mark);
    const next = sorted[index + 1];
    if (next === undefined) break;
    pieces.push({ text: text.slice(units(at), units(next)), ...told(over) });
  }
  return pieces;
}

function told(over: ReadonlySet<Mark>): Omit<Piece, 'text'> {
  if (over.size === 0) return NOTHING;
  const layers = new Set<Layer>();
  const entries = new Set<string>();
  const contents = new Set<string>();
  for (const { layer, entry } of over) {
    layers.add(layer);
    if (entry !== '') entries.add(entry);
    if (layer === 'content') contents.add(entry);
  }
  return { layers: LAYERS.filter((layer) => layers.has(layer)), entries: [...entries], depth: contents.size };
}

const NOTHING = { layers: [], entries: [], depth: 0 } as const;
