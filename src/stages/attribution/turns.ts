import { type Attribution, type Tagged, TRANSCRIPT_TURN } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { around, contains, notesIn, spansTouching } from '../../text/index.ts';

type Unnamed = Omit<Attribution, 'id'>;

/** What the transcriber says. */
const DIRECTION = /\([^()]*\)|\[[^[\]]*\]/gu;

/**
 * Each transcript turn is one direct statement: the source is the label, there is no cue, and the content is the turn's
 * words. A turn of several paragraphs is one attribution with several contents. Its form makes it certain. “(Inaudible.)”
 * alone says nothing.
 */
export function turnAttributions({ blocks, prose, text }: Tagged): Unnamed[] {
  const turns: { source: Span[]; content: Span[]; speaker: string | undefined }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'turn') continue;
    const content = spansTouching(prose, block.span)
      .filter((stretch) => contains(block.span, stretch))
      .map((stretch) => withoutNotesAround(text, stretch))
      .filter(([start, end]) => start < end);
    const last = turns.at(-1);
    if (!block.label && last && block.speaker !== undefined && last.speaker === block.speaker)
      last.content.push(...content);
    else turns.push({ source: block.label ? [block.label] : [], content: [...content], speaker: block.speaker });
  }
  return turns
    .filter(({ content }) => content.some((span) => /\p{L}|\p{N}/u.test(text.slice(...span).replaceAll(DIRECTION, ''))))
    .map(({ source, content }) => ({ source, cue: [], content, confidence: 1, basis: TRANSCRIPT_TURN }));
}

/** Words without the notes that stand before and behind them: “[Laughter] We go. (Applause.)”. */
function withoutNotesAround(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end);
  const notes = notesIn(words);
  const isBlank = (from: number, to: number): boolean => /^[\s.,;–—-]*$/u.test(words.slice(from, to));
  let [from, to] = [0, words.length];
  for (const note of notes) if (isBlank(from, note[0])) from = note[1];
  for (const note of notes.toReversed()) if (note[0] >= from && isBlank(note[1], to)) to = note[0];
  const lead = /^[\s.,;–—-]*/u.exec(words.slice(from, to))?.[0].length ?? 0;
  return from === 0 && to === words.length
    ? [start, end]
    : [start + from + (from > 0 ? lead : 0), start + words.slice(0, to).trimEnd().length];
}

/**
 * Of what is attributed within a turn, only what is said in that turn; and no quotation without a source or a cue, which is
 * the turn's own words. Null where nothing is left.
 */
export function withinTurns(turns: readonly Unnamed[]): <Found extends Unnamed>(found: Found) => Found | null {
  const extents = turns.map(({ content }): Span => [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0]);
  const turnAt = around(extents, (extent) => [extent]);
  return (found) => {
    const [anchor] = [...found.cue, ...found.content];
    const turn = anchor && turnAt(anchor).find((extent) => contains(extent, [anchor[0], anchor[0]]));
    if (!turn) return found;
    if (found.source.length === 0 && found.cue.length === 0) return null;
    const content = found.content.flatMap(([start, end]): Span[] => {
      const own: Span = [Math.max(start, turn[0]), Math.min(end, turn[1])];
      return own[0] < own[1] ? [own] : [];
    });
    return content.length > 0 ? { ...found, content } : null;
  };
}
