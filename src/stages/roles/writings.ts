import { itemAround, type Reference } from '../../document/index.ts';
import { contains, lastAtOrBefore, overlaps, sole, type Span, spanAt, wordsBefore } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';
import { referenceTo } from './references.ts';
import { isState } from '../../lexicon/index.ts';

/** Words for one writing: “the study” may go on with “the report”. */
const ALIKE: readonly RegExp[] = [
  /\b(?:reports?|stud(?:y|ies)|surveys?|polls?|reviews?|assessments?|findings|index|research)\b/giu,
  /\b(?:statements?|communiqu[eé]s?|declarations?|releases?|notices?|warnings?|messages?|tweets?|posts?)\b/giu,
  /\b(?:letters?|memos?|emails?|e-mails?|notes?|cables?)\b/giu,
  /\b(?:lawsuits?|suits?|complaints?|filings?|indictments?)\b/giu,
  /\b(?:orders?|proclamations?|rulings?|decisions?|judge?ments?|resolutions?)\b/giu,
];
/** “The report”, “this 40-page study”: a writing told before. */
const TOLD_BEFORE =
  /^(?:the|this|that)\s(?:(?!and\b|by\b|from\b|of\b|in\b)[\p{L}\d-]+\s){0,2}?([\p{L}-]+)(?:\s(?:also|itself|then|further))?$/iu;
/** How far back in the text, in characters. */
const REACH = 1500;
/** The most mentions of it that are looked at. */
const LOOKED_AT = 6;

const SMALL =
  'and|or|nor|but|that|who|which|of|to|on|in|at|after|before|against|about|over|from|by|for|with|following|amid';
/** “[Vale] issued a statement”, “[the embassy] in Oslo published the report”: between the two. */
const PUTS_OUT = new RegExp(
  '^(?:\\s(?:in|of|at|for)\\s(?:the\\s)?\\p{Lu}[\\p{L} ]{0,30}?)?\\s(?:(?:has|have|had|also|just|\\p{Lu}\\p{Ll}+day|late|early|on)\\s){0,3}' +
    '(?:issue[sd]?|releas(?:ed?|es)|publish(?:ed|es)?|unveil(?:ed|s)?|wrote|writes|sent|sends|conducted|produced|presented|submitted|posted|filed|signed|adopted)\\s' +
    `(?:(?!(?:${SMALL})\\b)[\\p{L}\\d-]+\\s){0,4}$`,
  'u',
);
/** “[Vale]'s annual report”; not “[Israel]'s army called the report” false. */
const OWNS = new RegExp(
  `^(?:[’']s?)\\s(?:(?!(?:${SMALL}|the|an?|this|its|his|her|their)\\b)(?!\\p{L}+ed\\s)[\\p{L}-]+\\s){0,3}$`,
  'u',
);
/** “The [IMF] report”. */
const NAMES = /^\s(?:(?:new|latest|recent|annual|quarterly|monthly|weekly|own)\s)?$/u;
/** “A report by [the GAO]”, “a statement issued by [Vale]”. */
const BY =
  /^\s(?:(?:issued|released|published|written|sent|signed|conducted|filed|posted)\s)?(?:by|from)\s(?:(?:the|a|an|his|her|its)\s)?(?:\p{Ll}+\s){0,4}?$/u;
/** “[In a] statement”, “[in its latest] report”; not “[in response to the] report”. */
const IN = new RegExp(
  `\\b(?:in|through|via)\\s(?:an?|its|his|her|their|\\S+[’']s?)\\s(?:(?!(?:${SMALL}|the)\\b)[\\p{L}\\d-]+\\s){0,3}$`,
  'iu',
);
/** “A leaked [report]”: another one than those before it. */
const ANOTHER = /\b(?:an?|another)\s(?:[\p{L}-]+\s){0,2}$/iu;
/** Before the writing that a source is: “the [report]”, “a new IMF [report]”; not “a minister named in the [report]”. */
const IS_HEAD = /^(?:(?!(?:who|which|named|in|by|of|from|about|on|to|over)\b)[\p{L}\d.’'-]+\s){0,5}$/iu;
/** How many characters before a writing may lead it in. */
const LEADS_IN = 50;
/** How many characters from a cue the writing may stand in which it is said. */
const NEAR_CUE = 60;
/** The same of a writing that so many characters from the beginning of a sentence lead in. */
const BEFORE_COMMA = 150;
const OPENING = 30;

/**
 * Whose writing “the report” or “the statement” is: that of whoever put out, or spoke in, the last one that the text tells
 * of before. Null if the text does not say.
 */
export function writerOf(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  return ofOneBefore(scene, mention, words) ?? (STATEMENT.test(words) ? ofSpeakerBefore(scene, mention, words) : null);
}

/** “A statement says”, “the statement issued on Wednesday said”. */
const STATEMENT =
  /^(?:an?|the)\s(?:(?:written|brief|short|official|separate|later)\s)?statement(?:\s(?:also|issued|released|posted|on|late|\p{L}+day)){0,4}$/iu;

/** “The White House says Vale will go. A statement said she will stay”: that of the one who speaks in the sentence before. */
function ofSpeakerBefore(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  const { referenced, settled, person } = scene;
  const { sentences } = referenced;
  const start = mention[0]?.[0] ?? 0;
  const sentence = sentences[lastAtOrBefore(sentences, start) - 1];
  if (!sentence || sentence[0] < itemAround(referenced, start)[0]) return null;
  const said = settled(sentence).filter(({ attribution: { source } }) => source.some((own) => contains(sentence, own)));
  const only = sole(new Set(said.map(({ speaker }) => speaker?.actor ?? null)));
  const somebody = only === null ? null : person(only);
  // A paper that tells of a statement did not make it.
  if (!somebody || somebody.sector === 'JRN') return null;
  const why = `“${words}”: that of ${somebody.name}, who speaks in the sentence before`;
  return referenceTo(somebody, scene, mention, 'title', why);
}

/** Whose writing it is by another word for it before. */
function ofOneBefore(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  const start = mention[0]?.[0] ?? 0;
  const alike = alikeTo(words);
  if (!alike) return null;
  const { referenced, person } = scene;
  const from = Math.max(itemAround(referenced, start)[0], start - REACH);
  const told = [...referenced.text.slice(from, start).matchAll(alike)].slice(-LOOKED_AT).toReversed();
  for (const { 0: word, index } of told) {
    const place: Span = [from + index, from + index + word.length];
    const writer = spokeIn(scene, place) ?? putOut(scene, place);
    const somebody = person(writer?.actor);
    if (!somebody && ANOTHER.test(referenced.text.slice(Math.max(from, place[0] - LEADS_IN), place[0]))) return null;
    if (!somebody) continue;
    const why = `“${words}”: that of ${somebody.name}, told before`;
    return referenceTo(somebody, scene, mention, 'title', why);
  }
  return null;
}

/** “The statement”, “this report”. */
export const isWriting = (words: string): boolean => alikeTo(words) !== undefined || STATEMENT.test(words);

/** The words for the same writing as that told before. */
function alikeTo(words: string): RegExp | undefined {
  const noun = TOLD_BEFORE.exec(words)?.[1];
  return noun === undefined ? undefined : ALIKE.find((one) => noun.match(one)?.[0] === noun);
}

/** The speaker of what a writing is the source of, or in which it is said: “The IMF study says”, “said in a statement”. */
function spokeIn({ referenced: { text, sentences }, settled }: Scene, place: Span): Reference | null {
  const sentence = spanAt(sentences, place[0]);
  if (!sentence) return null;
  const isIn = (spans: readonly Span[]): boolean => spans.some((span) => overlaps(span, place));
  const there = settled(sentence).filter(
    ({ attribution: { source, cue, content } }) =>
      [...source, ...cue].some((span) => contains(sentence, span)) && !isIn(content),
  );
  const isVenue = IN.test(text.slice(Math.max(sentence[0], place[0] - LEADS_IN), place[0]));
  // “In a statement posted on the embassy's page on Monday, Vale said”.
  const isFirst = place[0] < sentence[0] + OPENING;
  const isNear = (cue: Span): boolean =>
    place[0] < cue[1] + NEAR_CUE && place[1] > cue[0] - (isFirst ? BEFORE_COMMA : NEAR_CUE);
  const own =
    there.find(({ attribution: { source } }) =>
      source.some((span) => overlaps(span, place) && IS_HEAD.test(text.slice(span[0], place[0]))),
    ) ?? (isVenue ? there.find(({ attribution: { cue } }) => cue.some(isNear)) : undefined);
  const speaker = own?.speaker;
  return speaker?.status === 'resolved' ? speaker : null;
}

/** Whoever owns a writing or puts it out, by the words beside it. */
function putOut({ referenced: { text, sentences }, lookup }: Scene, [start, end]: Span): Reference | null {
  const sentence = spanAt(sentences, start);
  if (!sentence) return null;
  const there = lookup.within(sentence).filter(({ status, via }) => status === 'resolved' && via !== 'pronoun');
  const before = (one: Reference): string => (spanOf(one)[1] <= start ? text.slice(spanOf(one)[1], start) : '.');
  return (
    there.find((one) => spanOf(one)[0] >= end && isBy(text, end, spanOf(one), isState(one.actor))) ??
    there.findLast((one) => OWNS.test(before(one)) || (!isState(one.actor) && NAMES.test(before(one)))) ??
    there.findLast((one) => PUTS_OUT.test(before(one)) && !isPlace(text, spanOf(one)[0])) ??
    null
  );
}

/** “The embassy in [Oslo]”. */
const isPlace = (text: string, start: number): boolean =>
  /\b(?:in|of|at|for)\s(?:the\s)?$/u.test(wordsBefore(text, start));

/** Not “by [Berlin]-based researchers”, “by activists in [Iran]”, “a report from [Sudan]”. */
const isBy = (text: string, end: number, [from, to]: Span, isOfState: boolean): boolean =>
  BY.test(text.slice(end, from)) &&
  !/^[-–\p{L}]/u.test(text.slice(to, to + 1)) &&
  !isPlace(text, from) &&
  !(isOfState && /\bfrom\s(?:the\s)?$/u.test(text.slice(end, from)));
