import type { Parser } from '../candidate.ts';
import { daily, type Day, dayOf, type Period } from '../days.ts';
import { inferYear, resolveParts } from '../resolve.ts';

/** Holidays on the same day every year, if English has one name for them. */
export const FEASTS: ReadonlyMap<string, readonly [month: number, day: number]> = new Map(
  Object.entries({
    'new year’s day': [1, 1],
    'new year’s eve': [12, 31],
    'christmas eve': [12, 24],
    'christmas day': [12, 25],
    christmas: [12, 25],
    'boxing day': [12, 26],
    'may day': [5, 1],
    'bastille day': [7, 14],
  }),
);

/** Western Easter by the anonymous Gregorian computus (Nature, 20 April 1876). */
function easterOf(year: number): Day | null {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** “by Easter”, “Easter Sunday”, “Good Friday 1998”: the western date. */
export const easter: Parser = {
  name: 'Easter',
  pattern:
    /(?<![\p{L}\p{N}-])(?<name>Good Friday|Easter(?: (?:Sunday|Monday))?)(?:,? (?<year>(?:1[6-9]|20)\d{2}))?(?![\p{L}\p{N}-]| (?:egg|Island|Rising|truce|bunny|\p{Lu}))/gu,
  read: (match, { text }) => {
    const { name = '', year } = match.groups ?? {};
    if (text.slice(0, match.index).endsWith('Orthodox ')) return null;
    const step = name === 'Good Friday' ? -2 : name.endsWith('Monday') ? 1 : 0;
    const inYear = (of: number): Period | null => {
      const sunday = easterOf(of);
      return sunday === null ? null : daily(sunday + step);
    };
    if (!year) return { resolve: (frame) => inferYear(inYear, 'feast', frame) };
    const period = inYear(Number(year));
    return period && { resolve: () => ({ period, known: true, why: 'names the feast and the year' }) };
  },
};

/** As it is written: “New Year['’]s Day”, with either apostrophe. */
const capitalised = (feast: string): string =>
  feast
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .replace('’', "['’]");

export const holiday: Parser = {
  name: 'feast',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(${[...FEASTS.keys()].map(capitalised).join('|')})(?:,? (?<year>(?:1[89]|20)\\d{2}))?(?![\\p{L}\\p{N}-]| (?:tree|card|carol|present|party|lights|market|Island|shopping|season))`,
    'gu',
  ),
  read: (match) => {
    const date = FEASTS.get((match[1] ?? '').toLowerCase().replace("'", '’'));
    if (!date) return null;
    const year = match.groups?.year;
    const parts = { month: date[0], day: date[1], ...(year ? { year: Number(year) } : {}) };
    return { parts, resolve: (frame) => resolveParts(parts, frame) };
  },
};
