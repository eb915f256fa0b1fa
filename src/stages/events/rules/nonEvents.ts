import { EVENT_TYPES, type EventType } from '../../../document/index.ts';
import { afterTrigger, beforeTrigger, type BoundaryRule, become } from './rule.ts';

const VIOLENT: readonly EventType[] = ['ASSAULT'];
const VERBAL: ReadonlySet<EventType> = new Set(['ACCUSE', 'AGREE', 'REJECT', 'REQUEST', 'SUPPORT', 'THREATEN']);

/** Words that only force leaves no other sense for. */
const FORCE =
  /\b(?:police|soldiers?|troops|army|militants?|gunm[ae]n|rebels?|insurgents?|forces|militia\w*|kill\w*|wound\w*|injur\w+|dead|deaths?|died|hospital\w*|bombs?|bomb(?:ed|ing)|missiles?|rockets?|drones?|artillery|mortars?|guns?|gunfire|gunshots?|rifles?|bullets?|explo\w+|tear gas|pepper spray|batons?|hostages?|knife|kniv\w+|machete|warplanes?|jets|tanks?|terror\w*|casualt\w+)\b/u;
const ATTACK_WORDS =
  /^(?:(?:has|have|had|was|were|been|being|is|are|to) )*(?:attack(?:s|ed|ing)?|assail(?:s|ed|ing)?|savag(?:es|ed|ing)|blast(?:s|ed|ing)?|slam(?:s|med|ming)?|bash(?:es|ed|ing)?|lash(?:es|ed|ing)?|hammer(?:s|ed|ing)?|skewer(?:s|ed|ing)?|maul(?:s|ed|ing)?|tear(?:s|ing)? into|tore into|hit(?:s|ting)?(?: back)?|hit(?:s|ting)? out)\b/u;
/** Who quarrels in words, or what of theirs is attacked. */
const QUARREL =
  /\b(?:rivals?|candidates?|senators?|sen\.|gov\.|govs\.|rep\.|mr\.?|mrs\.?|ms\.?|minister|president|opponents?|critics?|front-?runner|nominee|campaign|record|polic(?:y|ies)|plans?|decision|remarks?|comments?|speech|vote|stance|character|board|media|press|machine|leadership|debate|ads?|interview|tweet\w*|column|over|for)\b/u;

const HABIT =
  /\b(?:often|usually|typically|generally|habitually|normally|regularly|routinely|frequently|sometimes|always|never tires? of|tends? to|used to|is known to|are known to|likes? to)\s+(?:\p{L}+ly\s+)?$/u;
const OUGHT =
  /\b(?:should|ought to|must|needs? to|has to|have to|had better|cannot|can)(?:\s+(?:not|also|now|first|still|never|at least|be|then|therefore|both|all))*\s*$/u;
const PRESS_QUESTION =
  /^(?:(?:to|immediately|formally|directly|publicly|yet)\s+)*(?:respond\w*|repl(?:y|ied|ying)|answer\w*|return\w*|comment\w*|react\w*)/u;
const QUESTION =
  /^\s*(?:(?:me|us|him|her|them|you|voters|reporters|the (?:audience|panel|crowd|class|room)|this reporter)\s+)?(?:if|whether|how|what|why|who|when|where|which|about|a question|questions|himself|herself|themselves)\b/u;

/** A type that a state or a crowd does by force; a title or a name is never one. */
const TITLE = /^(?:press|news|media) release|(?:press|news|media) $/u;

/** What looks like an event and tells none. Tried before PLOVER's boundary rules. */
export const nonEvents: readonly BoundaryRule[] = [
  {
    name: 'press release',
    why: 'the heading of a text releases nobody',
    types: ['RETREAT', 'CONCEDE'],
    apply: (scene) => (/^releases?$/u.test(scene.trigger) && TITLE.test(beforeTrigger(scene).slice(-8)) ? [] : null),
  },
  {
    name: 'no answer to the press',
    why: 'not answering a question of the press refuses nothing',
    types: ['REJECT', 'CONSULT', 'ACCUSE', 'CONCEDE'],
    apply: (scene) =>
      PRESS_QUESTION.test(scene.trigger) &&
      /\b(?:not|n[’']t|never|no|declin\w+|refus\w+|nor|neither)\b/u.test(`${beforeTrigger(scene)} ${scene.trigger}`) &&
      /\b(?:comment|questions?|e-?mails?|messages?|calls?|requests?|interview)\b/u.test(afterTrigger(scene))
        ? []
        : null,
  },
  {
    name: 'a question',
    why: 'who asks a question or wonders demands nothing',
    types: ['REQUEST'],
    apply: (scene) =>
      /^(?:(?:has|have|had|was|were|is|are) )*(?:asks?|asked|asking|questions?|questioned|wonder\w*)$/u.test(
        scene.trigger,
      ) &&
      (QUESTION.test(afterTrigger(scene)) || /question/u.test(scene.trigger))
        ? []
        : null,
  },
  {
    name: 'what ought to be done',
    why: 'what somebody thinks that others should do is not done',
    types: EVENT_TYPES.filter((type) => type !== 'REQUEST'),
    apply: (scene) => (OUGHT.test(beforeTrigger(scene)) ? [] : null),
  },
  {
    name: 'a habit',
    why: 'what somebody does again and again is no event of a day',
    types: EVENT_TYPES,
    // What is done to people again and again is done; what is said again and again is an attitude.
    apply: (scene) =>
      (/\b(?:used to|likes? to)\s+$/u.test(beforeTrigger(scene)) || VERBAL.has(scene.event.type)) &&
      HABIT.test(`${beforeTrigger(scene)} ${scene.trigger}`.replace(/\S+$/u, ''))
        ? []
        : null,
  },
  {
    name: 'attack in words',
    why: 'who attacks a rival or his record without any force criticises him',
    types: VIOLENT,
    apply: (scene) =>
      ATTACK_WORDS.test(scene.trigger) && !FORCE.test(scene.sentence) && QUARREL.test(afterTrigger(scene))
        ? become(scene.event, 'ACCUSE', 'disapprove')
        : null,
  },
];
