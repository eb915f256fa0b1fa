/** Captions that were made of the lines of a text, and what stands above them. */
export interface TimedLines {
  /** WebVTT. */
  readonly captions: string;
  readonly title: string | null;
}

const TIME = String.raw`(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
/** “[00:12.000 --> 00:15.500]  Thank you.”, as Whisper prints what it has heard. */
const STRETCH = new RegExp(String.raw`^\[${TIME} *--> *${TIME}\](.*)$`);
/** “0:12” on a line of its own, as pages of videos have it when their transcript is copied, with or without brackets. */
const ALONE = new RegExp(String.raw`^[[(]?${TIME}[\])]?$`);
/** What is read aloud for a time, which is copied with it. */
const TIME_IN_WORDS = /^(?:\d{1,3} (?:hours?|minutes?|seconds?)(?:, |$)){1,3}$/;

/** Fewer times tell nothing. */
const LEAST = 3;
/** So large a part of the lines has a time of its own. */
const LEAST_SHARE = 0.25;
/** A recording begins with its beginning, in milliseconds; times of the day do not. */
const LATEST_BEGINNING = 120_000;
/** What is said last is shown for so long, in milliseconds. */
const LAST = 5000;

/**
 * Captions of a text that has the times of a recording before its words: on lines of their own, or in brackets with an
 * arrow. Null for any other text, also for one with more above the first time than a title.
 */
export function timedLines(text: string): TimedLines | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return stretchesIn(lines) ?? timesAbove(lines);
}

interface Cue {
  readonly begins: number;
  readonly ends: number;
  readonly words: string;
}

function stretchesIn(lines: readonly string[]): TimedLines | null {
  const first = lines.findIndex((line) => STRETCH.test(line));
  if (first < 0 || first > 1) return null;
  const cues = lines.slice(first).map((line): Cue | null => {
    const match = STRETCH.exec(line);
    return match && { begins: milliseconds(match, 1), ends: milliseconds(match, 5), words: (match[9] ?? '').trim() };
  });
  const read = cues.filter((cue) => cue !== null);
  return read.length < cues.length ? null : { captions: written(read), title: lines[first - 1] ?? null };
}

function timesAbove(lines: readonly string[]): TimedLines | null {
  const first = lines.findIndex((line) => ALONE.test(line));
  if (first < 0 || first > 1) return null;
  const cues: Cue[] = [];
  let isTimed = false;
  for (const line of lines.slice(first)) {
    const match = ALONE.exec(line);
    const last = cues.at(-1);
    if (match) {
      const begins = milliseconds(match, 1);
      if (last && begins < last.begins) return null;
      if (last) cues[cues.length - 1] = { ...last, ends: begins };
      cues.push({ begins, ends: begins + LAST, words: '' });
    } else if (last && !(isTimed && TIME_IN_WORDS.test(line)))
      cues[cues.length - 1] = { ...last, words: last.words === '' ? line : `${last.words}\n${line}` };
    isTimed = match !== null;
  }
  const areEnough = cues.length >= LEAST && cues.length >= (lines.length - first) * LEAST_SHARE;
  if (!areEnough || (cues[0]?.begins ?? Infinity) > LATEST_BEGINNING) return null;
  return { captions: written(cues), title: lines[first - 1] ?? null };
}

/** The time of which the four groups of a match, from this one on, have the parts. */
function milliseconds(match: RegExpExecArray, from: number): number {
  const [hours = 0, minutes, seconds, rest = ''] = match.slice(from, from + 4);
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, '0'));
}

const written = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues.map(({ begins, ends, words }) => `${clock(begins)} --> ${clock(ends)}\n${words}`).join('\n\n')}\n`;

/** “00:01:02.345”. */
const clock = (time: number): string => new Date(time).toISOString().slice(11, 23);
