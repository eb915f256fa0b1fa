import type { Parser } from '../candidate.ts';
import { daily } from '../days.ts';
import { resolveParts, told, WEEKDAYS, weekdayFrom, weekdayUpTo } from '../resolve.ts';

const NAMES = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const SHORT = '(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.?(?=,? (?:\\d|\\p{Lu}|the))';

/** “on Tuesday”, “last Friday”, “Wednesday's”; a part of the day (“Monday night”) gets that day. */
export const weekday: Parser = {
  name: 'weekday',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?<which>[Tt]his past|[Tt]his coming|[Tt]he coming|[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast) )?(?<name>${NAMES}|${SHORT})(?: (?:early )?(?:morning|afternoon|evening|night|lunchtime))?(?:,? (?:last|this|next) week)?(?![\\p{L}\\p{N}])`,
    'gu',
  ),
  read: (match, { text }) => {
    const which = match.groups?.which?.toLowerCase() ?? '';
    const name = match.groups?.name?.slice(0, 3) ?? '';
    const weekday = WEEKDAYS.findIndex((full) => full.startsWith(name));
    const after = text.slice(match.index + match[0].length);
    if (
      /^s(?!\p{L})/u.test(after) ||
      /(?:^|\W)(?:every|Bloody|Black|Good|Palm|Easter|Ash) $/.test(text.slice(0, match.index))
    )
      return null;
    // “the Sunday Herald”
    if (/(?:^|\W)the $/i.test(text.slice(0, match.index)) && /^ (?:\p{Lu}\p{Ll}+)/u.test(after)) return null;
    const week = /(last|this|next) week$/.exec(match[0])?.[1];
    if (which === '' && week === undefined)
      return { parts: { weekday }, resolve: (frame) => resolveParts({ weekday }, frame) };
    return {
      resolve: ({ anchor, tense }) => {
        if (anchor === null) return null;
        const { day } = anchor;
        const full = WEEKDAYS[weekday] ?? '';
        if (week) {
          const monday = weekdayUpTo(day, 0) + (week === 'last' ? -7 : week === 'next' ? 7 : 0);
          return {
            period: daily(monday + weekday),
            known: false,
            why: `is the ${full} of ${week} week, counted from ${told(anchor)}`,
          };
        }
        if (which === 'last' || which.endsWith('past'))
          // Yesterday is not called “last Monday”.
          return {
            period: daily(weekdayUpTo(day - (which === 'last' ? 2 : 1), weekday)),
            known: false,
            why: `is the latest ${full} before ${told(anchor)}`,
          };
        if (which === 'this' && tense === 'past')
          return {
            period: daily(weekdayUpTo(day, weekday)),
            known: false,
            why: `is the latest ${full} up to ${told(anchor)}`,
          };
        const from = which === 'this' ? day : day + 1;
        return {
          period: daily(weekdayFrom(from, weekday)),
          known: false,
          why: `is the first ${full} after ${told(anchor)}`,
        };
      },
    };
  },
};
