import { sql } from 'kysely';
import {
  type Anchor,
  type Arriving,
  type CarriedDeparted,
  type CarriedReview,
  sha256,
  type StatementJudge,
} from '../../ledger/index.ts';
import { anchoredVersion, entryWithWords } from './anchors.ts';
import { rowOfDeparted, WAS_REMOVED } from './departing.ts';
import { followVersion } from './following.ts';
import { fromJson } from './json.ts';
import { rowOfReview } from './reviewing.ts';
import { carriedReviews } from './reviews.ts';
import type { Session } from './session.ts';
import { insert, rowOf, rowsOf } from './sql.ts';

export interface Carried {
  readonly reviews: readonly CarriedReview[];
  readonly departed: readonly CarriedDeparted[];
}

/** What an archive carries of a document beside its versions. */
export async function carriedBy(session: Session, document: number, id: string): Promise<Carried> {
  const departed = await rowsOf<Omit<CarriedDeparted, 'by' | 'anchor'> & Stored & { readonly anchor: string }>(
    session,
    sql`select id, kind, at, program, model, lexicon, sha256, anchor, type, speaker, day from departed
      where document = ${id} and why = 'refreshed' order by pk`,
  );
  return {
    reviews: await carriedReviews(session, document),
    departed: departed.map(({ id: gone, kind, at, program, model, lexicon, sha256, anchor, type, speaker, day }) => ({
      id: gone,
      kind,
      at,
      by: { onrecord: program, model, lexicon },
      sha256,
      anchor: fromJson<Anchor>(anchor, 'anchor', `departed.anchor of ${gone}`),
      type,
      speaker,
      day,
    })),
  };
}

interface Stored {
  readonly program: string;
  readonly model: string;
  readonly lexicon: string;
}

/**
 * Takes in what an archive carries of a document that is there. What was taken back anywhere is taken back. Where the
 * document has the same reading as in the archive, reviews belong to the entries to which they belonged there.
 */
export async function putCarried(
  session: Session,
  judgeWith: StatementJudge | undefined,
  { id, document: { text, versions } }: Pick<Arriving, 'id' | 'document'>,
  { reviews, departed }: Carried,
): Promise<void> {
  if (reviews.length + departed.length === 0) return;
  const found = await rowOf<Stored & { pk: number; current: number; sha256: string }>(
    session,
    sql`select d.pk, d.current, v.sha256, v.program, v.model, v.lexicon from document_rows d
      join versions v on v.pk = d.current where d.id = ${id}`,
  );
  if (!found) return;
  const version = await anchoredVersion(session, found.current);
  const { onrecord, model, lexicon } = versions;
  const isSame =
    found.sha256 === sha256(text) &&
    found.program === onrecord && found.model === model && found.lexicon === lexicon;
  const there = new Set(version.entries.map((entry) => entry.id));
  const unitOf = ({ unit, entry, sha256: of, anchor }: CarriedReview): string =>
    isSame && unit !== undefined && (unit === entry || there.has(unit))
      ? unit
      : (entryWithWords({ id: entry, sha256: of, anchor }, version) ?? entry);
  await insert(
    session,
    'departed',
    departed.map((entry) => rowOfDeparted(id, entry)),
    { conflict: WAS_REMOVED },
  );
  await insert(
    session,
    'reviews',
    reviews.map((review) => rowOfReview(found.pk, { ...review, unit: unitOf(review) })),
    { conflict: sql`on conflict (id) do update set undone = coalesce(reviews.undone, excluded.undone)` },
  );
  await followVersion(session, judgeWith, found.current);
}
