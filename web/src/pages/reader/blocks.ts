import type { Api } from '../../api/client.ts';
import type { Span } from '../../parts/codePoints.ts';
import { type Mark, type Piece, piecesOf } from './marks.ts';
import { unitsOf } from './units.ts';

export type Reading = Pick<Api['DocumentReading'], 'text' | 'blocks' | 'statements' | 'events' | 'entities' | 'dates'>;

/** A statement or an event at its place in the text. */
export interface Entry {
  readonly id: string;
  readonly kind: 'statement' | 'event';
  /** Where what it says begins, in code points. */
  readonly at: number;
}

/** A stretch of the text as the page shows it. */
export interface ShownBlock {
  readonly index: number;
  /** Where it begins, in code points. */
  readonly start: number;
  readonly kind: Api['Block']['kind'];
  readonly text: string;
  /** Its number among the turns, from 0; null where it is none. */
  readonly turn: number | null;
  /** Who speaks, where the text itself does not say so. */
  readonly speaker: string | null;
  /** Milliseconds from the beginning of the recording. */
  readonly at: number | null;
  readonly entries: readonly Entry[];
  /** Cut when asked for, for a long text has many. */
  readonly pieces: () => readonly Piece[];
}

/** All statements and events in the order in which the text has them. */
function entriesOf({ statements, events }: Pick<Reading, 'statements' | 'events'>): Entry[] {
  const entries: Entry[] = [
    ...statements.map(({ id, source, cue, content }) => ({
      id,
      kind: 'statement' as const,
      at: firstOf(content) ?? firstOf([...cue, ...source]) ?? 0,
    })),
    ...events.map(({ id, triggers }) => ({ id, kind: 'event' as const, at: firstOf(triggers[0] ?? []) ?? 0 })),
  ];
  return entries.sort((one, other) => one.at - other.at);
}

const firstOf = (spans: readonly Span[]): number | undefined =>
  spans.length === 0 ? undefined : Math.min(...spans.map(([start]) => start));

/** Everything that is marked in a text. */
function marksOf({ statements, events, entities, dates }: Omit<Reading, 'text' | 'blocks'>): Mark[] {
  const marks: Mark[] = [];
  for (const { id: entry, ...spans } of statements)
    for (const layer of ['content', 'source', 'cue'] as const)
      for (const span of spans[layer]) marks.push({ span, layer, entry });
  for (const { id: entry, triggers } of events)
    for (const span of triggers.flat()) marks.push({ span, layer: 'trigger', entry });
  for (const { span } of entities) marks.push({ span, layer: 'entity', entry: '' });
  for (const { span } of dates) marks.push({ span, layer: 'date', entry: '' });
  return marks;
}

/** Of a text without turns, such as a speech as it was written, its paragraphs count as turns. */
const SPOKEN: ReadonlySet<string> = new Set(['paragraph', 'quote', 'list-item']);

/** The text block by block, each with what is marked in it and the entries that begin in it. */
export function blocksOf(reading: Reading): ShownBlock[] {
  const { text } = reading;
  const units = unitsOf(text);
  const given: Api['Block'][] =
    reading.blocks.length > 0 ? [...reading.blocks] : [{ kind: 'paragraph', span: [0, [...text].length] }];
  const marks = spread(
    given,
    marksOf(reading).map((mark) => ({ span: mark.span, item: mark })),
  );
  const entries = spread(
    given,
    entriesOf(reading).map((item) => ({ span: [item.at, item.at + 1], item })),
  );
  const spoken = given.some(({ kind }) => kind === 'turn') ? new Set<string>(['turn']) : SPOKEN;
  let turns = 0;
  return given.map(({ kind, span, speaker, label, at }, index) => {
    let cut: readonly Piece[] | undefined;
    return {
      index,
      start: span[0],
      kind,
      text: text.slice(units(span[0]), units(span[1])),
      turn: spoken.has(kind) ? turns++ : null,
      speaker: label === undefined ? (speaker ?? null) : null,
      at: at ?? null,
      entries: entries[index] ?? [],
      pieces: () => (cut ??= piecesOf(text, span, marks[index] ?? [], units)),
    };
  });
}

/** What lies in each block, wholly or in part. Blocks are in order and do not overlap. */
function spread<Item>(
  blocks: readonly { readonly span: Span }[],
  items: readonly { readonly span: Span; readonly item: Item }[],
): Item[][] {
  const found: Item[][] = blocks.map(() => []);
  for (const { span, item } of items) {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.span[1] ?? Infinity) <= span[0]) low = middle + 1;
      else high = middle;
    }
    for (let at = low; (blocks[at]?.span[0] ?? Infinity) < span[1]; at += 1) found[at]?.push(item);
  }
  return found;
}

/** The entry that follows or goes before one; with none, the first whose place is at or after `from`. */
export function besideEntry(entries: readonly Entry[], id: string | null, step: 1 | -1, from = 0): Entry | undefined {
  const at = entries.findIndex((entry) => entry.id === id);
  if (at !== -1) return entries[at + step];
  const next = entries.findIndex((entry) => entry.at >= from);
  if (step === 1) return entries[next];
  return entries[(next === -1 ? entries.length : next) - 1];
}
