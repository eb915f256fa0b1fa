import { sameWords } from './dirt.ts';
import type { Piece } from './html-blocks.ts';
import { isElement, plainText } from './html-dom.ts';

/** A line near the headline. */
export interface HeadLine {
  readonly text: string;
  /** What a time element in it has for machines; null without one. */
  readonly time: string | null;
  /** The texts of the elements that it consists of, as “Anna Holt”, “Oslo correspondent”; none where it has words of its own. */
  readonly parts: readonly string[];
}

/** So many pieces before the headline, and behind it, may say when and by whom the text is. */
const BEFORE = 5;
const BEHIND = 25;
/** A text of so many letters with a sentence's end is the report itself. */
const REPORT = 160;

/**
 * The lines right behind the headline of a page up to the report, and those right before it, both in reading order.
 * Without its headline on the page, the lines ahead of the first long text count as those behind it.
 */
export function headLines(
  pieces: readonly Piece[],
  title: string | null,
): { readonly behind: readonly HeadLine[]; readonly before: readonly HeadLine[] } {
  const at = headlineAt(pieces, title);
  const start = at < 0 ? Math.max(0, pieces.findIndex(isReport) - BEHIND) : at + 1;
  const behind: Piece[] = [];
  for (const piece of pieces.slice(start, start + BEHIND)) {
    if (isReport(piece)) break;
    behind.push(piece);
  }
  return {
    behind: behind.flatMap(linesOf),
    before: pieces.slice(Math.max(0, at - BEFORE), Math.max(0, at)).flatMap(linesOf),
  };
}

/** The last of the headings that have the title's words before the report; else of any such pieces. */
function headlineAt(pieces: readonly Piece[], title: string | null): number {
  if (title !== null) {
    const isTitle = ({ text }: Piece): boolean => text.length < 400 && sameWords(text, title);
    const heading = pieces.findIndex((piece) => piece.kind === 'heading' && isTitle(piece));
    if (heading >= 0) return heading;
    const other = pieces.findIndex(isTitle);
    if (other >= 0) return other;
  }
  return pieces.findIndex(({ kind, holder }) => kind === 'heading' && holder.localName === 'h1');
}

const isReport = ({ kind, text, linked }: Piece): boolean =>
  kind !== 'caption' && kind !== 'credit' && text.length - linked >= REPORT && /[.!?…]["”’')\]]*(?:\s|$)/.test(text);

const linesOf = (piece: Piece): HeadLine[] =>
  piece.text.split('\n').map((text, index) => ({ text, time: index === 0 ? piece.time : null, parts: partsOf(piece) }));

function partsOf({ text, holder }: Piece): string[] {
  const parts = [...holder.childNodes].filter(isElement).map(plainText);
  return parts.length > 1 && parts.join('').replace(/\s/g, '') === text.replace(/\s/g, '') ? parts : [];
}
