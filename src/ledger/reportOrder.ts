/** When a report came out, and the id of its document. */
export interface ReportedAt {
  /** ISO 8601, null where it is not known. */
  readonly published: string | null;
  readonly document: string;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The earlier publication first, one without a day last. Of two that came out at the same time the ids decide, which are
 * made from content: which was added first tells nothing of the world, and another ledger may have added the other first.
 */
export const compareReports = (one: ReportedAt, other: ReportedAt): number =>
  compare(one.published ?? '\u{10FFFF}', other.published ?? '\u{10FFFF}') || compare(one.document, other.document);
