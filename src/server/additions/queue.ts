import { asOnrecordError, OnrecordError } from '../../errors/index.ts';
import { newPause } from '../pause.ts';
import { type Addition, counted, type Fault, faultOf, isOver, NO_COUNTS } from './addition.ts';
import { handedIn, uploadInto } from './arriving.ts';
import { totalOf } from './documents.ts';
import { openFolder } from './folder.ts';
import { FIRST_PAUSE, INTAKE_LIMITS, LONGEST_PAUSE, MOST_STARTS } from './limits.ts';
import { lock } from './lock.ts';
import type { AdditionNow, Additions, AdditionsOptions } from './port.ts';
import { workOn } from './work.ts';
import { wordSet } from '../../text/index.ts';

/** Faults of the ledger, the model and the disk: whatever is tried then fails, and may not later. */
const HOLDS_UP = wordSet(
  'OR2001 OR3001 OR3002 OR3005 OR3006 OR3008 OR3010 OR3011 OR3013 OR3040 OR3041 OR3042 OR3043 OR3045 OR8134',
);

const CANCELLED = Symbol('cancelled');
const CLOSING = Symbol('closing');

interface Held {
  addition: Addition;
  revision: number;
  /** While it is being cancelled, so that nobody takes it up; whoever cancels it too waits for the same. */
  leaving: Promise<AdditionNow> | null;
  /** While it is worked on. */
  work: { readonly ending: AbortController; readonly ended: Promise<void> } | null;
}

/**
 * Opens the queue and goes on with what a former server has left.
 * @throws OR8134, OR8135 where another server has it, OR8144 where it cannot be read
 */
export async function openAdditions(options: AdditionsOptions): Promise<Additions> {
  const { ledger, reader, sources = {}, pauses = { first: FIRST_PAUSE, longest: LONGEST_PAUSE } } = options;
  const limits = { ...INTAKE_LIMITS, ...options.limits };
  const unlock = await lock(`${options.path}.lock`);
  const folder = await openFolder(options.path).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const means = { ledger, reader, sources, folder };
  // In the order of arriving.
  const all = new Map<string, Held>();
  const listeners = new Set<() => void>();
  const ending = new AbortController();
  const events = new AbortController();
  let revision = 0;
  let heldUp: Fault | null = null;
  let arriving = 0;
  let running: Promise<void> | null = null;
  /** Of a queue that is held up. */
  const pause = newPause();

  function tell(held: Held): void {
    held.revision = revision += 1;
    for (const listener of listeners) listener();
  }
  async function change(held: Held, changes: Partial<Addition>): Promise<void> {
    const changed = { ...held.addition, ...changes };
    await folder.save(changed);
    held.addition = changed;
    tell(held);
  }
  const notOver = (): Held[] => [...all.values()].filter(({ addition }) => !isOver(addition));
  /** Those that are to be worked on, the next one first. */
  const waiting = (): Held[] => notOver().filter(({ work, leaving }) => work === null && leaving === null);
  function nowOf(those: readonly Held[]): AdditionNow[] {
    const places = new Map(waiting().map((held, before) => [held, before + 1]));
    return those.map((held) => {
      const { addition, revision } = held;
      return { ...addition, revision, place: places.get(held) ?? null, heldUp: isOver(addition) ? null : heldUp };
    });
  }
  const now = (held: Held): AdditionNow => nowOf([held])[0] as AdditionNow;
  function found(id: string): Held {
    const held = all.get(id);
    if (!held) throw new OnrecordError('OR8130', { input: id });
    return held;
  }

  function refuseOver({ addition: { id, state } }: Held): void {
    if (isOver({ state })) throw new OnrecordError('OR8137', { input: id, found: state });
  }

  /** Refuses what there is no room for. */
  function makeRoom(size: number): void {
    if (ending.signal.aborted) throw new OnrecordError('OR8143', { input: 'the addition' });
    const those = notOver();
    if (those.length >= limits.waiting)
      throw new OnrecordError('OR8131', { input: 'the addition', found: those.length, limit: limits.waiting });
    const bytes = those.reduce((sum, { addition }) => sum + addition.size, 0) + arriving + size;
    if (bytes > limits.waitingBytes)
      throw new OnrecordError('OR8131', {
        input: 'the addition',
        found: inMegabytes(bytes),
        limit: inMegabytes(limits.waitingBytes),
      });
  }
  async function acknowledge(addition: Addition): Promise<void> {
    makeRoom(addition.size);
    await folder.acknowledge(addition);
    const held: Held = { addition, revision: 0, leaving: null, work: null };
    all.set(addition.id, held);
    tell(held);
    start();
  }

  function start(): void {
    if (running !== null || ending.signal.aborted) return;
    running = work().finally(() => {
      running = null;
      // What came in while the last one ended.
      if (waiting().length > 0) start();
    });
  }
  async function work(): Promise<void> {
    let time = pauses.first;
    for (let held = waiting()[0]; held && !ending.signal.aborted; held = waiting()[0]) {
      const fault = await attempt(held);
      if (fault === null) time = pauses.first;
      if (heldUp?.message !== fault?.message) {
        heldUp = fault && faultOf(fault);
        for (const other of notOver()) tell(other);
      }
      if (fault === null) continue;
      await pause.wait(time, ending.signal);
      time = Math.min(2 * time, pauses.longest);
    }
  }
  /** Works on one; gives what holds it up. Nothing is thrown. */
  async function attempt(held: Held): Promise<OnrecordError | null> {
    const ended = Promise.withResolvers<void>();
    const stopping = new AbortController();
    held.work = { ending: stopping, ended: ended.promise };
    try {
      return await worked(held, stopping.signal);
    } catch (error) {
      // What cannot be put down now is tried again, like the rest; nor is that a start.
      held.addition = { ...held.addition, state: 'waiting', starts: Math.max(0, held.addition.starts - 1) };
      return asOnrecordError(error, held.addition.id);
    } finally {
      held.work = null;
      ended.resolve();
    }
  }
  async function worked(held: Held, signal: AbortSignal): Promise<OnrecordError | null> {
    const { id, counts, doneAtStart } = held.addition;
    // Starts in a row without a document between them.
    const before = counts.read > doneAtStart ? 0 : held.addition.starts;
    if (before >= MOST_STARTS) {
      await end(held, 'failed', faultOf(new OnrecordError('OR8136', { input: id, count: before })));
      return null;
    }
    const started = held.addition.started ?? new Date().toISOString();
    const total = await totalOf(held.addition, (number) => folder.bytesOf(id, number));
    await change(held, { state: 'working', started, total });
    try {
      await workOn(held.addition, means, {
        signal,
        begin: () => change(held, { starts: before + 1, doneAtStart: counts.read }),
        tell(outcome) {
          held.addition = { ...held.addition, counts: counted(held.addition.counts, outcome) };
          tell(held);
        },
      });
    } catch (error) {
      // Whatever it was that failed (the ledger may have been another's for as long as we wait for it).
      if (signal.reason === CANCELLED) {
        await end(held, 'cancelled');
        return null;
      }
      const fault = signal.reason === CLOSING ? null : asOnrecordError(error, id);
      if (fault !== null && !HOLDS_UP.has(fault.code)) {
        await end(held, 'failed', faultOf(fault));
        return null;
      }
      // It is not at fault, so that this was no start.
      await change(held, { state: 'waiting', starts: before });
      return fault;
    }
    const { read, failed } = held.addition.counts;
    await end(held, read === failed && read > 0 ? 'failed' : 'done');
    return null;
  }
  async function end(held: Held, state: 'done' | 'failed' | 'cancelled', error: Fault | null = null): Promise<void> {
    await change(held, { state, error, ended: new Date().toISOString(), starts: 0 });
    await folder.removeBytes(held.addition.id);
    await forgetOld();
  }
  async function leave(held: Held): Promise<AdditionNow> {
    if (held.work) {
      held.work.ending.abort(CANCELLED);
      await held.work.ended;
      pause.cut();
      if (held.addition.state === 'cancelled') return now(held);
      // Its last document was done before, or it could not be put down that it was cancelled.
      refuseOver(held);
    }
    await end(held, 'cancelled');
    return now(held);
  }
  async function forgetOld(): Promise<void> {
    const over = [...all.values()].filter(({ addition }) => isOver(addition)).toReversed();
    const oldest = new Date(Date.now() - limits.keptFor).toISOString();
    for (const [number, { addition }] of over.entries()) {
      if (number < limits.kept && (addition.ended ?? '') > oldest) continue;
      // Another that ends at the same time may have begun with the same.
      if (all.delete(addition.id)) await folder.remove(addition.id);
    }
  }

  try {
    const left = await folder.load();
    for (const addition of left.toSorted((a, b) => (a.received < b.received ? -1 : 1))) await takeUp(addition);
    await forgetOld();
  } catch (error) {
    await unlock();
    throw error;
  }
  async function takeUp(addition: Addition): Promise<void> {
    const held: Held = { addition, revision: 0, leaving: null, work: null };
    all.set(addition.id, held);
    if (isOver(addition)) {
      // A crash may have come between.
      await folder.removeBytes(addition.id);
      return;
    }
    let counts = NO_COUNTS;
    for await (const outcome of folder.outcomes(addition.id)) counts = counted(counts, outcome);
    held.addition = { ...addition, state: 'waiting', counts };
  }
  start();

  return {
    limits,
    run: Date.now().toString(36),
    async handIn(given, giving) {
      makeRoom(Buffer.byteLength(given.bytes ?? ''));
      return now(found((await handedIn(folder, given, giving, acknowledge)).id));
    },
    async upload(size) {
      makeRoom(size ?? 0);
      const upload = await uploadInto(folder, limits, acknowledge);
      let mine = size ?? 0;
      let come = 0;
      arriving += mine;
      const give = (): void => {
        arriving -= mine;
        mine = 0;
      };
      return {
        async file(name, mediaType, bytes) {
          const length = await upload.file(name, mediaType, bytes);
          come += length;
          // What was not announced is counted as it comes.
          if (come > mine) {
            arriving += come - mine;
            mine = come;
            makeRoom(0);
          }
          return length;
        },
        async done(giving) {
          give();
          return upload.done(giving);
        },
        async discard() {
          give();
          await upload.discard();
        },
      };
    },
    list({ after, limit, state }) {
      const newest = [...all.values()].toReversed();
      const isAsked = ({ addition }: Held): boolean => state === undefined || addition.state === state;
      const left = newest.slice(after === undefined ? 0 : newest.indexOf(found(after)) + 1).filter(isAsked);
      const page = left.slice(0, limit);
      const next = left.length > limit ? (page.at(-1)?.addition.id ?? null) : null;
      return { additions: nowOf(page), total: newest.filter(isAsked).length, next };
    },
    changedSince: (since) =>
      nowOf([...all.values()].filter((held) => held.revision > since).toSorted((a, b) => a.revision - b.revision)),
    get: (id) => now(found(id)),
    has: (id) => all.has(id),
    async *outcomes(id, from = 0) {
      found(id);
      yield* folder.outcomes(id, from);
    },
    async cancel(id) {
      const held = found(id);
      refuseOver(held);
      held.leaving ??= leave(held).finally(() => {
        held.leaving = null;
        start();
      });
      return held.leaving;
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get listeners() {
      return listeners.size;
    },
    ending: events.signal,
    endEvents: () => events.abort(),
    async close() {
      events.abort();
      ending.abort();
      for (const { work: one } of all.values()) one?.ending.abort(CLOSING);
      await running;
      await unlock();
    },
  };
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
