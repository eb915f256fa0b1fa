import { type BoundaryRule, become } from './rule.ts';

const MEETING =
  /\b(?:meetings?|talks|summits?|visits?|trips?|calls?|round|negotiations|conference|session|audience)\b/u;
const CANCELLED =
  /\b(?:cancel(?:l?ed|s|l?ing|lation)?|call(?:ed|s|ing)? off|scrap(?:ped|s|ping)?|scrub(?:bed)?|pull(?:ed|s)? out of)\b/u;
const CALLS_OFF = new RegExp(`${CANCELLED.source} (?:\\S+ ){0,4}$`, 'u');
const ENVOY = /\b(?:ambassador|envoy|charg[eé]|diplomats?|consul|attach[eé])\b/u;

/** “called off the planned talks”: a verb before the trigger says so. */
function isCalledOff(trigger: string, clause: string): boolean {
  let at = clause.indexOf(trigger);
  while (at >= 0 && !CALLS_OFF.test(clause.slice(0, at))) at = clause.indexOf(trigger, at + 1);
  return at >= 0;
}

export const meetings: readonly BoundaryRule[] = [
  {
    name: 'cancelled meeting',
    why: 'calling off a meeting refuses to meet',
    types: ['CONSULT', 'AGREE', 'SANCTION', 'RETREAT'],
    // The words of the trigger decide; “talks” needs a verb in the same clause that calls them off.
    apply: ({ event, trigger, clause }) =>
      !event.flags.has('negated') &&
      MEETING.test(clause) &&
      (CANCELLED.test(trigger) || (MEETING.test(trigger) && isCalledOff(trigger, clause)))
        ? become(event, 'REJECT', 'meet')
        : null,
  },
  {
    name: 'summoned ambassador',
    why: 'summoning an ambassador who is in the country is a protest, not a meeting',
    types: ['CONSULT', 'REQUEST', 'COERCE', 'AGREE'],
    apply: ({ event, trigger, clause }) =>
      /\b(?:summon\w*|call(?:ed|s)? in|haul(?:ed|s)?(?: in)?)\b/u.test(trigger) && ENVOY.test(clause)
        ? become(event, 'ACCUSE', 'disapprove')
        : null,
  },
  {
    name: 'diplomatic protest',
    why: 'a state that protests in words criticises; only people in the streets protest',
    types: ['PROTEST'],
    apply: ({ event, trigger, actors }) =>
      /\bprotest(?:ed|s|ing)?\b/u.test(trigger) &&
      /\b(?:ministry|minister|government|embassy|ambassador|president|envoy|commission|delegation|foreign office)\b/u.test(
        actors,
      )
        ? become(event, 'ACCUSE', 'disapprove')
        : null,
  },
];
