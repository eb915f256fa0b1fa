import type { Component } from 'svelte';
import Search from './search/Search.svelte';

/** A page with what its address gives it. */
export interface Page {
  readonly load: () => Promise<{ readonly default: Component<{ id: string }> }>;
  readonly id: string;
}

type Load = Page['load'];
/** A page that is loaded when it is first asked for. One without an id takes none, whatever it is given. */
const later = (load: () => Promise<{ readonly default: unknown }>): Load => load as Load;
const atOnce = (component: unknown): Load => later(() => Promise.resolve({ default: component }));

const entry = later(() => import('./entry/Entry.svelte'));

/** Every page by the first part of its path, without and with an id behind it. The first is loaded with the app. */
const PAGES: ReadonlyMap<string, { readonly list?: Load; readonly one?: Load }> = new Map<
  string,
  { readonly list?: Load; readonly one?: Load }
>([
  ['', { list: atOnce(Search) }],
  ['search', { list: atOnce(Search) }],
  ['review', { list: later(() => import('./review/Review.svelte')) }],
  ['verify', { list: later(() => import('./verify/Verify.svelte')) }],
  [
    'documents',
    {
      list: later(() => import('./documents/Documents.svelte')),
      one: later(() => import('./reader/Reader.svelte')),
    },
  ],
  [
    'actors',
    { list: later(() => import('./actors/Actors.svelte')), one: later(() => import('./actors/Actor.svelte')) },
  ],
  ['pairs', { list: later(() => import('./pairs/Pair.svelte')) }],
  ['dyads', { list: later(() => import('./dyads/Dyads.svelte')) }],
  ['positions', { list: later(() => import('./positions/Positions.svelte')) }],
  ['network', { list: later(() => import('./network/Network.svelte')) }],
  ['map', { list: later(() => import('./map/Map.svelte')) }],
  ['statements', { one: entry }],
  ['events', { list: later(() => import('./events/Events.svelte')), one: entry }],
  ['add', { list: later(() => import('./add/Add.svelte')) }],
  ['sources', { list: later(() => import('./sources/Sources.svelte')) }],
  ['login', { list: later(() => import('./login/LogIn.svelte')) }],
  ['account', { list: later(() => import('./account/Account.svelte')) }],
]);

/** The page of a path; null where there is none. */
export function pageOf(path: string): Page | null {
  const parts = partsOf(path);
  if (parts === null) return null;
  const [first = '', id, ...more] = parts;
  const page = PAGES.get(first);
  const load = id === undefined || id === '' ? page?.list : page?.one;
  return load === undefined || more.length > 0 ? null : { load, id: id ?? '' };
}

/** The parts of a path as they were meant; null where one is broken. */
function partsOf(path: string): string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return null;
  }
}
