import type { Tensor } from 'onrecord-runtime';

/** The numbers of an output. @throws TypeError when the model has no such output */
export function numbersOf(tensor: Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new TypeError('the model gave no such output');
  return tensor.data;
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Writes the softmax of `count` logits from `at` on into `to` from `put` on. */
export function softmaxInto(
  logits: Float32Array,
  at: number,
  count: number,
  to: Float32Array | number[],
  put: number,
): void {
  let top = -Infinity;
  for (let index = 0; index < count; index += 1) top = Math.max(top, logits[at + index] ?? -Infinity);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const value = Math.exp((logits[at + index] ?? -Infinity) - top);
    to[put + index] = value;
    sum += value;
  }
  for (let index = 0; index < count; index += 1) to[put + index] = (to[put + index] ?? 0) / sum;
}

/**
 * Probabilities at the first piece of each word. Logits have `width` numbers a piece, beginning with piece `begin`; each
 * `group` of them, from `offset` to `offset + taken`, is a distribution of its own.
 */
export function atWords(
  logits: Float32Array,
  places: readonly number[],
  { width, group, offset = 0, taken = width, begin = 0 }: Columns,
): Float32Array {
  const result = new Float32Array(places.length * taken);
  for (let word = 0; word < places.length; word += 1) {
    const from = ((places[word] ?? 0) - begin) * width + offset;
    for (let column = 0; column < taken; column += group)
      softmaxRow(logits, from + column, group, result, word * taken + column);
  }
  return result;
}

/**
 * The same as softmaxInto, for the rows of which a document has hundreds of thousands: it knows the type of both arrays,
 * and that the exponential of the greatest logit is 1.
 */
function softmaxRow(logits: Float32Array, at: number, count: number, to: Float32Array, put: number): void {
  let top = -Infinity;
  for (let index = at; index < at + count; index += 1) {
    const logit = logits[index] ?? -Infinity;
    if (logit > top) top = logit;
  }
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const less = (logits[at + index] ?? -Infinity) - top;
    const value = less === 0 ? 1 : Math.exp(less);
    to[put + index] = value;
    sum += value;
  }
  for (let index = put; index < put + count; index += 1) to[index] = (to[index] ?? 0) / sum;
}

export interface Columns {
  readonly width: number;
  readonly group: number;
  readonly offset?: number;
  readonly taken?: number;
  readonly begin?: number;
}

/** Probabilities are kept this far from 0 and 1, so that one sure figure does not outweigh all others. */
const EDGE = 0.001;

export const logOdds = (probability: number): number => {
  const kept = Math.min(Math.max(probability, EDGE), 1 - EDGE);
  return Math.log(kept / (1 - kept));
};

/** The probability that a logistic model gives to signals; `bias` is the weight that always counts. */
export function logistic(signals: Readonly<Record<string, number>>, weights: Readonly<Record<string, number>>): number {
  let sum = weights['bias'] ?? 0;
  for (const [name, value] of Object.entries(signals))
    sum += (Object.hasOwn(weights, name) ? (weights[name] ?? 0) : 0) * value;
  return sigmoid(sum);
}

/**
 * What was found, with the probability that a logistic model gives to its signals, to three places: what is told of
 * thousands is no surer than that. As it is without signals, or before weights are fitted.
 */
export const withConfidence = <Found extends object | null>(
  found: Found,
  signals: object | null,
  weights: Readonly<Record<string, number>> | null | undefined,
): Found =>
  signals && weights ? { ...found, confidence: Math.round(1000 * logistic({ ...signals }, weights)) / 1000 } : found;
