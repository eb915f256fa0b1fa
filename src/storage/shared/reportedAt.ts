import type { DateValue } from '../../document/index.ts';
import type { ReportedAt } from '../../ledger/index.ts';
import { fromJson } from './json.ts';

/** When a version came out, by its column, with its document's id. */
export const reportedAt = (
  { published, id }: { readonly published: string | null; readonly id: string },
  of: string,
): ReportedAt => ({
  published: published === null ? null : fromJson<DateValue>(published, 'date', `versions.published of ${of}`),
  document: id,
});
