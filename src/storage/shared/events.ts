import { sql } from 'kysely';
import { type LedgerEvent, reportedAs, type ReviewField } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { PERFORMING } from './condition.ts';
import { fromJson } from './json.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** What an event's `decided` holds: its reading with what people have decided in place of what was read. */
export type DecidedEvent = Omit<LedgerEvent, 'id' | 'refuted'> & { readonly corrected: readonly ReviewField[] };

type Told = Omit<LedgerEvent, 'document' | 'refuted'>;

/** An event without its document's metadata. */
interface StoredEvent {
  readonly pk: number;
  readonly version: number;
  /** With what people have decided in place of what was read. */
  readonly event: Told;
  /** As the machine reads it. */
  readonly read: Told;
}

/** The events with these keys, in this order. */
export async function eventsOf(session: Session, pks: readonly number[]): Promise<StoredEvent[]> {
  if (pks.length === 0) return [];
  const rows = await rowsOf<{
    pk: number;
    id: string;
    version: number;
    reading: string;
    decided: string | null;
    reported_as: LedgerEvent['reportedAs'];
    statement: string | null;
    first_report: string | null;
    reports: number;
    independent: number;
    text: string;
  }>(
    session,
    sql`select e.pk, e.id, e.version, e.reading, e.decided, e.reported_as, ${sql.raw(PERFORMING)} as statement, h.id as first_report, v.text,
       (select count(distinct w.document) from event_rows o join versions w on w.pk = o.version
         where o.cluster = e.cluster) as reports,
       (select count(distinct coalesce(w.original, w.pk)) from event_rows o join versions w on w.pk = o.version
         where o.cluster = e.cluster) as independent
     from ${session.dialect.list(pks)} j join event_rows e on e.pk = j.value join versions v on v.pk = e.version
     left join event_rows h on h.pk = e.cluster`,
  );
  const events = new Map(
    rows.map(({ pk, id, version, reading, decided, reported_as, statement, first_report, reports, independent, text }) => {
      const told = fromJson<Omit<LedgerEvent, 'id' | 'refuted'>>(reading, 'eventReading', `events.reading of ${id}`);
      const beside = {
        id,
        text: text.slice(...offsetsOf(text).toUtf16(told.sentence)),
        firstReport: first_report ?? id,
        reports: Math.max(reports, 1),
        independent: Math.max(independent, 1),
      };
      if (decided === null) {
        const read = { ...told, ...beside, statement, reportedAs: reported_as };
        return [pk, { pk, version, event: read, read }] as const;
      }
      const now = fromJson<DecidedEvent>(decided, 'eventReading', `events.decided of ${id}`);
      const isTold = now.corrected.includes('standing') && reported_as !== 'said';
      const event = { ...now, ...beside, statement: isTold ? null : statement, reportedAs: reported_as };
      const read = { ...told, ...beside, statement, reportedAs: reportedAs({ ...told, statement }) };
      return [pk, { pk, version, event, read }] as const;
    }),
  );
  return pks.flatMap((pk) => events.get(pk) ?? []);
}
