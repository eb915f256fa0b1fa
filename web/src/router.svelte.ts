import { leavePlace, placesKept, returnToPlace, startAt } from './scrolling.ts';

/** Where the reader is: the address is the state of every page, so that a link, a bookmark and the back button tell it whole. */
let path = $state(location.pathname);
let query = $state(location.search);

export const here = {
  get path(): string {
    return path;
  },
  get params(): URLSearchParams {
    return new URLSearchParams(query);
  },
  /** A parameter of the address; '' where it is not there. */
  param(name: string): string {
    return new URLSearchParams(query).get(name) ?? '';
  },
  /** The path and the question mark with what follows. */
  get url(): string {
    return path + query;
  },
};

function read(): void {
  path = location.pathname;
  query = location.search;
}

/** Goes to an address of this app. `replace` leaves no step for the back button, for what is typed letter by letter. */
export function go(url: string, { replace = false, keepPlace = false } = {}): void {
  if (url === location.pathname + location.search + location.hash) return;
  if (replace) history.replaceState(history.state, '', url);
  else {
    leavePlace();
    history.pushState(null, '', url);
  }
  const before = path;
  read();
  startAt(keepPlace || path === before ? null : 0);
}

/** An address with some parameters set; '' , null and undefined take one away. */
export function withParams(
  changes: Readonly<Record<string, string | null | undefined>>,
  from: string = here.url,
): string {
  const url = new URL(from, location.origin);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

/** A path with parameters, those that are empty left out. */
export const linkTo = (to: string, params: Readonly<Record<string, string | null | undefined>> = {}): string =>
  withParams(params, to);

/** Follows links of this app without loading the page anew; every other link and click is the browser's own. */
export function followLinks(root: HTMLElement): { destroy(): void } {
  const onClick = (event: MouseEvent): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (/^\/(?:api|openapi)/u.test(link.pathname) || /\.(?:json|csv)$/u.test(link.pathname)) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash !== '') return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  };
  root.addEventListener('click', onClick);
  const onPopState = (): void => {
    read();
    returnToPlace();
  };
  addEventListener('popstate', onPopState);
  const forget = placesKept();
  return {
    destroy() {
      root.removeEventListener('click', onClick);
      removeEventListener('popstate', onPopState);
      forget();
    },
  };
}
