import type { QueueQuery } from './queue.svelte.ts';

/** What can be asked of the queue in the address; of statements, of events, and of both. */
const STATEMENT_FILTERS = ['words', 'speaker', 'topic', 'outlet', 'verdict'] as const;
const EVENT_FILTERS = ['actor', 'recipient', 'type'] as const;
const BOTH = ['entries', 'field', 'from', 'to'] as const;
/** Those that have no place on the page, but that an address may have. */
const OTHERS = [
  'speaksFor',
  'document',
  'addressee',
  'target',
  'tag',
  'kind',
  'act',
  'polarity',
  'publishedFrom',
  'publishedTo',
  'minConfidence',
  'reports',
] as const;

export const isOfEvents = (params: URLSearchParams): boolean => params.get('entries') === 'events';

/** The filters of an address, those left out that are empty. The server says what is wrong with them. */
export function queryOf(params: URLSearchParams): QueueQuery {
  const names: readonly string[] = [...BOTH, ...STATEMENT_FILTERS, ...EVENT_FILTERS, ...OTHERS];
  const given = [...params].filter(([name, value]) => names.includes(name) && value !== '');
  return Object.fromEntries(given) as QueueQuery;
}
