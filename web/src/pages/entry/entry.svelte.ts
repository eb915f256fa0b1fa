import { type Asked, asked } from '../../api/asked.svelte.ts';
import { type Api, api, dataOf } from '../../api/client.ts';
import { isEvent } from '../../parts/entries.ts';

/** A statement or an event with why it says what it says. */
export type ShownEntry =
  | { readonly kind: 'statement'; readonly shown: Api['ShownStatement']; readonly reasons: Reasons }
  | { readonly kind: 'event'; readonly shown: Api['ShownEvent']; readonly reasons: Reasons }
  | { readonly kind: 'departed'; readonly departed: Departed };
export type Departed = Api['ShownDeparted']['departed'];
type Reasons = Api['Explanation']['reasons'];

/** Asks for the entry whose id `id` gives; for nothing while there is none. */
export const askedEntry = (id: () => string | null): Asked<ShownEntry> =>
  asked((signal) => {
    const wanted = id();
    return wanted === null ? null : entryOf(wanted, signal);
  });

async function entryOf(id: string, signal: AbortSignal): Promise<ShownEntry> {
  const path = { id };
  if (isEvent(id)) {
    const [shown, { reasons }] = await Promise.all([
      dataOf(api.GET('/api/events/{id}', { params: { path }, signal })),
      dataOf(api.GET('/api/events/{id}/explain', { params: { path }, signal })),
    ]);
    return shown.type === 'departed' ? gone(shown) : { kind: 'event', shown, reasons };
  }
  const [shown, { reasons }] = await Promise.all([
    dataOf(api.GET('/api/statements/{id}', { params: { path, query: { others: 'false' } }, signal })),
    dataOf(api.GET('/api/statements/{id}/explain', { params: { path }, signal })),
  ]);
  return shown.type === 'departed' ? gone(shown) : { kind: 'statement', shown, reasons };
}

const gone = ({ departed }: Api['ShownDeparted']): ShownEntry => ({ kind: 'departed', departed });
