import { type BoundaryRule, become } from './rule.ts';

const MEETING =
  /\b(?:meetings?|talks|summits?|visits?|trips?|calls?|round|negotiations|conference|session|audience)\b/u;
const CANCELLED =
  /\b(?:cancel(?:l?ed|s|l?ing|lation)?|call(?:ed|s|ing)? off|scrap(?:ped|s|ping)?|scrub(?:bed)?|pull(?:ed|s)? out of)\b/u;
const ENVOY = /\b(?:ambassador|envoy|charg[eé]|diplomats?|consul|attach[eé])\b/u;

/** What is refused rather than denied: “denied entry”, “denied the group a permit”. */
const DENIED_THING =
  /^[^.;]{0,40}\b(?:entry|access|permission|permits?|visas?|requests?|bail|asylum|licen[cs]es?|parole|credentials|recognition|right|passage|overflight|landing|application|appeal|leave|clemency|pardon|mercy|relief|aid|help|funds|treatment|visits?)\b/u;

const NO_COMMENT =
  /^\P{L}*(?:\p{L}+\P{L}+){0,3}?(?:to )?(?:comment|say|answer (?:questions|reporters)|elaborate|be (?:named|identified|drawn|quoted)|discuss|specify|speculate|confirm or deny|give (?:details|further|a name|figures))\b/u;
const FACT = /^\s*(?:\p{L}+\s){0,4}?that\b.*\b(?:had|has|have|was|were|is|are)\b/u;
const AHEAD = /\b(?:will|would|could|can|may|might|must|shall|should|if|unless|going to|about to|risk\w*|face[sd]?)\b/u;

export const meetings: readonly BoundaryRule[] = [
  {
    name: 'cancelled meeting',
    why: 'calling off a meeting refuses to meet',
    types: ['CONSULT', 'AGREE', 'SANCTION', 'RETREAT'],
    // The words of the trigger decide; “talks” needs a verb that calls them off in the same clause.
    apply: ({ event, trigger, clause }) =>
      !event.flags.has('negated') &&
      MEETING.test(clause) &&
      (CANCELLED.test(trigger) ||
        (MEETING.test(trigger) && new RegExp(`${CANCELLED.source} (?:\\S+ ){0,4}${trigger}`, 'u').test(clause)))
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
    name: 'denial',
    why: 'denying an accusation neither refuses nor accuses; denying somebody something does',
    types: ['REJECT', 'ACCUSE'],
    apply: ({ event, trigger, text }) => {
      const after = text.slice(event.trigger.at(-1)?.[1] ?? 0, event.sentence[1]).toLowerCase();
      return /^(?:den(?:y|ies|ied|ying|ials?)|disput(?:ed?|es|ing))$/u.test(trigger) && !DENIED_THING.test(after)
        ? []
        : null;
    },
  },
  {
    name: 'no comment',
    why: 'declining to answer the press refuses nothing to anybody who takes part',
    types: ['REJECT'],
    apply: ({ event, trigger, text }) => {
      const after = text.slice(event.trigger[0]?.[0] ?? 0, event.sentence[1]).toLowerCase();
      return /\b(?:declin\w+|refus\w+|would not|not)\b/u.test(trigger) && NO_COMMENT.test(after) ? [] : null;
    },
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
  {
    name: 'warning of a fact',
    why: 'a warning of what is so already threatens nobody',
    types: ['THREATEN'],
    apply: ({ event, trigger, text }) => {
      const after = text.slice(event.trigger.at(-1)?.[1] ?? 0, event.sentence[1]).toLowerCase();
      return /^warn(?:ed|s|ing)?$/u.test(trigger) && FACT.test(after) && !AHEAD.test(after) ? [] : null;
    },
  },
  {
    name: 'both call for an end',
    why: 'both sides calling for an end of the conflict agree',
    types: ['REQUEST'],
    apply: ({ event, clause }) =>
      event.actors.length > 1 &&
      event.recipients.length === 0 &&
      /\b(?:end|halt|stop|cessation|suspend)\b.{0,30}\b(?:war|conflict|fighting|hostilities|violence)\b/u.test(
        clause,
      ) &&
      /\b(?:both|each other|jointly|together|sides|parties)\b/u.test(clause)
        ? become(event, 'AGREE')
        : null,
  },
  {
    name: 'called a violation',
    why: 'who calls something a violation or a provocation accuses and does not threaten',
    types: ['THREATEN'],
    apply: ({ event, trigger }) =>
      /^(?:a |an |this )?(?:flagrant |gross |grave |clear )?(?:violation|breach|provocation|outrage)s?(?: of)?$/u.test(
        trigger,
      )
        ? become(event, 'ACCUSE', 'allege')
        : null,
  },
];
