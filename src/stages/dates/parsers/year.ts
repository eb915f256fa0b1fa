import type { Anchor, Parser } from '../candidate.ts';
import { centurial, decadal, yearly } from '../days.ts';
import { resolveParts } from '../resolve.ts';

/** Signs that a number is a count or an identifier. */
const COUNTED =
  /^(?:[.,:/]\d|['’]?\d|-(?:\p{L}|\d)|\s?(?:%|per ?cent|percent|°|km|kg|m\b|tonnes?|tons?|people|men|women|children|troops|soldiers|fighters|police|officers|migrants|refugees|miles?|met(?:re|er)s?|feet|acres|hectares|hours?|days?|weeks?|months?|years?|times|euros?|dollars?|pounds?|roubles?|rubles?|yuan|yen|votes?|seats?|jobs|workers|homes|houses|barrels|branches|members|cases|deaths|dead|others|more|million|billion|trillion|GMT|UTC|hrs|hours|BC)\b)/u;
const NUMBERED =
  /(?:[$€£¥#№]\s?|\d[.,:/]|\d\s|(?<!mid|early|late|pre|post)[-–—/]|(?:^|[^\p{L}])(?:No\.?|nos?\.|number|resolution|article|section|room|flight|page|line|form|directive|regulation|channel|unit|nearly|about|almost|over|than|around|some|least|only|another|up to|more|of the|us|usd|eur|gbp|rs|hk|chf)\s)$/iu;
/** Words before a four-digit number that make it a year. */
const TIMELY =
  /(?:^|[^\p{L}])(?:in|since|by|until|till|before|after|from|to|through|throughout|during|of|early|late|mid|summer|for|between|and|or|than|circa|into|beyond|the|a|its|their|his|her|our|whose|that|this|landmark|original|january|february|march|april|may|june|july|august|september|october|november|december|year|than in|as|back|around|about)[\s-]$|(?:['’]s?\s)$|[(,;:—–-]\s?$|^["“‘'(]*$/iu;

/** “in 2014”, “the 2015 deal”, “since mid-2019”, “2020 (the year)”: 1500 to 2099. */
export const year: Parser = {
  name: 'year',
  pattern:
    /(?<![\p{L}\p{N}$€£¥#.,:/+-]|mid[ ])(?:(?:in |the )?(?:(?:early|late|mid|the (?:beginning|start|middle|end|close|first half|second half) of)[- ]))?(1[5-9]\d{2}|20\d{2})(?![\p{L}\p{N}])/giu,
  read: (match, { text }) => {
    const number = Number(match[1]);
    const before = text.slice(0, match.index + match[0].length - 4);
    const after = text.slice(match.index + match[0].length);
    if (COUNTED.test(after) || NUMBERED.test(before)) return null;
    if (!TIMELY.test(before) && !/^\s(?:[-–—]\s|\p{Ll})/u.test(after)) return null;
    // Low numbers are more often counts than years.
    if (
      number < 1800 &&
      !/(?:^|[^\p{L}])(?:in|since|by|until|before|after|from|of|late|early|mid)[\s-]$/iu.test(before)
    )
      return null;
    if (/(?:first|second) half of/i.test(match[0])) return null;
    const parts = { year: number };
    return { parts, resolve: (frame) => resolveParts(parts, frame) };
  },
};

/** “the 1990s”, “the early 2000s”, “the '80s”. */
export const decade: Parser = {
  name: 'decade',
  pattern:
    /(?<![\p{L}\p{N}$€£.,])(?:the )?(?:(?:early|late|mid)[- ])?(?:(1[5-9]\d0|20\d0)|['’‘]([3-9]0))['’]?s(?![\p{L}\p{N}])/giu,
  read: (match) => {
    const start = Number(match[1] ?? `19${match[2]}`);
    return { resolve: () => ({ period: decadal(start), known: true, why: 'names the decade' }) };
  },
};

/** “2014-19”, “2021–2022”: two years with a dash. */
export const years: Parser = {
  name: 'years',
  pattern: /(?<![\p{L}\p{N}$€£.,:/+-])(1[5-9]\d{2}|20\d{2})\s?[-–]\s?(\d{4}|\d{2})(?![\p{L}\p{N}%-]|[.,/]\d)/gu,
  read: (match) => {
    const [first = '', second = ''] = match.slice(1);
    const [from, to] = [Number(first), Number(first.slice(0, 4 - second.length) + second)];
    if (to <= from || to - from > 200) return null;
    return {
      resolve: () => ({
        period: { from: yearly(from).from, to: yearly(to).to, granularity: 'range' },
        known: true,
        why: 'names the first and the last year',
      }),
    };
  },
};

const CENTURIES =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(
    ' ',
  );

/** “the 19th century”, “the early twentieth century”. */
export const century: Parser = {
  name: 'century',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:the )?(?:(?:early|late|mid)[- ])?(?:(?<number>[1-9]|1\\d|20|21)(?:st|nd|rd|th)|(?<word>${CENTURIES.toReversed().join('|')}))[ -]century(?![\\p{L}\\p{N}-])`,
    'giu',
  ),
  read: (match) => {
    const { number, word = '' } = match.groups ?? {};
    const which = number ? Number(number) : CENTURIES.indexOf(word.toLowerCase()) + 1;
    const period = centurial(which);
    // “In the 21st century” is no time of what was done in it before the report.
    const isNow = (anchor: Anchor | null): boolean =>
      anchor !== null && period.from <= anchor.day && anchor.day <= period.to;
    return { resolve: ({ anchor }) => (isNow(anchor) ? null : { period, known: true, why: 'names the century' }) };
  },
};
