import type { EventType } from '../../document/index.ts';
import { sectorOf } from '../../lexicon/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';
import { isLocality } from './place.ts';
import { clauseOf } from './rules/index.ts';
import { type Scene, spanOf } from './scene.ts';

/** The prepositions after which each type has its recipient; none where what follows is mostly where or whence. */
const PREPOSITIONS: Readonly<Record<EventType, string>> = {
  AGREE: 'with|to',
  CONSULT: 'with|to',
  SUPPORT: 'to|for|behind|of',
  CONCEDE: 'to|for',
  COOPERATE: 'with|to',
  AID: 'to|for|in',
  RETREAT: '',
  REQUEST: 'from|upon',
  ACCUSE: 'against|at|into',
  REJECT: 'from|to|by|with|for',
  THREATEN: 'against|to|on|from|at',
  PROTEST: 'against|at',
  SANCTION: 'against|on|with|to|from|in|for',
  MOBILIZE: 'against',
  COERCE: 'against|on|in|for',
  ASSAULT: 'against|on|at|in',
};

/** Types whose verb has its recipient as its object: “shelled the town”, “urged Chad”. */
const WITH_OBJECT: ReadonlySet<EventType> = new Set([
  'ACCUSE',
  'AID',
  'ASSAULT',
  'COERCE',
  'CONSULT',
  'REJECT',
  'REQUEST',
  'SANCTION',
  'SUPPORT',
  'THREATEN',
]);
/** Types that are also done to things and not only to people: “burned a mill”. */
const TO_THINGS: ReadonlySet<EventType> = new Set(['ASSAULT']);
/** Types that are done to a place where no other recipient stands: “imposed a curfew in Ica”. */
const TO_PLACES: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'CONCEDE', 'AID']);

/** What a phrase is the means or measure of, and not the one it is done to. */
const MEANS =
  /\b(?:gas|spray|cannon|rockets?|missiles?|shots?|bullets|fire|bombs?|mines?|drones?|shells|mortars?|curfew|ban|bans|sanctions?|tariffs?|restrictions|embargo|emergency|law|troops|exercises?|drills?|force|attacks?|strikes?|raids?|assault|offensive|war|ties|relations|aid|visas?|checks|agreements?|cease-?fires?|truces?|treat(?:y|ies)|accords?)\b/iu;

/** Verbs whose object is always somebody. */
const OF_PERSONS =
  /\b(?:urg|warn|thank|congratulat|su(?:ed|es|ing)|arrest|detain|jail|imprison|deport|kidnap|abduct|tortur|pardon|invit|telephon|order(?:ed|s)?$|pressed)/iu;

/** What stands between the subject and the verb of a passive, and of an active clause. */
const PASSIVE =
  /\s(?:(?:has|have|had|will|would)\s)?(?:was|were|been|being|is|are|be)(?:\s(?:also|then|later|\p{L}+ly))*\s$/iu;
const ACTIVE = /\s(?:(?:has|have|had)\s)?(?:(?:also|then|later|again|\p{L}+ly)\s)*$/iu;

/** Words at which a noun phrase ends. */
const PHRASE_END =
  /[,.;:()“”"—–!?]|\s(?:in|on|at|by|for|from|with|to|over|after|before|as|and|or|but|that|which|who|whom|whose|when|where|while|because|if|unless|despite|following|ahead|until|during|against|near|under|between|into|about|through|toward|towards|since|within|without|amid|outside|inside|across|along|yesterday|today|tomorrow|tonight|again|late|early|overnight|last|next|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|has|have|had|was|were|is|are|will|would|could|should|must|may|might|said|not|accusing|saying|killing|wounding|injuring)\b/iu;

/** What begins no noun phrase. */
const NO_PHRASE =
  /^(?:to|not|how|what|why|least|in|on|at|by|for|from|with|over|after|before|as|and|or|but|that|against|near|across|along|into|back|off|up|down|out|yesterday|today|last|next)\b/iu;

/** A recipient that grammar gives, with the reason. */
export interface Supplied {
  readonly span: Span;
  readonly why: string;
}

/**
 * Whom an act is done to where the model names nobody, by rules of English: the subject of a demand's that-clause; the
 * object of the verb, or whose it is; what follows “against”, “to”, “with” and the like; the state or town in which it is
 * done to all who are there. Null where none holds: better nobody than a wrong one.
 */
export function suppliedRecipient(event: DecodedEvent, scene: Scene): Supplied | null {
  const { text } = scene.document;
  const end = event.trigger.at(-1)?.[1] ?? event.sentence[1];
  const clauseEnd = Math.max(end, clauseOf(text, event)[1]);
  // All who fight or meet are actors.
  if ((event.type === 'CONSULT' || event.type === 'ASSAULT') && event.actors.length > 1) return null;
  const own = new Set(event.actors.flatMap((span) => statesIn(span, scene)));
  const accept = (found: Supplied | null): Supplied | null =>
    found &&
    ![...event.actors, ...event.dates].some((span) => overlaps(span, found.span)) &&
    !statesIn(found.span, scene).some((id) => own.has(id) && !isPeople(found.span, text))
      ? found
      : null;
  return (
    accept(subjectOfPassive(event, scene)) ??
    accept(demanded(event, [end, clauseEnd], scene)) ??
    accept(objectOf(event, [end, clauseEnd], scene)) ??
    accept(afterPreposition(event, [end, clauseEnd], scene)) ??
    accept(placeOfAct(event, scene))
  );
}

/** “The town was bombed by the allies”. */
function subjectOfPassive(event: DecodedEvent, scene: Scene): Supplied | null {
  if (!WITH_OBJECT.has(event.type) && event.type !== 'RETREAT') return null;
  const span = subjectOf(event, PASSIVE, scene);
  return span && (isParty(span, scene) || TO_THINGS.has(event.type))
    ? { span, why: 'the subject of the passive' }
    : null;
}

/** “demanded that Mali leave”, “wants Mali to leave”. */
function demanded({ type }: DecodedEvent, [from, until]: Span, scene: Scene): Supplied | null {
  if (type !== 'REQUEST') return null;
  const { text } = scene.document;
  const that = /^\s(?:that|for)\s/iu.exec(text.slice(from, until));
  if (!that) return null;
  const phrase = phraseAt(text, from + that[0].length, until);
  if (!phrase || !isParty(phrase, scene)) return null;
  // The phrase runs on into a verb without ending (“that Mali leave”); a name shows where its subject ends.
  const named = scene
    .within(phrase)
    .find((reference) => /^(?:the )?$/iu.test(text.slice(phrase[0], spanOf(reference)[0])));
  const isEnded = /(?:s|ed|men)$/u.test(text.slice(...phrase));
  if (!named && !isEnded) return null;
  return { span: named ? spanOf(named) : phrase, why: 'who is to do what is demanded' };
}

/** “shelled the town”, “criticised Chad’s plan”, “rejected a Dutch offer”. */
function objectOf({ type, trigger }: DecodedEvent, [from, until]: Span, scene: Scene): Supplied | null {
  if (!WITH_OBJECT.has(type) || trigger.length === 0) return null;
  const { text } = scene.document;
  const gap = /^\s/u.exec(text.slice(from, until));
  const phrase = gap && phraseAt(text, from + gap[0].length, until);
  if (!phrase || MEANS.test(headOf(text, phrase))) return null;
  const owner = ownerIn(phrase, scene);
  if (type !== 'CONSULT' && owner && owner[1] < phrase[1] && !isPeople(phrase, text))
    return { span: owner, why: 'whose it is that the act is done to' };
  if (/accus/iu.test(text.slice(...(trigger[0] ?? phrase)))) {
    const accused = / of /u.exec(text.slice(...phrase))?.index ?? phrase[1] - phrase[0];
    return { span: [phrase[0], phrase[0] + accused], why: 'the object of the verb' };
  }
  const takesPersons = trigger.some((span) => OF_PERSONS.test(text.slice(...span)));
  if (takesPersons || isParty(phrase, scene)) return { span: phrase, why: 'the object of the verb' };
  return TO_THINGS.has(type) &&
    /^(?:the|a|an|its|their|his|her|two|three|several|dozens|\d)/iu.test(text.slice(...phrase))
    ? { span: phrase, why: 'the object of the verb' }
    : null;
}

/** “opened fire on villagers”, “imposed tariffs on Chinese foil”. */
function afterPreposition({ type }: DecodedEvent, [from, until]: Span, scene: Scene): Supplied | null {
  const { text } = scene.document;
  for (const preposition of PREPOSITIONS[type].split('|').filter((word) => word !== '')) {
    const pattern = new RegExp(`(?<!,)\\s${preposition}\\s`, 'giu');
    for (const match of text.slice(from, until).matchAll(pattern)) {
      const phrase = phraseAt(text, from + match.index + match[0].length, until);
      if (!phrase || MEANS.test(headOf(text, phrase)) || isDated(phrase, scene)) continue;
      if (preposition === 'to' && !isNominal(text.slice(...phrase))) continue;
      if (isParty(phrase, scene)) return { span: phrase, why: `after “${preposition}”` };
    }
  }
  return null;
}

const BURDEN = /\b(?:curfew|emergency|blockade|siege|ban|bans|martial law|restrictions|lockdown)\b/iu;

/** “lifted the curfew in Ica”. */
function placeOfAct(event: DecodedEvent, scene: Scene): Supplied | null {
  const { type, places } = event;
  const [only, ...others] = places;
  if (type === 'CONCEDE' && !BURDEN.test(scene.document.text.slice(...clauseOf(scene.document.text, event))))
    return null;
  if (!only || others.length > 0 || !TO_PLACES.has(type)) return null;
  // A shelled town is hit itself; a curfew or its end is named for all of a state or territory, not for a town.
  return type === 'ASSAULT' || !isLocality(only, scene) ? { span: only, why: 'the place where it is done' } : null;
}

/**
 * Who acts where the model names nobody: the subject of an active verb (“Police arrested nine people”). A participle with
 * nothing after it may as well be passive (“nine people arrested in Lima”), so an object has to follow.
 */
export function suppliedActor(event: DecodedEvent, scene: Scene): Supplied | null {
  const { text } = scene.document;
  const [first] = event.trigger;
  const end = event.trigger.at(-1)?.[1] ?? event.sentence[1];
  if (!first || !VERB.test(text.slice(...first)) || !OBJECT_AHEAD.test(text.slice(end, event.sentence[1]))) return null;
  const span = subjectOf(event, ACTIVE, scene);
  return span && isParty(span, scene) ? { span, why: 'the subject of the verb' } : null;
}

const VERB =
  /(?:\p{L}{2,}ed|shot|hit|struck|held|sent|gave|beat|took|met|put|cut|freed|broke|fought|seized|withdrew|sued)\b/iu;
const OBJECT_AHEAD =
  /^\s(?:the|a|an|its|their|his|her|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|several|some|most|many|all|at least|more than|about|around|him|them|her|\d|\p{Lu})/u;

/** The noun phrase before the verb, where only the words that the pattern allows stand between. */
function subjectOf(event: DecodedEvent, between: RegExp, scene: Scene): Span | null {
  const { text } = scene.document;
  const [from] = clauseOf(text, event);
  const before = text.slice(from, event.trigger[0]?.[0] ?? from);
  const gap = between.exec(before);
  if (!gap) return null;
  const subject = before.slice(0, gap.index);
  const start = [...subject.matchAll(SUBJECT_AFTER)].at(-1);
  const at = start ? start.index + start[0].length : 0;
  const year = /^\d{4}\s/u.exec(subject.slice(at))?.[0].length ?? 0;
  const words = subject.slice(at + year);
  const isPhrase =
    words.split(/\s+/u).length <= 7 &&
    /^["“‘]?(?:\p{Lu}|the|a|an|two|three|several|at least|\d|its|their|his|her|\p{L}+s$|\p{L}+$)/u.test(words);
  return words.trim() !== '' && isPhrase ? [from + at + year, from + at + year + words.length] : null;
}

/** What stands before the subject of a clause. */
const SUBJECT_AFTER =
  /[,;:—–]\s+|\s(?:that|and|but|where|when|after|before|while|because|if|said|says|as)\s|^(?:and|but|when|after|where)\s/giu;

/** The noun phrase that begins here; null for none, or one too long to be sure of. */
function phraseAt(text: string, from: number, until: number): Span | null {
  const rest = text.slice(from, until);
  const stop = PHRASE_END.exec(rest);
  const end = stop ? stop.index : rest.length;
  const words = rest.slice(0, end).trimEnd();
  if (words === '' || words.split(/\s+/u).length > 8 || NO_PHRASE.test(words)) return null;
  return [from, from + words.length];
}

/** The last words of what the phrase speaks of. */
const headOf = (text: string, [start, end]: Span): string =>
  (text.slice(start, end).split(/\sof\s/u)[0] ?? '').split(/\s/u).slice(-2).join(' ');

/** Not an infinitive: “to Mali”, “to the rebels”, “to war-torn Mali”. */
const isNominal = (words: string): boolean =>
  /^(?:the|a|an|its|their|his|her|two|three|several|all|\d|\p{Lu})/u.test(words) ||
  /^\S+\s\p{Lu}[\p{L}-]+$/u.test(words);

/** “the Paris summit”: named after a place, which owns nothing of it. */
const NAMED_AFTER =
  /^\s(?:summit|treaty|convention|accords?|agreement|protocol|talks|conference|process|base|border)\b/iu;

/** A name or nationality in the phrase that owns what the phrase speaks of. */
function ownerIn(phrase: Span, scene: Scene): Span | null {
  const { text } = scene.document;
  const found = scene.within(phrase).find((reference) => {
    const [, end] = spanOf(reference);
    return (
      reference.status === 'resolved' &&
      reference.via !== 'pronoun' &&
      !NAMED_AFTER.test(text.slice(end, phrase[1])) &&
      (/^(?:[’']s?)?\s\p{L}/u.test(text.slice(end, end + 5)) || /[’']s?$/u.test(text.slice(...spanOf(reference))))
    );
  });
  return found ? spanOf(found) : null;
}

/** Whom the words name, and for whom these stand: nobody does to himself what he does to others. */
const statesIn = (span: Span, scene: Scene): string[] =>
  scene.within(span).flatMap(({ actor, represents }) => [actor ?? [], represents?.actor ?? []].flat());

const isPeople = (phrase: Span, text: string): boolean => sectorOf(text.slice(...phrase)) !== null;

/** “arrested him”, where the text shows who is meant. */
const isKnownPronoun = (phrase: Span, scene: Scene): boolean =>
  scene.within(phrase).some(({ via, status }) => via === 'pronoun' && status === 'resolved') &&
  /^(?:him|her|them|me|us|it)$/iu.test(scene.document.text.slice(...phrase));

/** Whether the phrase means somebody: a name, people of a kind, or a town. */
const isParty = (phrase: Span, scene: Scene): boolean =>
  scene
    .within(phrase)
    .some(({ status, members, via }) => via !== 'pronoun' && (status === 'resolved' || members.length > 0)) ||
  isPeople(phrase, scene.document.text) ||
  isKnownPronoun(phrase, scene) ||
  isLocality(phrase, scene);

const isDated = (phrase: Span, { document }: Scene): boolean =>
  document.dates.some(({ span }) => contains(phrase, span) || overlaps(phrase, span));
