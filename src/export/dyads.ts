import { EVENT_TYPES } from '../document/index.ts';
import type { DyadRow } from '../ledger/index.ts';
import { following } from './everyPeriod.ts';
import { asCsv } from './table.ts';

/** PLOVER's quad classes, as columns. */
const QUADS = [
  ['1', 'verbal_cooperation'],
  ['2', 'material_cooperation'],
  ['3', 'verbal_conflict'],
  ['4', 'material_conflict'],
] as const;

/**
 * Dyads as RFC 4180 CSV, a record a period, source and target, with a column for each quad class and each type, and
 * at the end what the two are called, and how many of the events, alleged ones among them, people have corrected.
 */
export function dyadsAsCsv(rows: readonly DyadRow[]): string {
  const header = [
    'period',
    'source',
    'target',
    'events',
    ...QUADS.map(([, name]) => name),
    'mean_score',
    'alleged',
    ...EVENT_TYPES,
    'source_name',
    'target_name',
    'corrected',
  ];
  const records = rows.map(({ byQuad, byType, ...row }) => [
    row.period,
    row.source,
    row.target,
    row.events,
    ...QUADS.map(([quad]) => byQuad[quad] ?? 0),
    row.meanScore,
    row.alleged,
    ...EVENT_TYPES.map((type) => byType[type] ?? 0),
    row.sourceName,
    row.targetName,
    row.correctedIds.length,
  ]);
  return asCsv(header, records);
}

/**
 * The rows with one for each pair and each period from the first to the last of all, with zeros where nothing was done; what
 * has no date stays as it is.
 */
export function withEveryDyadPeriod(rows: readonly DyadRow[]): DyadRow[] {
  const dated = rows.filter(({ period }) => period !== '');
  const [first, last] = [dated.at(0)?.period, dated.at(-1)?.period];
  if (first === undefined || last === undefined) return [...rows];
  const keyOf = ({ period, source, target }: Pick<DyadRow, 'period' | 'source' | 'target'>): string =>
    [period, source, target].join(' ');
  const known = new Map(dated.map((row) => [keyOf(row), row]));
  const pairs = [
    ...new Map(
      dated.map(({ source, target, sourceName, targetName }) => [
        `${source} ${target}`,
        { source, target, sourceName, targetName },
      ]),
    ).values(),
  ].toSorted(byPair);
  const every: DyadRow[] = [];
  for (let period = first; period <= last; period = following(period))
    for (const pair of pairs) every.push(known.get(keyOf({ period, ...pair })) ?? { ...NOTHING, period, ...pair });
  return [...rows.filter(({ period }) => period === ''), ...every];
}

const NOTHING = {
  events: 0,
  byType: {},
  byQuad: {},
  meanScore: null,
  alleged: 0,
  ids: [],
  allegedIds: [],
  idsByType: {},
  correctedIds: [],
} as const;

const byPair = (a: Pick<DyadRow, 'source' | 'target'>, b: Pick<DyadRow, 'source' | 'target'>): number =>
  a.source < b.source || (a.source === b.source && a.target < b.target) ? -1 : 1;
