import type { DateValue, RolesAssigned } from '../../document/index.ts';
import { logistic, logOdds } from '../../model/index.ts';
import { contains } from '../../text/index.ts';
import { datesFor, isReportDay, keyOf } from './dateChoice.ts';
import type { DecodedEvent } from './decode.ts';
import { isVerbal } from './party.ts';

/** What speaks for an event's date being the right one, however it was found. Yes and no are 1 and 0. */
export interface DateConfidenceSignals {
  /** The words of the event tell it. */
  readonly known: number;
  /** It is the day on which the statement that performs the event was made; log-odds of that day's confidence. */
  readonly said: number;
  readonly saidConfidence: number;
  /** It is only the day of the report. */
  readonly report: number;
  readonly reportOfficial: number;
  /** It is given in the event's sentence. */
  readonly inSentence: number;
  /** Log-odds by the model that chooses among the dates of the document (dateChoice.ts). */
  readonly likely: number;
  readonly day: number;
  readonly verbal: number;
  readonly historical: number;
  readonly future: number;
  /** Log-odds of the event's confidence. */
  readonly event: number;
}

/** `said`: when the statement that performs the event was made; `weights`: of the model that chooses among dates. */
export function dateConfidenceSignals(
  event: DecodedEvent,
  date: DateValue,
  said: DateValue | null,
  document: RolesAssigned,
  weights: Readonly<Record<string, number>>,
): DateConfidenceSignals {
  const isSaid = said !== null && keyOf(said) === keyOf(date);
  const [candidate] = datesFor(event, document, keyOf(date));
  return {
    known: Number(date.basis === 'known'),
    said: Number(isSaid),
    saidConfidence: isSaid ? logOdds(said.confidence ?? 0.5) : 0,
    report: Number(isReportDay(date)),
    reportOfficial: Number(isReportDay(date) && document.publisher !== null),
    inSentence: Number(date.span !== null && contains(event.sentence, date.span)),
    likely: candidate ? logOdds(logistic({ ...candidate.signals }, weights)) : 0,
    day: Number(date.from.slice(0, 10) === date.to.slice(0, 10)),
    verbal: Number(isVerbal(event.type)),
    historical: Number(event.flags.has('historical')),
    future: Number(event.flags.has('future')),
    event: logOdds(event.confidence),
  };
}
