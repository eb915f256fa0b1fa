import { logistic, sigmoid } from '../../src/model/index.ts';

/** What a probability is concluded from, and whether it was right. */
export interface Example {
  readonly signals: Readonly<Record<string, number>>;
  readonly right: boolean;
}

const STEPS = 1500;
const RATE = 0.5;
/** Pulls the weights of standardized signals towards 0: a little, since there are hundreds of examples and more for each. */
const DECAY = 0.0005;

/** Logistic regression by gradient descent on standardized signals; the weights are those of the signals as they are. */
export function fit(examples: readonly Example[]): Record<string, number> {
  const names = Object.keys(examples[0]?.signals ?? {});
  const scales = names.map((name) => scaleOf(examples.map(({ signals }) => signals[name] ?? 0)));
  const rows = examples.map(({ signals, right }) => ({
    values: [
      1,
      ...names.map((name, at) => ((signals[name] ?? 0) - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
    ],
    right: Number(right),
  }));
  const weights = new Float64Array(names.length + 1);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(weights.length);
    for (const { values, right } of rows) {
      const off = sigmoid(values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)) - right;
      for (const [at, value] of values.entries()) gradient[at] = (gradient[at] ?? 0) + off * value;
    }
    for (const [at, weight] of weights.entries())
      weights[at] = weight * (1 - (at === 0 ? 0 : DECAY * RATE)) - (RATE * (gradient[at] ?? 0)) / rows.length;
  }
  const raw = scales.map(({ spread }, at) => (weights[at + 1] ?? 0) / spread);
  const bias = (weights[0] ?? 0) - raw.reduce((sum, weight, at) => sum + weight * (scales[at]?.mean ?? 0), 0);
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
  return Object.fromEntries([
    ['bias', rounded(bias)],
    ...names.map((name, at) => [name, rounded(raw[at] ?? 0)] as const),
  ]);
}

/** Mean and standard deviation; 1 for a value that never differs. */
function scaleOf(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
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
