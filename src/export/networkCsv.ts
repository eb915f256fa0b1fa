import type { EventPlaces, PartnerNetwork } from '../ledger/index.ts';
import { asCsv } from './table.ts';

/** Who speaks about and to whom as RFC 4180 CSV, one direction between two a record. */
export function networkAsCsv({ nodes, edges }: PartnerNetwork): string {
  const named = new Map(nodes.map((node) => [node.id, node]));
  return asCsv(
    ['source', 'source_name', 'target', 'target_name', 'statements', 'first', 'last', 'acts', 'mean_score'],
    edges.map(({ source, target, count, first, last, byAct, meanScore }) => [
      source,
      named.get(source)?.name ?? '',
      target,
      named.get(target)?.name ?? '',
      count,
      first ?? '',
      last ?? '',
      countsIn(byAct),
      meanScore ?? '',
    ]),
  );
}

/** Where events took place, a place a record; without coordinates where the place is a country. */
export const placesAsCsv = ({ places }: EventPlaces): string =>
  asCsv(
    ['place', 'level', 'region', 'country', 'latitude', 'longitude', 'events', 'first', 'last', 'types'],
    places.map(({ name, level, region, country, latitude, longitude, count, first, last, byType }) => [
      name,
      level,
      region ?? '',
      country,
      latitude ?? '',
      longitude ?? '',
      count,
      first ?? '',
      last ?? '',
      countsIn(byType),
    ]),
  );

const countsIn = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([name]) => name !== '')
    .map(([name, count]) => `${name} ${count}`)
    .join('; ');
