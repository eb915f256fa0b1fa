import { sql } from 'kysely';
import type { DateValue } from '../../document/index.ts';
import { fromJson } from './json.ts';
import type { Fragment, Session } from './session.ts';

/** When a version came out, by its column, with its document's id. */
export const reportedAt = (
  { published, id }: { readonly published: string | null; readonly id: string },
  of: string,
): { readonly published: string | null; readonly document: string } => ({
  published: published === null ? null : fromJson<DateValue>(published, 'date', `versions.published of ${of}`).from,
  document: id,
});

/** The order of `compareReports` for a query: columns of the publication and of the document's id. */
export const inReportOrder = ({ dialect }: Session, published: string, document: string): Fragment =>
  sql`case when ${sql.ref(published)} is null then 1 else 0 end, ${dialect.json(published, ['from'], 'text')}, ${sql.ref(document)}`;
