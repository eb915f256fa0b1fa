import type { Span } from '../../text/index.ts';
import { trimSpan } from '../../text/index.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/**
 * Abbreviations before a name, a number or the rest of a sentence: a full stop after one of them never ends a sentence.
 */
const NEVER_ENDS = setOf(
  'mr mrs ms mx mme mlle dr drs prof rev fr sr hon st ste mt ft gen lt maj col capt cmdr adm sgt cpl gov govs sen rep reps sens amb ' +
    'pres supt insp det messrs vs v cf viz approx ca e.g i.e p.s eng engr ing smt shri retd rtd rt brig cdr cdre comdr cllr ' +
    'msgr mgr atty asst undersec alh hj adv ven bp abp pte sqn',
);
/** Abbreviations before a number; before anything else they are a word that can end a sentence ("No."). */
const BEFORE_NUMBER = setOf('no nos art arts sec secs para paras vol fig figs p pp ch chap cl res doc ext tel ed eds');
/** Abbreviations that end a sentence as often as not: they do so only before a word that commonly begins one. */
const MAY_END = setOf('inc ltd corp co jr bros plc pvt dept est al a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d');
/** The same for months and days, which are abbreviations only when capitalised ("he sat."). */
const CALENDAR = setOf('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat');
const OPENER =
  '["“‘\'«([]{0,6}(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|Or|So|Yet|That|This|These|Those|There|Then|His|Her|' +
  'Its|Their|Our|My|Your|For|From|By|To|With|As|If|When|While|Where|What|Who|Why|How|After|Before|Since|During|Until|' +
  'Although|Though|Because|However|Meanwhile|Mr|Mrs|Ms|No|Not|Now|Some|Many|Most|All|Both|Asked|Earlier|Later)' +
  "(?![\\p{L}\\p{M}\\p{N}]|['’]\\p{Lu})";
const OPENS = new RegExp(`^${OPENER}`, 'u');
/**
 * Boundaries the Unicode rules never propose: before a sentence that begins with a number or without a space, or after
 * “…”.
 */
const FURTHER = new RegExp(
  [
    String.raw`(?<=\p{Ll}{2}[.!?]["”’)\]]{0,4})(?<!\s)\s+(?=["“‘]?\p{Nd})`,
    String.raw`(?<=\p{Ll}{2}[.!?])(?=${OPENER}[\s'’])`,
    String.raw`(?<=…["”’)\]]{1,4})(?<!\s)\s+(?=${OPENER})`,
  ].join('|'),
  'gu',
);
/** “Why now?” Holm asked. A name and a reporting verb after a question or exclamation are its tag, not a sentence. */
const TAG =
  /^(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?(?:\p{Lu}[\p{L}\p{M}’'-]+\s+){1,3}(?:said|says|asked|asks|added|adds|replied|wrote|writes|told|cried|shouted|wondered|demanded)\s*[.,:;]/u;
/** “talks in Washington, D.C.” ends as a rule, unless a day, a court or the like follows. */
const IN_CAPITAL = /\b(?:in|to|from|at|near|outside|by) Washington, D\.C\.$/u;
const GOES_ON = setOf(
  'January February March April May June July August September October November December Monday Tuesday Wednesday ' +
    'Thursday Friday Saturday Sunday Circuit District Federal Superior Court Council Metro Police Public Area Bar Time',
);
/** How many characters before and after a boundary are considered: longer than any word, name or abbreviation. */
const REACH = 120;

/**
 * Sentences of a stretch of text, in order, without white space at their ends. Intl.Segmenter (UAX 29) proposes
 * boundaries, and a few that it never proposes are added; those after abbreviations, initials, numbers and ellipses,
 * and those before a tag (“…?” he asked), are removed. Line breaks inside the stretch do not end a sentence.
 */
export function sentencesOf(text: string, [start, end]: Span): Span[] {
  const stretch = text.slice(start, end).replace(/[\r\n\u0085\u2028\u2029]/g, ' ');
  const sentences: Span[] = [];
  let begin = 0;
  for (const proposed of proposalsOf(stretch)) {
    if (proposed <= begin || proposed >= stretch.length) continue;
    const before = stretch.slice(Math.max(begin, proposed - REACH), proposed);
    const after = stretch.slice(proposed, proposed + REACH);
    if (!isBoundary(before, after)) continue;
    // A closing mark preceded by a space still belongs to the sentence that it closes.
    const stop = proposed + (/^\s*[”’"'»)\]]+(?=\s)/u.exec(after)?.[0].length ?? 0);
    const sentence = trimSpan(text, [start + begin, start + stop]);
    if (sentence) sentences.push(sentence);
    begin = stop;
  }
  const rest = trimSpan(text, [start + begin, end]);
  return rest ? [...sentences, rest] : sentences;
}

function proposalsOf(stretch: string): number[] {
  const proposals = Array.from(segmenter.segment(stretch), ({ index }) => index);
  for (const { 0: space, index } of stretch.matchAll(FURTHER)) proposals.push(index + space.length);
  return proposals.sort((a, b) => a - b);
}

function isBoundary(before: string, after: string): boolean {
  const closed = before.trimEnd();
  const next = after.trimStart();
  // An ellipsis that opens the sentence.
  if (!/[\p{L}\p{N}]/u.test(closed)) return false;
  if (/^\p{Ll}/u.test(next)) return false;
  const [closing = ''] = /(?<!["”’'»)\]])["”’'»)\]]+$/u.exec(closed) ?? [];
  const bare = closed.slice(0, closed.length - closing.length);
  if (/["”’'»]/u.test(closing) && /[?!]$/u.test(bare) && TAG.test(next)) return false;
  if (/(?:…|\.\.\.)$/.test(bare)) return !/^["“‘'«]?\p{Ll}/u.test(next);
  if (!bare.endsWith('.')) return true;
  const [, opening = '', last = ''] = /(?<!\S)([("“‘'[]*)([^\s("“‘'[]\S*)\.$/u.exec(bare) ?? [];
  const word = last.toLowerCase();
  const isInitials = /^(?:\p{Lu}\.)*\p{Lu}$/u.test(last);
  if (!isInitials && NEVER_ENDS.has(word)) return false;
  if (!isInitials && BEFORE_NUMBER.has(word)) return !/^\p{Nd}/u.test(next);
  if (!isInitials && !MAY_END.has(word) && !CALENDAR.has(last)) return true;
  if (OPENS.test(next)) return true;
  const [first = ''] = /^\p{Lu}\p{L}*/u.exec(next) ?? [];
  if (first !== '' && IN_CAPITAL.test(bare) && !GOES_ON.has(first) && !CALENDAR.has(first)) return true;
  // “… to the U.S.” ends here, the “U.S.” Senate does not.
  const endsQuoted = /["”’'»]/u.test(closing) && opening === '';
  return endsQuoted || (word.length > 1 && /^["“]/u.test(next));
}
