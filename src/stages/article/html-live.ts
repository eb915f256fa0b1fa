import type { Piece } from './html-blocks.ts';
import { isoMoment, isSet, writtenDay } from './moment.ts';

/** A stamp has no more letters. */
const LONGEST = 60;
const LEAST_ENTRIES = 2;
const CLOCK = /\d{1,2}[.:h]\d{2}|\d ?[ap]\.?m/i;

/**
 * The pieces with the stamps of a live page as datelines: lines with a time element and little else, of which at least
 * two have other times and sentences below them. A day that only the element has stands behind the line in brackets.
 */
export function withEntries(pieces: readonly Piece[]): readonly Piece[] {
  const heads = pieces.flatMap((piece, index) => (isStamp(piece) ? [index] : []));
  const entries = heads.filter((index, at) => pieces.slice(index + 1, heads[at + 1]).some(isSentence));
  const times = new Set(entries.map((index) => pieces[index]?.time));
  if (times.size < LEAST_ENTRIES) return pieces;
  return pieces.map((piece, index) =>
    entries.includes(index) ? { ...piece, kind: 'dateline', text: withDay(piece), linked: 0, links: 0 } : piece,
  );
}

const isStamp = ({ kind, text, time }: Piece): boolean =>
  (kind === 'paragraph' || kind === 'heading') &&
  text.length <= LONGEST &&
  /\d/.test(text) &&
  !/[.!?…]["”’')]*$/.test(text) &&
  momentOf(time) !== null;

const isSentence = ({ kind, text, linked }: Piece): boolean =>
  (kind === 'paragraph' || kind === 'list-item') && SENTENCE.test(text) && linked < text.length / 2;

/** The end of a sentence; a post may have a sign or a number behind it. */
const SENTENCE = /[.!?…:]["”’')\]]*(?:\s|$)/;

function momentOf(time: string | null) {
  const moment = time === null ? null : isoMoment(time);
  return moment && isSet(moment) && (moment.granularity === 'day' || moment.granularity === 'minute') ? moment : null;
}

/** “15:40 (2025-03-04)”, “2h ago (2025-03-04 15:40)”; a line with its own day as it is. */
function withDay({ text, time }: Piece): string {
  const moment = momentOf(time);
  if (moment === null || writtenDay(text) !== null) return text;
  return `${text} (${CLOCK.test(text) ? moment.from.slice(0, 10) : moment.from.slice(0, 16).replace('T', ' ')})`;
}
