import type { DateValue } from '../../document/index.ts';
import { fromJson } from './json.ts';

/** When a version came out, by its column, with its document's id. */
export const reportedAt = (
  { published, id }: { readonly published: string | null; readonly id: string },
  of: string,
): { readonly published: string | null; readonly document: string } => ({
  published: published === null ? null : fromJson<DateValue>(published, 'date', `versions.published of ${of}`).from,
  document: id,
});
