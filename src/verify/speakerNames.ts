import { foldName } from '../ledger/index.ts';
import { headNoun, HONORIFICS, isBodyName, pronounClass } from '../lexicon/index.ts';
import { isSlipOf, wordSet } from '../text/index.ts';

/** Labels that say what somebody does in the room and leave open who it is. */
const ANONYMOUS =
  /^(?:the )?(?:q|a|question|questions|questioner|answer|audience|audience member|unidentified.*|unknown.*|male.*|female.*|speaker|guest|guest speaker|caller|panelist|panellist|interviewee|man|woman|crowd|moderator|host|anchor|interviewer|reporter|journalist|presenter|voice|narrator|operator|chair|witness|defendant|rapporteur|delegate|participant|student|member|protester|(?:speaker|guest) [a-z]|[a-z]+[ _#]*\d+)$/;

/** Of these, labels of those who put questions to the one who speaks. */
const ASKING = /^(?:the )?(?:q|questions?|questioner|reporter|journalist)$/;

/** Whose words they are is told nowhere: it may be anybody who speaks through one. */
const INTERPRETER = /^(?:the )?(?:interpreter|translator)$/;

/** `maybe`: the label may be a short form of the name, so that the words are nobody else's; it does not show whose they are. */
export type SpeakerMatch = 'same' | 'maybe' | 'other' | 'unknown';

/** An id among the actors, as `org:nato`. */
const ID = /^[a-z]+:\S+$/;

/**
 * Whether a given speaker may be a person. What a state or a body said, somebody said for it, and of “he” or “unknown” it
 * is not known who that is.
 */
export function mayBePerson(speaker: string): boolean {
  const folded = foldName(speaker);
  const isNamed = pronounClass(folded) === null && !ANONYMOUS.test(folded) && !isSomebody(folded);
  return isNamed && !ID.test(folded) && !isBodyName(folded);
}

/** “a senior official”, “officials”: one of many. */
const isSomebody = (folded: string): boolean => {
  const noun = headNoun(folded);
  return noun !== null && (/^(?:an?|one|some|several)\s/.test(folded) || (noun.plural && !folded.includes(' ')));
};

/**
 * Whether a label without a name is of whoever puts questions to those who are named, so that the words are no person's who is
 * known to have spoken elsewhere.
 */
export const isAsker = (label: string | null): boolean => ASKING.test(bareLabel(label));

/** Whether a label is a name, or may be one. */
export const isNameLabel = (label: string | null): boolean => {
  const bare = bareLabel(label);
  return /\p{L}/u.test(bare) && !ANONYMOUS.test(bare) && !INTERPRETER.test(bare);
};

/** “MARTA HOLM:”, “>> MARTA HOLM”. */
const bareLabel = (label: string | null): string =>
  foldName(label ?? '')
    .replace(/^>+ ?/, '')
    .replace(/:$/, '')
    .trim();

/**
 * Whether a transcript's label names the speaker of a quotation. Names are the same when one's words are all among the
 * other's and the last ones agree: “Holm”, “MINISTER HOLM”, “M. Holm” and “Marta A. Holm”, but not “Marta Holm” and “Jens
 * Holm”. Given names alone, initials and slips of the pen (“Marta”, “MH”, “Marta Holmm”) leave it open, and so does a label
 * without a name, or one of another title (“Mr. Holm” for “Mrs. Holm”) or the order of whose names is not known. Nobody is
 * another than a speaker who is no person.
 */
export function matchSpeaker(speaker: string, label: string | null): SpeakerMatch {
  const match = matchLabel(speaker, label);
  return match === 'other' && !mayBePerson(speaker) ? 'unknown' : match;
}

function matchLabel(speaker: string, label: string | null): SpeakerMatch {
  const whole = bareLabel(label);
  const folded = whole.replace(/(?<!\s)\s*[([].*/s, '');
  const found = matchNames(speaker, folded);
  // “The Chancellor of the Exchequer (Rachel Reeves)”.
  const inside = /[([]([^()[\]]+)[)\]]/.exec(whole)?.[1];
  if (inside !== undefined && matchNames(speaker, inside) === 'same') return 'same';
  if (found !== 'other') return found;
  // “ATTORNEY GENERAL GARLAND”, “The Secretary of State for Health and Social Care”: an office alone leaves open who it is.
  const name = folded.replace(OFFICE, '');
  if (name === folded) return 'other';
  return name === '' ? 'maybe' : matchNames(speaker, name);
}

/** An office at the beginning of a label, with what it is for, or right before a name. */
const OFFICE =
  /^(?:\p{L}+\s){0,3}(?:secretary|minister|attorney general|solicitor general|advis[eo]r|chancellor|leader|president)(?:\s(?:of|for)\s.*|\s|$)/u;

function matchNames(speaker: string, folded: string): SpeakerMatch {
  if (INTERPRETER.test(folded)) return 'maybe';
  if (!/\p{L}/u.test(folded) || ANONYMOUS.test(folded)) return 'unknown';
  const name = foldName(speaker);
  const [wanted, found] = [nameWords(name), nameWords(folded)];
  if (wanted.length === 0 || found.length === 0) return name === folded ? 'same' : 'unknown';
  const match = compareWords(wanted, found);
  if (match !== 'same') return match;
  // “HOLM, MARTA” is not Jens Holm; of “Holm, Norway” it is not known.
  const isOther = compareWords(nameWords(inOrder(name)), nameWords(inOrder(folded))) === 'other';
  return isOther || haveOtherTitles(name, folded) ? 'maybe' : 'same';
}

function compareWords(wanted: readonly string[], found: readonly string[]): SpeakerMatch {
  if (isWrittenAlike(wanted, found)) return 'same';
  const match = matchWords(wanted, found);
  return match === 'other' ? matchHalves(wanted, found) : match;
}

function matchWords(wanted: readonly string[], found: readonly string[]): SpeakerMatch {
  if (wanted.join() === found.toReversed().join()) return 'same';
  if (holdsName(wanted, found) || holdsName(found, wanted)) return 'same';
  const [shorter, longer] = wanted.length <= found.length ? [wanted, found] : [found, wanted];
  if (wanted.at(-1) === found.at(-1) && haveSameGivenNames(shorter, longer)) return 'same';
  return isShortFor(shorter, longer) ? 'maybe' : 'other';
}

/** “Park Geunhye” for “Park Geun-hye”, “Abdelfattah Al-Sadri” for “Abdel Fattah al-Sadri”. */
function isWrittenAlike(wanted: readonly string[], found: readonly string[]): boolean {
  const [left, right] = [wanted, found].map((words) => words.join('').replaceAll('-', ''));
  return left === right;
}

/** “AL SADRI” for “Abdel Fattah al-Sadri”; “Moon” for “Ban Ki-moon” leaves open who it is. */
function matchHalves(wanted: readonly string[], found: readonly string[]): SpeakerMatch {
  const [left, right] = [wanted, found].map((words) => words.flatMap((word) => word.split('-')).filter(Boolean));
  if (left === undefined || right === undefined) return 'other';
  const match = matchWords(left, right);
  return match === 'same' && Math.min(left.length, right.length) === 1 ? 'maybe' : match;
}

/** “holm, marta” in the order of speech, where one word stands on either side of the comma. */
const inOrder = (name: string): string => name.replace(/^([^\s,]+), ([^\s,]+)$/, '$2 $1');

const MEN = wordSet('mr king prince sir herr monsieur');
const WOMEN = wordSet('mrs ms miss mme queen princess dame lady frau madame madam sra');

/** Whether one is a man and the other a woman by what they are called, or one the younger of two and the other the elder. */
function haveOtherTitles(one: string, other: string): boolean {
  const [left, right] = [one, other].map((name) => name.split(/[\s.,]+/).filter(Boolean));
  if (left === undefined || right === undefined) return false;
  const differ = (words: readonly string[], others: readonly string[]): boolean =>
    (words.some((word) => MEN.has(word)) && others.some((word) => WOMEN.has(word))) ||
    (words.at(-1) === 'jr' && others.at(-1) === 'sr');
  return differ(left, right) || differ(right, left);
}

/** Whether the given names of the shorter name are among the other's; of initials, only the first one is looked at. */
const haveSameGivenNames = (shorter: readonly string[], longer: readonly string[]): boolean =>
  shorter
    .slice(0, -1)
    .filter((word, at) => at === 0 || word.length > 1)
    .every((word) => longer.slice(0, -1).some((other) => word === other || isInitialOf(word, other)));

/** “A.” for “Amina”, on either side. */
const isInitialOf = (one: string, other: string): boolean =>
  (one.length === 1 || other.length === 1) && one.charAt(0) === other.charAt(0);

/** Whether all words of the shorter name stand in the longer one, in order, or are its initials. */
function isShortFor(shorter: readonly string[], longer: readonly string[]): boolean {
  const initials = longer.map((word) => word.charAt(0)).join('');
  if (longer.length > 1 && shorter.join('') === initials) return true;
  let next = 0;
  return shorter.every((word) => {
    const at = longer.findIndex(
      (other, place) => place >= next && (word === other || isInitialOf(word, other) || isSlipOf(word, other)),
    );
    next = at + 1;
    return at >= 0;
  });
}

/** A full name at the beginning of a longer one: “Marta Holm Goes After”, as headlines have been read. */
const holdsName = (longer: readonly string[], name: readonly string[]): boolean =>
  name.length > 1 && longer.length > name.length && name.every((word, at) => longer[at] === word);

/** Words of a label that are no part of a name. */
const BESIDE_NAMES = new Set([
  ...[...HONORIFICS].map((word) => foldName(word)),
  'the',
  'of',
  'for',
  'state',
  'jr',
  'sr',
  // Short forms that stand on labels alone.
  'amb',
  'mme',
  'sra',
  'fm',
  'comm',
]);

const nameWords = (name: string): string[] =>
  name
    .replace(/,.*/s, '')
    .split(/[\s.]+/)
    .filter((word) => word !== '' && !BESIDE_NAMES.has(word));
