import type { Mention } from '../../document/index.ts';
import type { Sets } from './sets.ts';

/** The entities that a mention may refer to, each as a mention of it, and the probability of each. */
export interface Meant {
  readonly sets: readonly number[];
  readonly shares: Float64Array;
}

/** Whom mentions mean according to the model, and for those that stay alone what they pass on to later ones. */
export interface Distributions {
  /**
   * The probability that a mention refers to each entity: the sum over its antecedents, where an unlinked antecedent passes
   * on its own distribution. The probability of no antecedent goes to the mention's own entity. Impossible entities are left
   * out, and the rest is normalised; but the share of one with the same noun (“the representative of Peru” and that of
   * Chile) goes to nobody, since the model sees no more than the noun.
   */
  of(index: number, isPeer?: (mention: number) => boolean): Meant;
  /** Says that a mention stays alone: a later one that goes back to it may refer to the same. */
  leaveOpen(index: number, meant: Meant): void;
  /** Forgets what no mention from this one on goes back to. */
  forget(index: number): void;
}

/**
 * A smaller share of a distribution is dropped, because it decides nothing. In a transcript each “I” passes on the shares
 * of those before it, so that without a limit a distribution has as many as there are mentions.
 */
const LEAST_SHARE = 0.0001;

export function distributionsOf(mentions: readonly Mention[], sets: Sets): Distributions {
  const open = new Map<number, Meant>();
  const lastUse = lastUses(mentions);
  // Of the mention in hand, by entity; with a Map this was half of the time that a long transcript spends on its links.
  const sums = new Float64Array(mentions.length);
  const isIn = new Uint8Array(mentions.length);
  return {
    of(index, isPeer = () => false) {
      const { antecedents = [], nobody = 0 } = mentions[index] ?? {};
      const own = sets.find(index);
      const found: number[] = [];
      const add = (set: number, probability: number): void => {
        if (isIn[set] === 0) found.push(set);
        isIn[set] = 1;
        sums[set] = (sums[set] ?? 0) + probability;
      };
      add(own, nobody);
      for (const { mention, probability } of antecedents) {
        const further = open.get(mention);
        if (isPeer(mention) && sets.differ(index, mention)) add(own, probability);
        else if (!further || !sets.isAlone(mention)) add(sets.find(mention), probability);
        else
          for (let at = 0; at < further.sets.length; at += 1)
            add(sets.find(further.sets[at] ?? 0), probability * (further.shares[at] ?? 0));
      }
      const possible = found.filter((set) => set === own || !sets.differ(index, set));
      let whole = 0;
      for (const set of possible) whole += sums[set] ?? 0;
      const shareOf = (set: number): number => (whole > 0 ? (sums[set] ?? 0) / whole : 0);
      const kept = possible.filter((set) => shareOf(set) >= LEAST_SHARE);
      const meant = { sets: kept, shares: Float64Array.from(kept, shareOf) };
      for (const set of found) {
        sums[set] = 0;
        isIn[set] = 0;
      }
      return meant;
    },
    leaveOpen: (index, meant) => void open.set(index, meant),
    forget(index) {
      for (const { mention } of mentions[index - 1]?.antecedents ?? [])
        if ((lastUse[mention] ?? 0) < index) open.delete(mention);
    },
  };
}

/** For each mention the last one that has it as an antecedent: then its distribution is not needed any more. */
function lastUses(mentions: readonly Mention[]): Int32Array {
  const uses = new Int32Array(mentions.length);
  for (const [index, { antecedents }] of mentions.entries())
    for (const { mention } of antecedents) uses[mention] = index;
  return uses;
}

/** The entity other than its own that a mention most likely refers to. */
export function likeliestOther(
  { sets, shares }: Meant,
  own: number,
): { readonly set: number; readonly probability: number } | null {
  let best: { set: number; probability: number } | null = null;
  for (const [index, set] of sets.entries()) {
    const probability = shares[index] ?? 0;
    if (set !== own && (best === null || probability > best.probability)) best = { set, probability };
  }
  return best;
}
