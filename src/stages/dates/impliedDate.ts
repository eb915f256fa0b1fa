import type { Attributed, DateValue } from '../../document/index.ts';

/** The day of an occasion or of the news; the hour at which it began does not apply to every statement. */
export function carried(value: DateValue, reason: string): DateValue {
  const why = value.why.startsWith(reason) ? value.why : `${reason}: ${value.why}`;
  const isTime = value.granularity === 'minute' || value.granularity === 'hour';
  const granularity = isTime ? 'day' : value.granularity;
  return { ...value, from: value.from.slice(0, 10), to: value.to.slice(0, 10), granularity, basis: 'implied', why };
}

export function publication({ published }: Attributed, why: string): DateValue | null {
  if (!published) return null;
  const day = published.granularity === 'minute' || published.granularity === 'hour';
  const { from, to } = day ? { from: published.from.slice(0, 10), to: published.to.slice(0, 10) } : published;
  return { from, to, granularity: day ? 'day' : published.granularity, basis: 'implied', span: published.span, why };
}

/** The day given in the lines before the turns, otherwise that of the document. */
export function dayOfTranscript(document: Attributed, news: DateValue | null): DateValue | null {
  if (news) return carried(news, 'the lines before the conversation have this date');
  return publication(document, 'the transcript has this date');
}
