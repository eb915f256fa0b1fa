import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Timeline, TimelineRow } from '../ledger/index.ts';
import { printableLine } from '../text/index.ts';
import { xmlText } from './xml.ts';

/** A4 landscape at 96 pixels an inch, within margins of 12 mm. */
const WIDTH = 1_032;
const COUNT_HEIGHT = 300;
const SCORE_HEIGHT = 130;
const OUTLET_ROW = 18;
const MOST_OUTLETS = 10;
const TOPIC_ROW = 50;
const MOST_TOPICS = 12;
/** The names of outlets: pixels of a letter at most, pixels at least for all of a name, letters of the longest that is shown whole. */
const LETTER = 6;
const LEAST_NAME = 180;
const MOST_LETTERS = 60;
const GROUPS = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict', 'no act'];
/** From Okabe and Ito's palette, which people who cannot tell red from green can read, in print too. */
const COLOURS = ['#56b4e9', '#0072b2', '#e69f00', '#d55e00', '#bbbbbb'];
const SVG = 'http://www.w3.org/2000/svg';

/**
 * A timeline as one SVG document to print: counts by kind of act a period, the mean PLOVER score, and the outlets'
 * shares; with `topics` the statements on each topic in place of the first two. Dates are taken as UTC, so that it is the
 * same wherever it is made.
 */
export function drawTimeline(timeline: Timeline, { topics = false }: { readonly topics?: boolean } = {}): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const dated = timeline.rows.filter((row) => row.period !== '' && isDrawn(row));
  const outlets = timeline.outlets.slice(0, MOST_OUTLETS);
  const parts = [
    ...(topics
      ? [topicCounts(dated, timeline, document)]
      : [counts(dated, timeline, document), scores(dated, timeline, document)]),
    {
      heading: 'Reports by outlet',
      part: shares(outlets, document),
      height: 50 + OUTLET_ROW * Math.max(outlets.length, 1),
    },
  ];
  let y = 44;
  const body = parts.map(({ heading: words, part, height }) => {
    part.setAttribute('y', String(y + 20));
    // Plot's sheet is for a page: within another SVG, browsers take its automatic height for all of it.
    part.querySelector('style')?.remove();
    part.removeAttribute('style');
    const heading = `<text x="20" y="${y + 10}" font-weight="bold">${words}</text>`;
    y += height + 34;
    return `${heading}\n${part.outerHTML}`;
  });
  const legend = GROUPS.map(
    (group, at) =>
      `<rect x="${220 + at * 162}" y="45" width="10" height="10" fill="${COLOURS[at] ?? ''}"/>` +
      `<text x="${235 + at * 162}" y="54">${group}</text>`,
  );
  return [
    `<svg xmlns="${SVG}" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="20" y="26" font-size="16" font-weight="bold">${xmlText(printableLine(titleOf(timeline)))}</text>`,
    ...(topics ? [] : legend),
    ...body,
    '</svg>',
  ].join('\n');
}

/** What has nothing but history would stretch the axis by a century. */
const isDrawn = ({ statements, byType, alleged }: TimelineRow): boolean =>
  statements.count > 0 || alleged.count > 0 || Object.keys(byType).length > 0;

function titleOf({ query: { actor, recipient, issue, from, to }, rows }: Timeline): string {
  const who = [actor, recipient].filter((name) => name !== undefined).join(' → ');
  const periods = rows
    .filter(isDrawn)
    .map(({ period }) => period)
    .filter(Boolean);
  const reach = `${from ?? periods[0] ?? ''} to ${to ?? periods.at(-1) ?? ''}`;
  return [who, issue && `on ${issue}`, periods.length > 0 ? reach : 'nothing found'].filter(Boolean).join(', ');
}

const startOf = (period: string): Date => new Date(`${period}${period.length === 4 ? '-01' : ''}-01T00:00:00Z`);

/** The time axis that the two upper charts share: whole periods from the first to the last. */
function timeAxis(rows: readonly TimelineRow[], { query }: Timeline): Plot.ScaleOptions {
  const last = startOf(rows.at(-1)?.period ?? '2000');
  return { type: 'utc', domain: [startOf(rows[0]?.period ?? '2000'), nextStart(last, query)], label: null };
}

function nextStart(date: Date, { by }: Timeline['query']): Date {
  const next = new Date(date);
  if (by === 'year') next.setUTCFullYear(next.getUTCFullYear() + 1);
  else next.setUTCMonth(next.getUTCMonth() + 1);
  return next;
}

/** Where each period begins from the first to the last, those between of which nothing is told too. */
function startsOf(rows: readonly TimelineRow[], { query }: Timeline): Date[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const starts: Date[] = [];
  const end = startOf(last.period);
  for (let date = startOf(first.period); date <= end; date = nextStart(date, query)) starts.push(date);
  return starts;
}

interface Chart {
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): { remove(): void } | null;
  readonly outerHTML: string;
}

/** A chart with what stands above it and its height. */
interface Part {
  readonly heading: string;
  readonly part: Chart;
  readonly height: number;
}

type Page = ReturnType<typeof parseHTML>['document'];

const intervalOf = ({ query: { by } }: Timeline): 'year' | 'month' => (by === 'year' ? 'year' : 'month');

function counts(rows: readonly TimelineRow[], timeline: Timeline, document: Page): Part {
  const interval = intervalOf(timeline);
  const cells = rows.flatMap(({ period, byQuad, byAct }) => {
    const date = startOf(period);
    const quads = Object.entries(byQuad).map(([quad, count]) => ({
      date,
      group: GROUPS[Number(quad) - 1] ?? '',
      count,
    }));
    return [...quads, { date, group: 'no act', count: byAct['']?.count ?? 0 }];
  });
  const part = Plot.plot({
    document,
    className: 'counts',
    width: WIDTH,
    height: COUNT_HEIGHT,
    marginLeft: 50,
    x: timeAxis(rows, timeline),
    y: { label: `a ${interval}`, grid: true },
    color: { domain: GROUPS, range: COLOURS },
    marks: [Plot.rectY(cells, { x: 'date', interval, y: 'count', fill: 'group', order: GROUPS }), Plot.ruleY([0])],
  });
  return { heading: 'Statements and events', part, height: COUNT_HEIGHT };
}

/** A row of bars for each of the most frequent topics, all on the same scale: one statement may be on several. */
function topicCounts(rows: readonly TimelineRow[], timeline: Timeline, document: Page): Part {
  const cells = rows.flatMap(({ period, byTopic }) =>
    Object.entries(byTopic).map(([topic, { count }]) => ({ date: startOf(period), topic, count })),
  );
  const totals = [...Map.groupBy(cells, ({ topic }) => topic)]
    .map(([topic, own]) => ({ topic, total: own.reduce((sum, { count }) => sum + count, 0) }))
    .toSorted((one, other) => other.total - one.total);
  const shown = totals.slice(0, MOST_TOPICS).map(({ topic }) => topic);
  const height = 50 + TOPIC_ROW * Math.max(shown.length, 1);
  const part = Plot.plot({
    document,
    className: 'topics',
    width: WIDTH,
    height,
    marginLeft: 50,
    marginRight: 20 + LETTER * Math.max(0, ...shown.map(({ length }) => length)),
    x: timeAxis(rows, timeline),
    y: { label: null, ticks: 2, tickFormat: 'd', grid: true },
    fy: { label: null, domain: shown },
    marks: [
      Plot.rectY(
        cells.filter(({ topic }) => shown.includes(topic)),
        { x: 'date', interval: intervalOf(timeline), y: 'count', fy: 'topic', fill: '#0072b2' },
      ),
      Plot.ruleY([0]),
    ],
  });
  const those = shown.length < totals.length ? `, the ${shown.length} most frequent of ${totals.length}` : '';
  return { heading: `Statements by topic a ${intervalOf(timeline)}${those}`, part, height };
}

function scores(rows: readonly TimelineRow[], timeline: Timeline, document: Page): Part {
  const known = new Map(rows.map(({ period, meanScore }) => [startOf(period).getTime(), meanScore]));
  // A period without a score is a gap in the line: nothing is known of what lies between.
  const points = startsOf(rows, timeline).map((date) => ({ date, meanScore: known.get(date.getTime()) ?? Number.NaN }));
  const part = Plot.plot({
    document,
    className: 'scores',
    width: WIDTH,
    height: SCORE_HEIGHT,
    marginLeft: 50,
    x: timeAxis(rows, timeline),
    y: { domain: [-10, 10], ticks: 5, label: null, grid: true },
    marks: [
      Plot.ruleY([0]),
      Plot.lineY(points, { x: 'date', y: 'meanScore', stroke: '#0072b2' }),
      Plot.dot(points, { x: 'date', y: 'meanScore', fill: '#0072b2', r: 2.5 }),
    ],
  });
  return { heading: 'Mean conflict–cooperation score (PLOVER, −10 to 10)', part, height: SCORE_HEIGHT };
}

const shortened = (name: string): string =>
  [...name].length > MOST_LETTERS ? `${[...name].slice(0, MOST_LETTERS - 1).join('')}…` : name;

function shares(outlets: Timeline['outlets'], document: Page): Chart {
  const named = outlets.map(({ outlet, reports, share }) => ({
    // Not what XML cannot hold, nor what would turn the words round.
    outlet: shortened(printableLine(outlet)) || '(no outlet)',
    reports,
    words: `${reports} (${Math.round(100 * share)}%)`,
  }));
  return Plot.plot({
    document,
    className: 'outlets',
    width: WIDTH,
    height: 50 + OUTLET_ROW * Math.max(named.length, 1),
    marginLeft: Math.max(LEAST_NAME, 20 + LETTER * Math.max(...named.map(({ outlet }) => outlet.length))),
    marginRight: 80,
    x: { label: 'reports', grid: true },
    y: { label: null, domain: named.map(({ outlet }) => outlet) },
    marks: [
      Plot.barX(named, { x: 'reports', y: 'outlet', fill: '#56b4e9' }),
      Plot.text(named, { x: 'reports', y: 'outlet', text: 'words', textAnchor: 'start', dx: 4 }),
      Plot.ruleX([0]),
    ],
  });
}
