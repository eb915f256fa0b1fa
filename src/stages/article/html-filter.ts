import { datelineOf } from './dateline.ts';
import type { Piece } from './html-blocks.ts';
import { withEntries } from './html-live.ts';
import { leadsOn, withoutRepeats } from './html-repeats.ts';
import { withoutSlideshow } from './html-slideshow.ts';
import { SENTENCE_END } from './lines.ts';
import { writtenDay } from './moment.ts';
import { isByline } from './names.ts';
import { isCaptionLine, isCreditLine, isDirtLine, isStampLine, sameWords } from './dirt.ts';
import { appendixAt, isListLabel } from './endings.ts';
import { isNoteOnReport } from './wire-lines.ts';

/** A piece is prose when it has this many letters outside links. */
const PROSE_LETTERS = 120;

/** What the page says of its article, by which its lines about itself are known. */
export interface Known {
  readonly title: string | null;
  readonly byline: readonly string[];
}

/** The article's own pieces: without labels, link lists, lines about the page and what comes after the article. */
export function articlePieces(pieces: readonly Piece[], known: Known): Piece[] {
  const told = withoutLinkLists(withoutSlideshow(withEntries(pieces).map(withoutStamps)))
    .map((piece, index, all) => (isCaption(piece, all[index + 1]) ? { ...piece, kind: 'caption' as const } : piece))
    .filter((piece, index, all) => !isDirt(piece) || isFilmCaption(piece) || isLiveHeading(all, index));
  return withoutRepeats(withoutAuthors(withoutOpening(withoutAppendix(told), known), known)).flatMap(withCreditApart);
}

/** Without the lists of which each item is a link and nothing else, and their heads, unless a sentence leads to them. */
function withoutLinkLists(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (let at = 0; at < pieces.length;) {
    let end = at;
    while (pieces[end]?.kind === 'list-item') end += 1;
    const list = pieces.slice(at, Math.max(end, at + 1));
    const isLinks = end > at && list.every(({ linked, text }) => linked >= text.length * 0.95);
    const isLedTo = leadsOn(kept.at(-1)?.text ?? '') && kept.at(-1)?.kind === 'paragraph';
    if (!isLinks || isLedTo) kept.push(...list);
    else if (kept.at(-1)?.kind === 'heading') kept.pop();
    at += list.length;
  }
  return kept;
}

/** Notes on the authors at the end: "Anna Holt is our correspondent in Oslo."; not the turns of one who asks. */
function withoutAuthors(pieces: readonly Piece[], { byline }: Known): Piece[] {
  const names = byline.filter((name) => name.includes(' ') && pieces.filter(isTurnOf(name)).length < TURNS);
  const isNote = ({ text }: Piece): boolean =>
    text.length < LONGEST_NOTE && names.some((name) => text.startsWith(name) && NOTE.test(text.slice(name.length)));
  const first = Math.max(1, pieces.length - NOTES);
  return pieces.filter((piece, index) => index < first || !isNote(piece));
}

/** Whether a piece begins with a name as the label of a turn has it, or has nothing else. */
const isTurnOf =
  (name: string) =>
  ({ text }: Piece): boolean =>
    text === name || text.startsWith(`${name}: `) || text.startsWith(`${name}:\n`);

/** A name that begins so many pieces is a label. */
const TURNS = 2;
const LONGEST_NOTE = 600;
const NOTES = 4;
const NOTE =
  /^(?:$|[,:]| (?:is|was|has been|covers|writes|reports|works|worked|joined|serves|served|contributed|holds|lives|teaches|can be reached|tweets)\b)/;

/** A piece of several lines without those that say when it was published. */
function withoutStamps(piece: Piece): Piece {
  if (!piece.text.includes('\n') || piece.text.length > 250) return piece;
  const lines = piece.text.split('\n');
  const kept = lines.filter((line) => !isStampLine(line));
  return kept.length === lines.length ? piece : { ...piece, text: kept.join('\n') };
}

const isAside = (kind: Piece['kind']): boolean => kind === 'caption' || kind === 'credit';

const isProse = (piece: Piece): boolean => !isAside(piece.kind) && piece.text.length - piece.linked >= PROSE_LETTERS;

/** A caption by its own words, or between a picture and a photographer's credit. */
function isCaption(piece: Piece, next: Piece | undefined): boolean {
  if (piece.kind !== 'paragraph' && piece.kind !== 'heading') return false;
  const credited = next !== undefined && (next.kind === 'credit' || isCreditLine(next.text));
  return (piece.kind === 'paragraph' && isCaptionLine(piece.text)) || (piece.pictured && credited);
}

function isDirt(piece: Piece): boolean {
  if (piece.typed || piece.kind === 'dateline') return false;
  if (isDirtLine(piece.text) || isNoteOnReport(piece.text)) return true;
  if (piece.links === 0 || piece.tabular || piece.text.length > 250) return false;
  if (isPointer(piece)) return true;
  const share = piece.linked / piece.text.length;
  const isEnded = /[.!?…]["”’')]*$/.test(piece.text);
  return (share > 0.8 && !isEnded) || (piece.links > 2 && share > 0.6 && !(isEnded && isWoven(piece)));
}

/**
 * Whether links are clauses of a sentence: each has so many letters on the average, and so many stand outside of them, unlike
 * in “Follow us on …, … and ….”
 */
const isWoven = ({ text, linked, links }: Piece): boolean => linked >= links * CLAUSE && text.length - linked >= CLAUSE;
const CLAUSE = 20;

/** "ALSO READ | The long history of the strait": a label in capitals, and for the rest a link. */
function isPointer({ text, linked }: Piece): boolean {
  const label = /^[^|:]{2,40}[|:]/.exec(text)?.[0];
  return label !== undefined && label === label.toUpperCase() && linked >= text.length - label.length - 2;
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

/** From a label such as "Related stories" on, what follows is dropped up to the next prose; an appendix is dropped. */
function withoutAppendix(pieces: readonly Piece[]): Piece[] {
  const end = appendixAt(
    pieces.map(({ text, linked, kind }) => ({ text, letters: isAside(kind) ? 0 : text.length - linked })),
  );
  const kept: Piece[] = [];
  let dropping = false;
  for (const piece of pieces.slice(0, end)) {
    if (isListLabel(piece.text)) dropping = true;
    else if (dropping && (isProse(piece) || (piece.links === 0 && piece.kind !== 'list-item'))) dropping = false;
    if (!dropping) kept.push(piece);
  }
  return kept;
}

/** What stands before the first prose: the headline again, section names, by whom and when; a standfirst stays. */
function withoutOpening(pieces: readonly Piece[], { title, byline }: Known): Piece[] {
  const told = pieces.findIndex(
    ({ kind, text }) => kind === 'dateline' || (kind === 'paragraph' && SENTENCE_END.test(text)),
  );
  const first = told - (areHeaded(pieces) ? 1 : 0);
  return pieces.filter((piece, index) => {
    const { kind, text } = piece;
    if (title !== null && index < OPENING && sameWords(text, title)) return false;
    if (index >= OPENING && index >= first) return true;
    if (kind === 'paragraph' && (isByline(text) || byline.some((name) => sameWords(name, text)))) return false;
    if (index >= first) return true;
    if (kind === 'paragraph' && isOfAuthors(text, byline)) return false;
    if (kind === 'heading') return text.length >= STANDFIRST && piece.links === 0;
    return kind !== 'paragraph' || !(isStamped(text) || (piece.time !== null && text.length < STAMP));
  });
}

/** Whether a heading stands above each entry of a live page, of which the first is no more than the others. */
function areHeaded(pieces: readonly Piece[]): boolean {
  const stamps = pieces.flatMap(({ kind }, index) => (kind === 'dateline' ? [index] : []));
  return stamps.length > 1 && stamps.every((index) => pieces[index - 1]?.kind === 'heading');
}

/** "By Anna Holt, a former envoy", "Anna Holt in Geneva and Ben Ruiz in Oslo": a line about the authors alone. */
function isOfAuthors(text: string, byline: readonly string[]): boolean {
  if (text.length > LONGEST_BYLINE || SENTENCE_END.test(text)) return false;
  if (byline.some((name) => text.toLowerCase().startsWith(`by ${name.toLowerCase()},`))) return true;
  const rest = byline.reduce((words, name) => words.replace(name, ' '), text);
  return rest !== text && rest.split(' ').every((word) => BESIDE_AUTHORS.has(word) || isLoudWord(word));
}

const LONGEST_BYLINE = 150;
const BESIDE_AUTHORS = new Set(['', 'by', 'in', 'and', 'at', '&', '|', '/', ',', '–', '-']);
const isLoudWord = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase();

/** So many pieces at the beginning may be about the article. */
const OPENING = 4;
/** A heading of so many letters ahead of the text says what it tells. */
const STANDFIRST = 60;

/** More letters tell more than by whom and when the text is: those of a line, which may have all of it, and of several. */
const LONGEST_STAMP = 140;
const LONGEST_STAMPS = 100;
/** A line of so many letters with a time element in it says when the text is. */
const STAMP = 60;

/** A short line with a date that is no dateline of a place: "Politics / January 11, 2024", "by Regan 15 May 2014". */
function isStamped(text: string): boolean {
  if (text.length > (text.includes('\n') ? LONGEST_STAMPS : LONGEST_STAMP) || SENTENCE_END.test(text)) return false;
  const day = writtenDay(text);
  if (day === null) return false;
  const dateline = datelineOf(text);
  return dateline === null || day.span[0] === 0;
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
