import type { SpokenContext, WordList } from '../../ledger/index.ts';
import { type Span, wordSet } from '../../text/index.ts';
import { judgeLeft } from './clauses.ts';
import { asksIf, conditionAt, isInverted, isOpening, leadsOn, limitsAt } from './conditions.ts';
import { AUXILIARIES, BORNE_OUT, FALSE, JUDGING, SAYING, SUBJECTS, TRUE, UNTRUE } from './cues.ts';
import { type ContextKind, deniesAt, frameOf, isNamed, type Judgement, subjectOf } from './frames.ts';
import { openedQuotation } from './quoted.ts';
import { askedBy } from './questions.ts';
import { withoutRestarts } from './restarts.ts';
import { type Surroundings, surroundingsOf, type Token } from './sentence.ts';

/** A passage of a turn: the words [from, to) of its spoken words. */
export interface SpokenPassage {
  readonly text: string;
  readonly words: WordList;
  readonly from: number;
  readonly to: number;
}

/**
 * What stands round a quoted passage in its sentence, was left out, and changes what it says: a negation, a condition or
 * a question whose clause governs the passage's, or the words by which the speaker passes on what another says; null
 * where nothing does. It goes by the words that head clauses and by marks, from the passage outwards; a frame that vouches
 * for what it governs (“there is no doubt that”) ends the search.
 */
export function contextOf({ text, words, from, to }: SpokenPassage, quote: string): SpokenContext | null {
  const start = words.at(from)?.key === 'that' && to - from > 1 ? from + 1 : from;
  const all = surroundingsOf(text, words, start, to);
  const around = withoutRestarts(all);
  const quotedBy = openedQuotation(text, words, start, to);
  if (quotedBy === 'own') return null;
  const begins = words.at(from)?.span[0] ?? 0;
  const ends = words.at(to - 1)?.span[1] ?? 0;
  const kind = (found: ContextKind, tokens: readonly Token[]): SpokenContext | null =>
    contextAt(
      text,
      found,
      tokens.filter(({ span }) => span[1] <= begins || span[0] >= ends),
    );
  if (quotedBy !== null) return kind('reported', quotedBy);

  // The passage's own “that” is none of the words that were left out.
  const asking = askedBy(start > from ? { ...around, left: around.left.slice(0, -1) } : around, quote);
  const left = judgeLeft(around, { calledFalse: isCalledFalse(around.right), asked: asking !== null });
  const kept = new Set(around.left);
  const condition = conditionLeft(around, kept) ?? conditionLeft(all, kept) ?? conditionRight(around);
  const wonders = asking !== null && HOW.has(around.left.find(({ key }) => !BEFORE_QUESTION.has(key))?.key ?? '');
  if (left === 'stands' && !wonders) return condition === null ? null : kind('conditional', condition);
  if (asking !== null) return kind('question', asking);
  const behind = left ?? judgeRight(around);
  if (behind !== null && behind !== 'stands')
    return kind(behind.kind, behind.words.length > 0 ? behind.words : around.right);
  return condition === null ? null : kind('conditional', condition);
}

/** A condition among words that were left out in the middle of a sentence: “We will[, if the court agrees,] sell it”. */
export function conditionWithin({ text, words, from, to }: SpokenPassage): SpokenContext | null {
  const { inside } = surroundingsOf(text, words, from, to);
  const at = inside.findIndex(
    (_, place) =>
      (place === 0 || SETS_OFF.some((mark) => inside[place - 1]?.after.includes(mark))) &&
      conditionAt(inside, place) > 0,
  );
  return at < 0 ? null : contextAt(text, 'conditional', inside.slice(at));
}

const SETS_OFF = [',', ';', ':', '–', '—'];

function contextAt(text: string, kind: ContextKind, tokens: readonly Token[]): SpokenContext | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span: Span = [first.span[0], last.span[1]];
  return { kind, words: text.slice(...span), span };
}

/**
 * The condition of the clause in which the passage stands, which went before it: “If the talks fail, we will leave”. It is none
 * where it was broken off and begun again: `kept` are the words of which none was.
 */
function conditionLeft({ left, inside }: Surroundings, kept: ReadonlySet<Token>): readonly Token[] | null {
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const token = left[at];
    if (token === undefined) break;
    if (!kept.has(token)) continue;
    if (token.key === 'but' || /;/.test(token.after)) return null;
    const length = conditionAt(left, at);
    const begins =
      length > 0
        ? isOpening(left, at) ||
          left[at - 1]?.key === 'only' ||
          token.key === 'otherwise' ||
          (leadsOn(left, at) && !BESIDE.has(inside[0]?.key ?? ''))
        : isInverted(left, at);
    if (begins && left.slice(at).some(({ after }) => /[,—–]/.test(after)) && !isAsking(left, inside, at))
      return left.slice(at);
  }
  return null;
}

/** What begins so goes on beside the clause before it. */
const BESIDE = wordSet('but and or because which who where');

/** “Should we …?” is told from “Should we …, they will …” by its end, which is looked at elsewhere. */
const isAsking = (left: readonly Token[], inside: readonly Token[], at: number): boolean =>
  left[at]?.key === 'otherwise' && inside.length === 0;

/** The condition that comes behind the passage in its own clause. */
function conditionRight({ inside, right, next }: Surroundings): readonly Token[] | null {
  if (right.length === 0) return isAfterthought(next) ? next : null;
  if (/[,;—–]/.test(inside.at(-1)?.after ?? '') && COORDINATING.has(right[0]?.key ?? '') && conditionAt(right, 1) > 0)
    return null;
  if (right[0]?.key === 'if' && asksIf(inside) && !/[,;:–—]/.test(inside.at(-1)?.after ?? '')) return null;
  for (const [at, token] of right.entries()) {
    if (limitsAt(right, at)) return right.slice(at);
    if (token.key === 'but' || token.key === 'because') return null;
    if (conditionAt(right, at) > 0 && token.key !== 'otherwise' && token.key !== 'suppose' && token.key !== 'imagine')
      return right.slice(at);
    const next = right[at + 1]?.key ?? '';
    if (/;/.test(token.after) || (next === 'and' && /[,—–]/.test(token.after))) return null;
  }
  return null;
}

/** A condition that stands as a sentence by itself: “But only if the unions agree.” */
function isAfterthought(next: readonly Token[]): boolean {
  const [first] = next;
  if (first?.key === 'but') return limitsAt(next, 0);
  // “Only if they agree shall we close it” is a sentence of its own.
  const isWhole = next.some(({ key }, at) => at > 0 && AUXILIARIES.has(key) && SUBJECTS.has(next[at + 1]?.key ?? ''));
  if (first?.key === 'only') return conditionAt(next, 1) > 0 && !isWhole;
  return (first?.key === 'provided' && next[1]?.key === 'that') || (first?.key === 'on' && conditionAt(next, 0) > 0);
}

/** A question that begins so does not take its answer for granted (“How do we know that …?”). */
const HOW = wordSet('how when why');
const BEFORE_QUESTION = wordSet('and but so well then or');
const COORDINATING = wordSet('and or so');

const CALLING = wordSet('is are was were would be been sounds seems');
const MOST_TO_PREDICATE = 7;

/** Whether a predicate has a word by which something is not so, or one by which it is and which is denied. */
function isCalled(right: readonly Token[], untrue: (key: string) => boolean, borneOut: ReadonlySet<string>): boolean {
  if (!CALLING.has(right[0]?.key ?? '')) return false;
  const predicate = right.slice(0, MOST_TO_PREDICATE);
  const at = predicate.findIndex(({ key }) => untrue(key) || borneOut.has(key));
  if (at < 0) return false;
  const denied = predicate.slice(0, at).some((_, place) => deniesAt(predicate, place));
  return borneOut.has(predicate[at]?.key ?? '') ? denied : !denied;
}

/** “(To say that …) is absurd”, “(that …) is not true”: the passage is what is called so. */
const isCalledFalse = (right: readonly Token[]): boolean =>
  isCalled(right, (key) => FALSE.has(key) || JUDGING.has(key), TRUE);

/**
 * “…, which is not true”, “… That is a lie.”: what was said is taken back. What judges a thing that is so (“That is wrong”,
 * “which is dangerous”, “That is not fair”) takes nothing back.
 */
const isTakenBack = (right: readonly Token[]): boolean => isCalled(right, (key) => UNTRUE.has(key), BORNE_OUT);

/** What is said of the passage behind it: “…, they say”, “…, which is not true”, “… That is a lie.” */
function judgeRight({ inside, right, next }: Surroundings): Judgement {
  const gap = inside.at(-1)?.after ?? '';
  if (right.length > 0 && /[,—–"”]|--/.test(gap)) {
    const end = right.findIndex(({ after }) => /[,;:.!?—–"“]/.test(after));
    const clause = right.slice(0, end < 0 ? right.length : end + 1);
    const keys = clause.map(({ key }) => key);
    if (keys[0] === 'according' && keys[1] === 'to' && !keys.includes('my') && !keys.includes('our'))
      return { kind: 'reported', words: clause };
    if (SIDE.has(keys[0] ?? '')) return null;
    if ((keys[0] === 'and' || keys[0] === 'but') && !POINTING.has(keys[1] ?? '')) return null;
    const start = keys[0] === 'or' || keys[0] === 'so' || keys[0] === 'as' ? (keys[1] === 'so' ? 2 : 1) : 0;
    const phrase = clause.slice(start);
    const said = phrase.findIndex(({ key }, at) => SAYING.has(key) && !isNamed(phrase, at));
    if (said === 0 && phrase.length > 1 && phrase.length <= MOST_OF_A_TAG && !isFirst(phrase.slice(1)))
      return { kind: 'reported', words: clause };
    if (said > 0 && said <= MOST_OF_A_TAG && phrase.length - said <= 3) {
      const judged = frameOf(phrase, { calledFalse: false, asked: false });
      if (judged !== null && judged !== 'stands') return { ...judged, words: clause };
    }
    if (keys[0] === 'which' || ((keys[0] === 'and' || keys[0] === 'but') && POINTING.has(keys[1] ?? ''))) {
      if (isTakenBack(clause.slice(keys[0] === 'which' ? 1 : 2))) return { kind: 'negated', words: clause };
    }
    if (POINTING.has(keys[0] ?? '') && isTakenBack(clause.slice(1))) return { kind: 'negated', words: clause };
    return null;
  }
  if (right.length === 0 && !/\?/.test(gap)) {
    const keys = next.map(({ key }) => key);
    if ((keys[0] === 'that' || keys[0] === 'this') && isTakenBack(next.slice(1)))
      return { kind: 'negated', words: next };
    if (keys.slice(0, 3).join(' ') === 'that is what') {
      const judged = frameOf(next.slice(3), { calledFalse: false, asked: false });
      if (judged !== null && judged !== 'stands') return { ...judged, words: next };
    }
  }
  return null;
}
const SIDE = wordSet('if when whatever whoever who unless because while');
const POINTING = new Set(['that', 'this', 'it']);
const MOST_OF_A_TAG = 6;
const isFirst = (tokens: readonly Token[]): boolean =>
  ['i', 'we'].includes(tokens[0]?.key ?? '') ||
  (AUXILIARIES.has(tokens[0]?.key ?? '') && subjectOf(tokens, tokens.length) === 'first');
