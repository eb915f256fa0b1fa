import type { Frame, Parser, Resolution } from '../candidate.ts';
import { type Period, partsOf, periodAround, seasonal, type Season, type Unit, weekdayOf } from '../days.ts';
import { inferYear, told } from '../resolve.ts';
import { seasonOf, SEASON_NAMES } from './season.ts';

const STEP: ReadonlyMap<string, number> = new Map(
  Object.entries({ last: -1, past: -1, this: 0, current: 0, next: 1, coming: 1 }),
);

/**
 * “last week”, “earlier this month”, “late next year”, “the end of the year”, “the coming week”, “the year before
 * last”. Part of a period gets the value of the whole: there is no granularity between a month and its beginning.
 */
export const nearPeriod: Parser = {
  name: 'near period',
  pattern:
    /(?<![\p{L}\p{N}-])(?:(?:earlier|later|early|late|sometime|mid)[ -])?(?:(?:the )?(?:(?:very )?(?:beginning|start|middle|end|close|rest|remainder|course|first half|second half)) of )?(?:(?:the )?(?<which>last|this|next|coming|current|past)(?: calendar)? (?<unit>week|month|quarter|year|decade)(?<last>)|the (?<before>week|month|year) (?<beyond>before last|after next)|(?<=(?:beginning|start|middle|end|close|rest|remainder|course|half) of )(?:the )(?<bare>week|month|quarter|year|decade))(?![\p{L}\p{N}-])/giu,
  read: (match, { text }) => {
    const { which, unit, before, beyond, bare } = match.groups ?? {};
    const following = text.slice(match.index + match[0].length);
    // “The last week of May” is no week counted from now; “accused him last week of lying” is.
    if (/^ (?:of (?!\p{Ll}+ing(?!\p{L}))|in which )/iu.test(following)) return null;
    // “the last week” counts backwards and “the next year” forwards: these are durations, whereas “the coming week” is
    // a date.
    if (which && match[0].toLowerCase().includes(`the ${which.toLowerCase()}`) && !/coming|current/i.test(which))
      return null;
    const name = (unit ?? before ?? bare ?? '').toLowerCase() as Unit;
    const step = beyond ? (/last/i.test(beyond) ? -2 : 2) : which ? (STEP.get(which.toLowerCase()) ?? 0) : 0;
    return {
      resolve: ({ anchor }) =>
        anchor && {
          period: periodAround(anchor.day, name, step),
          known: false,
          why: `is counted from ${told(anchor)}`,
        },
    };
  },
};

/** “last spring”, “this autumn”, “next summer”, “in the spring”, “in March next year”: seasons without a year. */
export const nearSeason: Parser = {
  name: 'near season',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:earlier|later|early|late|mid)[ -])?(?:(?<which>last|this|next|coming|past) |(?<article>(?:in|since|by|until|during|before|after|over|of|through|throughout|for)(?: the)? (?:early |late |mid-)?))(?<season>${SEASON_NAMES})(?: (?:of )?(?<year>last|this|next) year)?(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match, { text }) => {
    const { which, season: word = '', year } = match.groups ?? {};
    if (
      /^ (?:of )?['’]?\d|^ (?:vacation|school|Olympics|Games|holiday|break|coat|home|house|palace)/i.test(
        text.slice(match.index + match[0].length),
      )
    )
      return null;
    const season = seasonOf(word);
    if (year)
      return {
        resolve: ({ anchor }) =>
          anchor && {
            period: seasonal(partsOf(anchor.day).year + (STEP.get(year.toLowerCase()) ?? 0), season),
            known: false,
            why: `is in the year that is counted from ${told(anchor)}`,
          },
      };
    return { resolve: (frame) => resolveSeason(season, which?.toLowerCase(), frame) };
  },
};

function resolveSeason(season: Season, which: string | undefined, frame: Frame): Resolution | null {
  const { anchor } = frame;
  const inYear = (year: number): Period => seasonal(year, season);
  if (which === undefined) return inferYear(inYear, season, frame);
  if (anchor === null) return null;
  const { day } = anchor;
  const { year } = partsOf(day);
  const around = [-1, 0, 1, 2].map((step) => inYear(year + step));
  const period =
    which === 'last' || which === 'past'
      ? around.findLast(({ to }) => to < day)
      : which === 'this'
        ? (around.find(({ from, to }) => from <= day && day <= to) ?? inYear(year))
        : around.find(({ from }) => from > day);
  const rule =
    which === 'this'
      ? 'of the year of'
      : which === 'last' || which === 'past'
        ? 'that ended before'
        : 'that begins after';
  return period
    ? { period, known: false, why: `is the ${season} ${rule} ${told(anchor)}, by the northern hemisphere` }
    : null;
}

/** “over the weekend”, “this weekend”, “last weekend”. */
export const weekend: Parser = {
  name: 'weekend',
  pattern:
    /(?<![\p{L}\p{N}-])(?:(?:over|at|during|on) the |the )?(?:(?<which>last|this|next|past|coming|previous) )?weekend(?![\p{L}\p{N}-])/giu,
  read: (match) => {
    const which = match.groups?.which?.toLowerCase();
    if (which === undefined && !/ /.test(match[0])) return null;
    return {
      resolve: ({ anchor, tense }) => {
        if (anchor === null) return null;
        const { day } = anchor;
        const saturday = day - weekdayOf(day) + 5;
        const latest = saturday <= day ? saturday : saturday - 7;
        const isPast = which === 'last' || which === 'past' || which === 'previous';
        const upcoming = saturday + 1 < day || which === 'next' ? latest + 7 : saturday;
        // “last weekend” said on a Sunday is the previous one.
        const from = isPast
          ? saturday <= day
            ? saturday - 7
            : latest
          : (which === undefined && tense !== 'future') || (which === 'this' && tense === 'past')
            ? latest
            : upcoming;
        const why = `is the ${isPast ? 'weekend before' : from <= day ? 'latest weekend up to' : 'first weekend from'} ${told(anchor)}`;
        return { period: { from, to: from + 1, granularity: 'range' }, known: false, why };
      },
    };
  },
};
