import type { EventParty } from '../../document/index.ts';
import { pronounOf } from '../../lexicon/index.ts';
import { spanOf } from './scene.ts';
import { isKnown } from './scores.ts';

/** “[Deputy Secretary ]of State Ann Vale”, “[former] minister Holm”, “[Mr]. Vale”: what leads on from a title to a name. */
const LEADS_ON = /^\.?\s(?!and\b)(?:(?:of|for|the|and|to|\p{Lu}[\p{L}’'.-]*)\s){0,8}$/u;
/** “Acting”, “Under Secretary”: words that may be a title. */
const TITLE = /^(?:former|\p{Lu}[\p{L}’'.-]*(?:\s(?:of\s)?\p{Lu}[\p{L}’'.-]*){0,3})$/u;
/** “many [as]”: no words for anybody. */
const QUANTITY = /^(?:as many|many as|as few|more than|at least)$/iu;

/**
 * The parties of one side without scraps: pronouns that mean nobody who is known, and pieces of a title before the name of
 * another. They stay where the side has no other.
 */
export function withoutScraps(parties: readonly EventParty[], text: string): readonly EventParty[] {
  const isScrap = (party: EventParty): boolean => {
    if (isKnown(party) || parties.length < 2) return false;
    const [start, end] = spanOf(party);
    const words = text.slice(start, end);
    if (pronounOf(words) !== null || QUANTITY.test(words)) return true;
    return (
      TITLE.test(words) &&
      parties.some((other) => isKnown(other) && LEADS_ON.test(text.slice(end, Math.max(end, spanOf(other)[0]))))
    );
  };
  const kept = parties.filter((party) => !isScrap(party));
  return kept.length > 0 ? kept : parties;
}
