import type { Figure, Timeline } from '../ledger/index.ts';
import { asCsv } from './table.ts';

/**
 * A timeline as RFC 4180 CSV, one figure a record: period, what is counted (said, by act and by topic, done, alleged, history, score), its type, the
 * figure, and the ids behind it with a space between. Formulas are made inert as in the export of statements.
 */
export function timelineAsCsv({ rows }: Timeline): string {
  const header = ['period', 'measure', 'type', 'value', 'ids'];
  const records = rows.flatMap((row): (string | number)[][] => {
    const {
      period,
      statements,
      independentReports,
      byAct,
      byTopic,
      byType,
      alleged,
      historical,
      severalPeriods,
      byQuad,
      meanScore,
    } = row;
    const line = (measure: string, type: string, { count, ids }: Figure) => [
      period,
      measure,
      type,
      count,
      ids.join(' '),
    ];
    const lines = (measure: string, figures: Readonly<Record<string, Figure>>) =>
      Object.entries(figures).map(([type, figure]) => line(measure, type, figure));
    return [
      line('statements', '', statements),
      [period, 'independent reports', '', independentReports, ''],
      ...lines('act', byAct),
      ...lines('topic', byTopic),
      ...lines('event', byType),
      line('alleged', '', alleged),
      line('historical', '', historical),
      line('several periods', '', severalPeriods),
      ...Object.entries(byQuad).map(([quad, count]) => [period, 'quad', quad, count, '']),
      ...(meanScore === null ? [] : [[period, 'mean score', '', meanScore, '']]),
    ];
  });
  return asCsv(header, records);
}
