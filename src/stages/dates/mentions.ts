import {
  type Attributed,
  type Dated,
  type DateMention,
  type Granularity,
  outerPartAround,
} from '../../document/index.ts';
import { isAttributiveDate } from '../../lexicon/index.ts';
import { contains, firstIndex, overlaps, type Span } from '../../text/index.ts';
import { asOfDateline, isDateline, reportAnchor, speechAnchor, wholeDay } from './anchors.ts';
import type { Anchor, Candidate, Conventions, Earlier, Frame, Resolution, Tense } from './candidate.ts';
import type { Conclusion } from './conclude.ts';
import { conventionsOf } from './conventions.ts';
import { propose } from './propose.ts';
import { NO_FRAME } from './resolve.ts';
import { entriesOf, partsOf } from './entries.ts';
import { contentsNear } from './relations.ts';
import { reportOf, saidDates } from './said.ts';
import { isAwaited, tenseAt } from './tense.ts';
import { valueOf } from './value.ts';

/** How many dates back can be referred to again; no more are kept. */
const MEMORY = 50;

/** A resolved date, with what later ones need from it. */
interface Read {
  readonly mention: DateMention;
  readonly earlier: Earlier | null;
}

/** What dates count from in one voice: the report's or a quotation's. */
interface Voice extends Pick<Frame, 'anchor' | 'story' | 'earlier'> {
  /** True if the anchor is only the latest possible day. */
  readonly isRough?: boolean;
}

type Said = ReadonlyMap<string, Conclusion>;

/** Granularities that cannot be counted from an approximate day. */
const FINE: ReadonlySet<Granularity> = new Set(['minute', 'hour', 'day', 'week', 'range']);

/** A candidate with its context. */
interface Placed {
  readonly candidate: Candidate;
  readonly sentence: Span;
  /** The preceding sentence. */
  readonly before: Span | null;
  readonly paragraph: number;
  /** The quotation part that contains it. */
  readonly quoted: Span | null;
}

/**
 * Adds every date expression in the prose and the datelines, with its value if an anchor allows one: the dateline or
 * the day of publication for the report's own words, the day of speaking for a quotation, the preceding dates for “the
 * next day”. An entry of a live page has its own day. The machine's clock and time zone play no part.
 */
export function dateMentions(attributed: Attributed): Dated {
  const dates = datesIn(attributed);
  const entries = entriesOf(attributed, dates);
  if (entries.length === 0) return { ...attributed, dates };
  // A stamp is a dateline of its entry and a line of the text, and the day of the page is that of several entries.
  const bySpan = new Map(
    partsOf(attributed, entries).flatMap((part) => datesIn(part).map((one) => [String(one.span), one])),
  );
  return { ...attributed, entries, dates: [...bySpan.values()].toSorted((a, b) => a.span[0] - b.span[0]) };
}

function datesIn(attributed: Attributed): DateMention[] {
  const placed = placedCandidates(attributed);
  const anchor = anchorOf(attributed, placed);
  const told: Read[] = [];
  for (const item of placed.filter(({ quoted }) => quoted === null)) {
    const before = earlierOf(told.slice(-MEMORY));
    told.push(...listed(read(attributed.text, item, { anchor, story: before, earlier: before })));
  }
  const quoted = placed.filter(({ quoted }) => quoted !== null);
  const outside = told.map(({ mention }) => mention);
  const said: Said = quoted.length > 0 ? saidDates(reportOf(asOfDateline(attributed, outside), outside)) : new Map();
  const spoken: Read[] = [];
  for (const item of quoted) {
    const { candidate, quoted: part } = item;
    const next = firstIndex(told.length, (index) => (told[index]?.mention.span[0] ?? 0) <= candidate.span[0]);
    const before = earlierOf(told.slice(Math.max(0, next - MEMORY), next));
    const story = earlierOf(spoken.slice(-MEMORY)).filter(({ span }) => part !== null && contains(part, span));
    const { anchor: speech, isRough } = speechOf(attributed, candidate.span, said, anchor);
    spoken.push(
      ...listed(read(attributed.text, item, { anchor: speech, isRough, story, earlier: [...before, ...story] })),
    );
  }
  const dates = [...outside, ...spoken.map(({ mention }) => mention)];
  const { published } = attributed;
  if (published?.span && !dates.some(({ span }) => published.span && overlaps(span, published.span)))
    dates.push({ span: published.span, value: published });
  return dates.toSorted((a, b) => a.span[0] - b.span[0]);
}

const listed = (read: Read | null): Read[] => (read ? [read] : []);

const earlierOf = (reads: readonly Read[]): Earlier[] => reads.flatMap(({ earlier }) => earlier ?? []);

function placedCandidates(attributed: Attributed): Placed[] {
  const { text, blocks, sentences, quotations } = attributed;
  const conventions: Conventions = conventionsOf(text);
  const datelines = blocks.filter(({ kind }) => kind === 'dateline').map(({ span }) => span);
  const placed: Placed[] = [];
  let paragraph = 0;
  let before: Span | null = null;
  for (const sentence of [...datelines, ...sentences].toSorted((a, b) => a[0] - b[0])) {
    while (paragraph + 1 < blocks.length && (blocks[paragraph + 1]?.span[0] ?? 0) <= sentence[0]) paragraph += 1;
    for (const candidate of propose(conventions, sentence)) {
      const quoted = outerPartAround(quotations, candidate.span)?.span ?? null;
      placed.push({ candidate, sentence, before, paragraph, quoted });
    }
    before = sentence;
  }
  return placed;
}

function anchorOf(attributed: Attributed, placed: readonly Placed[]): Anchor | null {
  const { text, blocks } = attributed;
  const published = reportAnchor(attributed, null);
  const first = placed.find(({ candidate, sentence, paragraph }) => {
    const [start, end] = candidate.span;
    const isAtHead = isDateline(text, sentence[0], [start, end]);
    return (blocks[paragraph]?.kind === 'dateline' || isAtHead) && candidate.parts?.day !== undefined;
  });
  if (!first) return published;
  const resolved = first.candidate.resolve({ ...NO_FRAME, anchor: published });
  return reportAnchor(attributed, valueOf(resolved, '', first.candidate.span));
}

/** The day from which a quotation's dates count: when it was said. Null if it was said on no single day. */
function speechOf(
  { attributions }: Attributed,
  span: Span,
  said: Said,
  report: Anchor | null,
): { readonly anchor: Anchor | null; readonly isRough: boolean } {
  const speech = contentsNear(attributions)(span).findLast(({ content }) =>
    content.some((part) => contains(part, span)),
  );
  const value = speech && said.get(speech.id)?.value;
  if (!speech) return { anchor: report, isRough: false };
  // The day is unknown: some time before the report, so “in March” has a year and “yesterday” stays open.
  if (!value) return { anchor: report, isRough: true };
  // Said in August: on its last day at the latest, which is enough to resolve “in March”.
  return { anchor: speechAnchor(value), isRough: wholeDay(value) === null };
}

function read(text: string, { candidate, sentence, before, paragraph }: Placed, voice: Voice): Read | null {
  const { span } = candidate;
  const tense = tenseAt(text.slice(...sentence), span[0] - sentence[0], span[1] - sentence[0]) ?? tenseOf(text, before);
  if (candidate.needs && candidate.needs !== tense) return null;
  const awaited = isAwaited(text.slice(...sentence), span[0] - sentence[0]);
  const story = voice.story.filter(({ isAttributive }) => !isAttributive);
  const frame: Frame = { ...voice, story, sentence, paragraph, tense, isAwaited: awaited };
  const earlierAt = (at: Span, { period, known, storied }: Resolution): Earlier => ({
    period,
    words: text.slice(...at),
    span: at,
    sentence,
    paragraph,
    inKnownYear: known || storied === true,
    isAttributive: isAttributiveDate(text, at),
  });
  // An embedded event's date does not share the tense of the clause: “it will reopen a week after the fire of 6 July”.
  const inside = (candidate.inside ?? []).flatMap((inner) => {
    const found = inner.resolve({ ...frame, tense: null });
    return found ? [earlierAt(inner.span, found)] : [];
  });
  const resolution = candidate.resolve({ ...frame, earlier: [...frame.earlier, ...inside] });
  const isOpen = voice.isRough && resolution?.known === false && FINE.has(resolution.period.granularity);
  const value = isOpen ? null : valueOf(resolution, text.slice(...span), span, candidate.clock);
  return { mention: { span, value }, earlier: resolution && value && earlierAt(span, resolution) };
}

/** The last tense of a question, for an answer without a verb. */
const tenseOf = (text: string, sentence: Span | null): Tense | null =>
  sentence && text[sentence[1] - 1] === '?'
    ? tenseAt(text.slice(...sentence), sentence[1] - sentence[0], sentence[1] - sentence[0])
    : null;
