import type { Attributed, Attribution } from '../../document/index.ts';
import { contains, nearby } from '../../text/index.ts';
import { isPastForm } from './tense.ts';

export const placeOf = ({ cue, source, content }: Attribution): number => (cue[0] ?? source[0] ?? content[0] ?? [0])[0];

export const HABIT =
  /\b(?:long|repeatedly|often|always|frequently|regularly|consistently|routinely|usually|traditionally|never|previously|variously|sometimes)\b/i;
export const PRESENT =
  /^(?:has|have|is|are|says?|thinks?|believes?|wants?|argues?|insists?|expects?|hopes?|fears?|maintains?|denies|warns?|calls?|sees?|plans?)\b/i;
/** The plain present tells what somebody holds when the report appears. */
export const STANDING =
  /^(?:(?:does|do) not )?(?:thinks?|believes?|wants?|expects?|hopes?(?: for)?|fears?|den(?:y|ies)|plans?|opposes?|supports?|shares?|seeks?|doubts?|blames?|complains?|accuse|urge|points? to|stands?|insists?|says?|intends?)\b/i;
/** The same of what the speaker of a turn or quotation says of himself, his body or his state. */
const OWN =
  /^(?:(?:does|do|has|have) (?:not|no) |(?:firmly|strongly|fully|also|still) )?(?:thinks?|believes?|wants?|expects?|hopes?|fears?|opposes?|supports?|welcomes?|rejects?|shares?|seeks?|stands?|calls? (?:on|for)|demands?|urges?|intention|reason|agrees?|plans?|means?|can promise|would (?:only )?(?:add|say)|appreciates?|regrets?|considers?|is ready|are ready)\b/i;

export const isOwnPosition = (text: string, { source, cue }: Attribution): boolean => {
  if (cue.length === 0) return true;
  const words = cue.map((span) => text.slice(...span)).join(' ');
  const by = source.map((span) => text.slice(...span)).join(' ');
  if (/^(?:I|we|my|our)\b/i.test(by)) return OWN.test(words) || !isPastForm(words);
  // “the engineers believe”: others, on a day that nobody tells.
  return OWN.test(words) && /(?!The\b)\p{Lu}\p{Ll}|government|ministry|alliance|union|country|bloc|side/u.test(by);
};

/** “had said”: before what the story tells. */
export function isBefore(text: string, { cue }: Attribution): boolean {
  const [first] = cue;
  return (
    first !== undefined &&
    (/^had\b/i.test(text.slice(...first)) ||
      /\bhad (?:\p{L}+ )?$/iu.test(text.slice(Math.max(0, first[0] - 20), first[0])))
  );
}

export const isTurn = ({ blocks }: Attributed, { basis, cue, content }: Attribution): boolean =>
  basis === 'turn of a transcript' ||
  (cue.length === 0 &&
    blocks.some(({ kind, span }) => kind === 'turn' && content.some((part) => contains(span, part))));

export const paragraphOf = ({ blocks }: Attributed, place: number): number =>
  blocks.findIndex(({ span }) => span[0] <= place && place < span[1]);

/** Of each attribution that is told in the content of another, by its id, that other: the last where several hold it. */
export function outersOf(attributions: readonly Attribution[]): ReadonlyMap<string, Attribution> {
  const near = nearby(attributions, ({ content }) => content);
  const outers = new Map<string, Attribution>();
  for (const attribution of attributions) {
    const anchor = attribution.cue[0] ?? attribution.source[0];
    const outer =
      anchor &&
      near(anchor).findLast((other) => other !== attribution && other.content.some((span) => contains(span, anchor)));
    if (outer) outers.set(attribution.id, outer);
  }
  return outers;
}
