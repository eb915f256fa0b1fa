import { stemOf } from './opposites.ts';
import type { Reading } from './stanceReading.ts';
import { stemsOf, wordsOf } from './stanceStems.ts';
import { wordSet } from '../text/index.ts';

// What somebody says without meaning it today: jokes, former times, and words of others.

/** Told as a joke, or of former times: no position of today. */
const NOT_MEANT = stemsOf(
  'joke joked joking jest jested quip quipped tease teased laugh laughter wink ironically sarcastically',
);
const RECALLED = stemsOf('recall recalled remember remembered recount recounted reminisce reminisced');
const REPORTING = stemsOf(
  'say says said call calls called claim claims claimed argue argues argued tell tells told insist insists insisted assert asserts maintain maintains',
);
/** Whose reported words are the speaker's own. */
const OWN = wordSet('i we he she it me us');

/** Whether the last two words of a subject name the speaker or whom it speaks for. */
export type IsOwn = (before: string, last: string) => boolean;

/** Whether it is a joke, tells of former times, or gives another's words. A position that the cue takes is of its day. */
export function isNotMeant(
  around: readonly string[],
  cue: readonly string[],
  reading: Reading,
  year: number,
  isOwn: IsOwn,
): boolean {
  const has = (words: readonly string[], list: ReadonlySet<string>): boolean =>
    words.some((word) => list.has(stemOf(word.toLowerCase())));
  if (has(around, NOT_MEANT) || has(cue, RECALLED)) return true;
  return !reading.inCue && (isFormer(reading, year) || isOfOthers(reading, isOwn));
}

/** A year behind one of these is a time (“in 2015”), and not part of a name (“the 2015 deal”) or a number. */
const TIMES = new Set(
  `in during from until till before early late mid spring summer autumn winter january february march april may june july
   august september october november december`.split(/\s+/u),
);
const BEING = wordSet('is are was were be been being get got');
const PAST = wordSet('was were had did gave spoke stood broke came went');

/** Told of a time that is over: “in 1999 she was against it”, “they used to refuse”. What must be now is of today. */
function isFormer({ sentence, words, taking }: Reading, year: number): boolean {
  const lower = wordsOf(sentence.toLowerCase());
  if (taking) {
    const [from, to] = taking;
    if (words[from - 1] === 'to' && words[from - 2] === 'used') return true;
    const isPast = words.slice(Math.max(0, from - 2), to).some((word, at) => {
      return PAST.has(word.toLowerCase()) || (word.endsWith('ed') && at >= Math.min(2, from));
    });
    if (!isPast) return false;
  }
  return lower.some((word, at) => {
    const before = lower[at - 1] ?? '';
    if (/^(?:1[89]|20)\d\d$/u.test(word)) return TIMES.has(before) && Number(word) <= year - 2;
    if (word === 'ago') return before === 'years' || before === 'year';
    return word === 'used' && lower[at + 1] === 'to' && !BEING.has(before);
  });
}

/** Words between a subject and its verb, and before a noun. */
const AUXILIARY = wordSet(
  'had has have also now still again often always never can could must should may might shall will would do does did not',
);
const NO_SUBJECT = wordSet('to be is are was were the a an his her its their what as');
/** Who speaks for one of these means it. */
export const BODIES = wordSet('government cabinet ministry administration country side party delegation');

/**
 * Whether a verb of saying with another subject tells it: “critics called it a mistake”; not behind what the speaker
 * says of itself (“we reject what critics call a mistake”).
 */
function isOfOthers({ words, length, taking }: Reading, isOwn: IsOwn): boolean {
  const said = words.slice(length).map((word) => word.toLowerCase());
  const subjectOf = (at: number): string[] => said.slice(0, at).filter((one) => !AUXILIARY.has(one));
  const isOwnSubject = (subject: readonly string[]): boolean => {
    const [before = '', last = ''] = ['', ...subject].slice(-2);
    return OWN.has(last) || isOwn(before, last) || (BODIES.has(last) && (before === 'our' || before === 'my'));
  };
  const own = taking === null ? -1 : taking[0] - length;
  const end = own >= 0 && isOwnSubject(subjectOf(own)) ? own : Infinity;
  return said.some((word, at) => {
    if (at === 0 || at > 8 || at > end || !REPORTING.has(stemOf(word))) return false;
    const subject = subjectOf(at);
    const [before = '', last = ''] = ['', ...subject].slice(-2);
    return last !== '' && !NO_SUBJECT.has(last) && !isNoun(word, last, before) && !isOwnSubject(subject);
  });
}

/** “Israel's call”, “repeated claims”: nouns. */
function isNoun(word: string, last: string, before: string): boolean {
  if (/['’]s$/u.test(last)) return true;
  if (!NOUNS.has(word) || ARTICLES.has(before)) return false;
  return QUALIFYING.has(last) || ADJECTIVAL.some((ending) => last.endsWith(ending));
}
const NOUNS = wordSet('call calls claim claims');
const ARTICLES = wordSet('a an the one');
const QUALIFYING = wordSet('all any more many some such no new fresh public false other these those our my your');
const ADJECTIVAL = 'al ed ing ous ive ful less ern ian ean ican ese ish ic'.split(' ');
