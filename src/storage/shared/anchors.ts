import { sql } from 'kysely';
import type { PloverEvent } from '../../document/index.ts';
import { type Anchor, anchorsIn, type Covering, coveringEntry, movedSpans } from '../../ledger/index.ts';
import type { Span } from '../../text/index.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import type { Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

/** A statement or an event of a version, and where its words stand. */
export interface AnchoredEntry extends Covering {
  readonly kind: 'statement' | 'event';
  readonly anchor: Anchor;
  readonly type: string;
  readonly speaker: string | null;
  /** YYYY-MM-DD, '' if unknown. */
  readonly day: string;
}

/** The text of a version and all that is read from it now. */
export interface AnchoredVersion {
  readonly text: string;
  readonly sha256: string;
  readonly entries: readonly AnchoredEntry[];
}

export async function anchoredVersion(session: Session, version: number): Promise<AnchoredVersion> {
  const { text = '', sha256 = '' } =
    (await rowOf<{ text: string; sha256: string }>(
      session,
      sql`select text, sha256 from versions where pk = ${version}`,
    )) ?? {};
  const anchorOf = anchorsIn(text);
  const statements = await rowsOf<{ id: string; content: string; kind: string; reading: string; day: string }>(
    session,
    sql`select s.id, a.content, s.kind, r.reading, s.first_day as day from reports r
      join statement_rows s on s.pk = r.statement
      join attributions a on a.version = r.version and a.ordinal = r.attribution
      where r.version = ${version} order by r.ordinal`,
  );
  const events = await rowsOf<{ id: string; reading: string; day: string }>(
    session,
    sql`select id, reading, first_day as day from event_rows where version = ${version} order by ordinal, pk`,
  );
  return {
    text,
    sha256,
    entries: [
      ...statements.map(({ id, content, kind, reading, day }): AnchoredEntry => {
        const spans = fromJson<readonly Span[]>(content, 'spans', `attributions.content of ${id}`);
        const { speaker } = fromJson<Reading>(reading, 'reading', `reports.reading of ${id}`);
        return { id, kind: 'statement', spans, anchor: anchorOf(spans), type: kind, speaker: speaker?.name ?? null, day };
      }),
      ...events.map(({ id, reading, day }): AnchoredEntry => {
        const told = fromJson<PloverEvent>(reading, 'eventReading', `events.reading of ${id}`);
        const anchor = anchorOf(told.trigger, told.sentence);
        const speaker = told.actors[0]?.name ?? null;
        return { id, kind: 'event', spans: told.trigger, anchor, type: told.type, speaker, day };
      }),
    ],
  };
}

/** An entry as it was, in the text with this SHA-256. */
export interface OldEntry {
  readonly id: string;
  readonly sha256: string;
  readonly anchor: Anchor;
}

/** The entry of a version that has the words of an old one; null where none has them. */
export function entryWithWords({ id, sha256, anchor }: OldEntry, version: AnchoredVersion): string | null {
  const spans = sha256 === version.sha256 ? anchor.spans : movedSpans(anchor, version.text);
  if (spans === null) return null;
  const kind = id.startsWith('ev_') ? 'event' : 'statement';
  return coveringEntry(
    id,
    spans,
    version.entries.filter((entry) => entry.kind === kind),
  );
}
