import type { Api } from '../../api/client.ts';

export type FacetField = keyof Api['Facets'];

/** In the order in which they are shown. */
export const FACETS = [
  'speaker',
  'speaksFor',
  'target',
  'addressee',
  'topic',
  'act',
  'kind',
  'polarity',
  'verdict',
  'year',
  'outlet',
] as const satisfies readonly FacetField[];

/** The parameters that ask for a value of a field. */
const paramsOf = (field: FacetField, value: string): Readonly<Record<string, string>> =>
  field === 'year' ? { from: value, to: value } : { [field]: value };

/** Whether an address asks for that value. */
export const isSet = (params: URLSearchParams, field: FacetField, value: string): boolean =>
  Object.entries(paramsOf(field, value)).every(([name, one]) => params.get(name) === one);

/**
 * Whether asking for a value leaves as many as it counts: in place of another value of its field that is asked for it would
 * find others, unless it is that one written out (“Ingrid Solbakken” for “Solbakken”).
 */
export function narrows(params: URLSearchParams, field: FacetField, value: string): boolean {
  if (field === 'year') return isWithin(params, value);
  const given = params.get(field) ?? '';
  return value.toLowerCase().includes(given.toLowerCase());
}

/** Whether all of a year is in the period that is asked for, which it would take the place of. */
function isWithin(params: URLSearchParams, year: string): boolean {
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  return (
    (from === '' || from.slice(0, 4) < year || `${year}-01-01`.startsWith(from)) &&
    (to === '' || to.slice(0, 4) > year || `${year}-12-31`.startsWith(to))
  );
}

/** Changes to an address that ask for that value, or no more. The place in the list goes with the old question. */
export function toggled(params: URLSearchParams, field: FacetField, value: string): Record<string, string | null> {
  const set = isSet(params, field, value);
  const changes = Object.entries(paramsOf(field, value)).map(([name, one]) => [name, set ? null : one]);
  return { ...Object.fromEntries(changes), cursor: null };
}
