import { wordSet } from '../../text/index.ts';
import { DETERMINERS } from './chunks.ts';
import { ADVERBS, AUXILIARIES, SUBJECTS } from './cues.ts';
import { headOf } from './frames.ts';
import type { Token } from './sentence.ts';

/*
 * Where a clause ends: whether what “and” joins to it is a clause of its own, and whether a verb of saying has all that belongs to it.
 */

/** They are the subject of what follows, and no object of what went before. */
const NOMINATIVES = wordSet('i we he she they');
/** Auxiliaries that have a subject, and are no infinitives. */
const FINITE = wordSet('is are was were am has had does did will would can could should must may might shall');
const MOST_OF_A_SUBJECT = 3;

/**
 * Whether what is joined by “and” is a clause with its own subject, on which nothing bears that was denied before: “and later
 * I went”, “and Norway has signed”.
 */
export function hasOwnSubject(tokens: readonly Token[], inside: readonly Token[], first: readonly Token[]): boolean {
  const clause = [...tokens, ...inside];
  const subject = clause.slice(0, tokens.length + 1).findIndex(({ key }) => NOMINATIVES.has(key));
  if (subject >= 0) return headOf(clause.slice(0, subject)) < 0;
  if (tokens.length > 0 || !isWholeClause(first)) return false;
  const verb = clause.findIndex(({ key }) => FINITE.has(key));
  const before = clause.slice(0, Math.max(0, verb));
  return (
    before.length > 0 &&
    before.length <= MOST_OF_A_SUBJECT &&
    headOf(before) < 0 &&
    // “and let the clerks have it”
    !before.some(({ key }, at) => SUBJECTS.has(key) || AUXILIARIES.has(key) || (at > 0 && DETERMINERS.has(key)))
  );
}

/** Whether a clause has its subject and its verb, and nothing that is said in it is still to come: not “that Norway”, “I say Norway”. */
function isWholeClause(tokens: readonly Token[]): boolean {
  const head = headOf(tokens);
  const isTold = head < 0 || (head < tokens.length - 1 && endsWith(tokens, head));
  return isTold && tokens.some(({ key }) => NOMINATIVES.has(key) || FINITE.has(key));
}

/** After a verb of saying only those to whom it is said, and when and where. */
export function endsWith(tokens: readonly Token[], head: number): boolean {
  const rest = tokens.slice(head + 1).map(({ key }) => key);
  const own = rest.findIndex((key) => !OBJECTS.has(key) && !ADVERBS.has(key));
  return own < 0 || (rest.length <= MOST_BEHIND && WHEN_OR_WHERE.has(rest[own] ?? ''));
}
const MOST_BEHIND = 9;
const WHEN_OR_WHERE = wordSet('to every each in on at last yesterday today when');
export const OBJECTS = wordSet(
  'me us you him her them it people everybody everyone that this himself herself themselves myself ourselves',
);
