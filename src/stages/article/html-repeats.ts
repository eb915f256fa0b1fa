import { wordKey } from './dirt.ts';
import type { Piece } from './html-blocks.ts';
import type { PageElement } from './html-dom.ts';

/** Shorter texts may come again anywhere. */
const LEAST = 40;
/** Nobody says so many letters again in the same words. */
const LONGEST_REFRAIN = 400;
/** Where repeats have so much of the letters, the page has its article twice. */
const WHOLE_AGAIN = 0.4;
/** Fewer letters are no quotation by themselves. */
const SHORTEST_QUOTE = 25;
/** Of more quotations none is asked whether the text has it too. */
const MOST_QUOTES = 50;

/**
 * The pieces without what a page only shows again: its captions and headings, a text in another form, right behind the
 * first time, or as a whole, and quotations that are pulled out of a paragraph. A paragraph that comes again after
 * others was said or written again, as the refrain of a speech.
 */
export function withoutRepeats(pieces: readonly Piece[]): Piece[] {
  const first = new Map<string, number>();
  const isRepeat = pieces.map(({ text }, index) => {
    if (text.length < LEAST) return false;
    const isKnown = first.has(text);
    if (!isKnown) first.set(text, index);
    return isKnown;
  });
  const letters = (list: readonly Piece[]): number => list.reduce((sum, { text }) => sum + text.length, 0);
  const isTwice = letters(pieces.filter((_, index) => isRepeat[index])) > letters(pieces) * WHOLE_AGAIN;
  /** The last text of prose up to each piece. */
  let said = '';
  const kept = pieces.filter(({ kind, text }, index) => {
    const earlier = pieces[first.get(text) ?? index];
    const isShown =
      isTwice || !SAID.has(kind) || earlier?.kind !== kind || text.length >= LONGEST_REFRAIN || said === text;
    if (SAID.has(kind)) said = text;
    return !(isRepeat[index] && isShown);
  });
  return withoutPullQuotes(kept);
}

const SAID: ReadonlySet<Piece['kind']> = new Set(['paragraph', 'list-item', 'quote']);

/**
 * Without the quotations, set apart, of which a paragraph has all the words. One that a colon leads to is quoted there,
 * whatever is taken from it later.
 */
function withoutPullQuotes(pieces: readonly Piece[]): Piece[] {
  const isApart = ({ kind, text }: Piece, index: number): boolean =>
    kind === 'quote' && text.length >= SHORTEST_QUOTE && !leadsOn(pieces[index - 1]?.text ?? '');
  const quotes = pieces.filter(isApart);
  if (quotes.length === 0 || quotes.length > MOST_QUOTES) return [...pieces];
  const words = pieces
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ text }) => ` ${wordKey(text)} `)
    .join('\n');
  const pulled = new Set(quotes.filter(({ text }) => words.includes(` ${wordKey(text)} `)));
  const signs = (piece: Piece, before: Piece | undefined): boolean =>
    before !== undefined && pulled.has(before) && piece.kind === 'quote' && signsWith(piece, before);
  return pieces.filter((piece, index) => !pulled.has(piece) && !signs(piece, pieces[index - 1]));
}

/** Whether a piece is whose words the quotation before it is: a part of the same block, and no sentence. */
function signsWith(piece: Piece, before: Piece): boolean {
  const block = quotationOf(piece);
  return block !== null && block === quotationOf(before) && !/[.!?…]["”’')]*$/.test(piece.text);
}

/** The outermost quotation or figure around a piece. */
function quotationOf({ holder }: Piece): PageElement | null {
  let found: PageElement | null = null;
  for (let at: PageElement | null = holder; at !== null; at = at.parentNode) {
    if (at.localName === 'blockquote' || at.localName === 'figure') found = at;
  }
  return found;
}

/** Whether a text ends with a colon, so that what follows belongs to it. */
export const leadsOn = (text: string): boolean => /:["”’')]*$/.test(text);
