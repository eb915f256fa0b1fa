import type { StatementVerification } from '../index.ts';
import { colours, oneLine } from './output.ts';

/** A verdict with its places and what was changed, for people, in lines. */
export function verificationText({ verdict, marked, places, diff }: StatementVerification): string[] {
  const lines = [colours.bold(verdict) + (marked ? ', and marked as such' : '')];
  for (const place of places) lines.push('', ...placeText(place));
  if (diff.length > 0) lines.push('');
  for (const { kind, said, quoted, marked: told, reverses } of diff) {
    if (kind === 'same') continue;
    const what = [
      said === '' ? '' : `said “${oneLine(said)}”`,
      quoted === '' ? 'not quoted' : `quoted “${oneLine(quoted)}”`,
    ].filter(Boolean);
    const notes = [told ? 'marked' : '', reverses ? 'REVERSES THE MEANING' : ''].filter(Boolean);
    lines.push(`${kind}: ${what.join(', ')}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`);
  }
  return lines;
}

function placeText({
  transcript,
  title,
  date,
  turn,
  speaker,
  at,
  before,
  words,
  after,
  alternative,
}: StatementVerification['places'][number]): string[] {
  const time = at === null ? null : clock(at);
  const head = [transcript, title, date, `turn ${turn}`, speaker, time, alternative ? 'also' : null];
  return [
    colours.dim(oneLine(head.filter((part) => part !== null).join(' · '))),
    `  …${before}${colours.yellow(words)}${after}…`.replace(/\s+/g, ' '),
  ];
}

/** Milliseconds as h:mm:ss. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
