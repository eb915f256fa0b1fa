import { type Row } from '../../parts/charts/bars.ts';
import { periodsBetween } from '../../parts/charts/periods.ts';

/** Statements by topic and period. */
export interface TopicTable {
  /** All from the first to the last in which something is said on a topic, and '' at the end if something has no date. */
  readonly periods: readonly string[];
  /** The most frequent first, each with its counts in the order of the periods. */
  readonly topics: readonly { readonly topic: string; readonly counts: readonly number[] }[];
  /** The highest count. */
  readonly highest: number;
}

/** Columns that a page has room for; of more months each year is one. */
const MOST_MONTHS = 6;

/** The topics of the rows of a timeline by its own periods, or by year where its months are too many. */
export function topicTable(rows: readonly Row[]): TopicTable {
  const counted = rows.filter(({ byTopic }) => Object.keys(byTopic).length > 0);
  const dated = counted.map(({ period }) => period).filter((period) => period !== '');
  const between = periodsBetween(dated.at(0) ?? '', dated.at(-1) ?? '');
  const width = between.length > MOST_MONTHS ? 4 : 7;
  const periods = dated.length === 0 ? [] : [...new Set(between.map((period) => period.slice(0, width)))];
  if (dated.length < counted.length) periods.push('');
  const counts = new Map<string, number[]>();
  for (const { period, byTopic } of counted) {
    const at = periods.indexOf(period.slice(0, width));
    for (const [topic, { count }] of Object.entries(byTopic)) {
      const own = counts.get(topic) ?? periods.map(() => 0);
      own[at] = (own[at] ?? 0) + count;
      counts.set(topic, own);
    }
  }
  const total = (own: readonly number[]): number => own.reduce((sum, count) => sum + count, 0);
  const topics = [...counts]
    .map(([topic, own]) => ({ topic, counts: own }))
    .toSorted((a, b) => total(b.counts) - total(a.counts) || (a.topic < b.topic ? -1 : 1));
  return { periods, topics, highest: Math.max(1, ...topics.flatMap(({ counts: own }) => own)) };
}
