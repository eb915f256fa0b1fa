import {
  ATTRIBUTED_TEXT,
  type Attributed,
  type Attribution,
  type DateMention,
  type DateValue,
  FIRST_PERSON_TEXT,
  publication,
} from '../../document/index.ts';
import { opensSentence } from '../../lexicon/index.ts';
import { lastAtOrBefore, within, spanAt } from '../../text/index.ts';
import { wholeDay } from './anchors.ts';
import { cueOf, HABIT, isBefore, isContinuing, isTurn, placeOf, PRESENT, STANDING } from './cues.ts';
import { carried, dayOfTranscript } from './impliedDate.ts';
import { dayOfIso } from './days.ts';
import { nestedDate } from './nested.ts';
import { isOfLead, isoOf, type Kind, later, reportedIn } from './news.ts';
import { paragraphOf } from './relations.ts';
import { sceneBefore, sceneSince, type Scene, sectionDay } from './scenes.ts';
import { goesOn, sourceOf } from './speakers.ts';
import { isPastForm } from './tense.ts';
import { writingOf, writtenDate } from './written.ts';

/** What is known about the whole report while its statements are dated one by one. */
export interface Report {
  readonly document: Attributed;
  readonly mentions: readonly DateMention[];
  /** The day of the news in the lead. */
  readonly news: DateValue | null;
  /** The days to which the report dates events. */
  readonly scenes: readonly Scene[];
  readonly kind: Kind;
  /** Whether a public body has published it as its own text. */
  readonly isOfficial: boolean;
  /** For each nested attribution, the one that encloses it. */
  readonly outers: ReadonlyMap<string, Attribution>;
}

/** A date and its origin: the same speaker may continue only from a statement's own date or its occasion. */
export interface Conclusion {
  readonly value: DateValue | null;
  readonly from: 'saying' | 'occasion' | 'news' | 'publication' | 'elsewhere';
}

/** The previous statement, and when it was made, if the text says; `named`: the one back to which its “he” goes. */
export interface Last {
  readonly attribution: Attribution;
  readonly named: Attribution;
  readonly value: DateValue | null;
}

/** The present tense in which essays report what others say. */
const TOLD_NOW =
  /^(?:(?:does|do|will) not |still )?(?:says?|tells?|repl(?:y|ies)|answers?|calls?|warns?|claims?|points?|describes?|admits?|concedes?|speaks?|according|writes?|adds?|asks?|demands?|urges?|praises?|welcomes?)\b/i;

const concluded = (value: DateValue | null, from: Conclusion['from'] = 'elsewhere'): Conclusion => ({ value, from });

/** When a statement without its own date was made; `before`: what is concluded of those before it and around it. */
export function concludeDate(
  report: Report,
  before: ReadonlyMap<string, Conclusion>,
  attribution: Attribution,
  last: Last | null,
  told: DateValue | null,
): Conclusion {
  const { document, news: lead, outers } = report;
  const { text } = document;
  if (isTurn(document, attribution)) return concluded(dayOfTranscript(document, lead));
  if (attribution.basis === ATTRIBUTED_TEXT)
    return concluded(publication(document, 'the text is published in this name'), 'publication');
  const cue = cueOf(text, attribution);
  if (HABIT.test(cue) || isBefore(text, attribution) || isContinuing(document, attribution)) return concluded(null);
  const outer = outers.get(attribution.id);
  if (outer) {
    const now =
      report.kind === 'reportage' && !lead ? null : publication(document, 'it is held when the report appears');
    const said = before.get(outer.id)?.value ?? null;
    return concluded(nestedDate(document, attribution, { attribution: outer, said }, now, report.isOfficial));
  }
  if (isOwnPresent(text, attribution) || (report.isOfficial && IS_DONE_NOW.test(cue) && !isPastForm(cue)))
    return concluded(publication(document, 'no other date is given than that of publication'), 'publication');
  const scene = sceneOf(report, attribution, last);
  if (scene) return scene;
  const past = pastOf(report, attribution);
  if (past) return past;
  const writing = writingOf(text, attribution);
  if (writing) return concluded(writtenDate(document, attribution, writing, report.mentions));
  const news = later(lead, told, document);
  if (news === null && report.kind !== 'news' && !isHeld(report, attribution)) return concluded(null);
  // An interview from last week: what others say about it is said today.
  const isTheirs =
    news !== null && (wholeDay(news) !== null || isOfLead(document, sourceOf(text, attribution), placeOf(attribution)));
  if (news && isTheirs && !STANDING.test(cue))
    return concluded(carried(news, 'no other date is given than that of the news'), 'news');
  return concluded(publication(document, 'no other date is given than that of publication'), 'publication');
}

/** The writer's own views, and in an essay what others say or think in the present tense. */
function isHeld({ document, kind }: Report, attribution: Attribution): boolean {
  const cue = cueOf(document.text, attribution);
  if (/^(?:I|we)\b/i.test(sourceOf(document.text, attribution))) return /^have\b/.test(cue) || !isPastForm(cue);
  return kind === 'essay' && (STANDING.test(cue) || TOLD_NOW.test(cue));
}

/** “Norway condemns”, in an official text: done by publishing it. */
const IS_DONE_NOW = /^(?:also\s|further\s|\p{L}+ly\s)?(?!has\b)\p{Ll}+s\b/u;

/** “We urge”, in a body's own text: said at publication, whatever day was mentioned before. */
const isOwnPresent = (text: string, attribution: Attribution): boolean => {
  if (!/^(?:I|we)$/i.test(sourceOf(text, attribution))) return false;
  const cue = cueOf(text, attribution);
  if (cue !== '') return !isPastForm(cue);
  const verb = /^\s(\p{L}+)/u.exec(text.slice(attribution.source.at(-1)?.[1] ?? 0))?.[1] ?? '';
  return attribution.basis === FIRST_PERSON_TEXT && (/^have$/iu.test(verb) || !isPastForm(verb));
};

/** Whether a time was well over before the news. */
const isLongAgo = ({ to }: DateValue, { news, document }: Report): boolean =>
  (dayOfIso(news?.from ?? isoOf(document)) ?? -Infinity) - (dayOfIso(to) ?? Infinity) > LONG;
/** This many days before the news is another time. */
const LONG = 7;

const PARTICIPLE = /^\p{Ll}+ing\b/u;

/**
 * The time long ago of which a statement in the past tense is told: the last date before it that opens its sentence or
 * the one before it in the paragraph (“In 2016, …”), if that is well before the news. Further back, the report may have
 * come home to its news.
 */
function pastOf(report: Report, attribution: Attribution): Conclusion | null {
  const { document, mentions } = report;
  const { text, sentences } = document;
  const place = placeOf(attribution);
  const cue = cueOf(text, attribution);
  const paragraph = document.blocks[paragraphOf(document, place)]?.span;
  // “In 2009 Vale wrote to her, adding …”: at the time of the verb before it.
  const isParticiple = PARTICIPLE.test(cue);
  if (!paragraph || !(isPastForm(cue) || isParticiple) || PRESENT.test(cue)) return null;
  const isReported = reportedIn(document);
  const own = lastAtOrBefore(sentences, place);
  const since = sentences[isParticiple ? own : own - 1]?.[0] ?? 0;
  const opener = within(mentions, [Math.max(paragraph[0], since), place]).findLast(({ span, value }) => {
    const sentence = value && spanAt(sentences, span[0]);
    return sentence !== null && opensSentence(text, sentence, span) && isReported(span);
  });
  if (!opener?.value || !isLongAgo(opener.value, report)) return null;
  // What followed a day may have come days later.
  const isSameTime = wholeDay(opener.value) === null || opener.span[0] >= (sentences[own]?.[0] ?? 0);
  return concluded(isSameTime ? carried(opener.value, 'it is told of that time') : null);
}

/** The day on which the speaker spoke before, or that of the scene in which the statement is reported. */
function sceneOf(report: Report, attribution: Attribution, last: Last | null): Conclusion | null {
  const { document, scenes } = report;
  const place = placeOf(attribution);
  const index = paragraphOf(document, place);
  const paragraph = document.blocks[index]?.span;
  if (!paragraph) return null;
  const isPresent = PRESENT.test(cueOf(document.text, attribution));
  if (last?.value) {
    const since = isPresent ? null : sceneSince(document, scenes, attribution, last.attribution, paragraph);
    if (since) return concluded(carried(since.value, 'it is told of that day'), 'occasion');
    const together = index === paragraphOf(document, placeOf(last.attribution));
    const isDay = wholeDay(last.value) !== null;
    const isSame =
      goesOn(document.text, attribution, last.attribution, together) ||
      goesOn(document.text, attribution, last.named, together);
    // “In 2016 the guild warned … It has warned …”: what is so now does not go on from a time long ago.
    if ((isDay || together) && isSame && !(isPresent && isLongAgo(last.value, report)))
      return concluded(carried(last.value, 'the speaker goes on from what was dated before'), 'occasion');
  }
  if (isPresent) return null;
  const occasion = sceneBefore(document, scenes, attribution, paragraph);
  if (occasion)
    return concluded(carried(occasion.value, 'no other time is given than that of the occasion'), 'occasion');
  const section = sectionDay(document, scenes, place);
  return section && concluded(carried(section.value, 'the section begins with that day'), 'occasion');
}
