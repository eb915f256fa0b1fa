import { sql } from 'kysely';
import type { PloverEvent } from '../../document/index.ts';
import { type Anchor, anchorsIn, type Covering, coverIn, coveringEntry, movedSpans, overlap } from '../../ledger/index.ts';
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
export function entryWithWords(old: OldEntry, version: AnchoredVersion): string | null {
  const spans = spansIn(old, version);
  return spans && coveringEntry(old.id, spans, alike(old, version));
}

/**
 * The entry of a version to which what people have decided of an old one goes: it has its words, and no other entry that
 * was there beside it before is rather that one. A statement within another that is read no longer leaves its reviews to
 * nobody: they say nothing of the other.
 *
 * @param unit the entry to which they belonged in the reading before
 */
export function successorOf(
  old: OldEntry,
  unit: string,
  before: AnchoredVersion,
  version: AnchoredVersion,
): string | null {
  const spans = spansIn(old, version);
  if (spans === null) return null;
  const entries = alike(old, version);
  const was = before.entries.find(({ id }) => id === unit);
  const rivals = besideIn(before, old, was).flatMap((other) => {
    const there = spansIn({ ...other, sha256: before.sha256 }, version);
    const cover = there && coverIn(other.id, there, entries);
    return cover ? [{ ...cover, other }] : [];
  });
  const isFree = (entry: AnchoredEntry): boolean => {
    const share = coverIn(old.id, spans, [entry])?.share ?? 0;
    // Of two events with one trigger the type tells which is which.
    const isRather = ({ id, type }: AnchoredEntry) => id === entry.id || (type === entry.type && was?.type !== type);
    return !rivals.some((one) => one.id === entry.id && (one.share > share || (one.share === share && isRather(one.other))));
  };
  return coveringEntry(
    old.id,
    spans,
    entries.filter((entry) => entry.id === old.id || isFree(entry)),
  );
}

/** The other entries of a reading that have words of an old one. */
function besideIn(before: AnchoredVersion, old: OldEntry, was: AnchoredEntry | undefined): AnchoredEntry[] {
  const spans = was?.spans ?? spansIn(old, before) ?? [];
  return alike(old, before).filter(
    ({ id, spans: other }) => id !== was?.id && id !== old.id && overlap(spans, other),
  );
}

const spansIn = ({ sha256, anchor }: Pick<OldEntry, 'sha256' | 'anchor'>, version: AnchoredVersion) =>
  sha256 === version.sha256 ? anchor.spans : movedSpans(anchor, version.text);

/** The entries that are what an old one is: statements or events. */
function alike({ id }: OldEntry, { entries }: AnchoredVersion): AnchoredEntry[] {
  const kind = id.startsWith('ev_') ? 'event' : 'statement';
  return entries.filter((entry) => entry.kind === kind);
}
