import { isNegation, type SpokenContext } from '../../ledger/index.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CANCELLING,
  CLAIMS,
  DENYING,
  EVIDENCE,
  FACTIVE,
  FALSE,
  FIRST_PERSON,
  GROUNDS,
  HOLDING,
  IDEAS,
  JUDGING,
  NOT_DONE,
  NOT_ONLY,
  SAYING,
  TRUE,
} from './cues.ts';
import type { Token } from './sentence.ts';
import { wordSet } from '../../text/index.ts';

export type ContextKind = SpokenContext['kind'];

/** A clause takes back or passes on what it governs. `stands`: it vouches for it, and nothing farther out matters. */
export type Judgement = { readonly kind: ContextKind; readonly words: readonly Token[] } | 'stands' | null;

/** What follows the governing clause and what is said of it there. */
export interface Governed {
  /** What stands after it calls it false: “the idea that … is absurd”. */
  readonly calledFalse: boolean;
  /** The sentence is a question. */
  readonly asked: boolean;
}

/** Few and seldom are as good as none. */
const ALMOST_NONE = wordSet('few rarely seldom beyond');
const COMPARATIVE = /^(?:more|(?!ever|never|other|over|under|after|her).{3,}er)$/;
const THIRD_OWNERS = wordSet('his her their your its whose');
const BE = wordSet('is are was were am be been being');

/**
 * Whether a word denies what stands after it: not in “not only”, not as an answer, not for “no more than”, and `no` and
 * `without` behind a preposition only near by (“a man with no shame wants your vote”).
 */
export function deniesAt(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key ?? '';
  const next = tokens[at + 1]?.key ?? '';
  if (key === 'far' && next === 'from') return true;
  if (key === 'last' && LAST_OF_ALL.has(next) && tokens[at - 1]?.key === 'the') return true;
  if (key === 'little') return (GROUNDS.has(next) || DENYING.has(next)) && !SIZED.has(tokens[at - 1]?.key ?? '');
  if (!isNegation(key) && !ALMOST_NONE.has(key)) return false;
  if (key === 'not' && NOT_ONLY.has(next) && next !== 'to') return false;
  if (key === 'no' && /^[,.;:–—-]/.test(tokens[at]?.after.trim() ?? '')) return false;
  if (key === 'no' && (next === 'matter' || next === 'less' || next === 'wonder')) return false;
  if (key === 'nothing' && next === 'but') return false;
  if (key === 'without' && /^(?:go|goes|went)$/.test(tokens[at - 1]?.key ?? '')) return false;
  const near = tokens.length - at <= NEAR;
  if (key === 'without') return near;
  return key !== 'no' || near || !PREPOSITIONS.has(tokens[at - 1]?.key ?? '');
}
/** “the last person to say”: nobody would say it later. */
const LAST_OF_ALL = wordSet('person 1 man woman thing minister');
const NEAR = 3;
/** “There is little evidence”, “little doubt”, but not “a little hope”, “the little evidence”. */
const SIZED = wordSet('a an the this that his her their my our your its');
const PREPOSITIONS = wordSet('with of for from');

/** The places of the words that deny what stands at `head`. */
export const negationsBefore = (tokens: readonly Token[], head: number): number[] =>
  tokens.flatMap((_, at) => {
    if (at >= head || !deniesAt(tokens, at)) return [];
    return tokens.slice(at + 1, head).some(({ key }) => CANCELLING.has(key)) ? [] : [at];
  });

/** “I do not accept that”, as “I do not know that”: said of oneself, it denies. */
const AGREEING = wordSet(
  'agree agreed accept accepted see trust confirm confirmed concede conceded admit admitted acknowledge acknowledged find found',
);

const HEADS = [FACTIVE, DENYING, FALSE, JUDGING, TRUE, GROUNDS, CLAIMS, IDEAS, HOLDING, SAYING];
const isHead = (key: string): boolean => HEADS.some((list) => list.has(key));

/** The last word of a clause on which “that …” can hang, −1 where there is none. */
export const headOf = (tokens: readonly Token[]): number => tokens.findLastIndex(({ key }) => isHead(key));

/** What a clause makes of the clause that it governs; null where it makes nothing of it. */
export function frameOf(tokens: readonly Token[], governed: Governed): Judgement {
  const head = headOf(tokens);
  if (head < 0) return null;
  const key = tokens[head]?.key ?? '';
  const found = negationsBefore(tokens, head);
  // “I refuse to believe”
  const refused =
    tokens[head - 1]?.key === 'to' &&
    NOT_DONE.has(tokens[head - 2]?.key ?? '') &&
    !CANCELLING.has(tokens[head - 2]?.key ?? '');
  const odd = (found.length + (refused ? 1 : 0)) % 2 === 1;
  const as = (kind: ContextKind, from = 0): Judgement => ({ kind, words: tokens.slice(Math.max(0, from)) });
  if (isOverstated(tokens, head)) return 'stands';
  if (FALSE.has(key)) return odd ? 'stands' : as('negated');
  if (DENYING.has(key)) return odd || governed.asked ? 'stands' : as('negated');
  if (JUDGING.has(key)) return governed.calledFalse ? as('negated') : 'stands';
  if (TRUE.has(key)) return odd ? as('negated') : null;
  if ((CLAIMS.has(key) || IDEAS.has(key)) && isNoun(tokens, head))
    return namedThing(tokens, head, { ...governed, odd });
  if (GROUNDS.has(key)) return odd ? as('negated') : null;
  if ((SAYING.has(key) || HOLDING.has(key)) && isNamed(tokens, head)) return null;
  if (SAYING.has(key) || HOLDING.has(key)) {
    const judged = judgedToSay(tokens, head);
    if (judged !== undefined) return judged;
  }
  if (SAYING.has(key)) return said(tokens, head, { ...governed, odd });
  if (FACTIVE.has(key)) {
    const doubted =
      AGREEING.has(key) || (key === 'know' && tokens[head - 1]?.key === 'not' && tokens[head - 2]?.key === 'do');
    const mine = odd && doubted && ['first', 'none'].includes(subjectOf(tokens, head));
    return mine ? as('negated') : 'stands';
  }
  // “I used to think”: not any more.
  const left = tokens[head - 1]?.key === 'to' && tokens[head - 2]?.key === 'used';
  if (odd || left) return as('negated');
  const who = subjectOf(tokens, head);
  if (who === 'evidence') return isPassive(tokens, head) ? as('reported') : null;
  return who === 'third' || who === 'second' ? as('reported') : null;
}

/** “claims” and “hope” are verbs too; a noun has a word of its own kind before it. */
const isNoun = (tokens: readonly Token[], at: number): boolean => {
  const key = tokens[at]?.key ?? '';
  if (!SAYING.has(key) && !HOLDING.has(key)) return true;
  const before = tokens[at - 1]?.key ?? '';
  return BEFORE_NOUN.has(before) || before.endsWith("'s") || FALSE.has(before) || JUDGING.has(before);
};
/** “The answer is that”, “in that order”: a verb's form behind an article is a noun. */
export const isNamed = (tokens: readonly Token[], at: number): boolean =>
  BEFORE_NOUN.has(tokens[at - 1]?.key ?? '') &&
  !/(?:ed|ing)$|^sa(?:y|ys|id)$|^t(?:ell|ells|old)$/.test(tokens[at]?.key ?? '');
const BEFORE_NOUN = wordSet(
  'the a an this that these those my our their his her your its any no such every some of old same only',
);

/** “cannot say often enough”, “could not be clearer”. */
function isOverstated(tokens: readonly Token[], head: number): boolean {
  const negation = tokens.findIndex(({ key }) => key === 'not' || key === 'never');
  if (negation < 0) return false;
  const rest = tokens.slice(negation + 1);
  const behind = tokens.slice(head).map(({ key }) => key);
  if (behind.includes('enough') || (behind.includes('too') && behind.at(-1) !== 'too')) return true;
  return tokens[negation - 1]?.key === 'could' && rest.some(({ key }) => COMPARATIVE.test(key));
}

/** “the claim that”, “their idea that”. */
function namedThing(
  tokens: readonly Token[],
  head: number,
  { odd, calledFalse }: Governed & { odd: boolean },
): Judgement {
  const before = tokens.slice(0, head);
  const as = (kind: ContextKind): Judgement => ({ kind, words: tokens });
  const denied = before.some(({ key }) => DENYING.has(key) || FALSE.has(key) || JUDGING.has(key)) || calledFalse;
  if (denied !== odd) return as('negated');
  if (denied && odd) return 'stands';
  const owner = before.findLast(
    ({ key }) => key === 'my' || key === 'our' || THIRD_OWNERS.has(key) || key.endsWith("'s"),
  );
  if (owner?.key === 'my' || owner?.key === 'our') return null;
  if (CLAIMS.has(tokens[head]?.key ?? '') || owner !== undefined) return as('reported');
  return null;
}

/** “it would be wrong to say that”, “it is not fair to think that”; undefined where nothing judges the saying. */
function judgedToSay(tokens: readonly Token[], head: number): Judgement | undefined {
  const as = (kind: ContextKind): Judgement => ({ kind, words: tokens });
  if (tokens[head - 1]?.key === 'to' || tokens[head]?.key.endsWith('ing')) {
    const judged = tokens.findLastIndex(
      ({ key }, at) => at < head && (FALSE.has(key) || JUDGING.has(key) || TRUE.has(key)),
    );
    if (judged >= 0) {
      const inside = tokens.slice(judged + 1, head).filter(({ key }) => key === 'not').length;
      const deniesIt = (negationsBefore(tokens, judged).length + inside) % 2 === 1;
      const isTrue = TRUE.has(tokens[judged]?.key ?? '');
      return isTrue === deniesIt ? as('negated') : null;
    }
    if (tokens.slice(0, head).some(({ key }) => key === 'too')) return as('negated');
  }
  return undefined;
}

/** “I never said that”, “it would be wrong to say that”, “they say that”. */
function said(tokens: readonly Token[], head: number, { odd, calledFalse }: Governed & { odd: boolean }): Judgement {
  const as = (kind: ContextKind): Judgement => ({ kind, words: tokens });
  const glad = tokens[head - 1]?.key === 'to' && tokens.slice(0, head).some(({ key }) => FACTIVE.has(key));
  if (glad) return 'stands';
  if (odd) return as('negated');
  if (tokens[head - 1]?.key === 'without') return 'stands';
  if (tokens[head]?.key === 'heard' || tokens[head]?.key === 'hear' || tokens[head]?.key === 'read')
    return as('reported');
  const who = subjectOf(tokens, head);
  if (who === 'none') return calledFalse ? as('negated') : null;
  if (isPassive(tokens, head)) return as('reported');
  if (who === 'evidence') return 'stands';
  if (tokens[0]?.key === 'as' && who !== 'third') return null;
  return who === 'first' ? null : as('reported');
}

const isAdverb = (key: string): boolean => ADVERBS.has(key) || (key.length > 4 && key.endsWith('ly'));

function isPassive(tokens: readonly Token[], head: number): boolean {
  if (tokens[head]?.key.endsWith('ing')) return false;
  for (let at = head - 1; at >= 0; at -= 1) {
    const key = tokens[at]?.key ?? '';
    if (BE.has(key)) return true;
    if (!isAdverb(key) && !AUXILIARIES.has(key)) return false;
  }
  return false;
}

/** Who says or holds it: by the nearest word before the verb that can be its subject. */
export function subjectOf(tokens: readonly Token[], head: number): 'first' | 'second' | 'third' | 'evidence' | 'none' {
  for (let at = head - 1; at >= 0; at -= 1) {
    const key = tokens[at]?.key ?? '';
    if (key === 'me' || key === 'us') {
      if (tokens[at - 1]?.key === 'let') return 'first';
      continue;
    }
    if (FIRST_PERSON.has(key)) return 'first';
    if (key === 'you') return ofFirst(tokens, at) ? 'first' : 'second';
    if (
      AUXILIARIES.has(key) ||
      isAdverb(key) ||
      HOLDING.has(key) ||
      isNegation(key) ||
      FACTIVE.has(key) ||
      CANCELLING.has(key)
    )
      continue;
    const phrase = beginsPhrase(tokens, at);
    if (phrase >= 0) {
      at = phrase;
      continue;
    }
    if (key === 'let' || key === 'please') return 'first';
    if (LEADING.has(key)) return 'none';
    return key === 'it' || EVIDENCE.has(key) ? 'evidence' : 'third';
  }
  return 'none';
}
/** Where the phrase with a preposition begins that ends with this word, “for a minute”; −1 where none does. */
function beginsPhrase(tokens: readonly Token[], at: number): number {
  for (let before = at - 1; before >= Math.max(1, at - 4); before -= 1) {
    const key = tokens[before]?.key ?? '';
    if (IN_PHRASES.has(key)) return before;
    if (AUXILIARIES.has(key) || FIRST_PERSON.has(key) || key === 'you' || key === 'who' || isHead(key)) return -1;
  }
  return -1;
}
const IN_PHRASES = wordSet('for in at on by with of from during after before');
const LEADING = wordSet('and but so well look now again because for by in of only');

/** “I want you to believe”. */
const ofFirst = (tokens: readonly Token[], you: number): boolean => {
  const verb = tokens[you - 1]?.key ?? '';
  return (HOLDING.has(verb) || verb === 'need' || verb === 'ask') && subjectOf(tokens, you - 1) === 'first';
};
