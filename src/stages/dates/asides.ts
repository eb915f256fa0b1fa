import type { Attributed, Attribution } from '../../document/index.ts';
import { type Span, spanAt } from '../../text/index.ts';
import { isPastForm, isPluperfect } from './tense.ts';

/** A source that is a document, with its date left out: “a March 14, 2019 press release”. */
export const DOCUMENT =
  /^(?:an?|the|its|his|her|their)? *(?:\p{L}+ )?(?:statement|communiqu[eé]|letter|note|report|interview|message|post|declaration|text|document|memo|speech|editorial|release)/iu;

/** The beginning of what a source is told to be, behind its name: “Vik, who won …”, “Vik, elected …”. */
const ASIDE = /,\s(\p{Ll}+)\s[^,;:]*$/u;
const RELATIVE = /^(?:who|whom|whose|which|where)$/u;
/** Participles of somebody who is speaking. */
const ASKED = /^(?:asked|interviewed|questioned|pressed|quoted|cited|reached|contacted|joined)$/u;

/**
 * “Vik, who took office on Monday, said”, “Peru, which voted on Monday, said”, “Vik, elected on Monday, said”: a day on
 * which something happened to whom the source names, and not that of the saying.
 */
export function isOfSource({ text, sentences }: Attributed, { source, cue }: Attribution, date: Span): boolean {
  const named = source.findLast(([start]) => start < date[0]);
  if (!named || DOCUMENT.test(text.slice(...named))) return false;
  if (spanAt(sentences, named[0]) !== spanAt(sentences, date[0])) return false;
  if (cue.some(([start]) => named[0] < start && start < date[0])) return false;
  const [, first = ''] = ASIDE.exec(text.slice(named[0], date[0])) ?? [];
  if (!RELATIVE.test(first) && (!isPastForm(first) || ASKED.test(first))) return false;
  // Where the cue comes after it, the aside is over before it.
  const says = cue.find(([start]) => start >= date[1]);
  return !says || text.slice(date[1], says[0]).includes(',');
}

/** The beginning of what is told beside the news: “…, which Chad”. */
const BESIDE = /,\s(?:(?:in|of|to|for|with|at|from) )?(?:who|whom|whose|which)\s[^,;:]*$/u;

/** Whether a day is told beside the news: “Peru, which voted on Monday, …”, “On Monday Peru had voted”. */
export function isBackground({ text, sentences }: Attributed, date: Span): boolean {
  const sentence = spanAt(sentences, date[0]);
  if (!sentence) return false;
  const words = text.slice(...sentence);
  const [start, end] = [date[0] - sentence[0], date[1] - sentence[0]];
  return BESIDE.test(words.slice(0, start)) || isPluperfect(words, start, end);
}
