import type { Api } from '../../api/client.ts';
import { isWholeName, wholeName } from '../../parts/wholeName.ts';

export type Network = Api['PartnerNetwork'];
export type Tie = Network['edges'][number];
export type Partner = Network['nodes'][number];

/** What a node is looked up by elsewhere: an id of the lexicon, or else the whole name, not all in whose names it is. */
export const whoOf = ({ id, name }: Pick<Partner, 'id' | 'name'>): string => (isWholeName(id) ? wholeName(name) : id);

/** Sizes in pixels: their areas, or breadths, as the counts. */
export const nodeSize = (count: number, most: number): number => 4 + 14 * Math.sqrt(count / Math.max(1, most));
export const edgeSize = (count: number, most: number): number => 1 + 5 * (count / Math.max(1, most));

/** The same places for the same nodes: on a circle in their order, from which the layout goes on. */
export function startOf(at: number, all: number): { readonly x: number; readonly y: number } {
  const turn = (2 * Math.PI * at) / Math.max(1, all);
  return { x: Math.cos(turn), y: Math.sin(turn) };
}

/** The edges of one node, or all; the most statements first, as they come. */
export const tiesWith = (ties: readonly Tie[], node: string | null): readonly Tie[] =>
  node === null ? ties : ties.filter(({ source, target }) => source === node || target === node);

/** The acts of an edge in words: accuse 3, request 1. */
export const actsOf = ({ byAct }: Pick<Tie, 'byAct'>): string =>
  Object.entries(byAct)
    .filter(([act]) => act !== '')
    .toSorted(([, a], [, b]) => b - a)
    .map(([act, count]) => `${act.toLowerCase()} ${count}`)
    .join(', ');
