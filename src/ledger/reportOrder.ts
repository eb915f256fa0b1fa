import type { DateValue } from '../document/index.ts';

/** When a report came out, and the id of its document. */
export interface ReportedAt {
  /** Null where it is not known. */
  readonly published: Pick<DateValue, 'to'> | null;
  readonly document: string;
}

/**
 * The earlier publication first, by the instant, whatever zone of time a report tells it in; one without a day last. What
 * tells its day alone, or its month, may have come out at the end of it: it is not taken to be before one that tells the
 * hour. Of two that came out at the same time the ids decide, which are made from content: which was added first tells
 * nothing of the world, and another ledger may have added the other first.
 */
export function compareReports(one: ReportedAt, other: ReportedAt): number {
  const [left, right] = [outBy(one), outBy(other)];
  if (left !== right) return left < right ? -1 : 1;
  return one.document < other.document ? -1 : one.document > other.document ? 1 : 0;
}

/** The instant by which it had come out, in milliseconds. */
function outBy({ published }: ReportedAt): number {
  if (published === null) return Infinity;
  const { to } = published;

  const instant = Date.parse(to.includes('T') ? to : `${to}T23:59:59.999Z`);
  return Number.isNaN(instant) ? Infinity : instant;
}
