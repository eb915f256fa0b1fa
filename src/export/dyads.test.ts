import { expect, test } from 'vitest';
import type { DyadRow } from '../ledger/index.ts';
import { dyadsAsCsv, withEveryDyadPeriod } from './index.ts';

const row = (period: string, source: string, target: string, more: Partial<DyadRow> = {}): DyadRow => ({
  period,
  source,
  target,
  sourceName: `the ${source}`,
  targetName: `the ${target}`,
  events: 1,
  byType: { SANCTION: 1 },
  byQuad: { 4: 1 },
  meanScore: -8,
  alleged: 0,
  ids: ['ev_a'],
  allegedIds: [],
  idsByType: { SANCTION: ['ev_a'] },
  correctedIds: [],
  ...more,
});

test('a table of dyads has a column for each quad class and type', () => {
  const alleged = { events: 0, byType: {}, byQuad: {}, meanScore: null, alleged: 2 };
  const [header, first, second] = dyadsAsCsv([row('2022-05', 'NOR', 'ISL'), row('', 'org:nato', 'NOR', alleged)]).split(
    '\r\n',
  );
  const columns = header?.split(',') ?? [];
  const cells = (line: string | undefined) =>
    Object.fromEntries(columns.map((name, at) => [name, line?.split(',')[at]]));
  expect(columns).toHaveLength(13 + 16);
  expect(cells(first)).toMatchObject({
    period: '2022-05',
    material_conflict: '1',
    SANCTION: '1',
    AID: '0',
    mean_score: '-8',
    source_name: 'the NOR',
    target_name: 'the ISL',
  });
  expect(cells(second)).toMatchObject({ period: '', source: 'org:nato', events: '0', mean_score: '', alleged: '2' });
});

test('every pair has every period from the first to the last of all', () => {
  const rows = [row('', 'NOR', 'GBR'), row('2022-12', 'NOR', 'ISL'), row('2023-02', 'ISL', 'NOR')];
  const all = withEveryDyadPeriod(rows);
  expect(all.map(({ period, source, target, events }) => `${period} ${source} ${target} ${events}`)).toEqual([
    ' NOR GBR 1',
    '2022-12 ISL NOR 0',
    '2022-12 NOR ISL 1',
    '2023-01 ISL NOR 0',
    '2023-01 NOR ISL 0',
    '2023-02 ISL NOR 1',
    '2023-02 NOR ISL 0',
  ]);
  expect(all.at(-1)).toMatchObject({ sourceName: 'the NOR', targetName: 'the ISL' });
  expect(withEveryDyadPeriod([rows[0] ?? row('', 'a', 'b')])).toHaveLength(1);
});

test('the last column of dyads counts the events that people have corrected', () => {
  const rows = [row('2022-05', 'NOR', 'ISL', { correctedIds: ['ev_a'] }), row('2022-06', 'NOR', 'ISL')];
  const last = (csv: string) =>
    csv
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').at(-1));
  expect(last(dyadsAsCsv(rows))).toEqual(['corrected', '1', '0']);
});
