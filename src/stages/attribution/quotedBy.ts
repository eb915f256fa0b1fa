import type { Attribution, Tagged } from '../../document/index.ts';
import { around, overlaps, type Span, spanAt, trimSpan } from '../../text/index.ts';
import { mentionEndingAt } from './neighbours.ts';

type Unnamed = Omit<Attribution, 'id'>;

const QUOTES = /\b(?:quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|reported)\b/iu;
/** Where the words begin that somebody is quoted with: “[as saying]: …”. */
const AS_SAYING = /\bas\s(?:having\s)?(?:say|tell|add|warn|writ|declar|claim|insist|argu)(?:ing|ten)\b:?/iu;
const QUOTED_BY =
  /(?<=\s)(?:is|are|was|were|(?:has|have|had)\sbeen)\s(?:\p{Ll}+\s)?(?:quoted|cited|reported)(?:\s\p{L}+)?\sby\s(?:the\s)?$/iu;
const PASSIVE = /\b(?:is|are|was|were|been|being|by)\b/iu;
/** How far behind a cue and its source “as saying” may stand. */
const REACH = 80;

/**
 * “Vik was quoted by the Herald as saying …”, “the Herald quoted Vik as saying …”: the words are those of whom the medium
 * quotes, and not the medium's, which passes them on.
 */
export function withoutMedia(tagged: Tagged, attributions: readonly Unnamed[]): Unnamed[] {
  const quoting = attributions.flatMap((attribution) => {
    const found = quotedIn(tagged, attribution);
    return found ? [{ attribution, ...found }] : [];
  });
  if (quoting.length === 0) return [...attributions];
  const saying = around(attributions, ({ cue }) => cue);
  const others = new Map<Unnamed, Unnamed | null>();
  for (const { attribution, quoted, cue } of quoting) {
    const own = saying(cue).find((other) => other !== attribution && other.cue.some((span) => overlaps(span, cue)));
    if (own?.source.some((span) => !attribution.source.some((medium) => overlaps(medium, span))))
      others.set(attribution, null);
    else if (quoted) {
      const content = (own ?? attribution).content.flatMap((span) => without(tagged.text, span, [quoted, cue]));
      if (content.length === 0) continue;
      const basis = `${(own ?? attribution).basis}; source by rule: whom a medium quotes`;
      others.set(own ?? attribution, { ...(own ?? attribution), source: [quoted], cue: [cue], content, basis });
      if (own) others.set(attribution, null);
    }
  }
  return attributions.flatMap((one) => {
    const other = others.get(one);
    return other === null ? [] : [other ?? one];
  });
}

/** Whom the source of an attribution quotes, if that is a medium, and the words that say so; `quoted` null if not found. */
function quotedIn(tagged: Tagged, { source: [source], cue: [cue] }: Unnamed): Quoted | null {
  const { text, sentences } = tagged;
  const sentence = cue && spanAt(sentences, cue[0]);
  if (!source || !cue || !sentence || source[0] < sentence[0]) return null;
  const isActive = source[1] <= cue[0] && QUOTES.test(text.slice(...cue)) && !PASSIVE.test(text.slice(...cue));
  const verb = isActive ? cue[0] : verbBefore(tagged, source, sentence);
  if (verb === null) return null;
  const from = isActive ? cue[1] : source[1];
  const found = AS_SAYING.exec(text.slice(from, Math.min(from + REACH, sentence[1])));
  if (!found || /["“”;:]/u.test(text.slice(from, from + found.index))) return null;
  const saying: Span = [from + found.index, from + found.index + found[0].length];
  // “The Herald quoted [Vik] as saying”.
  if (isActive) return { quoted: saying[0] - from > 2 ? [from + 1, saying[0] - 1] : null, cue: saying };
  return { quoted: mentionEndingAt(tagged, verb - 1), cue: saying };
}

interface Quoted {
  readonly quoted: Span | null;
  readonly cue: Span;
}

/** Where “was quoted” begins, if “by” leads from there to a source. */
function verbBefore({ text }: Tagged, source: Span, sentence: Span): number | null {
  const from = Math.max(sentence[0], source[0] - REACH);
  const found = QUOTED_BY.exec(text.slice(from, source[0]));
  return found ? from + found.index : null;
}

/** What is left of a span without those at its edges, which come in the order of the text. */
function without(text: string, span: Span, holes: readonly Span[]): Span[] {
  let [start, end] = span;
  for (const hole of holes) {
    start += /^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0;
    if (hole[0] <= start && hole[1] > start) start = hole[1];
    else if (hole[0] < end && hole[1] >= end) end = hole[0];
  }
  return [trimSpan(text, [start, end]) ?? []].filter((rest): rest is Span => rest.length > 0);
}
