import { type Attribution, type DateValue, isVerbatim } from '../../document/index.ts';
import { wholeDay } from './anchors.ts';
import type { Conclusion, Report } from './conclude.ts';
import { cueOf, placeOf, PRESENT, STANDING } from './cues.ts';
import { paragraphOf } from './relations.ts';
import { namesNobody, sourceOf } from './speakers.ts';
import { isPastForm } from './tense.ts';

/**
 * What speaks for a careful reader's saying that a statement was made on this day. Yes and no are 1 and 0. Many a statement
 * of a newspaper was made at a time that the text leaves open, and only has the day of the news or of publication.
 */
export interface SaidSignals {
  /** Where the day is from: the words of the cue's clause, an occasion told before, the news, the day of publication. */
  readonly saying: number;
  readonly occasion: number;
  readonly news: number;
  readonly publication: number;
  readonly known: number;
  /** It is in what another attribution says. */
  readonly nested: number;
  /** A turn of a transcript, the whole text or the like. */
  readonly verbatim: number;
  /** The cue is in the past tense; in the present; what somebody thinks or wants all the time; there is none. */
  readonly past: number;
  readonly present: number;
  readonly standing: number;
  readonly cueless: number;
  /** The source names nobody. */
  readonly nobody: number;
  /** What is said begins with a quotation mark. */
  readonly quoted: number;
  /** It is a single day. */
  readonly day: number;
  /** How far from the statement the date is given: log(1 + characters / 100), 0 where nowhere. */
  readonly distance: number;
  /** Paragraphs before it: log(1 + n). */
  readonly paragraphs: number;
  /** The genre of the text (news.ts), if it is not news; a public body's own. */
  readonly reportage: number;
  readonly essay: number;
  readonly official: number;
}

/** Null for a turn of a transcript that is no public body's own: too few of these are labelled. */
export function saidSignals(
  { document, kind, isOfficial, outers }: Report,
  attribution: Attribution,
  value: DateValue,
  from: Conclusion['from'],
): SaidSignals | null {
  if (isVerbatim(attribution) && !isOfficial) return null;
  const { text } = document;
  const [place, cue] = [placeOf(attribution), cueOf(text, attribution)];
  return {
    saying: Number(from === 'saying'),
    occasion: Number(from === 'occasion'),
    news: Number(from === 'news'),
    publication: Number(from === 'publication'),
    known: Number(value.basis === 'known'),
    nested: Number(outers.has(attribution.id)),
    verbatim: Number(isVerbatim(attribution)),
    past: Number(isPastForm(cue)),
    present: Number(PRESENT.test(cue)),
    standing: Number(STANDING.test(cue)),
    cueless: Number(cue === ''),
    nobody: Number(namesNobody(sourceOf(text, attribution))),
    quoted: Number(/^["“'‘«]/u.test(text.slice(...(attribution.content[0] ?? [0, 0])))),
    day: Number(wholeDay(value) !== null),
    distance: value.span === null ? 0 : Math.log1p(Math.abs(value.span[0] - place) / 100),
    paragraphs: Math.log1p(Math.max(0, paragraphOf(document, place))),
    reportage: Number(kind === 'reportage'),
    essay: Number(kind === 'essay'),
    official: Number(isOfficial),
  };
}
