import type { Span } from '../../text/index.ts';
import { trimSpan } from '../../text/index.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations before a name, a number or the rest of a sentence: a full stop after one of them ends nothing. */
const NEVER_ENDS = new Set(
  (
    'mr mrs ms mx dr prof rev fr sr hon st ste mt ft gen lt maj col capt cmdr adm sgt cpl gov sen rep reps sens amb ' +
    'pres supt insp det messrs vs v no nos art arts sec secs para paras vol ed eds fig figs pp cf viz al approx ca ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat e.g i.e'
  ).split(' '),
);
/** Abbreviations that end a sentence as often as not: they end one only before a capital that begins a usual sentence. */
const MAY_END = new Set('inc ltd corp co jr bros plc dept est a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d etc'.split(' '));
const OPENERS =
  /^["“‘'«([]*(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|That|This|These|Those|There|His|Her|Its|Their|For|As|If|When|While|After|Before|Since|Mr|Mrs|Ms|Asked)\b/u;

/**
 * Sentences of a stretch of text, in order, without white space at their ends. Intl.Segmenter (UAX 29) proposes
 * boundaries; those after abbreviations, initials, numbers and ellipses, and those before a tag in lower case
 * ("…?" he asked), are taken back. Line breaks inside the stretch do not end a sentence.
 */
export function sentencesOf(text: string, [start, end]: Span): Span[] {
  const stretch = text.slice(start, end).replace(/[\r\n\u2028\u2029]/g, ' ');
  const sentences: Span[] = [];
  let begin = 0;
  for (const { index, segment } of segmenter.segment(stretch)) {
    const stop = index + segment.length;
    if (stop < stretch.length && !isBoundary(stretch.slice(begin, stop), stretch.slice(stop))) continue;
    const sentence = trimSpan(text, [start + begin, start + stop]);
    if (sentence) sentences.push(sentence);
    begin = stop;
  }
  return sentences;
}

function isBoundary(before: string, after: string): boolean {
  const closed = before.trimEnd();
  const next = after.trimStart();
  if (/^\p{Ll}/u.test(next)) return false;
  const bare = closed.replace(/["”’'»)\]]+$/u, '');
  if (/(?:…|\.\.\.)$/.test(bare)) return !/^["“‘'«]?\p{Ll}/u.test(next);
  if (!bare.endsWith('.')) return true;
  const last = /(\S+)\.$/u.exec(bare)?.[1]?.replace(/^[("“‘'[]+/u, '') ?? '';
  const word = last.toLowerCase();
  if (NEVER_ENDS.has(word)) return /^(?:no|mar|may|sat|art|fig)$/.test(word) && !/^\p{Nd}/u.test(next);
  if (/^\p{Lu}$/u.test(last) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(last) || MAY_END.has(word)) {
    return closed !== bare || OPENERS.test(next) || (word.length > 1 && /^["“]/u.test(next));
  }
  return true;
}
