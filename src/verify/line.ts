import type { Remark, SpokenContext, StatementVerification, VerifiedPlace } from '../ledger/index.ts';
import { offsetsOf } from '../text/index.ts';
import { dayOf, DAYS_OF_NEWS, daysAfter, lastDayOf } from './days.ts';
import type { Place, Quote, Verification } from './types.ts';

/** What is printed; `transcript` and `turn` are those of the first place. */
export interface VerificationLine extends StatementVerification {
  readonly transcript: string | null;
  readonly turn: number | null;
}

/** Characters of the turn shown on either side, cut where a word begins or ends. */
const CONTEXT = 100;

/** What is printed for a quotation: the fields that came with it and the judgement. */
export function verificationLine<Given extends Quote>(given: Given, judged: Verification): Given & VerificationLine {
  const { verdict, marked, places, alternatives, diff, context, searched, nearest } = judged;
  const remarks = [...judged.remarks, ...longBefore(given, judged)];
  return {
    ...given,
    verdict,
    marked,
    places: [
      ...places.map(placeLine),
      ...alternatives.map((place): VerifiedPlace => ({ ...placeLine(place), alternative: true })),
    ],
    transcript: places[0]?.transcript ?? null,
    turn: places[0]?.turn ?? null,
    diff,
    context: context && inCodePoints(context, places[context.place ?? 0]?.text ?? ''),
    searched,
    nearest: nearest === null ? null : placeLine(nearest),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** Words that are quoted as of today and are a month old; nothing where the day of a place is not known. */
function longBefore({ date }: Quote, { places, alternatives }: Verification): Remark[] {
  const report = dayOf(date);
  const days = [...places, ...alternatives].map((place) => lastDayOf(place.date) ?? '9999');
  const latest = days.toSorted().at(-1);
  if (report === null || latest === undefined || latest >= daysAfter(report, -DAYS_OF_NEWS)) return [];
  return [{ kind: 'long-before', words: latest }];
}

const inCodePoints = (context: SpokenContext, text: string): SpokenContext => ({
  ...context,
  span: offsetsOf(text).toCodePoints(context.span),
});

function placeLine({ transcript, title, date, turn, span, speaker, at, text }: Place): VerifiedPlace {
  const [start, end] = span;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return {
    transcript,
    title,
    date,
    turn,
    span: offsetsOf(text).toCodePoints(span),
    speaker,
    at,
    before: start > CONTEXT ? before.replace(/^\S*\s/, '') : before,
    words: text.slice(start, end),
    after: end + CONTEXT < text.length ? after.replace(/\s\S*$/, '') : after,
  };
}
