import {
  ATTRIBUTED_TEXT,
  type Attributed,
  type Attribution,
  type DateMention,
  type DateValue,
  type Dated,
  type Referenced,
  type Timed,
} from '../../document/index.ts';
import { withConfidence } from '../../model/index.ts';
import { asOfDateline, wholeDay } from './anchors.ts';
import { isBackground } from './asides.ts';
import { type Conclusion, concludeDate, type Last, type Report } from './conclude.ts';
import { saidSignals } from './confidence.ts';
import { isBefore, placeOf } from './cues.ts';
import { partsOf } from './entries.ts';
import { isOfOccasion, kindOf, later, newsOf } from './news.ts';
import { ownDate, untilPublication } from './ownDate.ts';
import { outermostFirst, outersOf, paragraphOf, tellersOf } from './relations.ts';
import { scenesOf } from './scenes.ts';
import { goesOn, namesNobody, sourceOf } from './speakers.ts';

/**
 * Adds when each statement was made, from the first of these that applies: a date in the cue's own clause; for a turn,
 * the day of the transcript; for a nested statement, the day of the enclosing one if it is its speaker's own position;
 * the day from which the same speaker continues, of the scene in which the paragraph reports it, or that opens the
 * section; for a piece of writing, its date of publication; the day of the news; that of publication. Null for
 * statements made at no single time (“has long said”), before the narrative (“had said”) on a day not given, or at an
 * unknown time. `weights`: those of the logistic model that tells how probable it is that a day is right (confidence.ts).
 */
export function timeStatements<Document extends Dated & Partial<Pick<Referenced, 'publisher'>>>(
  dated: Document,
  weights: Readonly<Record<string, number>> | null = null,
): Document & Timed {
  const isOfficial = (dated.publisher ?? null) !== null;
  const timed = new Map(
    partsOf(dated, dated.entries ?? []).flatMap((part) =>
      daysIn(reportOf(asOfDateline(part, dated.dates), dated.dates, isOfficial), weights),
    ),
  );
  const of = dated.attributions.map(({ id }) => timed.get(id) ?? { said: null, signals: null });
  return { ...dated, said: of.map(({ said }) => said), saidSignals: of.map(({ signals }) => signals) };
}

interface Day {
  readonly said: DateValue | null;
  readonly signals: object | null;
}

/** When each attribution of a report was said, by id, with how probable that is. */
function daysIn(report: Report, weights: Readonly<Record<string, number>> | null): [id: string, Day][] {
  const conclusions = saidDates(report);
  return report.document.attributions.map((attribution) => {
    const { value = null, from = 'elsewhere' } = conclusions.get(attribution.id) ?? {};
    const signals = value && saidSignals(report, attribution, value, from);
    return [attribution.id, { said: withConfidence(value, signals, weights), signals }];
  });
}

/** `mentions` may lack those inside quotations; `isOfficial`: a public body has published the text as its own. */
export const reportOf = (document: Attributed, mentions: readonly DateMention[], isOfficial = false): Report => ({
  document,
  mentions,
  news: newsOf(document, mentions, isOfficial),
  scenes: scenesOf(document, mentions),
  kind: kindOf(document),
  isOfficial,
  // A text that a line above it attributes to somebody is dated like any report.
  outers: outersOf(document.attributions.filter(({ basis }) => basis !== ATTRIBUTED_TEXT)),
});

/** When each attribution was said, by id. */
export function saidDates(report: Report): ReadonlyMap<string, Conclusion> {
  const { document, mentions } = report;
  const conclusions = new Map<string, Conclusion>();
  const isOccasion = report.news !== null && isOfOccasion(document, mentions, report.news);
  const tellers = tellersOf(document.attributions);
  const inOrder = document.attributions.toSorted((a, b) => placeOf(a) - placeOf(b));
  const told: Told[] = [];
  let now: DateValue | null = null;
  let last: Last | null = null;
  const lastOf = (attribution: Attribution, before: Last | null, { value, from }: Conclusion): Last => {
    const isNamed = !namesNobody(sourceOf(document.text, attribution));
    const named = isNamed || !before ? attribution : before.named;
    return { attribution, named, value: from === 'saying' || from === 'occasion' ? value : null };
  };
  for (const attribution of outermostFirst(inOrder, report.outers)) {
    const own = ownDate(document, attribution, mentions);
    const conclusion: Conclusion = own
      ? { value: untilPublication(own.value, document), from: 'saying' }
      : concludeDate(report, conclusions, attribution, last, now);
    conclusions.set(attribution.id, conclusion);
    told.push({ attribution, conclusion });
    if (report.outers.has(attribution.id)) {
      last = lastOf(attribution, last, conclusion);
      continue;
    }
    if (own && !isOccasion && !isBackground(document, own.span)) now = later(now, own.value, document);
    if (isBefore(document.text, attribution) || tellers.has(attribution.id)) continue;
    last = lastOf(attribution, last, conclusion);
  }
  const outer = told.filter(({ attribution: { id } }) => !report.outers.has(id) && !tellers.has(id));
  for (const [index, one] of outer.entries()) {
    const next = outer[index + 1];
    if (next && leadsUpTo(report, one, next))
      conclusions.set(one.attribution.id, { value: next.conclusion.value, from: 'occasion' });
  }
  for (const { attribution, conclusion } of told) {
    const teller = tellers.get(attribution.id);
    if (teller && conclusion.from !== 'saying')
      conclusions.set(attribution.id, { value: conclusions.get(teller.id)?.value ?? null, from: 'occasion' });
  }
  return conclusions;
}

/** A statement with what was inferred about it. */
interface Told {
  readonly attribution: Attribution;
  readonly conclusion: Conclusion;
}

/**
 * “Holm denied it. “…,” he told the paper on Thursday”: when a speaker's words follow each other in a paragraph, the
 * date may come with the second.
 */
function leadsUpTo({ document, news }: Report, one: Told, next: Told): boolean {
  const [place, second] = [placeOf(one.attribution), placeOf(next.attribution)];
  if (one.conclusion.from !== 'news' || next.conclusion.from !== 'saying' || !next.conclusion.value) return false;
  const isNews = wholeDay(next.conclusion.value) !== null && next.conclusion.value.from >= (news?.from ?? '');
  if (!isNews || paragraphOf(document, place) !== paragraphOf(document, second)) return false;
  const source = sourceOf(document.text, next.attribution);
  return /^(?:he|she|it|they)$/i.test(source) && goesOn(document.text, next.attribution, one.attribution, true);
}
