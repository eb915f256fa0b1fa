import { foldName } from './names.ts';
import type { QuoteKind } from '../document/index.ts';
import { shinglesOf } from '../text/index.ts';
import { winnowed } from './fingerprints.ts';
import { quotedWords } from './quotedWords.ts';

// Which verdicts may be others with or without a transcript.

/** Statements with fewer of their fingerprints in a transcript are not from it. */
const LEAST_SHARE = 0.2;
/** A transcript of an hour shares some fingerprint with thousands; its words are among those that share most. */
export const MOST_TOUCHED = 1_000;
/** How verification reckons, in days: a report is up to so long after the occasion, and a day before it elsewhere. */
const OCCASION_DAYS = 30;
const DAYS_BEFORE = 1;
/** Statements are filed by the day when they were said, which may lie before the day of publication. */
const SAID_DAYS = 10;

/** Whether enough of a statement's fingerprints are shared with a transcript. */
export const sharesEnough = (text: string, kind: QuoteKind, shared: number): boolean =>
  shared >= LEAST_SHARE * winnowed(quotedWords(text, kind).keys, kind).length;

/** The fingerprints that statements from these turns can have. */
export const soughtPrints = (turns: readonly string[]): Set<number> =>
  new Set(turns.flatMap((text) => shinglesOf(quotedWords(text, 'direct').keys)));

/** The first day of publication of a report on an occasion; '' where the occasion has no day. One of a year is filed under its first day. */
export const firstReportDay = (day: string): string =>
  day === '' ? '' : `${daysAfter(firstOf(day), -DAYS_BEFORE).slice(0, 4)}-01-01`;

/** The days under which statements from an occasion are filed, both inclusive; those without a day are looked for besides. */
export const filedDays = (day: string): { readonly from: string; readonly to: string } | null =>
  day === ''
    ? null
    : { from: daysAfter(firstOf(day), -DAYS_BEFORE - SAID_DAYS), to: daysAfter(lastOf(day), OCCASION_DAYS) };

/** Of an occasion of which the month or the year alone is known; a month of 30 days ends a day or more later. */
const firstOf = (day: string): string => day + '-01-01'.slice(day.length - 4);
const lastOf = (day: string): string => day + '-12-31'.slice(day.length - 4);

/** The last two words of each label's name, one of which is the surname or stands beside a “Jr.”. */
export const labelWords = (labels: readonly string[]): Set<string> =>
  new Set(
    labels.flatMap((label) =>
      foldName(label)
        .replace(/[([,:].*/s, '')
        .split(/[\s.]+/)
        .filter((word) => word !== '')
        .slice(-2),
    ),
  );

const daysAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
