import type { Anchor, Earlier, Frame, Parts, Resolution } from './candidate.ts';
import { daily, type Day, dayOf, monthly, partsOf, type Period, weekdayOf, yearly } from './days.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** For dates written in full: nothing to count from. */
export const NO_FRAME: Frame = { anchor: null, story: [], earlier: [], sentence: [0, 0], paragraph: -1, tense: null };

/** Infers what the parts leave open. Null for a day that does not exist, and if no anchor is known. */
export function resolveParts(parts: Parts, frame: Frame): Resolution | null {
  const { year, month, day, weekday } = parts;
  if (month !== undefined) {
    const inYear = (of: number): Period | null => {
      if (day === undefined) return monthly(of, month);
      const found = dayOf(of, month, day);
      const fits = found !== null && (year !== undefined || weekday === undefined || weekdayOf(found) === weekday);
      return fits ? daily(found) : null;
    };
    if (year === undefined) return inferYear(inYear, day === undefined ? 'month' : 'day', frame);
    const period = inYear(year);
    return period && { period, known: true, why: 'is written in full' };
  }
  if (year !== undefined) return { period: yearly(year), known: true, why: 'names the year' };
  return weekday === undefined ? null : resolveWeekday(weekday, frame);
}

/**
 * The weekday rule of news: past events are on the latest such day up to the day of publication, future ones on the
 * next from that day on. If no verb shows the tense, it is past, as most news is.
 */
function resolveWeekday(weekday: number, { anchor, tense }: Frame): Resolution | null {
  if (anchor === null) return null;
  const name = WEEKDAYS[weekday] ?? '';
  return tense === 'future'
    ? {
        period: daily(weekdayFrom(anchor.day, weekday)),
        known: false,
        why: `is the first ${name} from ${told(anchor)} on`,
      }
    : {
        period: daily(weekdayUpTo(anchor.day, weekday)),
        known: false,
        why: `is the latest ${name} up to ${told(anchor)}`,
      };
}

export const weekdayUpTo = (day: Day, weekday: number): Day => day - ((weekdayOf(day) - weekday + 7) % 7);
export const weekdayFrom = (day: Day, weekday: number): Day => day + ((weekday - weekdayOf(day) + 7) % 7);

export const told = ({ name }: Anchor): string => name;

/**
 * The year of something that comes once a year. Past: the latest up to the anchor; future: the first from it on;
 * without a tense, the nearest. A narrative that began in an earlier year continues from date to date.
 */
export function inferYear(inYear: (year: number) => Period | null, what: string, frame: Frame): Resolution | null {
  const { anchor, tense, paragraph, isAwaited } = frame;
  // “The accords of the 1990s were renewed”: a decade is no point from which a narrative goes on.
  const narrative = frame.story.findLast(({ period }) => period.granularity !== 'decade');
  const isStory =
    narrative?.inKnownYear && narrative.paragraph === paragraph && narrative.period.granularity !== 'range';
  if (
    isStory &&
    !isNews(inYear, what, frame, narrative) &&
    (anchor === null ||
      (isOlder(narrative.period, anchor.day) &&
        (tense === 'past' || (isAwaited === true && anchor.day - narrative.period.to > LONG_AGO))))
  ) {
    const start = narrative.period.from;
    const near = options(inYear, start);
    const next = near.find(({ to }) => to >= start);
    // “On 24 May 2017 they asked about the blast of 22 May”: a narrative goes back some days rather than on for a year.
    const back = near.findLast(({ to }) => to < start);
    if (back && next && narrative.period.granularity === 'day' && start - back.to < JUST && next.from - start > LONG)
      return {
        period: back,
        known: false,
        storied: true,
        why: `is the latest such ${what} up to “${narrative.words}”`,
      };
    return next
      ? { period: next, known: false, storied: true, why: `is the first such ${what} from “${narrative.words}” on` }
      : null;
  }
  if (anchor === null) return null;
  const { day } = anchor;
  const around = options(inYear, day);
  const latest = around.findLast(({ from }) => from <= day);
  const first = around.find(({ to }) => to >= day);
  if (tense === 'past' && latest)
    return { period: latest, known: false, why: `is the latest such ${what} up to ${told(anchor)}` };
  // “The text of their statement is below, agreed on 26 April”: nearly a year ahead is no plan, if it is just past.
  const isJustPast = latest !== undefined && first !== undefined && day - latest.to < JUST && first.from - day > LONG;
  if (tense === 'future' && first && !isJustPast)
    return { period: first, known: false, why: `is the first such ${what} from ${told(anchor)} on` };
  const nearest = around.toSorted((a, b) => Math.abs(a.from - day) - Math.abs(b.from - day))[0];
  return nearest ? { period: nearest, known: false, why: `is the ${what} nearest to ${told(anchor)}` } : null;
}

/**
 * “Manila won its case in 2016. It said on 18 November …”, published on 20 November: a day of the last weeks is one of the
 * news, unless what is told has come as far as a day shortly before it: “On 3 November 2016 … On 18 November …”.
 */
function isNews(
  inYear: (year: number) => Period | null,
  what: string,
  { anchor, sentence }: Frame,
  { period: { granularity, to }, sentence: before }: Earlier,
): boolean {
  if (anchor === null) return false;
  const latest = options(inYear, anchor.day).findLast(({ from }) => from <= anchor.day);
  // “The islets were bought in 2012. In November the two agreed …”: a month seldom goes on from a mere year.
  if (what === 'month')
    return granularity === 'year' && before[0] !== sentence[0] && latest !== undefined && anchor.day - latest.to < LONG;
  if (latest === undefined || anchor.day - latest.to >= JUST) return false;
  const next = options(inYear, to).find(({ from }) => from >= to);
  return granularity !== 'day' || next === undefined || next.from - to > SOON_AFTER;
}

/** Days within which a narrative goes on from one day to the next. */
const SOON_AFTER = 62;

/** Days since which something is just past, and from which it is long ahead. */
const [JUST, LONG] = [31, 270];

/** Days since which what was awaited has come: nobody waits for a hearing so long. */
const LONG_AGO = 3 * 365;

/** An earlier date belongs to another time if it is in an earlier year, not just some weeks back. */
const isOlder = ({ to }: Period, anchor: Day): boolean => partsOf(to).year < partsOf(anchor).year && anchor - to > 180;

/** Eight years either way, to find 29 February across the turn of a century. */
function options(inYear: (year: number) => Period | null, day: Day): Period[] {
  const { year } = partsOf(day);
  return [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((offset) => inYear(year + offset) ?? []);
}
