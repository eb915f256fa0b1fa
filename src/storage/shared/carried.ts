import { sql } from 'kysely';
import type { Anchor, CarriedDeparted, CarriedReview } from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import { moveReviews, rowOfReview } from './reviewing.ts';
import { reviewsWhere } from './reviews.ts';
import type { Session } from './session.ts';
import { insert, rowOf, rowsOf } from './sql.ts';

export interface Carried {
  readonly reviews: readonly CarriedReview[];
  readonly departed: readonly CarriedDeparted[];
}

/** What an archive carries of a document beside its versions. */
export async function carriedBy(session: Session, document: number, id: string): Promise<Carried> {
  const anchors = new Map(
    (
      await rowsOf<{ id: string; anchor: string }>(
        session,
        sql`select id, anchor from reviews where document = ${document}`,
      )
    ).map((row) => [row.id, fromJson<Anchor>(row.anchor, 'anchor', `reviews.anchor of ${row.id}`)]),
  );
  const reviews = anchors.size === 0 ? [] : await reviewsWhere(session, sql`r.document = ${document}`);
  const departed = await rowsOf<Omit<CarriedDeparted, 'by' | 'anchor'> & Stored>(
    session,
    sql`select id, kind, at, program, model, lexicon, sha256, anchor, type, speaker, day from departed
      where document = ${id} and why = 'refreshed' order by pk`,
  );
  return {
    reviews: reviews.flatMap(({ id: review, entry, sha256, field, machine, decision, value, note, by, at, undone }) => {
      const anchor = anchors.get(review);
      return anchor
        ? [{ id: review, entry, sha256, anchor, field, machine, decision, value, note, by, at, undone }]
        : [];
    }),
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
  readonly anchor: string;
}

/** Takes in what an archive carries of a document that is there. What was taken back anywhere is taken back. */
export async function putCarried(session: Session, id: string, { reviews, departed }: Carried): Promise<void> {
  if (reviews.length + departed.length === 0) return;
  const found = await rowOf<{ pk: number; current: number }>(
    session,
    sql`select pk, current from document_rows where id = ${id}`,
  );
  if (!found) return;
  await insert(
    session,
    'departed',
    departed.map(({ id: gone, kind, at, by, sha256, anchor, type, speaker, day }) => ({
      id: gone,
      document: id,
      kind,
      why: 'refreshed' as const,
      at,
      program: by.onrecord,
      model: by.model,
      lexicon: by.lexicon,
      sha256,
      anchor: JSON.stringify(anchor),
      type,
      speaker,
      day,
    })),
    { conflict: sql`on conflict (id) do nothing` },
  );
  await insert(
    session,
    'reviews',
    reviews.map((review) => rowOfReview(found.pk, review)),
    { conflict: sql`on conflict (id) do update set undone = coalesce(reviews.undone, excluded.undone)` },
  );
  await moveReviews(session, found.pk, found.current);
}
