import { afterTrigger, type BoundaryRule, become } from './rule.ts';

const WITHDRAWN =
  /\b(?:cut(?:s|ting)?(?: off)?|halv\w+|suspend\w*|halt\w*|fr(?:oze|eez\w*|ozen)|withh(?:old|eld)\w*|stop(?:ped|s)?|end(?:ed|s)|withdr[ae]w\w*|cancel\w*|slash\w*|revok\w+)\b/u;
const HELP =
  /\b(?:aid|assistance|funding|funds|loans?|grants?|support|subsid(?:y|ies)|help|deliver(?:y|ies)|shipments?)\b/u;
/** “Halted [military aid]”, not “halted strikes to allow aid”, “ended its suspension of aid”. */
const IS_HELP =
  /^\S+(?:\s(?!to\b|in\b|for\b|troops\b|forces\b|strikes?\b|attacks?\b|fire\b|firing\b|suspension\b|freeze\b)\S+){0,4}?\s(?:aid|assistance|funding|funds|loans?|grants?|subsid\w+|shipments?|help|support)\b/u;
const PAYMENT = /\b(?:reparations?|compensation|damages|restitution)\b/u;
const COURT = /\b(?:courts?|judges?|tribunal|jury|ruling|ruled|ordered|verdict|arbitrat\w+)\b/u;

export const money: readonly BoundaryRule[] = [
  {
    name: 'withdrawn aid',
    why: 'help that is cut cuts relations',
    types: ['AID', 'RETREAT'],
    apply: (scene) =>
      WITHDRAWN.test(scene.trigger) &&
      (scene.event.type === 'RETREAT' ? IS_HELP.test(scene.trigger + afterTrigger(scene)) : HELP.test(scene.clause)) &&
      !/\bdebts?\b/u.test(scene.clause)
        ? become(scene.event, 'SANCTION', /withdr/u.test(scene.trigger) ? 'withdraw' : 'discontinue')
        : null,
  },
  {
    name: 'payment ordered by a court',
    why: 'a payment that a court orders is a sanction',
    types: ['AID', 'CONCEDE', 'AGREE'],
    apply: ({ event, actors, clause }) =>
      PAYMENT.test(clause) && COURT.test(actors) ? become(event, 'SANCTION') : null,
  },
  {
    name: 'voluntary reparation',
    why: 'a reparation that is paid without a court is help',
    types: ['CONCEDE', 'SANCTION'],
    apply: ({ event, trigger, clause }) =>
      PAYMENT.test(clause) &&
      /\b(?:paid|pays|handed over|transferred|disbursed)\b/u.test(trigger) &&
      !COURT.test(clause) &&
      !event.flags.has('future')
        ? become(event, 'AID')
        : null,
  },
  {
    name: 'withdrawal from an agreement',
    why: 'who leaves a treaty, scheme or body cuts relations; only troops and the like withdraw as a retreat',
    types: ['CONCEDE', 'RETREAT'],
    apply: (scene) =>
      /\b(?:withdr[ae]w\w*|pull(?:ed|s|ing)? out|quit|left)\b/u.test(scene.trigger) &&
      /^(?:\s\S+){0,5}?\s(?:treaty|accords?|agreement|pact|convention|scheme|programme|program|deal|alliance|bloc|organi[sz]ation|initiative)\b/u.test(
        afterTrigger(scene),
      ) &&
      !/\b(?:troops|forces|soldiers|police|candidac\w+)\b/u.test(scene.clause)
        ? become(scene.event, 'SANCTION', 'withdraw')
        : null,
  },
];
