import { OnrecordError } from '../../errors/index.ts';

/** A time of WebVTT or SRT, as converters write it: with a comma or a point, with or without hours. */
const TIME = String.raw`(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?`;
const ARROW = '-->';
const TIMES = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*${ARROW}[ \t]*${TIME}(?![^ \t])(.*)$`);
const BEGINNING = new RegExp(String.raw`^(\d+[ \t]*\n)?[ \t]*${TIME}[ \t]*${ARROW}`);

const withLineFeeds = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** Whether a text is WebVTT or SRT, from its first lines; WebVTT may lack the line with its name. */
export function captionForm(text: string): 'vtt' | 'srt' | null {
  const head = withLineFeeds(text.slice(0, 1000)).trimStart();
  if (isNamed(head)) return 'vtt';
  const beginning = BEGINNING.exec(head);
  return beginning && (beginning[1] === undefined && !beginning[0].includes(',') ? 'vtt' : 'srt');
}

const isNamed = (text: string): boolean => /^WEBVTT(?:\s|$)/.test(text);

/**
 * Captions as their specification wants them, since parsers pass over the words of others: an empty line ahead of each
 * cue and none within one, times in one form, no cue that ends before it begins. Throws OR1012 for times that cannot be
 * read.
 */
export function soundCaptions(input: string, text: string, form: 'vtt' | 'srt'): string {
  const whole = withLineFeeds(text).trimStart();
  const lines = whole.split('\n').slice(isNamed(whole) ? 1 : 0);
  const sound: string[] = form === 'vtt' ? ['WEBVTT'] : [];
  let within: 'head' | 'cue' | 'note' = 'head';
  let isFirst = true;
  let isBehindId = false;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      isFirst = true;
      if (within === 'note') within = 'cue';
      continue;
    }
    const times = within === 'note' ? null : timesOf(line);
    const isNote = form === 'vtt' && isFirst && times === null && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line);
    if (isNote) within = 'note';
    const isWords = times === null && within !== 'note';
    const isId = isWords && (isFirst || /^\d+\s*$/.test(line)) && isTimed(lines[index + 1] ?? '');
    if (isWords && (isFirst || isBehindId) && isTimed(line)) {
      throw new OnrecordError('OR1012', { input, fault: `“${line.trim().slice(0, LONGEST_TOLD)}” has no times` });
    }
    if (times !== null) within = 'cue';
    // What stands behind an empty line within a cue belongs to it.
    const isApart = isId || isNote || (times !== null && !isBehindId) || (isFirst && within === 'head');
    if (isApart) sound.push('');
    sound.push(times ?? line);
    isBehindId = isId;
    isFirst = false;
  }
  return sound.join('\n');
}

const LONGEST_TOLD = 60;
const isTimed = (line: string): boolean => line.includes(ARROW);

/** A line of times in the form of WebVTT, with the settings behind it; null for any other line. */
function timesOf(line: string): string | null {
  const match = TIMES.exec(line);
  if (match === null) return null;
  const [begins, ends] = [match.slice(1, 5), match.slice(5, 9)].map(millisecondsOf);
  if (begins === undefined || ends === undefined) return null;
  return `${written(begins)} ${ARROW} ${written(Math.max(ends, begins + 1))}${match[9] ?? ''}`;
}

const millisecondsOf = ([hours, minutes, seconds, rest = '']: (string | undefined)[]): number =>
  ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, '0'));

/** “00:01:02.345”. */
const written = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 23);
