import type { Attributed, Attribution, DateMention, DateValue } from '../../document/index.ts';
import { contains, remembered, spanAt } from '../../text/index.ts';
import { placeOf } from './cues.ts';
import { contentsNear } from './relations.ts';
import { sourceOf } from './speakers.ts';

/**
 * Kinds of writing that speak for themselves, dated by their publication. The word “statement” is not among them: it
 * stands for somebody's own words.
 */
const WRITING =
  /^(?:[\p{L}\p{N}'’.-]+ ){0,5}?(report|study|survey|poll|figures|statistics|data|records?|documents?|files|memo|review|census|treaty|strategy|plan|budget|constitution|invitation|agenda|text|map|manual|textbook|book|article|indictment|contract|leaflet|brochure|archives?|minutes|estimates?|rules?|law|charter|logbook|log|database|index)(?=$|,| (?:of|by|from|on|for|which|that|seen|obtained|released|published|issued|drawn|drafted|dated|compiled|prepared)\b)/iu;

/** The name of a paper: “Harbour Review”. */
const PAPER = /\p{Lu}\p{L}{0,40} (?:Report|Review|Index|Times|Herald)$/u;

/** The kind of writing a source is: “figures” for “port figures”. Null for persons and bodies. */
export function writingOf(text: string, attribution: Attribution): string | null {
  const source = sourceOf(text, attribution);
  return PAPER.test(source) && !/^(?:the|a|an|its|his|her|their) /i.test(source)
    ? null
    : (WRITING.exec(source)?.[1]?.toLowerCase() ?? null);
}

/**
 * When a piece of writing was published: the last date in an earlier sentence that names it (“the report, released on
 * Monday”). Null if there is none: “the figures show”.
 */
export function writtenDate(
  { text, sentences, attributions }: Attributed,
  attribution: Attribution,
  writing: string,
  mentions: readonly DateMention[],
): DateValue | null {
  const place = placeOf(attribution);
  const wordsOf = (start: number, end: number): string[] => text.slice(start, end).toLowerCase().split(/\W+/u);
  const naming = datesNaming(mentions);
  let dated = naming.get(writing);
  if (!dated) {
    dated = mentions.filter(({ span, value }) => {
      // “the 2021 Harbour Report”: part of a title.
      const isTitle = value?.granularity === 'year' && /^ \p{Lu}/u.test(text.slice(span[1], span[1] + 2));
      const sentence = value === null || isTitle ? null : spanAt(sentences, span[0]);
      if (
        !sentence ||
        contentsNear(attributions)(span).some(({ content }) => content.some((part) => contains(part, span)))
      )
        return false;
      return wordsOf(...sentence).includes(writing);
    });
    naming.set(writing, dated);
  }
  const found = dated.findLast(({ span }) => {
    const sentence = span[1] <= place ? spanAt(sentences, span[0]) : null;
    return sentence !== null && (sentence[1] <= place || wordsOf(sentence[0], place).includes(writing));
  });
  return found?.value ?? null;
}

/** The dates of a document whose sentences name a kind of writing, by that; filled when a kind is first asked for. */
const datesNaming: (mentions: readonly DateMention[]) => Map<string, readonly DateMention[]> = remembered(
  () => new Map(),
);
