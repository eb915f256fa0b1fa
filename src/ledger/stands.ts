import type { Reference } from '../document/index.ts';
import { isState } from '../lexicon/index.ts';
import type { Span } from '../text/index.ts';
import { wordSet } from '../text/index.ts';
import { nameOf, namesOf } from './nameStems.ts';
import { stemOf } from './opposites.ts';
import { BESIDE_VERB, BODIES, baseForm, CLAUSE, isDenying, PHRASES, type Side, UNCERTAIN } from './standWords.ts';
import type { LedgerStatement } from './statement.ts';
import { isFunction } from './wordChanges.ts';

// What a speaker is for or against, in so many words: the verb, and the object that it governs. Whatever a verb of position
// does not govern is no object of it: who condemns an invasion and supports those invaded takes two stands.

/** A stand that a statement takes. */
export interface Stand {
  readonly side: Side;
  /** The words that take it, as they were said. */
  readonly words: string;
  /** What it is taken on: content words by their stems, in order, as they were said; and the names among them. */
  readonly object: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
  /** The words of the object before its first preposition: what it is, and not what it is in or for. */
  readonly head: ReadonlySet<string>;
}

/** Words that tell nothing of what something is. */
const GENERAL = new Set(
  `say tell call way thing kind sort issue matter question idea day week month year today tomorrow monday tuesday wednesday thursday
  friday saturday sunday any such own new more much many other another common every single own
  country nation government`
    .split(/\s+/u)
    .map(stemOf),
);

const PIECES = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;
const isWord = (piece: string): boolean => /^[\p{L}\p{N}]/u.test(piece);
const sentencesOf = (text: string): string[] => text.replace(/([.!?]["”’»]*)\s+/gu, '$1\u2029').split('\u2029');
/** When something is said stands between a verb and its object: “agreed on Tuesday to pay”. */
const DAYS = /\b(?:on|since|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/gu;

const FIRST_PERSON = wordSet('i we');
const FUTURE = new Set(['will', 'shall', "won't", 'won’t']);
/** Who will not do these stays with it: “we will not waver in our support”. */
const STAYING = wordSet(
  'waver hesitate rest bow yield flinch tire stop cease forget budge falter back give let allow be have',
);
const MAY = wordSet('may could might');
const PREPOSITIONS = wordSet('of in on for to with against over from at by about into between');
const THIRD_PERSON = wordSet('he she it they');
const DETERMINERS = wordSet('the our my his her their its');
/** Of so many words a title before a name may be. */
const LONGEST_TITLE = 6;
/** An object ends where more than these many words have been read. */
const LONGEST_OBJECT = 14;

/**
 * The stands that a statement takes. None is read of questions, of sentences with a condition or of another time, of what
 * others are said to want, and of what another speaker tells of this one.
 *
 * @param speaksFor names of those for whom the speaker speaks in other statements
 */
export function standsOf(statement: LedgerStatement, speaksFor: readonly string[] = []): Stand[] {
  const { context, attribution, speaker, said, document } = statement;
  if (statement.chain.some(isTeller)) return [];
  const points = Array.from(context.text);
  const cue = attribution.cue
    .map(([from, to]: Span) => points.slice(from - context.span[0], to - context.span[0]).join(''))
    .join(' ');
  const year = Number((said ?? document.published)?.from.slice(0, 4) ?? Number.NaN);
  const names = [speaker?.name ?? '', speaker?.represents?.name ?? '', ...speaksFor].flatMap((name) =>
    namesOf(name.match(PIECES) ?? [], (word) => /^\p{Lu}/u.test(word)).flatMap(({ words }) => words),
  );
  const own = new Set(names);
  return sentencesOf(statement.text).flatMap((sentence, at) => {
    if (/\?["”’»]*$/u.test(sentence)) return [];
    const isQuoted = statement.kind === 'direct';
    const ofCue = at === 0 ? (cue.match(PIECES) ?? []) : [];
    const pieces = [
      ...ofCue,
      ...(sentence
        .replace(/^\s*that\s+/iu, '')
        .replace(DAYS, '')
        .match(PIECES) ?? []),
    ];
    if (isUncertain(pieces, year)) return [];
    return standsIn(pieces, { cue: ofCue.length, own, isQuoted });
  });
}

/** Whether somebody tells what another says: a speaker or a state; an outlet only carries it. */
const isTeller = ({ via, actor }: Reference): boolean =>
  via === 'turn' || (actor !== null && (via !== 'organisation' || isState(actor)));

const isUncertain = (pieces: readonly string[], year: number): boolean =>
  pieces.some((piece) => {
    if (/^(?:1[89]|20)\d\d$/u.test(piece)) return Number(piece) < year;
    return UNCERTAIN.has(piece.toLowerCase());
  });

interface Speaking {
  /** So many pieces are of the cue, whose subject is the speaker. */
  readonly cue: number;
  readonly own: ReadonlySet<string>;
  readonly isQuoted: boolean;
}

function standsIn(pieces: readonly string[], speaking: Speaking): Stand[] {
  const lower = pieces.map((piece) => piece.toLowerCase());
  const starts = new Set([
    0,
    speaking.cue,
    ...lower.flatMap((piece, at) => (CLAUSE.has(piece) || !isWord(piece) ? [at + 1] : [])),
  ]);
  const stands: Stand[] = [];
  for (const start of starts) {
    const verb = start < speaking.cue ? start : behindSubject(pieces, lower, start, speaking);
    const stand = verb === null ? null : standAt(pieces, lower, verb, speaking);
    if (stand !== null) stands.push(stand);
  }
  return stands;
}

/** Where a clause goes on behind a subject that is the speaker or whom the speaker speaks for; null where it has another. */
function behindSubject(
  pieces: readonly string[],
  lower: readonly string[],
  start: number,
  { own, isQuoted, cue }: Speaking,
): number | null {
  let at = start;
  while (lower[at] === 'that' || lower[at] === 'today' || lower[at] === 'so') at += 1;
  const first = lower[at] ?? '';
  if (FIRST_PERSON.has(first)) return at + 1;
  // “She said that she opposed it”: in the words of a report the pronoun that comes first is the speaker.
  if (THIRD_PERSON.has(first) && !isQuoted && start <= cue + 1) return at + 1;
  const [, contracted] = /^(?:i|we|she|he)['’](m|re|s)$/u.exec(first) ?? [];
  if (contracted) return at + 1;
  if (DETERMINERS.has(first)) at += 1;
  // An office may stand before the name.
  const name = pieces
    .slice(at, at + LONGEST_TITLE)
    .findIndex((piece) => /^\p{Lu}/u.test(piece) && own.has(nameOf(piece)));
  if (name > 0 && lower.slice(at, at + name).every((word) => isWord(word) && !CLAUSE.has(word) && !isFunction(word)))
    at += name;
  let named = 0;
  while (/^\p{Lu}/u.test(pieces[at] ?? '') && own.has(nameOf(pieces[at] ?? ''))) [at, named] = [at + 1, named + 1];
  if (
    BODIES.has(lower[at] ?? '') &&
    (named > 0 || first === 'our' || first === 'my' || (first !== 'the' && DETERMINERS.has(first) && !isQuoted))
  )
    return at + 1;
  return named > 0 ? at : null;
}

/** The stand that is taken from here on, behind what stands before a verb; null where none is. */
function standAt(pieces: readonly string[], lower: readonly string[], start: number, speaking: Speaking): Stand | null {
  let [at, denials, isAided] = [start, 0, false];
  for (; at < pieces.length; at += 1) {
    const word = lower[at] ?? '';
    if (isDenying(word)) denials += 1;
    else if (word === 'no' && lower[at + 1] === 'longer') [denials, at] = [denials + 1, at + 1];
    else if (!BESIDE_VERB.has(word)) break;
    if (/^(?:will|would|do|does|did|have|has|not)$/u.test(word) || isDenying(word)) isAided = true;
  }
  let phrase = phraseAt(lower, at);
  let side: Side;
  let end: number;
  const from = at;
  if (phrase === null) {
    // “We will join the pact”, “we will not join the pact”: what is done is part of the object.
    const before = lower.slice(start, at);
    const isFuture = before.some((word) => FUTURE.has(word));
    const isOpen = MAY.has(lower[at] ?? '') && denials === 0 && before.length === 0;
    const verb = isOpen ? at + 1 : at;
    if (!(isFuture || isOpen) || STAYING.has(lower[verb] ?? 'be')) return null;
    const taken: Side = isOpen ? 'open' : 'for';
    [side, end] = [denials % 2 === 1 ? 'against' : taken, verb];
  } else {
    // What was wanted in a quotation is not wanted now.
    if (speaking.isQuoted && !isAided && at >= speaking.cue && (lower[at] ?? '').endsWith('ed')) return null;
    ({ side, end } = phrase);
    for (;;) {
      while (isDenying(lower[end] ?? '')) [denials, end] = [denials + 1, end + 1];
      const inner = phraseAt(lower, end);
      if (inner === null || inner.end === end) break;
      // “Refuses to rule out talks”, “is ready to accept the quota”: the last verb has the object.
      if (side === 'against') denials += 1;
      [side, end, phrase] = [inner.side, inner.end, inner];
    }
    side = turned(side, denials, phrase.isRuling);
  }
  const object = objectFrom(pieces, lower, end);
  if (object.words.size === 0 && object.names.size === 0) return null;
  return {
    side,
    words: pieces.slice(Math.max(start, from - (denials > 0 ? 1 : 0)), Math.max(end, from + 1)).join(' '),
    object: object.words,
    names: object.names,
    head: object.head,
  };
}

/** Who does not oppose or rule out something is open to it; who does not consider it is against it. */
function turned(side: Side, denials: number, isRuling: boolean): Side {
  if (denials % 2 === 0) return side;
  if (side === 'against') return isRuling ? 'open' : 'for';
  return 'against';
}

interface Found {
  readonly side: Side;
  readonly end: number;
  readonly isRuling: boolean;
}

function phraseAt(lower: readonly string[], at: number): Found | null {
  const first = baseForm(lower[at] ?? '');
  for (const { words, side } of PHRASES.get(first) ?? []) {
    let end = at + 1;
    let matched = true;
    for (const word of words.slice(1)) {
      // “Is not ready to”, “is now open to”.
      while (word !== baseForm(lower[end] ?? '') && BESIDE_VERB.has(lower[end] ?? '') && lower[end] !== 'to') end += 1;
      if (baseForm(lower[end] ?? '') !== word) {
        matched = false;
        break;
      }
      end += 1;
    }
    if (matched) return { side, end, isRuling: side === 'against' && lower[at] !== 'oppose' };
  }
  return null;
}

/** What stands behind a verb up to the end of its clause: content words and names. */
function objectFrom(
  pieces: readonly string[],
  lower: readonly string[],
  from: number,
): { words: Map<string, string>; names: Set<string>; head: Set<string> } {
  const words = new Map<string, string>();
  const head = new Set<string>();
  let isHead = true;
  const object: string[] = [];
  for (let at = from; at < pieces.length && object.length < LONGEST_OBJECT; at += 1) {
    const piece = pieces[at] ?? '';
    if (CLAUSE.has(lower[at] ?? '') || (!isWord(piece) && !/^["“”‘’'«»]$/u.test(piece))) break;
    if (isWord(piece)) object.push(piece);
  }
  const named = namesOf(object, (word) => /^\p{Lu}/u.test(word) && !isFunction(word.toLowerCase()));
  const parts = new Set(named.flatMap(({ words: of }) => of));
  for (const word of object) {
    if (PREPOSITIONS.has(word) && words.size > 0) isHead = false;
    const stem = stemOf(word.toLowerCase());
    if (parts.has(nameOf(word)) && /^\p{Lu}/u.test(word)) continue;
    if (stem.length > 2 && !isFunction(word.toLowerCase()) && !GENERAL.has(stem)) {
      words.set(stem, word);
      if (isHead) head.add(stem);
    }
  }
  return { words, names: new Set(named.map(({ name }) => name)), head };
}
