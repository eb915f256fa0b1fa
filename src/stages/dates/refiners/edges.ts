import type { Candidate } from '../candidate.ts';

/** How far before a date its preposition may begin. */
const REACH = 40;
const OWN = new RegExp(
  '(?:^|[^\\p{L}\\p{N}-])(' +
    '(?:(?:earlier|later|early|late) )?(?:on|in|at) (?:the )?(?:early |late |mid[- ])?' +
    '|(?:(?:at|in|on) )?(?:the )?(?:(?:very )?(?:beginning|start|middle|end|close|night|morning|evening|week) of |early[ -]|late[ -]|mid[ -])(?:the )?' +
    ')$',
  'iu',
);
const OTHERS =
  /^(?:since|by|until|till|during|before|after|over|of|through|throughout|for|from|around|about|shortly before|shortly after) /i;
/** Both ends of a range belong to it. */
const WHOLE = /^(?:from|between) .*(?:\b(?:to|and|until|till|through)\b|[-–—])/i;

/**
 * Where an expression begins: it includes “on”, “in” or “at” and “early” or “late”, but not the prepositions that
 * relate the date to something else (“since 2014” has the year 2014).
 */
export function withEdges(text: string, candidate: Candidate): Candidate {
  const { span, rule } = candidate;
  const [start, end] = span;
  if (rule === 'range' || WHOLE.test(text.slice(start, end))) return candidate;
  const other = OTHERS.exec(text.slice(start, end));
  if (other) return { ...candidate, span: [start + other[0].length, end] };
  if (/^(?:on|in|at) /i.test(text.slice(start, end))) return candidate;
  const own = OWN.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
  return own === undefined ? candidate : { ...candidate, span: [start - own.length, end] };
}
