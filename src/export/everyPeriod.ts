import type { Figure, Timeline, TimelineRow } from '../ledger/index.ts';

const NONE: Figure = { count: 0, ids: [] };

/** Nothing was said or done. */
const emptyRow = (period: string): TimelineRow => ({
  period,
  statements: NONE,
  independentReports: 0,
  byAct: {},
  byTopic: {},
  byType: {},
  alleged: NONE,
  historical: NONE,
  severalPeriods: NONE,
  byQuad: {},
  meanScore: null,
});

/** A timeline with a row for each period from its first to its last; what has no date stays at the beginning. */
export function withEveryPeriod(timeline: Timeline): Timeline {
  const known = new Map(timeline.rows.map((row) => [row.period, row]));
  const dated = [...known.keys()].filter((period) => period !== '');
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return timeline;
  const between: TimelineRow[] = [];
  for (let period = first; period <= last; period = following(period))
    between.push(known.get(period) ?? emptyRow(period));
  return { ...timeline, rows: [...timeline.rows.filter(({ period }) => period === ''), ...between] };
}

/** The month (YYYY-MM) or year (YYYY) after this one. */
export function following(period: string): string {
  const [year, month] = period.split('-').map(Number);
  const next = month === undefined || month === 12 ? String((year ?? 0) + 1).padStart(4, '0') : period.slice(0, 4);
  return month === undefined ? next : `${next}-${String((month % 12) + 1).padStart(2, '0')}`;
}
