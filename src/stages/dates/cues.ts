import { type Attributed, type Attribution, TRANSCRIPT_TURN } from '../../document/index.ts';
import { holding, spanAt } from '../../text/index.ts';
import { isPastForm } from './tense.ts';

export const placeOf = ({ cue, source, content }: Attribution): number => (cue[0] ?? source[0] ?? content[0] ?? [0])[0];

export const cueOf = (text: string, { cue }: Attribution): string => cue.map((span) => text.slice(...span)).join(' ');

export const HABIT =
  /\b(?:long|repeatedly|often|frequently|regularly|consistently|routinely|usually|traditionally|previously|variously|sometimes|used to|(?<!at )once(?! (?:again|more)\b)|(?<!\b(?:will|shall|can|must) |['’]ll )(?:always|never))\b/i;
export const PRESENT =
  /^(?:has|have|is|are|welcomes?|regrets?|condemns?|urges?|says?|thinks?|believes?|wants?|argues?|insists?|expects?|hopes?|fears?|maintains?|denies|warns?|calls?|sees?|plans?)\b/i;
/** The plain present reports a position held at publication; so does a negated perfect. */
export const STANDING =
  /^(?:(?:does|do) not )?(?:still |also |now )?(?:thinks?|believes?|wants?|expects?|hopes?(?: for)?|fears?|den(?:y|ies)|plans?|opposes?|supports?|shares?|seeks?|doubts?|blames?|complains?|accuse|urge|points? to|stands?|insists?|says?|intends?|favou?rs?|prefers?|regards?|considers?|disagrees?|agree|knows?|maintains?|argues?|disputes?|rejects?|wishes|aims?|would (?:prefer|like|rather)|(?:is|are) (?:\p{L}+ )?(?!being\b)\p{L}+ing|(?:is|are) (?:\p{L}+ )?(?:sure|confident|convinced|certain|afraid|ready|willing|reluctant|optimistic|sceptical|skeptical|worried|determined|against)|(?:has|have)(?: not|n['’]t) (?:yet )?)\b/iu;
/** The same for what the speaker of a turn or quotation says about themselves, their body or their state. */
const OWN =
  /^(?:(?:does|do|has|have) (?:not|no) |(?:firmly|strongly|fully|also|still) )?(?:thinks?|believes?|wants?|expects?|hopes?|fears?|opposes?|supports?|welcomes?|rejects?|shares?|seeks?|stands?|calls? (?:on|for)|demands?|urges?|intention|reason|agrees?|plans?|means?|can promise|would (?:only )?(?:add|say)|appreciates?|regrets?|considers?|favou?rs?|prefers?|intends?|regards?|is ready|are ready|look(?:s|ed)? forward|stood ready|(?:is|are|remains?) (?:\p{L}+ )?committed|(?:\p{L}+ )?(?:commitment|resolve|readiness|willingness|determination))\b/iu;

export const isOwnPosition = (text: string, { source, cue }: Attribution): boolean => {
  if (cue.length === 0) return true;
  const words = cue.map((span) => text.slice(...span)).join(' ');
  const by = source.map((span) => text.slice(...span)).join(' ');
  if (/^(?:I|we|my|our)\b/i.test(by)) return OWN.test(words) || !isPastForm(words);
  // “the engineers believe”: others, on an unknown day.
  return (
    OWN.test(words) &&
    /(?!(?:The|They|He|She|It|You|This|That|These|Those|An?|Every|Both|All|Each|Some|Many|Most|Few|No|None|Neither|Nobody|Everybody|Everyone|Somebody|People|Others|His|Her|Their)\b)\p{Lu}(?:\p{Ll}|\.?\p{Lu})|government|ministry|alliance|union|country|bloc|side/u.test(
      by,
    )
  );
};

/** “Since 2014 Quito has said”: the whole period up to now. */
export function isContinuing({ text, sentences }: Attributed, { cue, content }: Attribution): boolean {
  const [first] = cue;
  const sentence = first && /^(?:has|have)\b/i.test(text.slice(...first)) ? spanAt(sentences, first[0]) : null;
  if (!first || !sentence) return false;
  const inside = content.find((span) => span[0] > first[0])?.[0] ?? sentence[1];
  return /(?:^|, |\b(?:and|but) )(?:ever )?since\b|\bfor (?:years|decades|months|weeks|generations|a long time)\b|\bover the (?:years|decades)\b|\bin the past\b|\b(?:once|twice|in recent (?:years|months|weeks|days))\b/i.test(
    text.slice(sentence[0], Math.min(sentence[1], Math.max(first[1], inside))),
  );
}

/** “had said”: before the time of the narrative. */
export function isBefore(text: string, { cue }: Attribution): boolean {
  const [first] = cue;
  return (
    first !== undefined &&
    (/^had\b/i.test(text.slice(...first)) ||
      /\bhad (?:\p{L}+ )?$/iu.test(text.slice(Math.max(0, first[0] - 20), first[0])))
  );
}

export const isTurn = ({ blocks }: Attributed, { basis, cue, content }: Attribution): boolean =>
  basis === TRANSCRIPT_TURN || (cue.length === 0 && content.some((part) => holding(blocks, part)?.kind === 'turn'));
