import type { Attributed, DateMention, Known, Mention } from '../../document/index.ts';
import { headNoun, type Lexicon, qualifiersIn } from '../../lexicon/index.ts';
import { isOfState } from './entityTable.ts';
import { knownOf } from './rules.ts';
import { type Scene, sceneOf } from './scene.ts';
import { sole, wordsBehind } from '../../text/index.ts';

/**
 * Adds what the lexicon knows about each mention from its words, the date and the publisher; `off`: rules to leave out.
 */
export function readMentions<Document extends Attributed & { readonly dates: readonly DateMention[] }>(
  document: Document,
  lexicon: Lexicon,
  off: ReadonlySet<string> = new Set(),
): Document & { readonly known: readonly (Known | null)[] } {
  const scene = sceneOf(document, lexicon);
  const known = document.mentions.map((mention): Known | null => {
    const found = knownOf(mention, scene, off);
    if (!found) return null;
    const actsFor = stateServed(mention, scene);
    const gender = found.certain && found.actor !== null ? lexicon.actor(found.actor)?.gender : undefined;
    return { ...found, ...(actsFor ? { actsFor } : {}), ...(gender ? { gender } : {}) };
  });
  return { ...document, known };
}

/**
 * The state that somebody serves, or whose people or body it is: “the German minister”, “officials in Peru”, “Syrian
 * forces”.
 */
function stateServed(mention: Mention, scene: Scene): string | null {
  const words = scene.document.text.slice(...mention.span);
  if (mention.form !== 'description' || mention.kind === 'place' || qualifiersIn(words).size > 0) return null;
  const isPerson = mention.kind === 'person';
  if (isPerson && !isOfState(scene.officeAt(mention), words)) return null;
  const owner = sole(scene.ownersIn(mention));
  if (owner?.actor.kind !== 'country') return null;
  if (!isPerson) return owner.actor.parent ?? owner.actor.id;
  // “The North Korea envoy” is sent there, and “the North Korean envoy”, “the envoy of North Korea” and “North Korea's envoy” from there.
  const isFrom = /[’']s?\s/u.test(words) || /^\sof\s/u.test(wordsBehind(scene.document.text, mention.span[1]));
  const isSent = !isFrom && SENT.test(headNoun(words)?.noun ?? '');
  if (isSent && owner.how !== 'demonym' && owner.how !== 'acronym') return null;
  return owner.actor.parent ?? owner.actor.id;
}

const SENT =
  /^(?:ambassador|envoy|representative|delegate|negotiator|mediator|diplomat|consul|attaché|chargé|commissioner|coordinator|chief|head|commander|officer|official|aide|adviser|advisor|interpreter|soldier)$/u;
