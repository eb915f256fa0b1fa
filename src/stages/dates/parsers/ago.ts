import type { Parser } from '../candidate.ts';
import { daily, dayOf, partsOf, periodAround } from '../days.ts';
import { NUMBER, numberOf, UNIT, unitOf } from '../numbers.ts';
import { told } from '../resolve.ts';

/** “three days ago”, “a decade ago”: as precise as the unit counted. */
export const ago: Parser = {
  name: 'ago',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:more than|about|around|almost|nearly|over|just|only|some) )?(?<number>${NUMBER})[ -](?<unit>${UNIT}) ago(?: (?:today|yesterday))?(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match) => counted(match, -1),
};

/** “today marks seven years since”, “it has been a decade since”: as precise as the unit, or the same day of that year. */
export const since: Parser = {
  name: 'since',
  pattern: new RegExp(
    `(?<=\\b(?:mark|marks|marked|marking|been|is|was) )(?:(?:more than|about|almost|nearly|over|just|only|exactly) )?(?<number>${NUMBER})[ -](?<unit>${UNIT}) since(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match, { text }) => {
    const years = /^years?$/i.test(match.groups?.unit ?? '') ? numberOf(match.groups?.number ?? '') : null;
    if (years === null || !/\btoday (?:marks|is) $/i.test(text.slice(0, match.index))) return counted(match, -1);
    return {
      resolve: ({ anchor }) => {
        const { year, month, day } = partsOf(anchor?.day ?? 0);
        const then = dayOf(year - years, month, day);
        return anchor && then !== null
          ? { period: daily(then), known: false, why: `is the anniversary on ${told(anchor)}` }
          : null;
      },
    };
  },
};

/** “years ago”, “a few days ago”, “an hour ago”: a date that cannot be determined. */
export const someAgo: Parser = {
  name: 'some time ago',
  pattern:
    /(?<![\p{L}\p{N}-])(?:(?:(?:a few|several|some|many|a couple of) )?(?:minutes|hours|days|weeks|months|years|decades|centuries)|(?:an|half an|one|two|three|four|five|six|\d{1,2}) (?:hours?|minutes?)) ago(?![\p{L}\p{N}-])/giu,
  read: () => ({ resolve: () => null }),
};

/** “two weeks from now”, “in a week's time”, and “in two weeks” in the future. */
export const ahead: Parser = {
  name: 'ahead',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:in )?(?<number>${NUMBER})[ -](?<unit>${UNIT})(?<sign>['’]?s?['’]? (?:time|from now|hence)|)(?![\\p{L}\\p{N}-]|['’])`,
    'giu',
  ),
  read: (match) => {
    if (match.groups?.sign) return counted(match, 1);
    // “in two years the level fell”: a duration.
    return /^in /i.test(match[0]) ? counted(match, 1, true) : null;
  },
};

function counted(match: RegExpExecArray, direction: 1 | -1, onlyFuture = false): ReturnType<Parser['read']> {
  const count = numberOf(match.groups?.number ?? '');
  if (count === null) return null;
  const { unit, size } = unitOf(match.groups?.unit ?? '');
  return {
    ...(onlyFuture ? { needs: 'future' as const } : {}),
    resolve: ({ anchor }) =>
      anchor && {
        period: periodAround(anchor.day, unit, direction * count * size),
        known: false,
        why: `is counted ${direction < 0 ? 'back' : 'on'} from ${told(anchor)}`,
      },
  };
}
