import { CONDITIONS } from '../../ledger/index.ts';
import type { Token } from './sentence.ts';
import { wordSet } from '../../text/index.ts';

/**
 * After “if”: a manner of speaking, no condition. A word of several stands for any of them, a full stop for the end of the clause:
 * “if you want, …” is none, “if you want peace, …” is a condition.
 */
const MANNERS: readonly string[] = [
  'i may|dare|understand|remember|recall|say|understood',
  'i might|could|can just|say|add|ask|put|be|begin|start|finish|speak|quote|call|interrupt|respond|answer|explain|remind|point|mention|tell',
  'i might|could|can make a|1|this|that|my',
  'i might|could|can go|come|turn back',
  'i am honest|frank|candid|fair|blunt|being|right|correct|allowed|permitted',
  'i am not mistaken|wrong',
  'i had to guess|say|choose|pick|bet',
  'i look',
  'you like|will|want|wish|please|ask|must|go .|i',
  'you will with',
  'you want|wish to know|see|understand|be|call|put|look|use|watch|talk|read',
  'you ask me',
  'you look|remember|recall|listen|really|read|ever|see|insist|allow|pardon|forgive|excuse',
  'you know .|anything',
  'you think about|of|back',
  'you go back|online|to|through|there|around|into',
  'you take a look',
  'you will allow|forgive|excuse|pardon|permit|let|remember|recall',
  'you can call|say|see|imagine',
  'you would like|prefer|wish|say|want|allow',
  'we are honest|frank|fair|being|serious',
  'we look|remember',
  'we think about|of|back',
  'anything|that|not|so|ever|only|possible|necessary .',
  'not|nothing because|all|more|less|worse|better|else|even',
  'only because|to|for',
  'need|truth be',
  'at all',
  'memory serves',
  'that is possible',
  'possible|necessary',
  'there is 1 thing|lesson|message',
  'it please|makes',
  'it helps .',
  '1 looks|thinks|remembers',
];
const isManner = (tokens: readonly Token[], from: number): boolean =>
  MANNERS.some((row) =>
    row.split(' ').every((choice, at) => {
      const token = tokens[from + at];
      const ends = token === undefined || ENDING.test(tokens[from + at - 1]?.after ?? '');
      return choice.split('|').some((word) => (word === '.' ? ends : word === token?.key));
    }),
  );
const ENDING = /[,;:.?!–—“”]|--/;
/** “as long as it takes”, “as long as necessary”: no condition. */
const WITHOUT_END = wordSet('necessary needed possible takes live');
/** Verbs and adjectives whose “if” asks. */
const ASKED_IF = wordSet(
  'wonder wondering wondered ask asks asked asking know knows knew see seeing sees saw tell sure certain doubt check question matter find decide clear',
);
/** “ask him if”, and not “better for him if”. */
const ASKED = wordSet('ask asks asked asking tell tells told telling show shows let');
const ASKED_OF = wordSet('me us them him her you people');
/** “on one condition”, “under certain strict conditions”; spokenWords writes numbers as figures. */
const NUMBERED = wordSet('1 2 3 certain strict');
const STATED = wordSet('condition conditions proviso caveat');
const PROVISOS = wordSet('proviso caveat understanding');
/** “subject to the council's approval”. */
const CONSENT = wordSet('approval agreement consent ratification confirmation permission advice review');
/** Between “but” and a condition that belongs to the clause before it: “but only if”, “but not unless”. */
const LIMITING = wordSet('only not never solely');
/** After “but only”, what must come first. */
const FIRST = wordSet('when once with');
const INVERTED = new Set(['were', 'should', 'had']);
const INVERTED_SUBJECTS = wordSet(
  'i we he she it they you the a an any anybody anyone this that these our my his her their there',
);

/** Whether the word at a place begins a condition, and how many words do. */
export function conditionAt(tokens: readonly Token[], at: number): number {
  const key = (offset: number): string => tokens[at + offset]?.key ?? '';
  const before = key(-1);
  if (key(0) === 'if') {
    if (/^(?:not|so)$/.test(key(1)) && /^\s*,/.test(tokens[at + 1]?.after ?? '') && isOpening(tokens, at)) return 1;
    if (
      before === 'even' ||
      isManner(tokens, at + 1) ||
      (asksIf(tokens.slice(0, at)) && !/[,;:–—]/.test(tokens[at - 1]?.after ?? ''))
    )
      return 0;
    return 1;
  }
  if (key(0) === 'suppose' || key(0) === 'supposing' || key(0) === 'assuming' || key(0) === 'imagine')
    return isOpening(tokens, at) ? 1 : 0;
  if (key(0) === 'provided' || key(0) === 'providing') return key(1) === 'that' || isOpening(tokens, at) ? 1 : 0;
  if (key(0) === 'let' && key(1) === 'us' && /^(?:say|suppose|assume|imagine|pretend)$/.test(key(2)))
    return isOpening(tokens, at) ? 3 : 0;
  if (CONDITIONS.has(key(0))) return 1;
  if (key(0) === 'only' && (key(1) === 'when' || key(1) === 'once')) return 2;
  if (key(0) === 'otherwise') return 1;
  if ((key(0) === 'as' || key(0) === 'so') && key(1) === 'long' && key(2) === 'as')
    return WITHOUT_END.has(key(3)) || WITHOUT_END.has(key(4)) ? 0 : 3;
  if (key(0) === 'on' && (key(1) === 'condition' || (key(1) === 'the' && key(2) === 'condition'))) return 2;
  const named = NUMBERED.has(key(1)) ? [2, 3].find((offset) => STATED.has(key(offset))) : undefined;
  if ((key(0) === 'on' || key(0) === 'under' || key(0) === 'with') && named !== undefined) return named + 1;
  if (key(0) === 'with' && (key(1) === 'the' || key(1) === 'a') && PROVISOS.has(key(2))) return 3;
  if (key(0) === 'subject' && key(1) === 'to' && [2, 3, 4].some((offset) => CONSENT.has(key(offset)))) return 2;
  if ((key(0) === 'contingent' || key(0) === 'conditional') && (key(1) === 'on' || key(1) === 'upon')) return 2;
  if (key(0) === 'in' && key(1) === 'the' && key(2) === 'event') return 3;
  if (key(0) === 'in' && key(1) === 'case') return 2;
  if (key(0) === 'depending' && key(1) === 'on') return 2;
  return 0;
}

/** Whether “but” limits what stands before it, “but only if the unions agree”, in place of going on to something else. */
export function limitsAt(tokens: readonly Token[], at: number): boolean {
  const limiting = tokens[at + 1]?.key ?? '';
  if (tokens[at]?.key !== 'but' || !LIMITING.has(limiting)) return false;
  const first = FIRST.has(tokens[at + 2]?.key ?? '') && limiting === 'only';
  return first || conditionAt(tokens, at + 2) > 0;
}

/** Words that may stand before the first one of a clause. */
const OPENERS = wordSet('and but so well look now then or let us say just because that');

/** Whether a clause begins here: after a mark, or with nothing but “and”, “well” before it. */
export function isOpening(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= 0; before -= 1) {
    if (/[,;:.…–—"“”-]/.test(tokens[before]?.after ?? '')) return true;
    if (!OPENERS.has(tokens[before]?.key ?? '')) return false;
  }
  return true;
}

/** Whether an “if” in the middle of a sentence begins the clause of what follows: “I think if it snows, we will stay”. */
export function leadsOn(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.key !== 'if') return false;
  const before = tokens[at - 1]?.key ?? '';
  return LEADING.has(before) || (before === 'is' && !ASKED_IF.has(tokens[at - 2]?.key ?? ''));
}
/** Words behind which a clause goes on that an “if” may head. */
const LEADING = wordSet(
  'that because and so or think thought believe guess hope feel mean means suggest promise say said swear',
);

/** “Were we to close the plant, …”: an auxiliary first, and no question. */
export const isInverted = (tokens: readonly Token[], at: number): boolean =>
  INVERTED.has(tokens[at]?.key ?? '') &&
  isOpening(tokens, at) &&
  (tokens[at]?.key === 'should' || INVERTED_SUBJECTS.has(tokens[at + 1]?.key ?? ''));
/** Whether an “if” behind these words asks, as whether does. */
export function asksIf(before: readonly Token[]): boolean {
  const last = before.at(-1)?.key ?? '';
  return ASKED_IF.has(last) || (ASKED_OF.has(last) && ASKED.has(before.at(-2)?.key ?? ''));
}
export const isMannerOfSpeaking = isManner;
