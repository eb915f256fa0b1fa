import { type Attributed, type DateValue, publication } from '../../document/index.ts';

/** The day of an occasion or of the news; the hour at which it began does not apply to every statement. */
export function carried(value: DateValue, reason: string): DateValue {
  const why = value.why.startsWith(reason) ? value.why : `${reason}: ${value.why}`;
  const isTime = value.granularity === 'minute' || value.granularity === 'hour';
  const granularity = isTime ? 'day' : value.granularity;
  return { ...value, from: value.from.slice(0, 10), to: value.to.slice(0, 10), granularity, basis: 'implied', why };
}

/** The day given in the lines before the turns, otherwise that of the document. */
export function dayOfTranscript(document: Attributed, news: DateValue | null): DateValue | null {
  if (news) return carried(news, 'the lines before the conversation have this date');
  return publication(document, 'the transcript has this date');
}
