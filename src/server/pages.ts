/** How the data of a page is asked for where that is not at once the page's own address below /api. */
interface PageData {
  /** Under which name the API has it. */
  readonly name?: string;
  /** Parameters that say what of the data the page shows, and how. */
  readonly shown?: readonly string[];
  /** What below the data has a page with this parameter: an older version of a document. */
  readonly part?: { readonly parameter: string; readonly name: string };
  /** Parameters of a place in a list, which a table of all of it does not have. */
  readonly listed?: readonly string[];
}

/** By the first part of a page's path. */
const PAGES: ReadonlyMap<string, PageData> = new Map<string, PageData>([
  ['search', { listed: ['order', 'cursor', 'limit', 'facets'] }],
  [
    'documents',
    {
      shown: ['layers', 'entry', 'turn', 'compare'],
      listed: ['cursor', 'limit'],
      part: { parameter: 'version', name: 'reading' },
    },
  ],
  ['events', { listed: ['cursor', 'limit'] }],
  ['actors', { shown: ['bar', 'by', 'show', 'from', 'to'] }],
  ['positions', { shown: ['changes'] }],
  ['network', { shown: ['node'] }],
  ['dyads', { shown: ['behind'], listed: ['cursor', 'limit'] }],
  ['map', { name: 'places', shown: ['place', 'area'] }],
  ['pairs', { name: 'timeline', shown: ['show', 'there', 'back'] }],
  ['verify', { shown: ['tab'] }],
  ['review', { name: 'reviews/queue', shown: ['tab', 'entry'] }],
  ['add', { name: 'additions', shown: ['kind'] }],
  ['sources', { name: 'feeds' }],
]);

/** What of the server is no page of the web app. */
const OWN = /^\/(?:api|assets|mcp)(?:\/|$)/u;
export const isOwn = (path: string): boolean => OWN.test(path) || path === '/openapi.json';

/**
 * `/search.json?…` and `/search.csv?…` are the page `/search?…` as data: the same address with the form behind it.
 * Everything else is as it came, but for what cannot be decoded: it leads to where nothing is.
 */
export function asData(url: string): string {
  const [path = '', ...rest] = url.split('?');
  const query = rest.join('?');
  // The app tells of a page that is not there better than a problem in JSON does.
  if (!isDecodable(path)) return isOwn(path) ? '/api/nowhere' : '/nowhere';
  const ending = ENDINGS.find((one) => path.endsWith(one));
  if (isOwn(path) || ending === undefined) return url;
  const [, first = '', ...parts] = path.slice(0, -ending.length).split('/');
  const { name = first, shown = [], listed = [], part } = PAGES.get(first) ?? {};
  const leftOut = ending === '.csv' ? [...shown, ...listed] : shown;
  const asked = query.split('&').filter((one) => !leftOut.includes(one.split('=', 1)[0] ?? ''));
  const isOfPart = part !== undefined && asked.some((one) => one.startsWith(`${part.parameter}=`));
  if (isOfPart && ending === '.json' && parts.length > 0) parts.push(part.name);
  const data = ['/api', name, ...parts].join('/') + (ending === '.csv' ? ending : '');
  return asked.join('') === '' ? data : `${data}?${asked.join('&')}`;
}

const ENDINGS = ['.json', '.csv'] as const;

/** Whether what an address says can be told from it. */
export function isDecodable(path: string): boolean {
  try {
    // What comes of it has to be looked at: a call whose value nobody needs is left out of the bundle.
    return decodeURIComponent(path).length > 0;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return false;
  }
}
