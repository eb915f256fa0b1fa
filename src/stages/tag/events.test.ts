import { expect, test } from 'vitest';
import { EVENT_TYPES, type EventType } from '../../document/index.ts';
import type { Encoded, Model, Pairs } from '../../model/index.ts';
import { eventAsker } from './events.ts';

type Run = readonly [start: number, end: number];
const types = Object.fromEntries(EVENT_TYPES.map((type) => [type, 1 / EVENT_TYPES.length])) as Record<
  EventType,
  number
>;
const outside = (words: number): Float32Array =>
  Float32Array.from({ length: 3 * words }, (_, at) => Number(at % 3 === 0));

/** A window of ten words in which the document takes each run for an event with this probability; its vector is its first word. */
const windowOf = (valid: (run: Run) => number, triggerOf: (run: Run) => Run = (run) => run) =>
  ({
    window: { start: 0, end: 10, ownStart: 0, ownEnd: 10 },
    triggers: outside(10),
    told: (runs: readonly Run[]) =>
      Promise.resolve({
        vectors: Float32Array.from(runs, ([start]) => start),
        told: runs.map((run) => ({ valid: valid(run), types })),
      }),
    event: (anchor: Run) => {
      const trigger = outside(10);
      const [start, end] = triggerOf(anchor);
      for (let word = start; word < end; word += 1) trigger.set([0, 1, 0], 3 * word);
      const none = outside(10);
      return Promise.resolve({
        from: 0, valid: 0.9, types, modes: {}, flags: {}, contexts: {}, trigger, actor: none, recipient: none, place: none, date: none,
      }); // prettier-ignore
    },
  }) as unknown as Encoded;

/** Logits of parties: the mention's number minus three; of same: the vectors' difference. */
const model = {
  parties: (_: Float32Array, __: Float32Array, { second }: Pairs) =>
    Promise.resolve(Float32Array.from([...second].flatMap((mention) => [mention - 3, -9, -9]))),
  same: (vectors: Float32Array, { first, second }: Pairs) =>
    Promise.resolve(Float32Array.from(first, (one, at) => (vectors[one] ?? 0) - (vectors[second[at] ?? 0] ?? 0) - 2)),
} as unknown as Model;

const pairsOf = (first: readonly number[], second: readonly number[]): Pairs => ({
  first: Int32Array.from(first),
  second: Int32Array.from(second),
  tell: () => undefined,
});

const pairs = {
  parties: (triggers: readonly Run[]) =>
    pairsOf(
      triggers.flatMap((_, event) => [event, event]),
      triggers.flatMap(() => [0, 4]),
    ),
  same: (triggers: readonly Run[]) =>
    pairsOf(
      triggers.slice(1).map((_, at) => at + 1),
      triggers.slice(1).map(() => 0),
    ),
};

async function asked(encoded: Encoded, ...runs: readonly Run[]) {
  const asker = eventAsker(model, () => [0, 10]);
  await asker.ask(encoded, runs);
  return asker.all(new Float32Array(8), pairs);
}

test('what the document takes for no event is not asked about, and the rest comes in the order of the text', async () => {
  const found = await asked(
    windowOf(([start]) => (start === 4 ? 0.001 : 0.5)),
    [7, 8],
    [4, 5],
    [1, 2],
  );
  expect(found.map(({ anchor }) => anchor[0])).toEqual([1, 7]);
});

test('further words of a trigger that is believed are no event of their own', async () => {
  const both = (run: Run): Run => [run[0], 4];
  expect(
    (
      await asked(
        windowOf(() => 0.5, both),
        [1, 2],
        [3, 4],
        [6, 7],
      )
    ).map(({ anchor }) => anchor[0]),
  ).toEqual([1, 6]);
});

test('who may take part and what may be the same comes with its event, and what is unlikely is left out', async () => {
  const [first, second] = await asked(
    windowOf(() => 0.5),
    [6, 7],
    [1, 2],
  );
  expect(first?.parties.map(({ mention }) => mention)).toEqual([0, 4]);
  expect(first?.parties[1]?.actor).toBeCloseTo(1 / (1 + Math.exp(-1)));
  expect(first?.same).toEqual([]);
  expect(second?.same).toMatchObject([{ event: 0 }]);
  expect(second?.same[0]?.probability).toBeCloseTo(1 / (1 + Math.exp(-3)));
});
