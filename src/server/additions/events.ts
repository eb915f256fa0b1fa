import { setTimeout as sleep } from 'node:timers/promises';
import { OnrecordError } from '../../errors/index.ts';
import { isOver, type Outcome } from './addition.ts';
import { HEARTBEAT, PORTION } from './limits.ts';
import type { AdditionNow, Additions } from './port.ts';

/** An event as the WHATWG HTML standard has it (9.2, server-sent events), or a sign of life (a comment). */
export type ServerEvent =
  { readonly id: string; readonly event: string; readonly data: unknown } | { readonly heartbeat: true };

/** What goes over the wire. JSON has no line feeds of its own. */
export const eventText = (event: ServerEvent): string =>
  'heartbeat' in event
    ? ': still here\n\n'
    : `id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;

/** Browsers come back after so many milliseconds. */
export const RETRY = 'retry: 3000\n\n';

interface Following {
  /** What the browser had seen last (Last-Event-ID); null where it comes anew. */
  readonly last: string | null;
  /** Aborted when the browser leaves. */
  readonly signal: AbortSignal;
  readonly heartbeat?: number | undefined;
}

/**
 * All additions: at first those that are not over, or, where a browser comes back, those that have changed since; then
 * each when it changes. An event is the whole addition, so that the last one says all: where they come faster than the
 * connection takes them, those in between are left out.
 */
export async function* additionEvents(
  additions: Additions,
  { last, ...following }: Following,
): AsyncGenerator<ServerEvent> {
  const { run } = additions;
  const [seenRun, seenRevision] = last?.split('.') ?? [];
  const known = seenRun === run && /^\d{1,15}$/.test(seenRevision ?? '') ? Number(seenRevision) : null;
  let revision = known ?? -1;
  const isTold = (addition: AdditionNow): boolean => known !== null || last !== null || !isOver(addition);
  let isFirst = true;
  for await (const beat of changes(additions, following)) {
    for (const addition of additions.changedSince(revision)) {
      revision = addition.revision;
      if (isFirst && !isTold(addition)) continue;
      yield { id: `${run}.${revision}`, event: 'addition', data: addition };
    }
    isFirst = false;
    if (beat === 'heartbeat') yield { heartbeat: true };
  }
}

/**
 * One addition: an event for what became of each document, those before included or, where a browser comes back, those
 * since; and the addition itself whenever it changes. It ends when the addition is over. The id of an event is the number
 * of documents that were told, which holds over a restart of the server.
 *
 * @throws OR8130
 */
export async function* documentEvents(
  additions: Additions,
  id: string,
  { last, ...following }: Following,
): AsyncGenerator<ServerEvent> {
  let told = last !== null && /^\d{1,15}$/.test(last) ? Number(last) : 0;
  let revision = -1;
  let isFirst = true;
  additions.get(id);
  for await (const beat of changes(additions, following)) {
    // It may be so long over that it is forgotten.
    if (!additions.has(id)) return;
    const addition = additions.get(id);
    while (told < addition.counts.read) {
      const some = await portionOf(additions.outcomes(id, told));
      if (some.length === 0) break;
      for (const data of some) yield { id: String((told += 1)), event: 'document', data };
    }
    if (isFirst || addition.revision !== revision) yield { id: String(told), event: 'addition', data: addition };
    revision = addition.revision;
    isFirst = false;
    if (isOver(addition)) return;
    if (beat === 'heartbeat') yield { heartbeat: true };
  }
}

async function portionOf(outcomes: AsyncGenerator<Outcome>): Promise<Outcome[]> {
  const some: Outcome[] = [];
  for await (const outcome of outcomes) {
    some.push(outcome);
    if (some.length === PORTION) break;
  }
  return some;
}

/** Once at the beginning, then whenever something has changed, and with signs of life between; until somebody leaves. */
async function* changes(
  additions: Additions,
  { signal, heartbeat = HEARTBEAT }: Omit<Following, 'last'>,
): AsyncGenerator<'change' | 'heartbeat'> {
  const ends = [signal, additions.ending];
  let hasChanged = true;
  let wake: () => void = () => undefined;
  const forget = additions.listen(() => {
    hasChanged = true;
    wake();
  });
  const end = (): void => wake();
  for (const one of ends) one.addEventListener('abort', end);
  try {
    while (!ends.some(({ aborted }) => aborted)) {
      if (hasChanged) {
        hasChanged = false;
        yield 'change';
        continue;
      }
      const woken = Promise.withResolvers<'change'>();
      wake = () => woken.resolve('change');
      const waiting = new AbortController();
      const beat = sleep(heartbeat, 'heartbeat' as const, { signal: waiting.signal, ref: false });
      // It is ended below, which it tells by an error.
      beat.catch(() => undefined);
      const what = await Promise.race([woken.promise, beat]);
      waiting.abort();
      if (what === 'heartbeat') yield what;
    }
  } finally {
    for (const one of ends) one.removeEventListener('abort', end);
    forget();
  }
}

/** @throws OR8141 where too many follow already */
export function refuseTooMany({ listeners, limits }: Additions): void {
  if (listeners >= limits.listeners) throw new OnrecordError('OR8141', { input: 'events', limit: limits.listeners });
}
