import { logistic } from '../../src/model/index.ts';

/** What a probability is concluded from, and whether it was right. */
export interface Example {
  readonly signals: Readonly<Record<string, number>>;
  readonly right: boolean;
}

const STEPS = 4000;
const RATE = 0.05;
/** Pulls weights towards 0: a little, since there are hundreds of examples and more for a handful of weights. */
const DECAY = 0.0005;

/** Logistic regression by gradient descent; weights are rounded to four places. */
export function fit(examples: readonly Example[]): Record<string, number> {
  const names = Object.keys(examples[0]?.signals ?? {});
  const weights: Record<string, number> = Object.fromEntries([['bias', 0], ...names.map((name) => [name, 0])]);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient: Record<string, number> = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    for (const { signals, right } of examples) {
      const off = logistic(signals, weights) - Number(right);
      gradient['bias'] = (gradient['bias'] ?? 0) + off;
      for (const name of names) gradient[name] = (gradient[name] ?? 0) + off * (signals[name] ?? 0);
    }
    for (const name of Object.keys(weights)) {
      weights[name] = (weights[name] ?? 0) * (1 - DECAY * RATE) - (RATE * (gradient[name] ?? 0)) / examples.length;
    }
  }
  return Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]));
}

/**
 * How far probabilities can be trusted: the examples of each half of the texts by weights that were fitted on the other
 * half. A line for each tenth: from, to, how many, and the share that was right.
 */
export function reliability(texts: readonly (readonly Example[])[]): string[] {
  const halves = [0, 1].map((half) => texts.filter((_, index) => index % 2 === half).flat());
  const heldOut = halves.flatMap((half, index) => {
    const weights = fit(halves[1 - index] ?? []);
    return half.map(({ signals, right }) => ({ probability: logistic(signals, weights), right }));
  });
  return Array.from({ length: 10 }, (_, tenth) => {
    const within = heldOut.filter(({ probability }) => Math.min(Math.floor(probability * 10), 9) === tenth);
    const right = within.filter((example) => example.right).length;
    const share = within.length > 0 ? (right / within.length).toFixed(3) : '-';
    return `0.${tenth}–${((tenth + 1) / 10).toFixed(1)}  ${String(within.length).padStart(8)}  ${share}`;
  });
}
