import { shownName } from '../nameOf.ts';

/** A filter that an address sets, in words, and the address without it. */
export interface Chip {
  readonly names: readonly string[];
  readonly label: string;
  readonly value: string;
}

export interface FilterLabels {
  /** Of each filter by its parameter, in the order in which they are shown. */
  readonly labels: ReadonlyMap<string, string>;
  /** How a value is told, where not as it is. */
  readonly told?: (name: string, value: string) => string;
}

/** The filters that an address sets. From and to the same year is one filter: both ends go with it. */
export function chipsOf(params: URLSearchParams, { labels, told = (_, value) => value }: FilterLabels): Chip[] {
  const from = params.get('from') ?? '';
  const oneSpan = from !== '' && from === params.get('to');
  return [...labels].flatMap(([name, label]): Chip[] => {
    const value = params.get(name) ?? '';
    if (value === '' || (oneSpan && name === 'to')) return [];
    if (oneSpan && name === 'from') return [{ names: ['from', 'to'], label: 'in', value }];
    return [{ names: [name], label, value: shownName(told(name, value)) }];
  });
}

/** Changes to parameters that take these away, and with them the place in a list that is no more. */
export const without = (names: Iterable<string>): Record<string, null> =>
  Object.fromEntries([...names, 'cursor'].map((name) => [name, null]));

/** What of an address the server is asked: all of its parameters, so that one that it does not know is told, never passed over. */
export const asked = (params: URLSearchParams, leftOut: readonly string[] = []): Record<string, string> =>
  Object.fromEntries([...params].filter(([name, value]) => value !== '' && !leftOut.includes(name)));

/** The same as the end of an address, with its question mark; nothing where there is none. */
export function queryOf(params: URLSearchParams, leftOut: readonly string[] = []): string {
  const query = new URLSearchParams(asked(params, leftOut)).toString();
  return query === '' ? '' : `?${query}`;
}

/** Changes to parameters; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>;

/** What a form has, empty fields as null. The place in the list goes with the old question. */
export function changesOf(form: HTMLFormElement): Changes {
  const changes: Record<string, string | null> = { cursor: null };
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') changes[name] = value.trim() || null;
  return changes;
}

/** Whether days are asked for from a later to an earlier one, of which there are none. */
export const isReversed = (from: string, to: string): boolean =>
  from !== '' && to !== '' && from.slice(0, to.length) > to;
