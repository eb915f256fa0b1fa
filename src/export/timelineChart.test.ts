import { afterEach, expect, test } from 'vitest';
import type { Timeline, TimelineRow } from '../ledger/index.ts';
import { timelineAsCsv, timelineAsSvg } from './index.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const figure = (...ids: string[]) => ({ count: ids.length, ids });
const row = (period: string, more: Partial<TimelineRow>): TimelineRow => ({
  period,
  statements: figure(),
  independentReports: 0,
  byAct: {},
  byTopic: {},
  byType: {},
  alleged: figure(),
  historical: figure(),
  severalPeriods: figure(),
  byQuad: {},
  meanScore: null,
  ...more,
});
const TIMELINE: Timeline = {
  query: { actor: 'Kari <Nygård>', recipient: 'ISL', by: 'month' },
  rows: [
    row('', { statements: figure('st_x') }),
    row('2022-01', {
      statements: figure('st_a', 'st_b'),
      independentReports: 5,
      byAct: { ACCUSE: figure('st_a'), '': figure('st_b') },
      severalPeriods: figure('st_a'),
      byQuad: { 3: 1 },
      meanScore: -3,
    }),
    row('2022-04', {
      byType: { SANCTION: figure('ev_a'), AID: figure('ev_b') },
      alleged: figure('ev_c'),
      historical: figure('ev_d'),
      byQuad: { 2: 1, 4: 1 },
      meanScore: 2,
    }),
  ],
  outlets: [
    { outlet: '=Fjord & Sons', reports: 3, share: 0.75 },
    { outlet: '', reports: 1, share: 0.25 },
  ],
  first: null,
  last: null,
};

test.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])('the chart is the same in %s', async (name) => {
  process.env['TZ'] = name;
  await expect(`${await timelineAsSvg(TIMELINE)}\n`).toMatchFileSnapshot('testing/timeline.svg');
});

test('the longest name of an outlet has room beside its bar, and is cut only where it is a sentence', async () => {
  const named = async (outlet: string): Promise<{ svg: string; bars: number }> => {
    const svg = await timelineAsSvg({ ...TIMELINE, outlets: [{ outlet, reports: 1, share: 1 }] });
    return { svg, bars: Number(/aria-label="bar"><rect[^>]* x="([\d.]+)"/.exec(svg)?.[1]) };
  };
  const ministry = await named('Ministry of Foreign Affairs and Fisheries');
  expect(ministry.bars).toBeGreaterThan(41 * 6);
  expect((await named('Fjord News')).bars).toBe(180);
  const sentence = await named('x'.repeat(200));
  expect(sentence.svg).toContain(`${'x'.repeat(59)}…`);
  expect(sentence.bars).toBeLessThan(400);
});

test('history alone stretches no axis', async () => {
  const history = row('1814-05', { historical: figure('ev_d') });
  const all = { ...TIMELINE, rows: [history, ...TIMELINE.rows] };
  expect(await timelineAsSvg(all)).toBe(await timelineAsSvg(TIMELINE));
});

test('a chart of nothing is a chart', async () => {
  const svg = await timelineAsSvg({ ...TIMELINE, rows: [], outlets: [] });
  expect(svg).toContain('nothing found');
  expect(svg).not.toContain('NaN');
});

test('each figure of the table has its ids', () => {
  expect(timelineAsCsv(TIMELINE).split('\r\n')).toEqual([
    'period,measure,type,value,ids',
    ',statements,,1,st_x',
    ',independent reports,,0,',
    ',alleged,,0,',
    ',historical,,0,',
    ',several periods,,0,',
    '2022-01,statements,,2,st_a st_b',
    '2022-01,independent reports,,5,',
    '2022-01,act,ACCUSE,1,st_a',
    '2022-01,act,,1,st_b',
    '2022-01,alleged,,0,',
    '2022-01,historical,,0,',
    '2022-01,several periods,,1,st_a',
    '2022-01,quad,3,1,',
    '2022-01,mean score,,-3,',
    '2022-04,statements,,0,',
    '2022-04,independent reports,,0,',
    '2022-04,event,SANCTION,1,ev_a',
    '2022-04,event,AID,1,ev_b',
    '2022-04,alleged,,1,ev_c',
    '2022-04,historical,,1,ev_d',
    '2022-04,several periods,,0,',
    '2022-04,quad,2,1,',
    '2022-04,quad,4,1,',
    '2022-04,mean score,,2,',
    '',
  ]);
});

test('topics are drawn in place of acts, a row for each of the most frequent', async () => {
  const topics = Array.from({ length: 14 }, (_, at) => `topic-${String(at).padStart(2, '0')}`);
  const rows = [
    row('2022-01', {
      statements: figure('st_a'),
      byTopic: Object.fromEntries(topics.map((one) => [one, figure('st_a')])),
    }),
    row('2022-02', { statements: figure('st_b', 'st_c'), byTopic: { 'topic-13': figure('st_b', 'st_c') } }),
  ];
  const svg = await timelineAsSvg({ ...TIMELINE, rows }, { topics: true });
  expect(svg).toContain('Statements by topic a month, the 12 most frequent of 14');
  expect(svg).toContain('>topic-13</text>');
  expect(svg).not.toContain('topic-12');
  expect(svg).not.toContain('verbal cooperation');
  expect(svg).toContain('Reports by outlet');
  expect(svg.match(/<rect [^>]*x=/gu)?.length).toBeGreaterThan(12);
  expect(await timelineAsSvg({ ...TIMELINE, rows: [] }, { topics: true })).toContain('Statements by topic');
});
