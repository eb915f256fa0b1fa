import type { Parser } from '../candidate.ts';
import { daily } from '../days.ts';
import { told } from '../resolve.ts';

const PART = '(?: (?:morning|afternoon|evening|night))?';
const STEPS: ReadonlyMap<string, number> = new Map(Object.entries({ yesterday: -1, tomorrow: 1, 'last night': -1 }));

const PROGRAMME = /^ (?:show|program(?:me)?)\b/iu;

/** “today”, “yesterday evening”, “tonight”, “this morning”, “the day after tomorrow”. */
export const nearDay: Parser = {
  name: 'near day',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:earlier|later|early|late) )?(?:the day (?<beyond>before|after) (?:yesterday|tomorrow)|(?<name>today|tonight|yesterday${PART}|tomorrow${PART}|last night|this (?:morning|afternoon|evening)))(?: [[(](?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[\\])])?(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match, { text }) => {
    const { beyond, name = '' } = match.groups ?? {};
    // “Today” as the name of a programme or newspaper, and “today” for nowadays (“the Europe of today”).
    const before = text.slice(0, match.index);
    if (/(?:^|\W)of $/.test(before) && /today$/i.test(match[0])) return null;
    if (
      /^Today$/.test(match[0]) &&
      (/(?:\p{Ll}|['’]s|\p{Lu}{2}) $/u.test(before) || PROGRAMME.test(text.slice(match.index + 5)))
    )
      return null;
    if (/^today's? (?:world|generation|standards)/i.test(text.slice(match.index))) return null;
    const lower = name.toLowerCase();
    const step = beyond
      ? beyond.toLowerCase() === 'before'
        ? -2
        : 2
      : (STEPS.get(lower) ?? STEPS.get(lower.split(' ')[0] ?? '') ?? 0);
    return {
      resolve: ({ anchor }) =>
        anchor && { period: daily(anchor.day + step), known: false, why: `is counted from ${told(anchor)}` },
    };
  },
};

const DAY_BEHIND =
  /^ (?:(?:on|to|into|from|between) )?(?:the )?(?:night of )?(?:\d{1,2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/;

/** The night before the report: two calendar days. */
export const overnight: Parser = {
  name: 'overnight',
  pattern: /(?<![\p{L}\p{N}-])overnight(?![\p{L}\p{N}-])/giu,
  read: (match, { text }) => {
    // “became famous overnight”, “an overnight train”: a manner, not a date.
    if (/(?:^|\W)(?:an|almost|virtually) $/i.test(text.slice(0, match.index))) return null;
    if (/^ (?:train|flight|stay|success|ferry|bag|rate|lending|trip|guest)/i.test(text.slice(match.index + 9)))
      return null;
    // “overnight on June 17”, “overnight to Monday”: the day is given.
    if (DAY_BEHIND.test(text.slice(match.index + 9))) return null;
    return {
      resolve: ({ anchor, tense }) => {
        if (anchor === null) return null;
        const from = tense === 'future' ? anchor.day : anchor.day - 1;
        const why = `is the night ${tense === 'future' ? 'after' : 'to'} ${told(anchor)}`;
        return { period: { from, to: from + 1, granularity: 'range' }, known: false, why };
      },
    };
  },
};
