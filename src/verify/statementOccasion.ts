import type { Occasion, QuotedStatement } from '../ledger/index.ts';
import { type Span, spokenWords } from '../text/index.ts';
import { dayOf } from './days.ts';
import type { Sought } from './occasions.ts';

/** What was written, or shown, has no transcript. */
const WRITTEN =
  /\b(?:tweet(?:s|ed|ing)?|re-?tweet(?:s|ed)?|twitter|facebook|instagram|posted|blog|wrote|writes|writing|written|op-?ed|e-?mail(?:s|ed)?|memo|letter|book|memoir|press release|statement|manuscript|text message|filing|affidavit|lawsuit|deposition|note|headline|slogan|banner|hat|sign|reads|reading)\b/i;
/** Names behind such a word are where, or to whom, it was said. */
const PLACE =
  /(?<![\p{L}\p{N}])(?:in|at|on|to|with|from|told|tells|near|by|outside|before)\s+(?:the\s+|a\s+|an\s+)?(\p{Lu}[\p{L}\p{N}’'.-]*(?:\s\p{Lu}[\p{L}\p{N}’'.-]*){0,5})/gu;
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'-]*/gu;
const CALENDAR = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december i`.split(/\s+/),
);

/** Kinds of occasions, by the words that reports and titles have for them. */
const KINDS: readonly RegExp[] = [
  /\b(?:interview(?:s|ed)?|podcast|show|radio|broadcast)\b/i,
  /\b(?:debate[sd]?)\b/i,
  /\b(?:town hall|town-hall|forum|panel)\b/i,
  /\b(?:rall(?:y|ies)|crowd|supporters|campaign stop|campaign event)\b/i,
  /\b(?:press conference|news conference|briefing|briefed|reporters|journalists|readout|doorstep)\b/i,
  /\b(?:hearing|testif(?:y|ied|ies)|testimony|committee|lawmakers|parliament|chamber|council|assembly|senators)\b/i,
  /\b(?:speech|address(?:ed|es)?|remarks|keynote|lecture|audience)\b/i,
];
/** Occasions that a report names when it quotes from them: the day alone does not tell them from another. */
const NAMED_KINDS = KINDS.slice(0, 4);

/**
 * Where a statement's words would be, had they been said: on the day that the report gives beside them, in the transcript
 * whose title has the place, the programme or the kind of occasion that the report tells of, or that has been published by
 * the one whom it names; where it tells of none, in the
 * only transcript of that day, unless that is of an interview, a debate or a rally, which a report would have named. null
 * where nothing is absent: the report gives no day beside the words, or tells of something written. The day of publication,
 * or of the rest of the news, is no day of saying.
 */
export function occasionOf(statement: QuotedStatement): Sought | null {
  const day = dayTold(statement);
  if (day === null) return null;
  const { venue, speaker, context } = statement;
  const own = new Set(wordsOf(speaker?.name ?? null));
  const sentence = withoutQuotations(context.text);
  const places = [...sentence.matchAll(PLACE)].map((match) => match[1] ?? '');
  const named = [...places, ...((venue ?? '').match(NAME) ?? [])]
    .flatMap((name) => wordsOf(name))
    .filter((word) => !own.has(word) && !CALENDAR.has(word) && word.length > 1);
  const told = KINDS.filter((kind) => kind.test(`${sentence} ${venue ?? ''}`));
  const fits = ({ title, outlet = null }: Occasion): 'named' | 'likely' | null => {
    const words = wordsOf(title);
    if (named.some((word) => words.includes(word))) return 'named';
    const kinds = KINDS.filter((kind) => kind.test(title ?? ''));
    if (told.length > 0 && kinds.length > 0 && !told.some((kind) => kinds.includes(kind))) return null;
    // “… told Harbour Radio”, and Harbour Radio's own transcript of the day.
    const publisher = wordsOf(outlet).filter((word) => word !== 'the');
    if (publisher.length > 0 && publisher.every((word) => named.includes(word))) return 'named';
    if (told.length === 0 && NAMED_KINDS.some((kind) => kinds.includes(kind))) return null;
    // A report and a title that each name something, and not the same, are of two occasions.
    return named.length > 0 && namesIn(title, own).length > 0 ? null : 'likely';
  };
  return { from: day, to: day, fits, fewWordsToo: false };
}

/** The day of saying that the report gives beside the words; null where it gives none, or tells of something written. */
export function dayTold({ said, context }: QuotedStatement): string | null {
  const day = dayOf(said?.from);
  if (said === null || day === null || dayOf(said.to) !== day || WRITTEN.test(context.text)) return null;
  return said.basis !== 'known' && (said.span === null || !within(said.span, context.span)) ? null : day;
}

/** The names in a title, its first word aside, which has a capital anyway. */
const namesIn = (title: string | null, own: ReadonlySet<string>): string[] =>
  [...(title ?? '').matchAll(NAME)]
    .filter(({ index }) => index > 0)
    .flatMap(([name]) => wordsOf(name))
    .filter((word) => !own.has(word) && !CALENDAR.has(word) && !KINDS.some((kind) => kind.test(word)));
const within = (inner: Span, outer: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
const wordsOf = (text: string | null): string[] => spokenWords(text ?? '').map(({ key }) => key);
const withoutQuotations = (text: string): string => text.replace(/["“„«][^"“”„«»]{0,2000}["”“»]/g, ' ');
