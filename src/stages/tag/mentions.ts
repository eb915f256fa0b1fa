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
  const rows = found.map((): Antecedent[] => []);
  for (const [index, first] of pairs.first.entries())
    rows[first]?.push({ mention: pairs.second[index] ?? 0, probability: scores.pairs[index] ?? -Infinity });
  return found.map((mention, index) => {
    const row = rows[index] ?? [];
    const nobody = scores.nobody[index] ?? 0;
    const top = Math.max(nobody, ...row.map(({ probability }) => probability));
    const sum = row.reduce((total, { probability }) => total + Math.exp(probability - top), Math.exp(nobody - top));
    const antecedents = row
      .map((one) => ({ ...one, probability: Math.exp(one.probability - top) / sum }))
      .filter(({ probability }) => probability >= LEAST)
      .toSorted((a, b) => b.probability - a.probability)
      .slice(0, KEPT);
    return { ...mention, antecedents, nobody: Math.exp(nobody - top) / sum };
  });
}
