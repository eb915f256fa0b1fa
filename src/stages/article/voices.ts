import { type Span, wordSet } from '../../text/index.ts';
import type { Label } from './labels.ts';
import { genderOf, roleNoun } from '../../lexicon/index.ts';

/** The form of a name, with or without an office; “Expanding Outreach to Partners” is a heading. */
const NAMED = /^(?!(?:The|An?|What|Why|How|Our|Your|My)\s)(?!.*\s(?:and|&|to|for|at)\s)[^\s\d]+(?:\s[^\s\d]+){1,4}$/iu;

export const hasFormOfName = (speaker: string): boolean => NAMED.test(speaker);

export const isLoud = (speaker: string): boolean => speaker === speaker.toUpperCase();

/** “PRIME MINISTER VALE”, “MS. LIND”, “THE PRESIDENT”. */
const LOUD_OFFICE =
  /^(?:THE |(?:ACTING|ASSISTANT|DEFEN[CS]E|DEPUTY|FINANCE|FIRST|FOREIGN|HIGH|INTERIOR|PRIME|SPECIAL|STATE|TRADE|UNDER|VICE)[ -]){0,3}(?:(?:MR|MS|MRS|DR)\.? (?=\p{Lu})|(?:ADMIRAL|AMBASSADOR|CHAIRMAN|CHAIRWOMAN|CHANCELLOR|COMMISSIONER|ENVOY|GOVERNOR|KING|MINISTER|PREMIER|PRESIDENT|PRINCE|QUEEN|REPRESENTATIVE|SECRETARY|SENATOR|SPOKESPERSON)(?: |$))/u;

export const isLoudOffice = (speaker: string): boolean =>
  isLoud(speaker) && /\s/u.test(speaker) && LOUD_OFFICE.test(speaker);

/** Who speaks where no name is given, beyond what the lexicon has for persons. */
const PARTS = wordSet(
  'q a question answer anchor narrator announcer caller operator participant audience staff crowd voice speaker press media member members senators',
);

/** “Foreign Minister Holm”, “Dr. Lind”: an office or a form of address before a name, anywhere in a label. */
const OFFICE =
  /(?:^|\s)(?:mr|ms|mrs|dr|prof|sir|lord|dame|sen|rep|gov|gen|admiral|ambassador|chair(?:man|woman)|chancellor|commissioner|envoy|governor|king|minister|premier|president|prince|queen|representative|secretary|senator|spokes(?:person|man|woman)|mayor|professor|judge)\.?(?:\s|$)/iu;

/** Whether a label tells by its words that somebody speaks: a part in a talk, an office or a form of address. */
export function isPart(speaker: string): boolean {
  const words = speaker.toLowerCase().split(/\s+/u);
  const noun = roleNoun(words.at(-1) ?? '');
  const isRole = words.length <= 2 && noun?.kind === 'person' && !noun.plural;
  return isRole || (words.length <= 3 && words.some((word) => PARTS.has(word))) || OFFICE.test(speaker);
}

const NAMES = /(?<![\p{L}\p{M}'’-])(\p{Lu}[\p{L}\p{M}'’-]*)(?=\s(\p{Lu}[\p{L}\p{M}'’-]*))/gu;

/** Asks of a label whether it is the name of somebody: a known given name with another, or the last name of such a one in the text. */
function isNameIn(text: string): (speaker: string) => boolean {
  const last = new Set(
    Array.from(text.matchAll(NAMES), ([, first = '', second = '']) =>
      genderOf(`${first} ${second}`) !== null || isPart(first) ? second.toLowerCase() : '',
    ),
  );
  return (speaker) => genderOf(speaker) !== null || (!/\s/u.test(speaker) && last.has(speaker.toLowerCase()));
}

const QUOTED = /["“][^"“”]*["”]/gu;
const FIRST_SINGULAR = /(?<![\p{L}\p{N}'’-])(?:I|[Mm]y|[Mm]e|MY|ME)(?![\p{L}\p{N}-])/u;
const FIRST_OR_SECOND =
  /(?<![\p{L}\p{N}'’-])(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|MY|ME|WE|OUR|YOU|YOUR)(?![\p{L}\p{N}-])/u;

/** The words outside quotation marks; all of them, where nothing else is there. */
function ownWords(words: string): string {
  const own = words.replace(QUOTED, ' ');
  return /\p{L}/u.test(own) ? own : words;
}

/** How a turn begins that takes up the one before, or greets. */
const TAKEN_UP =
  /^(?:yes|yeah|no|well|okay|ok|oh|so|right|hello|hi|(?:good )?(?:morning|afternoon|evening|day)|thanks?|sure|exactly|sorry|please)(?![\p{L}\p{N}'’-])/iu;

/** Whether words are such as somebody says to somebody: of the first or second person, asking, or taking up what was said. */
function isSpeech(words: string): boolean {
  const own = ownWords(words);
  return own.includes('?') || TAKEN_UP.test(words) || FIRST_OR_SECOND.test(own);
}

/** Whether somebody speaks of himself. */
export const isOfOneself = (words: string): boolean => FIRST_SINGULAR.test(ownWords(words));

const SECOND = /(?<![\p{L}\p{N}'’-])(?:you|your(?:self)?)(?![\p{L}\p{N}-])/iu;

/** Whether somebody is spoken to. */
export const isToSomebody = (words: string): boolean => SECOND.test(ownWords(words));

/** A line that begins with a label, and the words up to the next one. */
export interface Labelled {
  readonly line: Span;
  readonly label: Label;
  readonly words: string;
}

/** The least share of labelled turns that have the label of a part in a talk, where that alone tells it. */
const LEAST_PARTS = 1 / 3;
/** The least share of labelled turns that speak, where some label tells that somebody does. */
const LEAST_SPEECH = 0.25;
/** The same where none does; of labels that come once each, the turns of oneself. */
const LEAST_ALONE = 0.5;

/**
 * Whether labelled lines are of people who talk, and not the sections of a newsletter, places or scores. Somebody who
 * plays a part in a talk comes again; or a label does, and words are speech; or at least half of them are parts and
 * names, and some words are speech; or all labels have the form of names, and most words are of those themselves.
 */
export function isTalk(text: string, labelled: readonly Labelled[]): boolean {
  const counts = new Map<string, number>();
  for (const { label } of labelled) counts.set(label.speaker, (counts.get(label.speaker) ?? 0) + 1);
  const speakers = [...counts.keys()];
  const bracketed = new Set(labelled.flatMap(({ label }) => (label.bracketed ? [label.speaker] : [])));
  const isSpeaking = (speaker: string): boolean => bracketed.has(speaker) || isPart(speaker);
  const isName = isNameIn(text);
  const isKnown = (speaker: string): boolean => isSpeaking(speaker) || isName(speaker);
  const share = (is: (one: Labelled) => boolean): number => labelled.filter(is).length / labelled.length;
  const speech = share(({ words }) => isSpeech(words));
  const again = speakers.filter((speaker) => (counts.get(speaker) ?? 0) > 1);
  if (again.some(isSpeaking) && share(({ label }) => isSpeaking(label.speaker)) >= LEAST_PARTS) return true;
  if (again.length > 0) return speech >= (again.some(isKnown) ? LEAST_SPEECH : LEAST_ALONE);
  if (!speakers.every((speaker) => isLoud(speaker) || hasFormOfName(speaker))) return false;
  if (speakers.filter(isKnown).length * 2 >= speakers.length) return speech >= LEAST_SPEECH;
  const isOwn = (words: string): boolean => isOfOneself(words) || ownWords(words).includes('?');
  return speakers.every(hasFormOfName) && share(({ words }) => isOwn(words)) >= LEAST_ALONE;
}
