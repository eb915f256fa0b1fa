import type { DateValue } from '../document/index.ts';

/** When a report came out, and the id of its document. */
export interface ReportedAt {
  /** Null where it is not known. */
  readonly published: Pick<DateValue, 'to'> | null;
  readonly document: string;
  /** What was said there was said before anybody reported it. */
  readonly isTranscript?: boolean;
}

/**
 * The earlier publication first, by the instant, whatever zone of time a report tells it in; one without a day last. What
 * tells its day alone, or its month, may have come out at the end of it: it is not taken to be before one that tells the
 * hour. A transcript has the words themselves and is before all reports of its day. Of two that came out at the same time the ids decide, which are made from content: which was added first tells
 * nothing of the world, and another ledger may have added the other first.
 */
export function compareReports(one: ReportedAt, other: ReportedAt): number {
  const [left, right] = [outBy(one), outBy(other)];
  if (left !== right) return left < right ? -1 : 1;
  return one.document < other.document ? -1 : one.document > other.document ? 1 : 0;
}

/** The instant by which it had come out, in milliseconds. */
function outBy({ published, isTranscript = false }: ReportedAt): number {
  if (published === null) return Infinity;
  const { to } = published;
  if (isTranscript) return beginningOf(to);
  const instant = Date.parse(to.includes('T') ? to : `${to}T23:59:59.999Z`);
  return Number.isNaN(instant) ? Infinity : instant;
}

/** The beginning of the day, or of the last one of a month. */
function beginningOf(to: string): number {
  const instant = Date.parse(to.slice(0, 'YYYY-MM-DD'.length));
  return Number.isNaN(instant) ? Infinity : instant;
}
