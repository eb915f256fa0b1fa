import type { Span } from '../../../text/index.ts';
import { afterTrigger, type BoundaryRule, become } from './rule.ts';

const MEETING =
  /\b(?:meetings?|talks|summits?|visits?|trips?|calls?(?! off)|round|negotiations|conference|session|audience)\b/u;
const CANCELLED =
  /\b(?:cancel(?:l?ed|s|l?ing|lation)?|call(?:ed|s|ing)? off|scrap(?:ped|s|ping)?|scrub(?:bed)?|pull(?:ed|s)? out of)\b/u;
const CALLS_OFF = new RegExp(`${CANCELLED.source} (?:\\S+ ){0,4}$`, 'u');
const ENVOY = /\b(?:ambassador|envoy|charg[eé]|diplomats?|consul|attach[eé])\b/u;

/** “Anti-government demonstrators”, “supporters of the president”: people in the streets. */
const CROWD =
  /\b(?:anti|pro)-|\b(?:protest[eo]rs?|demonstrators?|supporters?|opponents?|workers?|employees|staff|students|people|crowds?|hundreds|thousands|dozens)\b/u;

/** “called off the planned talks”: a verb before the trigger says so. */
function isCalledOff(trigger: string, clause: string): boolean {
  let at = clause.indexOf(trigger);
  while (at >= 0 && !CALLS_OFF.test(clause.slice(0, at))) at = clause.indexOf(trigger, at + 1);
  return at >= 0;
}

/** “Called [his counterpart] on Sunday”, “called [the premier] and proposed …”: with no name that somebody is called. */
const TELEPHONED =
  /^\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?(?=[.,;]|\s(?:after|about|to|and|as)\b)|by (?:tele)?phone\b|to (?:discuss|congratulate|express|offer|thank)\b|and (?:proposed|offered|asked|discussed|agreed)\b)/u;
/** “Called on [the president] in Lima on Friday.”: behind somebody on whom another calls comes nothing but time and place. */
const VISITED =
  /^(?:\s(?:on|in|at|here|during|this)\b(?:(?!\s(?:to|for|that|not|and)\s)[^.;:]){0,60})?(?:\s(?:today|yesterday|earlier))?[.;]?\s*$/u;
/** “Exchanged views on [Sri Lanka]”, not “called on [the king]”. */
const ABOUT = /(?<!\bcall(?:ed|s|ing)?)\s(?:on|about|regarding|concerning)\s(?:the\s)?$/u;
const ALONGSIDE = /\b(?:alongside|on the side of)\s(?:the\s)?$/u;
/** How many characters before a party may lead it in. */
const LEADS_IN = 24;

/** “Thank you, Minister, for being here.” */
const FOR_COMING =
  /^(?:,? ?(?:\S+ ){0,6}?)for (?:being (?:here|with us)|joining|coming|having (?:me|us)|your time|(?:speaking|talking) (?:to|with) (?:me|us)|taking (?:the |your )?time)\b/u;

const before = (text: string, [start]: Span): string => text.slice(Math.max(0, start - LEADS_IN), start);

export const meetings: readonly BoundaryRule[] = [
  {
    name: 'request for comment',
    why: 'what journalists ask of somebody is no request of theirs',
    types: ['REQUEST'],
    apply: (scene) =>
      /\brequests?(?: for)?(?: comments?)?$/u.test(scene.trigger) &&
      /\brequests? for (?:(?:an?|further|immediate|more) )?(?:comment|interview)/u.test(
        scene.trigger + afterTrigger(scene),
      )
        ? []
        : null,
  },
  {
    name: 'polite thanks',
    why: 'thanks at the beginning and the end of an interview are manners',
    types: ['SUPPORT'],
    apply(scene) {
      const { event, trigger } = scene;
      const isThanks = /^(?:many )?thanks?(?: you)?(?: (?:very|so) much)?$/u.test(trigger);
      const isBare = event.actors.length === 0 && event.recipients.length === 0;
      return isThanks && (isBare || FOR_COMING.test(afterTrigger(scene))) ? [] : null;
    },
  },
  {
    name: 'telephone call',
    why: 'whoever is called without being called something is spoken to by telephone',
    types: ['ACCUSE'],
    apply: ({ event, trigger, text }) =>
      /^(?:has |had |have )?called$/u.test(trigger) &&
      event.recipients.some(([, end]) => TELEPHONED.test(text.slice(end, event.sentence[1])))
        ? become(event, 'CONSULT')
        : null,
  },
  {
    name: 'courtesy call',
    why: 'whoever calls on somebody and asks nothing pays a visit',
    types: ['REQUEST'],
    apply({ event, trigger, text }) {
      const [person] = event.recipients;
      const isCall = /(?:^|\s)call(?:ed|s)? on$/u.test(trigger) && event.recipients.length === 1;
      // “Called on all sides” asks something of them.
      const isSomebody = person !== undefined && /\p{Lu}/u.test(text.slice(...person));
      return isCall && isSomebody && VISITED.test(text.slice(person[1], event.sentence[1]))
        ? become(event, 'CONSULT', 'visit')
        : null;
    },
  },
  {
    name: 'subject of talks',
    why: 'what is talked about takes no part in the talks',
    types: ['CONSULT'],
    apply({ event, text }) {
      const recipients = event.recipients.filter((span) => !ABOUT.test(before(text, span)));
      return recipients.length < event.recipients.length ? [{ ...event, recipients }] : null;
    },
  },
  {
    name: 'fighting alongside',
    why: 'who fights alongside somebody is on the same side',
    types: ['ASSAULT'],
    apply({ event, trigger, text }) {
      const recipients = event.recipients.filter((span) => !ALONGSIDE.test(before(text, span)));
      const isFight = /\b(?:fight|fought|battl)/u.test(trigger);
      return isFight && recipients.length < event.recipients.length ? [{ ...event, recipients }] : null;
    },
  },
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
      ) &&
      !CROWD.test(actors)
        ? become(event, 'ACCUSE', 'disapprove')
        : null,
  },
];
