import {
  ATTRIBUTED_TEXT,
  type Attributed,
  type DateMention,
  type DateValue,
  outerPartAround,
} from '../../document/index.ts';
import { isAttributiveDate, opensSentence } from '../../lexicon/index.ts';
import { around, contains, nearby, remembered, type Span, spanAt } from '../../text/index.ts';
import { isDateline, wholeDay } from './anchors.ts';
import { isBackground, isOfSource } from './asides.ts';
import { type Day, dayOfIso } from './days.ts';
import { namesIn } from './speakers.ts';

/** A report's news is from within this many days. */
const NEWS = 5;

/** The current day of the report moves on with the dates of its statements: the later of two recent days. */
export function later(one: DateValue | null, other: DateValue | null, { published }: Attributed): DateValue | null {
  const [day, next, end] = [one, other, published].map((value) => value && wholeDay(value));
  if (typeof next !== 'number' || typeof end !== 'number' || next > end || end - next > NEWS) return one;
  return one === null || (typeof day === 'number' && day < next) ? other : one;
}

/** How many paragraphs may give the day of the news: in many articles the first ones tell what, and a later one when. */
const LEAD = 12;
/** How many tell whom the report is about. */
const OPENING = 3;

/**
 * The day of the news: the date of what happened or was said in the first of the leading paragraphs that gives one, the
 * latest if there are several; a week if no day is given. For an interview printed with its turns, only what precedes
 * them counts. Null if nothing recent is dated.
 */
export function newsOf(document: Attributed, mentions: readonly DateMention[], isOfficial = false): DateValue | null {
  const isReported = reportedIn(document);
  const readOut = isOfficial
    ? talkOf(
        document,
        mentions.filter(({ span }) => isReported(span)),
      )
    : null;
  if (readOut) return readOut;
  const bySource = around(document.attributions, ({ source }) => source);
  const isOfAnySource = (span: Span): boolean =>
    bySource([span[0] - ASIDE, span[1]]).some((one) => isOfSource(document, one, span));
  const firstTurn = document.blocks.find(({ kind }) => kind === 'turn')?.span[0] ?? Infinity;
  const lead = document.blocks
    .filter(({ kind, span }) => kind === 'paragraph' && span[0] < firstTurn && isProse(document.text, span))
    .slice(0, LEAD);
  const toldBehind = leadsTold(document, lead[0]?.span);
  for (const [index, { span: paragraph }] of lead.entries()) {
    const isLate = index >= OPENING;
    const news = newsIn(
      document,
      paragraph,
      mentions.filter(
        (mention) =>
          contains(paragraph, mention.span) &&
          (isReported(mention.span) || contains(toldBehind, mention.span)) &&
          !isOfAnySource(mention.span) &&
          !isBackground(document, mention.span) &&
          !isLookingBack(document, mention, isLate, isOfficial),
      ),
    );
    if (news) return news;
  }
  return null;
}

/**
 * “Last week the minister told …”: behind the opening, a week or so is another time than that of the news. So is any
 * week in a body's own text, and behind its opening a day that begins a sentence: “On 3 August they met …”.
 */
function isLookingBack(
  { text, sentences }: Attributed,
  { span, value }: DateMention,
  isLate: boolean,
  isOfficial: boolean,
): boolean {
  if (isLate && value && wholeDay(value) === null) return true;
  const sentence = spanAt(sentences, span[0]);
  return (
    isOfficial &&
    (value?.granularity === 'week' || (isLate && sentence !== null && opensSentence(text, sentence, span)))
  );
}

/** A body's readout of a talk is from within this many days. */
const READOUT = 60;
/** How many paragraphs of a readout may tell when the talk was. */
const READOUT_LEAD = 2;
/** That somebody talked with somebody: not “held elections”, “met the deadline”. */
const TALKED =
  /\b(?:met (?:with )?(?:(?:the|his|her|its|a) )?(?:\p{Lu}|\p{Ll}+ (?:minister|president|counterpart))|spoke\b|talked\b|(?:held|hosted|convened|received|had)\b[^.;\n]{0,120}?\b(?:[Tt]alks|[Mm]eeting|[Cc]all|[Cc]onsultations?|[Dd]ialogue|[Dd]elegation|[Cc]ounterpart|[Ss]ummit|[Cc]onference|[Cc]onversation)\b|(?:[Tt]alks|[Mm]eeting|[Dd]ialogue|[Ss]ummit|[Cc]onsultations?)[^.;\n]{0,80}? (?:took place|was held|were held))/u;

/** The only day on which the first lines of a body's readout say that a talk was held: its statements were made there. */
function talkOf(
  { text, blocks, sentences, published }: Attributed,
  reported: readonly DateMention[],
): DateValue | null {
  const end = published && wholeDay(published);
  const lead = blocks.filter(({ kind, span }) => kind === 'paragraph' && isProse(text, span)).slice(0, READOUT_LEAD);
  const days = reported.flatMap(({ span, value }) => {
    const day = value && wholeDay(value);
    const sentence = spanAt(sentences, span[0]);
    const isLead = lead.some(({ span: paragraph }) => contains(paragraph, span));
    if (!value || !sentence || !isLead || typeof day !== 'number' || typeof end !== 'number') return [];
    return !isAttributiveDate(text, span) && day <= end && end - day <= READOUT && TALKED.test(text.slice(...sentence))
      ? [value]
      : [];
  });
  const [only, ...others] = days;
  return only && others.every(({ from }) => from === only.from) ? only : null;
}

/** “[The ministry summoned the envoy on Thursday], a source said”: the first sentence of a report tells its news all the same. */
function leadsTold({ text, attributions }: Attributed, paragraph: Span | undefined): Span {
  const told = attributions.find(
    ({ content: [first], cue: [cue] }) =>
      paragraph &&
      first &&
      cue &&
      isLead(text, paragraph, first) &&
      first[1] <= cue[0] &&
      /\p{L}/u.test(text.charAt(first[0])),
  );
  return told?.content[0] ?? [0, 0];
}

/** The first words of a paragraph, behind a dateline: “LIMA (Agency) - ”, “LIMA: ”. */
const isLead = (text: string, [start]: Span, [from]: Span): boolean =>
  start <= from && from - start <= LONGEST_DATELINE && /^(?:\p{Lu}{2}.*[–—:-]\s*)?$/su.test(text.slice(start, from));
const LONGEST_DATELINE = 70;

function newsIn(document: Attributed, paragraph: Span, mentions: readonly DateMention[]): DateValue | null {
  const published = document.published && wholeDay(document.published);
  if (published === null) return null;
  let latest: { readonly day: Day; readonly value: DateValue } | null = null;
  let week: DateValue | null = null;
  for (const { span, value } of mentions) {
    if (!value) continue;
    if (isDateline(document.text, paragraph[0], span) || isAttributiveDate(document.text, span)) continue;
    const day = wholeDay(value);
    if (day !== null && day <= published && published - day <= NEWS && day > (latest?.day ?? -Infinity))
      latest = { day, value };
    const isStretch = value.granularity === 'week' || value.granularity === 'range';
    if (isStretch && value.to <= isoOf(document) && isShort(value)) week ??= value;
  }
  return latest?.value ?? week;
}

/** How many characters before a date the source may begin of which it tells. */
const ASIDE = 200;

/**
 * Occasions where people gather and speak one after the other. Not a parliament: other states reply elsewhere, and
 * later.
 */
const GATHERING =
  /\b(?:[Cc]onference|briefing|[Hh]earing|[Dd]ebate|[Ss]ummit|[Mm]eeting|[Tt]alks|[Cc]eremony|[Ss]ession|[Rr]ally|[Ff]orum|[Pp]anel)\b|\b(?:told|asked|[Aa]ddress(?:ed|ing)|[Bb]rief(?:ed|ing)|[Bb]efore|urged)(?: (?:the|a|an|its|his|her|their|\p{Lu}[\p{L}’'-]+)){0,4} (?:[Aa]ssembly|[Cc]ouncil|reporters|journalists|delegates)\b/gu;

/** The first paragraphs, in which the people are named whom the report is about. */
const openingOf = remembered(({ text, blocks }: Attributed): readonly Span[] =>
  blocks.flatMap(({ kind, span }) => (kind === 'paragraph' && isProse(text, span) ? [span] : [])).slice(0, OPENING),
);

/** Whether a source is one of those the beginning of the report is about, by a name, a pronoun or “the minister”. */
export function isOfLead(document: Attributed, source: string, place: number): boolean {
  if (/^(?:|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Bb]oth|[Tt]he \p{Ll}+)$/u.test(source)) return true;
  const opening = openingOf(document).flatMap((span) =>
    place < span[0] || span[1] <= place ? [document.text.slice(...span)] : [],
  );
  return namesIn(source).some((name) => opening.some((words) => words.includes(name)));
}

/**
 * Whether the report begins with an occasion: undated statements were made there, even after a reaction from a later
 * day. In other reports, the day moves on with the narrative.
 */
export function isOfOccasion(document: Attributed, mentions: readonly DateMention[], news: DateValue): boolean {
  const { text, sentences } = document;
  const isReported = reportedIn(document);
  const isElsewhen = (sentence: Span): boolean =>
    mentions.some(
      ({ span, value }) =>
        value && contains(sentence, span) && isReported(span) && (value.to < news.from || value.from > isoOf(document)),
    );
  return openingOf(document).some((span) =>
    Array.from(text.slice(...span).matchAll(GATHERING)).some(({ index, 0: words }) => {
      const place: Span = [span[0] + index, span[0] + index + words.length];
      const sentence = spanAt(sentences, place[0]);
      return isReported(place) && !(sentence && isElsewhen(sentence));
    }),
  );
}

/** “Esi Danso, Lomé”, “Contact: press office”: a line that is not prose ends without a full stop. */
const isProse = (text: string, span: Span): boolean => /[.!?:…]["”’)\]]*$/u.test(text.slice(...span).trimEnd());

/** At most a week. */
const isShort = ({ from, to }: DateValue): boolean => (dayOfIso(to) ?? Infinity) - (dayOfIso(from) ?? 0) < 7;

export const isoOf = ({ published }: Attributed): string => published?.to.slice(0, 10) ?? '';

/**
 * Tests whether words are the report's own: neither inside quotation marks nor what somebody said. A text that a line
 * above it attributes to somebody is a report.
 */
export function reportedIn(document: Attributed): (span: Span) => boolean {
  const attributions = document.attributions.filter(({ basis }) => basis !== ATTRIBUTED_TEXT);
  const telling = nearby(attributions, ({ content }) => content);
  const cued = nearby(attributions, ({ cue }) => cue.map(([start, end]): Span => [start, end + NEAR]));
  return (span) =>
    outerPartAround(document.quotations, span) === null &&
    !telling(span).some(
      ({ content, cue }) =>
        content.some((part) => contains(part, span)) &&
        // A statement nested in another's (“the two asked on Thursday for …, officials said”) is news all the same.
        !cued(span).some((inner) => inner.cue.some((own) => !cue.includes(own) && isNear(own, span))),
    );
}

/** A date right after its cue: “asked on Thursday”. */
const isNear = (cue: Span, date: Span): boolean => cue[1] <= date[0] && date[0] - cue[1] <= NEAR;
const NEAR = 2;

/** The place, date or agency before the first words of a report, up to a dash. */
const REPORT = /^\p{Lu}{2}[\p{Lu} .'’/-]+\P{Ll}{0,3}[^\n]{0,60}[–—-] /u;

/** A report may say “I” this often if its writer was there. */
const CONFESSIONS = 3;

/** Reportage and essays give no day of saying, unless they have news; an essay reports standing positions. */
export type Kind = 'news' | 'reportage' | 'essay';

const ESSAY = /^\W*(?:analysis|opinion|comment|commentary|essay|viewpoint|editorial|column|explainer|op-ed)\b/iu;

/** Who publishes in the name of a body: “Office of the Governor”, “Ana Rao, Ministry Spokesperson”. */
const BODY =
  /\b(?:office|bureau|department|ministry|embassy|consulate|mission|secretariat|commission|council|committee|agency|directorate|delegation|press (?:service|team|unit|room)|spokes(?:man|woman|person)|secretary|minister|ambassador|commissioner)\b/iu;
/** “Harbour Herald staff”: nobody by name. */
const NOBODY = /\b(?:staff|contributors?|editors|newsroom|newsdesk|correspondents|reporters|agencies)\b/iu;

/** Whether a byline names a writer, not the outlet. */
function isWriter(byline: string, outlet: string | null): boolean {
  const name = byline.replace(/^\s*by\s+/iu, '').toLowerCase();
  return !NOBODY.test(name) && !(outlet !== null && outlet !== '' && name.startsWith(outlet.toLowerCase()));
}

/**
 * The genre of a piece: news, unless it is signed by a writer, or says “I” in its own words, without a dateline. What a
 * body or its officer publishes is news too.
 */
export function kindOf(document: Attributed): Kind {
  const { byline, blocks, outlet, text, title } = document;
  if (blocks.some(({ kind, span }) => kind === 'dateline' || REPORT.test(text.slice(...span)))) return 'news';
  const isReported = reportedIn(document);
  const own = Array.from(text.matchAll(/\bI\b(?= \p{Ll})/gu)).filter(({ index }) => isReported([index, index + 1]));
  const isConfessed = own.length >= CONFESSIONS && !blocks.some(({ kind }) => kind === 'turn');
  const heads = [title ?? '', ...blocks.slice(0, 2).map(({ span }) => text.slice(...span))];
  const isEssay = heads.some((words) => ESSAY.test(words));
  const bylines = [...byline, ...blocks.flatMap(({ kind, span }) => (kind === 'byline' ? [text.slice(...span)] : []))];
  if (!isEssay && bylines.some((words) => BODY.test(words))) return 'news';
  const isSigned = bylines.some((words) => isWriter(words, outlet));
  if (!isSigned && !isConfessed) return 'news';
  return isConfessed || isEssay ? 'essay' : 'reportage';
}
