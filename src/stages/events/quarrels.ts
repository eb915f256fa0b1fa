import type { Span } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';
import { become } from './rules/index.ts';
import type { Scene } from './scene.ts';

/** A fight in the words of headlines: “the ministers clash”. */
const QUARREL = /^(?:clash|spar|feud|battle|fight|duel|lock horns|trade (?:barbs|blows))/iu;

/** Persons in office who clash do so in words, and nobody else is a party: none attacks another, they disapprove. */
export const withoutQuarrels = (events: readonly DecodedEvent[], scene: Scene): DecodedEvent[] =>
  events.flatMap((event) =>
    isQuarrel(event, scene) ? become({ ...event, parties: [] }, 'ACCUSE', 'disapprove') : [event],
  );

function isQuarrel({ type, trigger, actors, recipients }: DecodedEvent, scene: Scene): boolean {
  const { text } = scene.document;
  if (type !== 'ASSAULT' || !trigger[0] || !QUARREL.test(text.slice(...trigger[0]))) return false;
  const sides = [...actors, ...recipients];
  return sides.length > 0 && sides.every((side) => areInOffice(side, scene));
}

function areInOffice(side: Span, scene: Scene): boolean {
  const named = scene.within(side).filter(({ actor }) => actor !== null);
  return (
    named.length > 0 &&
    named.every(({ actor }) => {
      const one = scene.participants.get(actor ?? '');
      return one?.kind === 'person' && one.code !== null;
    })
  );
}
