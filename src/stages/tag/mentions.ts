import type { Antecedent, FoundMention, Mention } from '../../document/index.ts';
import type { Model, Pairs } from '../../model/index.ts';

/** How many of the most likely antecedents are kept, and from which probability: the rest decides nothing. */
const KEPT = 10;
const LEAST = 0.01;

/** Mentions with their antecedents according to the model. `vectors`: concatenated, in the order of the mentions. */
export async function mentionsOf(
  found: readonly FoundMention[],
  vectors: Float32Array,
  model: Pick<Model, 'link'>,
  pairs: Pairs,
): Promise<Mention[]> {
  const scores = await model.link(vectors, pairs);
  const { first, second } = pairs;
  const mentions: Mention[] = [];
  let from = 0;
  for (const [index, mention] of found.entries()) {
    let to = from;
    while (to < first.length && first[to] === index) to += 1;
    mentions.push({
      ...mention,
      ...likeliest(second.subarray(from, to), scores.pairs.subarray(from, to), scores.nobody[index] ?? 0),
    });
    from = to;
  }
  return mentions;
}

/** The softmax of scores and of nobody's, of which the most likely antecedents are kept. */
function likeliest(
  candidates: Int32Array,
  scores: Float32Array,
  nobody: number,
): Pick<Mention, 'antecedents' | 'nobody'> {
  let top = nobody;
  for (const score of scores) if (score > top) top = score;
  let sum = Math.exp(nobody - top);
  const shares = Float64Array.from(scores, (score) => Math.exp(score - top));
  for (const share of shares) sum += share;
  const antecedents: Antecedent[] = [];
  for (let index = 0; index < shares.length; index += 1) {
    const probability = (shares[index] ?? 0) / sum;
    if (probability >= LEAST) antecedents.push({ mention: candidates[index] ?? 0, probability });
  }
  antecedents.sort((a, b) => b.probability - a.probability);
  return { antecedents: antecedents.slice(0, KEPT), nobody: Math.exp(nobody - top) / sum };
}
