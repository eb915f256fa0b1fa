import { setTimeout } from 'node:timers/promises';

/**
 * A gate before native code. A thread that is ended while it is inside the runtime's C++ takes the whole process with it
 * (the binding throws where no JavaScript is left to catch), so whoever wants to end a thread closes its gate first:
 * nothing more goes in, and what is inside is waited for, which is at most one run of the model (some 0.1 s).
 */
export type Gate = SharedArrayBuffer;

/** The two numbers behind a gate: how many are inside, and whether it is closed. */
const INSIDE = 0;
const CLOSED = 1;

export const newGate = (): Gate => new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);

/** Whether the thread behind the gate is about to be ended. */
export const isClosed = (gate: Gate): boolean => Atomics.load(new Int32Array(gate), CLOSED) === 1;

/** Runs native work inside the gate. @throws Error when the gate is closed: the thread is about to be ended */
export async function inside<Result>(gate: Gate, work: () => Promise<Result>): Promise<Result> {
  const state = new Int32Array(gate);
  Atomics.add(state, INSIDE, 1);
  try {
    // Looked at after going in: whoever closes the gate looks in the other order, so one of the two sees the other.
    if (isClosed(gate)) throw new Error('this thread is being ended');
    return await work();
  } finally {
    Atomics.sub(state, INSIDE, 1);
    Atomics.notify(state, INSIDE);
  }
}

/** Milliseconds that nothing inside the gate can take: then the thread has died inside, and there is nothing to wait for. */
const LONGEST = 10_000;

/** Closes the gate for good; fulfilled when nothing is inside any more. */
export async function closeGate(gate: Gate): Promise<void> {
  const state = new Int32Array(gate);
  Atomics.store(state, CLOSED, 1);
  const began = performance.now();
  // Atomics.waitAsync would not do: it keeps no process alive, and with it some ends were never heard of (Node 24.21).
  while (Atomics.load(state, INSIDE) > 0 && performance.now() - began < LONGEST) await setTimeout(5);
}

/** The same without giving way to anything else in this thread, for the end of the process. */
export function closeGateNow(gate: Gate): void {
  const state = new Int32Array(gate);
  Atomics.store(state, CLOSED, 1);
  for (let count = Atomics.load(state, INSIDE); count > 0; count = Atomics.load(state, INSIDE))
    if (Atomics.wait(state, INSIDE, count, LONGEST) === 'timed-out') return;
}
