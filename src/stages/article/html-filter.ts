import type { Piece } from './html-blocks.ts';
import { isByline } from './names.ts';
import { isCaptionLine, isCreditLine, isDirtLine, isEndingLabel, isStampLine, sameWords } from './dirt.ts';

/** A piece is prose when it has this many letters outside links. */
const PROSE_LETTERS = 120;

/** The article's own pieces: without labels, link lists, lines about the page and what comes after the article. */
export function articlePieces(pieces: readonly Piece[], title: string | null): Piece[] {
  const known = pieces
    .map(withoutStamps)
    .map((piece, index) => (isCaption(piece, pieces[index + 1]) ? { ...piece, kind: 'caption' as const } : piece))
    .filter((piece, index, all) => !isDirt(piece) || isFilmCaption(piece) || isLiveHeading(all, index));
  return withoutRepeats(withoutOpening(withoutAppendix(known), title)).flatMap(withCreditApart);
}

/** A piece of several lines without those that say when it was published. */
function withoutStamps(piece: Piece): Piece {
  if (!piece.text.includes('\n') || piece.text.length > 250) return piece;
  const lines = piece.text.split('\n');
  const kept = lines.filter((line) => !isStampLine(line));
  return kept.length === lines.length ? piece : { ...piece, text: kept.join('\n') };
}

const isProse = (piece: Piece): boolean =>
  piece.kind !== 'caption' && piece.kind !== 'credit' && piece.text.length - piece.linked >= PROSE_LETTERS;

/** A caption by its own words, or between a picture and a photographer's credit. */
function isCaption(piece: Piece, next: Piece | undefined): boolean {
  if (piece.kind !== 'paragraph') return false;
  const credited = next !== undefined && (next.kind === 'credit' || isCreditLine(next.text));
  return isCaptionLine(piece.text) || (piece.pictured && credited);
}

function isDirt(piece: Piece): boolean {
  if (isDirtLine(piece.text)) return true;
  if (piece.links === 0 || piece.text.length > 250) return false;
  const share = piece.linked / piece.text.length;
  return (share > 0.8 && !/[.!?…]["”’')]*$/.test(piece.text)) || (piece.links > 2 && share > 0.6);
}

/** "Watch: The minister speaks of the tolls." below a film tells what is in it; a pointer elsewhere is no sentence. */
const isFilmCaption = ({ kind, links, text }: Piece): boolean =>
  kind === 'caption' && links === 0 && /^(?:watch|listen|see|video)\s?[:|].*[.!?…]["”’')]*$/isu.test(text);

/** "Live updates" as the heading above the lines of a live report, where it is not a button or the head of links. */
function isLiveHeading(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  if (piece?.kind !== 'heading' || piece.links > 0 || !/^live(?: updates?)?[:.!]?$/i.test(piece.text)) return false;
  const next = pieces.slice(index + 1).find(({ kind }) => kind !== 'heading');
  return next?.kind === 'paragraph' && next.linked === 0 && /[.!?…]["”’')]*$/.test(next.text);
}

/** From a label such as "Related stories" on, what follows is dropped up to the next prose. */
function withoutAppendix(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let dropping = false;
  for (const [index, piece] of pieces.entries()) {
    const ending = isEndingLabel(piece.text);
    if (ending === 'rest' && !pieces.slice(index + 1 + ABOUT_PIECES).some(isProse) && kept.some(isProse)) break;
    if (ending !== null) dropping = ending === 'list';
    else if (dropping && (isProse(piece) || (piece.links === 0 && piece.kind !== 'list-item'))) dropping = false;
    if (!dropping && ending !== 'list') kept.push(piece);
  }
  return kept;
}

/** A section "About the company" at the end has at most so many paragraphs. */
const ABOUT_PIECES = 4;

/** What stands before the first prose: the headline again, standfirsts, section names. */
function withoutOpening(pieces: readonly Piece[], title: string | null): Piece[] {
  const first = pieces.findIndex((piece) => piece.kind === 'paragraph' && /[.!?…:]["”’')]*$/.test(piece.text));
  return pieces.filter((piece, index) => {
    if (title !== null && index < 4 && sameWords(piece.text, title)) return false;
    if (index < 4 && piece.kind === 'paragraph' && isByline(piece.text)) return false;
    return !(index < first && piece.kind === 'heading');
  });
}

/** The same prose twice is a teaser or a pull quote; the first one of two stays. */
function withoutRepeats(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => {
    if (piece.text.length < 40) return true;
    if (seen.has(piece.text)) return false;
    seen.add(piece.text);
    return true;
  });
}

/** A caption that ends with its photographer's credit is two pieces. */
function withCreditApart(piece: Piece): Piece[] {
  const parts = piece.kind === 'caption' ? /^(.*[.!?]["”’']?)\s+(\S.*)$/su.exec(piece.text) : null;
  if (!parts?.[1] || !parts[2] || !isCreditLine(parts[2])) return [piece];
  return [
    { ...piece, text: parts[1] },
    { ...piece, kind: 'credit', text: parts[2] },
  ];
}
