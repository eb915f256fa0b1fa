import type { Piece } from './html-blocks.ts';

/** So many pictures below one and the same line are a slideshow. */
const LEAST_SLIDES = 5;
const BUTTON = /^show all \d{1,4}$/iu;

/**
 * The pieces without the slideshows in them, which tell other news: pictures each of whose captions opens with the line that
 * is the name of the show, and the heads above the first of them.
 */
export function withoutSlideshow(pieces: readonly Piece[]): readonly Piece[] {
  const opens = ({ kind, pictured }: Piece): boolean => kind === 'caption' && pictured;
  const shows = Map.groupBy(pieces.filter(opens), ({ text }) => text);
  const names = new Set([...shows].flatMap(([name, slides]) => (slides.length >= LEAST_SLIDES ? [name] : [])));
  if (names.size === 0) return pieces;
  const kept: Piece[] = [];
  let isSlide = false;
  for (const piece of pieces) {
    const begins = opens(piece) && names.has(piece.text);
    isSlide = begins || (isSlide && (piece.kind === 'caption' || piece.kind === 'credit') && !opens(piece));
    if (!isSlide) kept.push(piece);
    else if (begins) while (isHead(kept.at(-1), piece.text)) kept.pop();
  }
  return kept;
}

/** “Peru in pictures”, “1/50 Peru in pictures”, “Show all 50”. */
const isHead = (piece: Piece | undefined, name: string): boolean =>
  piece !== undefined && (BUTTON.test(piece.text) || (piece.kind === 'heading' && piece.text.endsWith(name)));
