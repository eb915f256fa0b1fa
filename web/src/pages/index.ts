import type { Component } from 'svelte';
import Search from './search/Search.svelte';

/** A page with what its address gives it. */
export interface Page {
  readonly load: () => Promise<{ readonly default: Component<{ id: string }> }>;
  readonly id: string;
}

type Load = Page['load'];
const loaded = (component: unknown): Load => {
  const module = { default: component as Component<{ id: string }> };
  return () => Promise.resolve(module);
};

/** A page that is loaded when it is first asked for; one without an id takes none. */
const later = (load: () => Promise<{ readonly default: unknown }>): Load => load as Load;

/** Every page by the first part of its path, without and with an id behind it. The first is loaded with the app. */
const PAGES: ReadonlyMap<string, { readonly list?: Load; readonly one?: Load }> = new Map([
  ['', { list: loaded(Search) }],
  ['search', { list: loaded(Search) }],
  [
    'actors',
    { list: later(() => import('./actors/Actors.svelte')), one: later(() => import('./actors/Actor.svelte')) },
  ],
  ['pairs', { list: later(() => import('./pairs/Pair.svelte')) }],
  ['positions', { list: later(() => import('./positions/Positions.svelte')) }],
  ['network', { list: later(() => import('./network/Network.svelte')) }],
  ['map', { list: later(() => import('./map/Map.svelte')) }],
]);

/** The page of a path; null where there is none. */
export function pageOf(path: string): Page | null {
  const [first = '', id, ...more] = path.split('/').slice(1).map(decodeURIComponent);
  const page = PAGES.get(first);
  const load = id === undefined || id === '' ? page?.list : page?.one;
  return load === undefined || more.length > 0 ? null : { load, id: id ?? '' };
}
