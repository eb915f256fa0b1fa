import type { Attributed, Attribution, DateMention, DateValue, Dated, Timed } from '../../document/index.ts';
import { wholeDay } from './anchors.ts';
import { HABIT, isBefore, isOwnPosition, isTurn, outersOf, paragraphOf, placeOf, PRESENT, STANDING } from './cues.ts';
import { isFeature, later, newsOf, occasionOf } from './news.ts';
import { ownDate, untilPublication } from './ownDate.ts';
import { goesOn } from './speakers.ts';

/**
 * Adds when each statement was said. In this order: a date in the cue's own clause; for a turn the day of the transcript; the
 * date of the occasion on which the same speaker spoke before, or which the paragraph tells of; otherwise the day of
 * publication. Null for what was said at no single time (“has long said”), or before the story (“had said”) on a day
 * that is not told, and where nothing is known.
 */
export function timeStatements(dated: Dated): Timed {
  const values = saidDates(dated, dated.dates);
  return { ...dated, said: dated.attributions.map(({ id }) => values.get(id) ?? null) };
}

/** When each attribution, by its id, was said. `mentions` may lack those inside quotations. */
export function saidDates(
  document: Attributed,
  mentions: readonly DateMention[],
): ReadonlyMap<string, DateValue | null> {
  const values = new Map<string, DateValue | null>();
  let scene: Scene | null = null;
  let told: DateValue | null = null;
  const news = newsOf(document, mentions);
  const outers = outersOf(document.attributions);
  const feature = isFeature(document);
  for (const attribution of document.attributions.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const own = ownDate(document, attribution, mentions);
    const outer = outers.get(attribution.id) ?? null;
    const concluded: Conclusion = own
      ? { value: untilPublication(own.value, document), isOwn: true }
      : concludeDate({ document, mentions, news, values, feature }, attribution, outer, scene, told);
    values.set(attribution.id, concluded.value);
    if (own && !outer) told = later(told, own.value, document);
    if (outer || isBefore(document.text, attribution)) continue;
    scene = { attribution, value: concluded.isOwn ? concluded.value : null };
  }
  return values;
}

/** What is known of the whole report while its statements are dated one by one. */
interface Report {
  readonly document: Attributed;
  readonly mentions: readonly DateMention[];
  /** The day of the news in its lead. */
  readonly news: DateValue | null;
  /** A piece that tells no news, by a writer of its own. */
  readonly feature: boolean;
  /** The days of the statements before. */
  readonly values: ReadonlyMap<string, DateValue | null>;
}

/** A date, and whether the text dates the saying or its occasion, so that the same speaker may go on from it. */
interface Conclusion {
  readonly value: DateValue | null;
  readonly isOwn: boolean;
}

/** The statement before, and when it was said where the text tells. */
interface Scene {
  readonly attribution: Attribution;
  readonly value: DateValue | null;
}

function concludeDate(
  { document, mentions, news: lead, values, feature }: Report,
  attribution: Attribution,
  outer: Attribution | null,
  scene: Scene | null,
  told: DateValue | null,
): Conclusion {
  const { text } = document;
  const concluded = (value: DateValue | null, isOwn = false): Conclusion => ({ value, isOwn });
  if (isTurn(document, attribution)) return concluded(dayOfTranscript(document, lead));
  const cue = attribution.cue.map((span) => text.slice(...span)).join(' ');
  if (HABIT.test(cue) || isBefore(text, attribution)) return concluded(null);
  if (outer) return concluded(isOwnPosition(text, attribution) ? (values.get(outer.id) ?? null) : null);
  if (scene?.value) {
    const together = paragraphOf(document, placeOf(attribution)) === paragraphOf(document, placeOf(scene.attribution));
    const isDay = wholeDay(scene.value) !== null;
    if ((isDay || together) && goesOn(text, attribution, scene.attribution, together))
      return concluded(carried(scene.value, 'the speaker goes on from what was dated before'), true);
  }
  const isPresent = PRESENT.test(cue);
  const occasion = isPresent ? null : occasionOf(document, attribution, mentions);
  if (occasion) return concluded(carried(occasion, 'no other time is given than that of the occasion'), true);
  const news = later(lead, told, document);
  const isWriter = attribution.source.some((span) => /^(?:I|we)\b/.test(text.slice(...span)));
  const isHeld = (STANDING.test(cue) && !/^says?\b/i.test(cue)) || isWriter;
  if (news === null && feature && !isHeld) return concluded(null);
  return concluded(
    news && !STANDING.test(cue)
      ? carried(news, 'no other date is given than that of the news')
      : publication(document, 'no other date is given than that of publication'),
  );
}

/** The day of an occasion or of the news; the hour at which it began is not that of every word. */
function carried(value: DateValue, reason: string): DateValue {
  const why = value.why.startsWith(reason) ? value.why : `${reason}: ${value.why}`;
  const isTime = value.granularity === 'minute' || value.granularity === 'hour';
  const granularity = isTime ? 'day' : value.granularity;
  return { ...value, from: value.from.slice(0, 10), to: value.to.slice(0, 10), granularity, basis: 'implied', why };
}

function publication({ published }: Attributed, why: string): DateValue | null {
  if (!published) return null;
  const day = published.granularity === 'minute' || published.granularity === 'hour';
  const { from, to } = day ? { from: published.from.slice(0, 10), to: published.to.slice(0, 10) } : published;
  return { from, to, granularity: day ? 'day' : published.granularity, basis: 'implied', span: published.span, why };
}

/** The day that the lines before the turns tell of, otherwise that of the document. */
function dayOfTranscript(document: Attributed, news: DateValue | null): DateValue | null {
  if (news) return carried(news, 'the lines before the conversation have this date');
  return publication(document, 'the transcript has this date');
}
