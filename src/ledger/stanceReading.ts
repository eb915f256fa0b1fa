import { CONDITIONS, stemOf } from './opposites.ts';
import { stemsOf, wordsOf } from './stanceStems.ts';
import { type StanceRole, stanceWordsIn, type StanceWord } from './stanceWords.ts';
import type { LedgerStatement } from './statement.ts';

// Which side each sentence of a statement takes, and by which words.

/** Where somebody stands; `claims` and `denies` are of plain words that affirm or deny without a word for a position. */
export type Side = 'for' | 'against' | 'open' | 'open-against' | 'neutral' | 'claims' | 'denies';

/** Whether nothing but a denial, or none, tells the side. */
export const isPlain = (side: Side): boolean => side === 'claims' || side === 'denies';

export interface Read {
  readonly side: Side;
  readonly judges: boolean;
  readonly words: string;
  readonly span?: readonly [from: number, to: number];
}

export interface Reading {
  readonly read: Read;
  readonly words: readonly string[];
  readonly found: readonly StanceWord[];
  /** From which it is read. */
  readonly sentence: string;
  /** The words that take a position; null of plain ones. */
  readonly taking: readonly [from: number, to: number] | null;
  /** How many of the words are of the cue, and whether one of these takes the position. */
  readonly length: number;
  readonly inCue: boolean;
}

const sentencesOf = (text: string): string[] => text.replace(/([.!?]["”’»]*)\s+/gu, '$1\u2029').split('\u2029');
const isQuestion = (sentence: string): boolean => /\?["”’»]*$/u.test(sentence);

/**
 * Each sentence that takes a position in words, with the cue before the first one; where none does, the first. What the
 * statement does leads in the first of them. Nothing is read of questions.
 */
export function readingsOf(statement: LedgerStatement, cue: readonly string[]): Reading[] {
  const sentences = sentencesOf(statement.text).flatMap((sentence, at) => {
    if (isQuestion(sentence)) return [];
    const length = at === 0 ? cue.length : 0;
    const words = [...(at === 0 ? cue : []), ...wordsOf(mainClause(sentence))];
    const found = stanceWordsIn(words).filter(({ role }) => role !== 'nothing');
    return [{ read: sideOf(words, found, length), words, found, sentence, length }];
  });
  const worded = sentences.filter(({ read }) => read !== null && !isPlain(read.side));
  const acted = fromAct(statement);
  return (worded.length > 0 ? worded : sentences.slice(0, 1)).map(({ read, length, ...rest }, at): Reading => {
    // What is done by saying it leads, unless a word of the cue says more exactly what, or nothing is decided.
    const inCue = (read?.span?.[0] ?? Infinity) < length;
    const undecided = read !== null && (read.side.startsWith('open') || read.side === 'neutral');
    const taking = read === null || isPlain(read.side) ? null : (read.span ?? null);
    const leads = read === null || (at === 0 && !isPlain(acted.side) && !inCue && !undecided);
    return { ...rest, length, inCue, taking, read: leads ? acted : read };
  });
}

/** From the words that take a position, in order. The first one leads; what follows may turn round what it is about. */
function sideOf(words: readonly string[], found: readonly StanceWord[], cueLength: number): Read | null {
  const first = (...roles: readonly StanceRole[]): StanceWord | undefined =>
    found.find(({ role }) => roles.includes(role));
  const leading =
    first('judges-well', 'judges-badly', 'for', 'against', 'refuses', 'rules-out', 'demands', 'open') ??
    first('asserts');
  const neutral = first('neutral');
  // “It is too early to say whether to leave”, and not “he must not stay neutral”.
  if (neutral && neutral.from < (leading?.from ?? Infinity)) return told('neutral', false, neutral);
  if (!leading) {
    const denied = (denialsIn(found) + endingsIn(words, found)) % 2 === 1;
    return found.length === 0 ? null : told(denied ? 'denies' : 'claims', false, found[0]);
  }
  const before = found.filter(
    ({ to, role }) => to <= leading.from && (role === 'negates' || role === 'reverses'),
  ).length;
  const after = found.filter(({ from }) => from >= leading.to);
  const turned = (sign: number): Side => (sign % 2 === 0 ? 'for' : 'against');
  switch (leading.role) {
    case 'judges-well': {
      return told(turned(before), true, leading);
    }
    case 'judges-badly': {
      return told(turned(before + 1), true, leading);
    }
    case 'open': {
      if (before % 2 === 1) return told('against', false, leading);
      // Who may lift a ban doubts it.
      const doubts = after.filter(({ role }) => role === 'reverses').length % 2 === 1;
      return told(doubts ? 'open-against' : 'open', false, leading);
    }
    case 'refuses': {
      return told(...refusal(before, after, leading), leading);
    }
    case 'rules-out': {
      // Who does not rule something out considers it.
      if (before % 2 === 1) return told('open', false, leading);
      return told(turned(1 + after.filter(({ role }) => role === 'reverses').length), false, leading);
    }
    default: {
      // A verb of the cue has all that is said as its object: “denied that …”, “called for lifting …”.
      const reversing = after.filter(
        ({ role, from }) => role === 'reverses' || (role === 'negates' && from >= cueLength),
      );
      const own = leading.role === 'against' ? 1 : 0;
      return told(turned(before + own + reversing.length), false, leading);
    }
  }
}

/** “Refused to rule out”, “refused to condemn”: what follows a refusal right away may turn it round. */
function refusal(before: number, after: readonly StanceWord[], { to }: StanceWord): [side: Side, judges: boolean] {
  // Who does not refuse has agreed to nothing yet.
  if (before % 2 === 1) return ['open', false];
  const [next] = after;
  // “To” may stand between.
  const object = next && next.from - to <= 1 ? next.role : null;
  if (object === 'rules-out' || object === 'against') return ['open', false];
  if (object === 'judges-badly') return ['for', true];
  if (object === 'judges-well') return ['against', true];
  const reversing = after.filter(({ role }) => role === 'reverses' || role === 'negates').length;
  return [reversing % 2 === 0 ? 'against' : 'for', false];
}

const told = (side: Side, judges: boolean, word: StanceWord | undefined): Read => ({
  side,
  judges,
  words: word ? word.role : '',
  ...(word ? { span: [word.from, word.to] as const } : {}),
});

const FOR = new Set(['AGREE', 'SUPPORT', 'COOPERATE', 'AID', 'CONCEDE']);
const AGAINST = new Set(['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION']);

/** From what the statement does, else from whether it affirms. */
function fromAct({ act, polarity }: LedgerStatement): Read {
  const type = act?.type ?? '';
  const judges = type === 'ACCUSE' || type === 'SUPPORT';
  // Who rejects denies; who denies and yet supports does not support.
  const denied = act?.negated || polarity === 'negated';
  if (FOR.has(type)) return { side: denied ? 'against' : 'for', judges, words: type };
  if (AGAINST.has(type)) return { side: act?.negated ? 'for' : 'against', judges, words: type };
  return { side: polarity === 'negated' ? 'denies' : 'claims', judges: false, words: '' };
}

const MODALS = stemsOf('will would shall should can could may might must want wants wanted');

/**
 * How often something is ended by whoever speaks or is spoken of: “would lift the ban”, “no reason to lift the ban”.
 * What has an end for its object ends nothing: “cooperation to end the war”.
 */
const endingsIn = (words: readonly string[], found: readonly StanceWord[]): number =>
  found.filter(({ role, from }) => {
    const isDone = words.slice(Math.max(0, from - 2), from + 1).some((word) => MODALS.has(stemOf(word.toLowerCase())));
    return role === 'reverses' && (isDone || /['’]ll$/u.test(words[from - 1] ?? '') || denialsIn(found, from) > 0);
  }).length;

export const denialsIn = (found: readonly StanceWord[], until = Infinity): number =>
  found.filter(({ role, from }) => role === 'negates' && from <= until).length;

/** Conditions before the main clause, and clauses that hang on it or follow it, say nothing of which side it takes. */
const LEADING = /^(?:if|when|while|although|though|because|since|once|unless|should|as long as|provided)\b[^,]*,\s*/iu;
const HANGING =
  /(?:,? (?:but|because|although|though|while|unless|if|provided|once|until|as long as|so that|lest)|, and)\b/iu;

/** A sentence without the condition before its main clause. */
export function withoutCondition(sentence: string): string {
  const [first = ''] = wordsOf(sentence);
  return CONDITIONS.has(first.toLowerCase()) ? bareOf(sentence).replace(LEADING, '') : sentence;
}

const bareOf = (text: string): string => text.replace(/^[\s"“‘'«]+/u, '').replace(/^that\s+/iu, '');

function mainClause(text: string): string {
  const main = bareOf(text).replace(LEADING, '');
  const end = main.search(HANGING);
  return end > 10 ? main.slice(0, end) : main;
}
