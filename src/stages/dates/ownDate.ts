import {
  type Attributed,
  type Attribution,
  type DateMention,
  type DateValue,
  outerPartAround,
} from '../../document/index.ts';
import { hasCueAct, opensSentence } from '../../lexicon/index.ts';
import { within, around, contains, overlaps, remembered, type Span, spanAt } from '../../text/index.ts';
import { isDateline } from './anchors.ts';
import { DOCUMENT, isOfSource } from './asides.ts';
import { cueOf, isTurn } from './cues.ts';
import { isoOf } from './news.ts';
import { isPastForm } from './tense.ts';

/** What separates a date from a cue: another clause. */
const BREAK =
  /[;:]|(?:,|\b)\s?(?:and|but|while|who|which|whose|where|when|as|because|although|though|if|before|until|since|that)\s/i;
/**
 * Clauses about the act of speaking itself: “when she passed through Kigali in May”, “as he did on Monday”, “told a
 * conference that I attended in May”.
 */
const OF_SAYING =
  /^(?:[,\s]*(?:when|as|while) (?:he|she|they|it|I|we)\b(?! (?:was|were) (?:\p{L}+ )?(?:president|minister|prime))| (?:an?|the) (?:\p{L}+ ){0,3}?(?:conference|summit|forum|meeting|rally|hearing|seminar|congress|panel|audience) (?:that|which|where)\b(?!.*\b(?:opened|opens|began|begins|ends|ended)\b))/iu;
const BEHIND = /\b(?:after|following|in response to|because of|in the wake of|despite|amid)\s/giu;
const OCCASION =
  /\b(?:conference|briefing|interview|speech|address|hearing|debate|summit|meeting|talks|call|ceremony|session|rally|visit|forum|dinner|lunch|signing)\b/iu;
/** “said after the attack on Monday”: the day of another event, unless that is where the words were said. */
function tellsEvent(gap: string): boolean {
  const last = [...gap.matchAll(BEHIND)].at(-1);
  return last !== undefined && !OCCASION.test(gap.slice(last.index + last[0].length));
}

/** Prepositions after which a date is not the time of speaking. */
const ABOUT =
  /(?:^|\W)(?:since|until|till|by|before|about|for|over|to|from|than|ahead of|regarding|through|during)\s(?:the\s)?$/i;
const SPEAKING =
  /^['’]s? (?:\p{L}+ ){0,2}?(?:conference|briefing|interview|speech|address|hearing|debate|statement|meeting|summit|session|talks)/u;
/** “After he won in 2016”: the words before a date, with a verb of their own; not “after the failed talks in 2016”. */
function isOfClause(before: string): boolean {
  const words = (before.split(/[,;:.]/u).at(-1) ?? '').trim().split(' ');
  const start = words.findLastIndex((word) => /^(?:before|after)$/iu.test(word));
  if (start < 0) return false;
  return words.some(
    (word, at) =>
      at > start + 1 && isPastForm(word) && !/^(?:an?|the|its|his|her|their|of)$/iu.test(words[at - 1] ?? ''),
  );
}

/** “After losing the race in 2012, Vale now says”: a year that is over when something is said. */
const AFTER = /(?:^|,\s)(?:(?:after|before|since|despite)\s\p{Ll}{1,20}ing|having)\b[^,;:.]*$/iu;

/** The date in the cue's clause, outside the content; the nearest if there are several. */
export function ownDate(
  document: Attributed,
  attribution: Attribution,
  mentions: readonly DateMention[],
): DateMention | null {
  const { text } = document;
  const anchor = attribution.cue[0] ?? attribution.source[0];
  if (!anchor || isTurn(document, attribution)) return null;
  const sentence = spanAt(document.sentences, anchor[0]);
  if (!sentence) return null;
  // “On April 25, she will thank …”
  const isPlanned =
    /\bwill (?:also |then )?$/u.test(text.slice(anchor[0] - 12, anchor[0])) ||
    /^will\b/u.test(cueOf(text, attribution));
  const isToldNow = !isPastForm(cueOf(text, attribution));
  let best: { mention: DateMention; distance: number } | null = null;
  for (const mention of within(mentions, sentence)) {
    const gap = gapBetween(document, attribution, anchor, mention.span);
    if (
      gap === null ||
      BREAK.test(withoutCoordination(gap, opensSentence(text, sentence, mention.span)).replace(OF_SAYING, '')) ||
      tellsEvent(gap) ||
      (mention.span[1] <= anchor[0] && isOfClause(text.slice(sentence[0], mention.span[0]))) ||
      (isToldNow && mention.value?.granularity === 'year' && AFTER.test(text.slice(sentence[0], mention.span[0]))) ||
      !isTime(text, mention) ||
      isOfSource(document, attribution, mention.span) ||
      isDateline(text, sentence[0], mention.span) ||
      (isAfter(mention.value, document.published) && !isPlanned)
    )
      continue;
    if (!best || gap.length < best.distance) best = { mention, distance: gap.length };
  }
  return best?.mention ?? null;
}

/** “Urged [Vietnam on Tuesday to hurry]”: a day between those who are asked and what they are to do is that of the asking. */
function isBesideAsked(text: string, attribution: Attribution, [start]: Span, date: Span): boolean {
  const end = attribution.cue.at(-1)?.[1] ?? Infinity;
  const words = cueOf(text, attribution).toLowerCase().split(/\s+/u);
  const asked = text.slice(start, date[0]);
  return (
    hasCueAct(words, 'REQUEST') &&
    start >= end &&
    start - end <= 2 &&
    ASKED.test(asked) &&
    !asked.split(' ').some((word) => isPastForm(word) || /\p{Ll}ing$/u.test(word)) &&
    /^\sto\s\p{Ll}/u.test(text.slice(date[1], date[1] + 5))
  );
}
/**
 * “Warned against [a bad deal during her March 3 address to the house]”: the day of the speaker's own speech, where the words
 * before it name nobody else whose it may be.
 */
function isOwnOccasion(text: string, [start]: Span, date: Span): boolean {
  const before = DURING.exec(text.slice(start, date[0]));
  return (
    before !== null && !/\P{Ll}\p{Lu}/u.test(before[1] ?? '') && OWN_SPEECH.test(text.slice(date[1], date[1] + 60))
  );
}
const DURING = /^([^“”"]*)\b(?:during|in|at) (?:his|her|their) $/u;
const OWN_SPEECH = /^(?:['’]s)? (?:\p{L}+ ){0,2}?(?:speech|address|interview|testimony|remarks|sermon|briefing)\b/u;

/** Those who are asked, in a few words without a verb of their own. */
const ASKED = /^(?:the\s)?(?:\p{Lu}[\p{L}.’'-]*\s|(?!to\s)\p{Ll}+\s){1,5}$/u;

/** “On Monday the mayor met the guild and said …”: a date that opens the sentence is that of both verbs. */
function withoutCoordination(gap: string, opens: boolean): string {
  // “The National Defence and Security Council”: within a name, or between two, it begins no clause.
  const outsideNames = gap.replace(/(\p{Lu}[\p{L}-]{0,30}) and (?=\p{Lu})/gu, '$1 ');
  return opens ? outsideNames.replace(/ and (?:\p{Ll}+ly |also |then )?$/u, ' ') : outsideNames;
}

/** Attributions of which the cue or something said is near a span. */
const wordsAround = remembered((attributions: readonly Attribution[]) =>
  around(attributions, ({ cue, content }) => [...cue, ...content]),
);

/** The words between a date and the cue, without contents and sources; null if the date belongs elsewhere. */
function gapBetween(document: Attributed, attribution: Attribution, anchor: Span, date: Span): string | null {
  const { text, attributions, quotations } = document;
  const own = attribution.content.find((span) => overlaps(span, date));
  if (own) return isBesideAsked(text, attribution, own, date) || isOwnOccasion(text, own, date) ? ' ' : null;
  const inSource = attribution.source.find((span) => contains(span, date));
  // “– Ana Rao, 11 June 2021”: a signature without a verb has the day of its words.
  const isSigned = !/\p{L}/u.test(cueOf(text, attribution));
  if (
    inSource &&
    !isSigned &&
    !DOCUMENT.test(`${text.slice(inSource[0], date[0])}${text.slice(date[1], inSource[1]).trim()}`)
  )
    return null;
  const quote = outerPartAround(quotations, date);
  if (quote && !contains(quote.span, anchor)) return null;
  const between: Span = date[1] <= anchor[0] ? [date[1], anchor[0]] : [anchor[1], Math.max(anchor[1], date[0])];
  const covered: Span[] = inSource ? [] : [...attribution.source];
  for (const other of wordsAround(attributions)([Math.min(anchor[0], date[0]), Math.max(anchor[1], date[1])])) {
    for (const span of other.content) {
      if (contains(span, anchor)) continue;
      if (other !== attribution && overlaps(span, date)) return null;
      covered.push(span);
    }
    if (other !== attribution && other.cue.some((span) => contains(between, span))) return null;
  }
  let gap = '';
  for (let at = between[0]; at < between[1]; at += 1)
    gap += covered.some((span) => span[0] <= at && at < span[1]) ? '' : text.charAt(at);
  return gap;
}

function isTime(text: string, { span, value }: DateMention): boolean {
  const words = text.slice(...span);
  const after = text.slice(span[1], span[1] + 60);
  if (/^['’]/.test(after) && !SPEAKING.test(after)) return false;
  if (/^(?:on|in|at) /i.test(words)) return true;
  if (ABOUT.test(text.slice(Math.max(0, span[0] - 20), span[0]))) return false;
  // “the 2015 deal”: a year without a preposition names a thing.
  return (
    value === null ||
    (value.granularity !== 'year' && value.granularity !== 'decade') ||
    /year|ago|later|earlier/i.test(words)
  );
}

/** A period that is not over at publication ends there: “this week” said on a Wednesday. */
export function untilPublication(value: DateValue | null, document: Attributed): DateValue | null {
  const end = isoOf(document);
  const isTime = value?.granularity === 'minute' || value?.granularity === 'hour';
  if (value === null || isTime || end === '' || value.to <= end || value.from > end) return value;
  return {
    ...value,
    to: end,
    granularity: value.from === end ? 'day' : 'range',
    why: `${value.why}, up to the publication`,
  };
}

/** No statement is made after the report that contains it, unless it is announced there. */
const isAfter = (value: DateValue | null, published: DateValue | null): boolean =>
  value !== null && published !== null && value.from.slice(0, 10) > published.to.slice(0, 10);
