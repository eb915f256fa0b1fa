import type { Attributed, DateMention, Known, Linked, Mention } from '../../document/index.ts';
import { isOfSpeech } from '../../lexicon/index.ts';
import { exactLinks } from './exact.ts';
import { type Sets, setsOf } from './sets.ts';

/**
 * The least probability of a link that is believed, by the form of the mention; below it the mention is somebody of its
 * own, since a wrong link is worse than none. Chosen on the marked real texts that nobody trains on (bench/quality) and on our own
 * documents: on the former nothing changes from 0.5 to 0.7.
 */
export const LEAST = { pronoun: 0.6, description: 0.7, name: 0.7, demonym: 1 } as const;
/** The same for “an official”, “two men”: whoever is introduced so is seldom one who has a name. */
export const LEAST_INDEFINITE = 0.85;

type Input = Attributed & { readonly dates: readonly DateMention[]; readonly known: readonly (Known | null)[] };

/**
 * Puts the mentions that mean the same one together. Knowledge comes first: what the lexicon is certain of is one actor,
 * and two certain actors are never one. Then exact relations of words. Then, mention by mention, the model: what it gives
 * to the mentions of one entity counts together. I, we and you stand alone: they depend on who speaks.
 */
export function linkMentions<Document extends Input>(document: Document): Document & Linked {
  const { text, mentions, known } = document;
  const sets = setsOf(text, mentions, known);
  const byActor = new Map<string, number>();
  for (const [index, one] of known.entries()) {
    if (!one?.certain || !one.actor) continue;
    const first = byActor.get(one.actor);
    if (first === undefined) byActor.set(one.actor, index);
    else sets.join(index, first);
  }
  for (const { mention, antecedent } of exactLinks(text, mentions)) sets.join(mention, antecedent);
  // Of a mention that stays by itself what it may mean: a later one that goes back to it may mean the same.
  const open = new Map<number, ReadonlyMap<number, number>>();
  for (const [index, mention] of mentions.entries()) {
    if (mention.form === 'demonym') continue;
    const meant = distributionOf(index, mention, open, sets);
    if (dependsOnSpeaker(text, mention)) {
      open.set(index, meant);
      continue;
    }
    const [best] = [...meant].filter(([set]) => set !== sets.find(index)).toSorted(([, p], [, q]) => q - p);
    const least = INDEFINITE.test(text.slice(...mention.span)) ? LEAST_INDEFINITE : LEAST[mention.form];
    if (best && best[1] >= least) sets.join(index, best[0]);
    else open.set(index, meant);
  }
  return { ...document, linked: sets.all() };
}

const dependsOnSpeaker = (text: string, mention: Mention | undefined): boolean =>
  mention?.form === 'pronoun' && isOfSpeech(text.slice(...mention.span));

const INDEFINITE = /^(?:an?|one|two|three|some|another|several)\s/iu;

/**
 * How likely a mention means each entity, by a mention of it: the sum over its antecedents, where one that stays open passes
 * on what it may mean itself. What goes to nobody is its own. Whom it cannot mean is left out, and the rest makes up for it.
 */
function distributionOf(
  index: number,
  { antecedents, nobody }: Mention,
  open: ReadonlyMap<number, ReadonlyMap<number, number>>,
  sets: Sets,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>([[sets.find(index), nobody]]);
  const add = (set: number, probability: number): void => void sums.set(set, (sums.get(set) ?? 0) + probability);
  for (const { mention, probability } of antecedents) {
    const further = open.get(mention);
    if (!further || !sets.isAlone(mention)) add(sets.find(mention), probability);
    else for (const [set, share] of further) add(sets.find(set), probability * share);
  }
  const possible = [...sums].filter(([set]) => set === sets.find(index) || !sets.differ(index, set));
  const whole = possible.reduce((sum, [, probability]) => sum + probability, 0);
  return new Map(possible.map(([set, probability]) => [set, whole > 0 ? probability / whole : 0]));
}
