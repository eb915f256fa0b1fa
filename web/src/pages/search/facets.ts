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
  const given = field === 'year' ? '' : (params.get(field) ?? '');
  return value.toLowerCase().includes(given.toLowerCase());
}

/** Changes to an address that ask for that value, or no more. The place in the list goes with the old question. */
export function toggled(params: URLSearchParams, field: FacetField, value: string): Record<string, string | null> {
  const set = isSet(params, field, value);
  const changes = Object.entries(paramsOf(field, value)).map(([name, one]) => [name, set ? null : one]);
  return { ...Object.fromEntries(changes), cursor: null };
}
