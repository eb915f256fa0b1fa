import type { Participant } from '../../document/index.ts';
import { isRelation, takesUp } from './kinds.ts';
import type { Description } from './phrases.ts';
import type { Scene } from './scene.ts';

/** Whether what is known of somebody answers to the description. */
export function answersTo(
  participant: Participant,
  phrase: Description,
  of: string | null,
  { participants }: Scene,
): boolean {
  const noun = phrase.role?.noun ?? '';
  if (phrase.role?.gender && participant.gender && phrase.role.gender !== participant.gender) return false;
  const isOf = (own: string | null): boolean =>
    !of || !own || own === of || participants.get(own)?.represents === of || participants.get(of)?.represents === own;
  if (isRelation(noun))
    return (
      of !== null &&
      participant.roles.some(({ of: own, nouns }) => own !== null && isOf(own) && !SENT.test(nouns[0] ?? ''))
    );
  const specific = phrase.nouns.at(-1) ?? '';
  const isField = FIELD.test(specific);
  const isFormer = FORMER.test(phrase.words);
  const isOwnOf = of !== null && participant.represents === of;
  const isBodys = of !== null && !of.startsWith('country:') && phrase.office?.of === of && phrase.nouns.length > 1;
  return participant.roles.some(({ words, nouns, of: own }) => {
    // “IGAD's executive secretary” is not the cabinet secretary of whom the text does not say whose.
    const isAnother = of?.startsWith('country:') === false && !own && phrase.nouns.length > 1 && nouns.length > 1;
    if (isAnother && !nouns.includes(specific) && !isOwnOf) return false;
    // “The EU's foreign policy chief” is none of whom the text only says that he is a head.
    if (isBodys && !own && !nouns.includes(specific) && !isOwnOf) return false;
    if (!isOf(own) || (FORMER.test(words) && !isFormer && !KEPT.test(noun))) return false;
    if (nouns.includes(specific)) return true;
    if (specific === 'prime minister' && !nouns.includes('premier')) return false;
    // “the defence minister” is not the interior minister, and “the minister” not the prime minister.
    if (isField && nouns.some((other) => FIELD.test(other) || AFFAIRS.test(other))) return false;
    return nouns.some((called) => takesUp(noun, called) || (called === 'counterpart' && own !== null && own === of));
  });
}

/** Who speaks for somebody is no counterpart of a minister, and who is sent to a state none of its own. */
const SENT = /^(?:spokes\p{L}+|ambassador|envoy)$/u;
/** “the external affairs minister”, of which only the last words are kept. */
const AFFAIRS = /^affairs (?:minister|secretary)$/u;
const FORMER = /\b(?:former|ex-|then|late|previous|retired|one-time)\b/iu;
/** Titles by which people are called after they have left. */
const KEPT =
  /^(?:general|admiral|colonel|major|captain|ambassador|diplomat|judge|professor|politician|official|negotiator)$/u;
const FIELD =
  /^(?:prime|foreign|external|defen[cs]e|finance|interior|home|trade|commerce|economy|energy|oil|health|transport|infrastructure|agriculture|fisheries|environment|climate|justice|education|labou?r|culture|security|development|industry|science|technology|migration|water|tourism|communications|information|planning|housing|treasury) (?:minister|secretary)$/u;
