import {
  type Attributed,
  type Attribution,
  type DateMention,
  isSpeakersState,
  type Known,
  type Linked,
  type Mention,
  placeBehind,
} from '../../document/index.ts';
import { headNoun, isOfSpeech, isState } from '../../lexicon/index.ts';
import { nearby, remembered, wordsBefore, wordSet } from '../../text/index.ts';
import { distributionsOf, type Distributions, likeliestOther } from './distributions.ts';
import { exactLinks } from './exact.ts';
import { withinItems } from './items.ts';
import { type Sets, setsOf } from './sets.ts';

/**
 * The minimum probability of a link, by the form of the mention. Below it the mention is an entity of its own, because
 * a wrong link is worse than none. Chosen on annotated real texts not used in training (bench/quality) and on our own
 * documents; on the former, nothing changes from 0.5 to 0.7.
 */
export const LEAST = { pronoun: 0.6, description: 0.7, name: 0.7, demonym: 1 } as const;
/** The same for “an official”, “two men”: somebody introduced this way is seldom one who has a name. */
export const LEAST_INDEFINITE = 0.85;
/** The same for a mention that mostly goes back to “I”, “we” or “you”: who these are is less certain. */
const LEAST_BY_SPEECH = 0.6;

type Input = Attributed & { readonly dates: readonly DateMention[]; readonly known: readonly (Known | null)[] };

/**
 * Groups coreferent mentions into entities. Knowledge comes first: mentions the lexicon is certain about are linked if
 * they are one actor and never linked if they are two. Then exact relations between words. Then the model, mention by
 * mention: its probabilities for mentions of one entity are added up. I, we and you are not linked, because they depend
 * on who speaks. In a round-up each item is a text of its own (items.ts).
 */
export function linkMentions<Document extends Input>(whole: Document): Document & Linked {
  const document = withinItems(whole);
  const { text, mentions, known } = document;
  const sets = setsOf(text, mentions, known);
  const byActor = new Map<string, number>();
  for (const [index, one] of known.entries()) {
    if (!one?.certain || !one.actor) continue;
    const first = byActor.get(one.actor);
    if (first === undefined) byActor.set(one.actor, index);
    else sets.join(index, first);
  }
  for (const { mention, antecedent } of exactLinks(
    text,
    mentions,
    (index) => known[index]?.certain === true && isState(known[index].actor),
  ))
    // “… met [Vale], [a spokesman] said”: behind what is said a source is not in apposition to the name before it.
    if (antecedent > mention || !isNewSource(document, mentions[mention], true)) sets.join(mention, antecedent);
  const distributions = distributionsOf(mentions, sets);
  const nouns = mentions.map((mention) => nounOf(text, mention));
  const located: (readonly [described: number, place: string])[] = [];
  for (const [index, mention] of mentions.entries()) {
    distributions.forget(index);
    const words = text.slice(...mention.span);
    if (mention.form === 'demonym' || isNobody(text, mention) || isSpeakersState(words)) continue;
    if (isPeerOfPossessor(document, index)) partFromPossessor(document, index, distributions, sets);
    const isDescribed = mention.form === 'description' && mention.kind !== 'place';
    const place = isDescribed ? placeBehind(text, mentions, index) : null;
    if (place) {
      // “[Police] in Ashby” and “[police] in Holby”.
      const where = text.slice(...place.span);
      for (const [other, its] of located) if (its !== where) sets.part(index, other);
      located.push([index, where]);
    }
    const isPeer = (other: number): boolean => nouns[index] !== undefined && nouns[other] === nouns[index];
    const meant = distributions.of(index, isPeer);
    if (dependsOnSpeaker(text, mention)) {
      distributions.leaveOpen(index, meant);
      continue;
    }
    const best = likeliestOther(meant, sets.find(index));
    const least = INDEFINITE.test(words)
      ? LEAST_INDEFINITE
      : goesBackToSpeech(document, mention)
        ? LEAST_BY_SPEECH
        : LEAST[mention.form];
    const isNamed = (set: number): boolean =>
      mention.antecedents.some(
        (one) => one.mention < index && mentions[one.mention]?.form === 'name' && sets.find(one.mention) === set,
      );
    if (!best || best.probability < least) distributions.leaveOpen(index, meant);
    else if (!isNewSource(document, mention) || !isNamed(best.set)) sets.join(index, best.set);
  }
  return { ...document, linked: sets.all() };
}

/**
 * “[Her] Peruvian counterpart”, “[Vale]'s successor”: a description that begins with whose peer it is. Of other
 * descriptions (“her lawyer”) the model knows as much by itself, and who “my” is depends on who speaks.
 */
function isPeerOfPossessor({ text, mentions }: Input, index: number): boolean {
  const [described, next] = [mentions[index], mentions[index + 1]];
  if (described?.form !== 'description' || next?.span[0] !== described.span[0]) return false;
  if (dependsOnSpeaker(text, next)) return false;
  if (!PEER.has(headNoun(text.slice(...described.span))?.noun ?? '')) return false;
  const rest = text.slice(next.span[1], described.span[1]);
  return next.form === 'pronoun' ? /^\s/u.test(rest) : /^[’']s?\s/u.test(rest);
}

const PEER = wordSet('counterpart colleague predecessor successor rival opponent ally partner critic');

/** The head of a description; undefined for any other mention. */
const nounOf = (text: string, { form, span }: Mention): string | undefined =>
  form === 'description' ? headNoun(text.slice(...span))?.noun : undefined;

/** “…, [a spokesman] said”: one whom a text so brings in as the source of words is nobody whom it has named before. */
const isNewSource = ({ text, attributions }: Input, mention: Mention | undefined, isBehind = false): boolean =>
  mention?.form === 'description' &&
  /^an?\s/iu.test(text.slice(...mention.span)) &&
  sourcesNear(attributions)(mention.span).some(
    ({ source: [source], content: [said] }) =>
      source?.[0] === mention.span[0] && (!isBehind || (said !== undefined && said[0] < source[0])),
  );

const sourcesNear = remembered((attributions: readonly Attribution[]) => nearby(attributions, ({ source }) => source));

/** Nobody is his own counterpart: a description is not the one whose it is, nor whom that one refers to. */
function partFromPossessor({ mentions }: Input, index: number, distributions: Distributions, sets: Sets): void {
  if (!mentions[index + 1]) return;
  sets.part(index, index + 1);
  const best = likeliestOther(distributions.of(index + 1), sets.find(index + 1));
  if (best && best.probability >= LEAST.pronoun) sets.part(index, best.set);
}

const dependsOnSpeaker = (text: string, mention: Mention | undefined): boolean =>
  mention?.form === 'pronoun' && isOfSpeech(text.slice(...mention.span));

const goesBackToSpeech = ({ text, mentions }: Input, { antecedents }: Mention): boolean =>
  antecedents.reduce(
    (sum, { mention, probability }) => sum + (dependsOnSpeaker(text, mentions[mention]) ? probability : 0),
    0,
  ) > 0.5;

/**
 * “no country”, “every minister”, “a new president”: nobody in particular, or somebody else, who is taken up from
 * nowhere.
 */
const NOBODY = /^(?:no|any|every|each|neither|an?\s(?:new|next|future|different)|the\s(?:next|future)|another)\s/iu;
/** “A new [president]”, where the model marks the noun alone. */
const NEW = /\b(?:an?|the|any|another)\s(?:new|next|future|different)\s$/iu;
const isNobody = (text: string, { form, span: [start, end] }: Mention): boolean =>
  NOBODY.test(text.slice(start, end)) || (form === 'description' && NEW.test(wordsBefore(text, start)));
const INDEFINITE = /^(?:an?|one|two|three|some|another|several)\s/iu;
