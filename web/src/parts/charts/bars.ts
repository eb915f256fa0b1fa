import type { Api } from '../../api/client.ts';
import { isEvent } from '../entries.ts';
import { ALL_TYPES, NO_ACT, QUADS, quadOf } from './quads.ts';

export type Row = Api['Timeline']['rows'][number];

/** What is stacked: what statements do, what outlets tell of as done, or both by quad. */
export const STACKS = ['acts', 'events', 'quads'] as const;
export type Stack = (typeof STACKS)[number];

/** One piece of the bar of a period. */
export interface Bar {
  readonly period: string;
  /** A type, '' for statements that perform nothing, or a quad. */
  readonly part: string;
  readonly count: number;
  readonly y1: number;
  readonly y2: number;
}

/** How many there are of a part in a row. */
export function countOf(row: Row, part: string, stack: Stack): number {
  if (stack === 'quads') return row.byQuad[part] ?? 0;
  return (stack === 'acts' ? row.byAct : row.byType)[part]?.count ?? 0;
}

/** The parts that some row has, in the order in which they are stacked. */
export function partsOf(rows: readonly Row[], stack: Stack): string[] {
  const all = stack === 'quads' ? QUADS : [NO_ACT, ...ALL_TYPES];
  return all.filter((part) => rows.some((row) => countOf(row, part, stack) > 0));
}

/** Whether more than history is in a row: that alone would stretch a chart by a century. */
export const isDrawn = ({ statements, byType, alleged }: Row): boolean =>
  statements.count > 0 || alleged.count > 0 || Object.keys(byType).length > 0;

/** The pieces of all bars from below; what has no date has none. */
export function barsOf(rows: readonly Row[], stack: Stack): Bar[] {
  const parts = partsOf(rows, stack);
  return rows.flatMap((row) => {
    let y = 0;
    return parts.flatMap((part) => {
      const count = countOf(row, part, stack);
      if (row.period === '' || count === 0) return [];
      y += count;
      return { period: row.period, part, count, y1: y - count, y2: y };
    });
  });
}

/** What a chart has to have room for: its first and last period, and its highest bar. */
export interface Extent {
  readonly first: string;
  readonly last: string;
  readonly highest: number;
}

/** The extent of rows; null where none has a date. */
export function extentOf(rows: readonly Row[], stack: Stack): Extent | null {
  const periods = rows.map(({ period }) => period).filter((period) => period !== '');
  const [first, last] = [periods.at(0), periods.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { first, last, highest: Math.max(1, ...barsOf(rows, stack).map(({ y2 }) => y2)) };
}

/** The extent that has room for all of them, so that charts beside each other are compared at a glance. */
export function together(extents: readonly (Extent | null | undefined)[]): Extent | null {
  const given = extents.filter((extent) => extent !== null && extent !== undefined);
  const [one, ...others] = given;
  if (one === undefined) return null;
  return others.reduce(
    (all, { first, last, highest }) => ({
      first: first < all.first ? first : all.first,
      last: last > all.last ? last : all.last,
      highest: Math.max(highest, all.highest),
    }),
    one,
  );
}

/** In place of a part: all that outlets tell of as done, as fact or on somebody's word. */
export const EVENTS = 'EVENTS';

/** In place of a part: events that are counted apart from the bars, by the field of a row that has them. */
export const APART = { ALLEGED: 'alleged', HISTORICAL: 'historical', SEVERAL: 'severalPeriods' } as const;
export type Apart = keyof typeof APART;
export const isApart = (part: string | null): part is Apart => part !== null && Object.hasOwn(APART, part);
/** In place of a part: what outlets tell of as fact. */
export const FACTS = 'FACTS';

/** The events of a row that outlets tell of. */
export const eventsOf = ({ byType, alleged }: Row): number =>
  Object.values(byType).reduce((sum, { count }) => sum + count, alleged.count);

/** The ids behind a part of a row, or behind all of its statements where `part` is null, those of statements first. */
export function idsOf(row: Row, part: string | null, stack: Stack): string[] {
  if (isApart(part)) return [...row[APART[part]].ids];
  const acts = Object.entries(row.byAct);
  const types = Object.entries(row.byType);
  const figures =
    part === null
      ? acts
      : part === EVENTS || part === FACTS
        ? [...types, ...(part === EVENTS ? [['', row.alleged] as const] : [])]
        : stack === 'quads'
          ? [...acts, ...types].filter(([type]) => quadOf(type) === part)
          : (stack === 'acts' ? acts : types).filter(([type]) => type === part);
  return [...new Set(figures.flatMap(([, { ids }]) => ids))].toSorted(
    (a, b) => Number(isEvent(a)) - Number(isEvent(b)),
  );
}

/** The next piece for a key of the keyboard, by its place in the list; null for a key that means nothing here. */
export function nextBar(bars: readonly Bar[], at: number, key: string): number | null {
  const current = bars[at];
  if (!current) return null;
  const last = bars.length - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = at + (key === 'ArrowUp' ? 1 : -1);
    return bars[next]?.period === current.period ? next : at;
  }
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  const step = key === 'ArrowRight' ? 1 : -1;
  let next = at;
  while (bars[next]?.period === current.period) next += step;
  const period = bars[next]?.period;
  if (period === undefined) return at;
  const same = bars.findIndex((bar) => bar.period === period && bar.part === current.part);
  return same === -1 ? bars.findIndex((bar) => bar.period === period) : same;
}
