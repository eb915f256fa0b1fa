import { sql } from 'kysely';
import type { LedgerEvent } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { fromJson } from './json.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** The events with these keys, in this order, without their documents' metadata and what people have decided of them. */
export async function eventsOf(
  session: Session,
  pks: readonly number[],
): Promise<(Omit<LedgerEvent, 'document' | 'refuted'> & { readonly version: number })[]> {
  if (pks.length === 0) return [];
  const rows = await rowsOf<{
    pk: number;
    id: string;
    version: number;
    reading: string;
    reported_as: LedgerEvent['reportedAs'];
    statement: string | null;
    first_report: string | null;
    reports: number;
    independent: number;
    text: string;
  }>(
    session,
    sql`select e.pk, e.id, e.version, e.reading, e.reported_as, s.id as statement, h.id as first_report, v.text,
       (select count(distinct w.document) from event_rows o join versions w on w.pk = o.version
         where o.cluster = e.cluster) as reports,
       (select count(distinct coalesce(w.original, w.pk)) from event_rows o join versions w on w.pk = o.version
         where o.cluster = e.cluster) as independent
     from ${session.dialect.list(pks)} j join event_rows e on e.pk = j.value join versions v on v.pk = e.version
     left join statement_rows s on s.pk = e.statement left join event_rows h on h.pk = e.cluster`,
  );
  const events = new Map(
    rows.map(({ pk, id, version, reading, reported_as, statement, first_report, reports, independent, text }) => {
      const told = fromJson<Omit<LedgerEvent, 'id' | 'refuted'>>(reading, 'eventReading', `events.reading of ${id}`);
      const sentence = text.slice(...offsetsOf(text).toUtf16(told.sentence));
      const event = {
        ...told,
        id,
        statement,
        reportedAs: reported_as,
        text: sentence,
        firstReport: first_report ?? id,
      };
      return [pk, { ...event, version, reports: Math.max(reports, 1), independent: Math.max(independent, 1) }] as const;
    }),
  );
  return pks.flatMap((pk) => events.get(pk) ?? []);
}
