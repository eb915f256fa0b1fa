import type { Candidate, Frame, Resolution } from '../candidate.ts';
import { daily, dayOf, monthly, partsOf, type Period } from '../days.ts';
import { NO_FRAME, resolveParts, weekdayFrom } from '../resolve.ts';

type Reading = Pick<Candidate, 'parts' | 'resolve'>;

const TO = /^\s?(?:to|until|till|through|thru|[-–—])\s?$/i;
const AND = /^ and $/i;
const OPENS = { from: /(?:^|[^\p{L}])(from )(?:the )?$/iu, between: /(?:^|[^\p{L}])(between )(?:the )?$/iu };

/** “from 3 May to 7 June”, “between 2014 and 2019”, “Monday to Friday”: two dates that are the ends of one range. */
export function joinRanges(text: string, candidates: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of candidates) {
    const first = joined.at(-1);
    const between = first && text.slice(first.span[1], candidate.span[0]);
    const before = first && text.slice(Math.max(0, first.span[0] - 14), first.span[0]);
    if (
      !first ||
      between === undefined ||
      before === undefined ||
      between.length > 9 ||
      !first.parts ||
      !candidate.parts
    ) {
      joined.push(candidate);
      continue;
    }
    const opens = AND.test(between) ? OPENS.between : TO.test(between) ? OPENS.from : null;
    const opener = opens?.exec(before)?.[1];
    if (opens === null || (opener === undefined && (opens === OPENS.between || !sameParts(first, candidate)))) {
      joined.push(candidate);
      continue;
    }
    const start =
      opener === undefined
        ? first.span[0]
        : first.span[0] - (before.length - before.toLowerCase().lastIndexOf(opener.toLowerCase()));
    joined[joined.length - 1] = { span: [start, candidate.span[1]], rule: 'range', resolve: rangeOf(first, candidate) };
  }
  return joined;
}

const sameParts = ({ parts: one = {} }: Reading, { parts: other = {} }: Reading): boolean =>
  (one.weekday === undefined) === (other.weekday === undefined) &&
  (one.month === undefined) === (other.month === undefined);

/** The range between two dates. A year or month missing from one is taken from the other. */
export function rangeOf(first: Reading, second: Reading): (frame: Frame) => Resolution | null {
  return (frame) => {
    const { year } = second.parts ?? {};
    const start =
      first.parts?.month !== undefined && first.parts.year === undefined && year !== undefined
        ? startInYear(first, second, year)
        : first.resolve(frame);
    if (start === null) return null;
    const end = endAfter(start.period, second, frame);
    if (end === null || end.to < start.period.from) return null;
    const known = start.known && (year !== undefined || first.parts?.year !== undefined);
    const why = known ? 'names its first and its last date' : `begins with what ${start.why}`;
    return { period: { from: start.period.from, to: end.to, granularity: 'range' }, known, why };
  };
}

/** “from November to March 2024” began the previous year. */
function startInYear({ parts: first = {} }: Reading, { parts: second = {} }: Reading, year: number): Resolution | null {
  const before = (first.month ?? 0) > (second.month ?? 12) ? year - 1 : year;
  return resolveParts({ ...first, year: before }, NO_FRAME);
}

function endAfter(start: Period, { parts, resolve }: Reading, frame: Frame): Period | null {
  if (parts?.weekday !== undefined && parts.day === undefined) return daily(weekdayFrom(start.from, parts.weekday));
  if (parts?.month === undefined || parts.year !== undefined) return resolve(frame)?.period ?? null;
  const { year } = partsOf(start.from);
  for (const candidate of [year, year + 1]) {
    const day = parts.day === undefined ? null : dayOf(candidate, parts.month, parts.day);
    const period = parts.day === undefined ? monthly(candidate, parts.month) : day === null ? null : daily(day);
    if (period && period.to >= start.from) return period;
  }
  return null;
}
