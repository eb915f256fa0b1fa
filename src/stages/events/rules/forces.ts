import { afterTrigger, type BoundaryRule, become, type RuleScene } from './rule.ts';

const DRILL =
  /\b(?:drills?|(?:military|naval|air|live-fire|war|army|joint|annual|large-scale|snap|command|field) exercises?|exercises?|man(?:o?eu|eu)v(?:re|er)s?|war ?games?)\b/u;
const JOINT =
  /\b(?:joint(?:ly)?|together with|alongside|combined|multinational|bilateral|trilateral|allied|allies|with (?!its |their )(?:the )?(?:\S+ )?(?:forces|troops|navy|army|military))\b/u;
const FIGHTERS =
  /\b(?:soldiers?|fighters?|troops|servicemen|marines|militants?|rebels?|gunmen|insurgents?|combatants?|paratroopers?|sailors|pilots?|guardsmen)\b/u;
const DISASTER =
  /\b(?:floods?|flooding|earthquake|quake|cyclone|hurricane|typhoon|landslides?|wildfires?|tsunami|famine|avalanche|disaster relief|relief effort|rescue (?:effort|operation)|sandbag\w*)\b/u;
const FIGHT =
  /\b(?:clash\w*|fight(?:s|ing)?|fought|battl\w+|skirmish\w*|(?:exchang|trad)\w+ (?:of )?(?:\S+ )?(?:fire|gunfire|shots|blows|strikes))\b/u;

const SYMBOL =
  /\b(?:effig(?:y|ies)|flags?|portraits?|pictures?|photos?|photographs?|posters?|statues?|dolls?|puppets?|mannequins?|korans?|qur['’]?ans?|bibles?|torahs?)\b/u;
const DEFACED =
  /\b(?:burn\w*|set(?:ting)? (?:fire|alight)|torch\w*|hang\w*|hung|t(?:ear|ears|ore|orn|earing)\b|trampl\w*|desecrat\w*|behead\w*|defac\w*|toppl\w*)/u;

/** What the trigger is done to: “burned [an effigy of the king] in Oslo”, “[flags] were burned”; not “burned a man for desecrating …”. */
function objectOf(scene: RuleScene): string {
  const behind = afterTrigger(scene).split(
    /,|\s(?:in|at|over|for|accused|after|during|outside|carrying|while|as)\s/u,
    1,
  )[0];
  const { text, event, trigger } = scene;
  const before = text.slice(event.sentence[0], event.trigger[0]?.[0] ?? event.sentence[0]).toLowerCase();
  const isPassive =
    /\b(?:was|were|been|being|is|are)\s(?:\p{L}+ly\s)?$/u.test(before) || /^(?:was|were|being)\s/u.test(trigger);
  return `${trigger} ${behind ?? ''} ${isPassive ? before : ''}`;
}

/** “Joint drills around Taiwan” are of several services, and not with it. */
const isAgainst = (clause: string): boolean =>
  /\b(?:around|near|surround\w*|encircl\w*|against|simulat\w*|blockad\w*)\b/u.test(clause) &&
  !/\b(?:with (?!its |their )|alongside|bilateral|trilateral|multinational|allies|allied)/u.test(clause);
/** Fire that is exchanged, not fighting that stops. */
const EXCHANGED = /\b(?:exchang|trad)\w+ (?:of )?(?:\S+ )?(?:fire|gunfire|shots|blows|strikes)\b/u;
const CIVILIANS =
  /\b(?:civilians?|people|children|women|villagers|residents|bystanders|families|patients|journalists?|refugees|students)\b/u;
/** Jets that are scrambled bring no relief from a typhoon. */
const AT_WAR =
  /\b(?:jets?|fighters?|warplanes?|bombers|scrambl\w+|intercept\w*|tanks|missiles?|offensive|despite|amid)\b/u;

export const forces: readonly BoundaryRule[] = [
  {
    name: 'joint drill',
    why: 'an exercise held together is cooperation',
    types: ['MOBILIZE'],
    apply: ({ event, trigger, clause }) =>
      DRILL.test(trigger) && (event.actors.length > 1 || (JOINT.test(clause) && !isAgainst(clause)))
        ? become(event, 'COOPERATE')
        : null,
  },
  {
    name: 'captured fighters',
    why: 'fighters who are captured are taken by force, not arrested',
    types: ['COERCE'],
    apply: ({ event, trigger, recipients }) =>
      /\b(?:captur\w+|(?:took|taken|taking|take) (?:\S+ )?(?:prisoner|captive|hostage)s?)\b/u.test(trigger) &&
      FIGHTERS.test(recipients)
        ? become(event, 'ASSAULT', 'abduct')
        : null,
  },
  {
    name: 'troops for relief',
    why: 'troops that are sent to help after a disaster are aid',
    types: ['MOBILIZE'],
    apply: ({ event, clause, sentence }) =>
      !AT_WAR.test(clause) &&
      (DISASTER.test(clause) || (DISASTER.test(sentence) && /\b(?:help|assist|rescue|evacuate|relief)\b/u.test(clause)))
        ? become(event, 'AID')
        : null,
  },
  {
    name: 'burned symbol',
    why: 'an effigy, a flag or a holy book that is burned or hanged is a protest, and nobody is attacked',
    types: ['ASSAULT'],
    apply: (scene) =>
      DEFACED.test(scene.trigger) && SYMBOL.test(objectOf(scene)) ? become(scene.event, 'PROTEST') : null,
  },
  {
    name: 'exchanged fire',
    why: 'fire and strikes that are exchanged are an attack of both sides',
    types: ['COOPERATE', 'CONSULT', 'RETREAT'],
    apply: ({ event, trigger }) => (EXCHANGED.test(trigger) ? become(event, 'ASSAULT') : null),
  },
  {
    name: 'two-sided fight',
    why: 'in a fight that is told of both sides alike all are actors',
    types: ['ASSAULT'],
    apply: ({ event, trigger, recipients }) =>
      FIGHT.test(trigger) && event.recipients.length > 0 && event.actors.length > 0 && !CIVILIANS.test(recipients)
        ? [{ ...event, actors: [...event.actors, ...event.recipients], recipients: [] }]
        : null,
  },
];
