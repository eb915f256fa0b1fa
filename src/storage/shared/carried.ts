import { sql } from 'kysely';
import type { Anchor, CarriedDeparted, CarriedReview } from '../../ledger/index.ts';
import { rowOfDeparted } from './departing.ts';
import { fromJson } from './json.ts';
import { moveReviews, rowOfReview } from './reviewing.ts';
import { carriedReviews } from './reviews.ts';
import type { Session } from './session.ts';
import { insert, rowOf, rowsOf } from './sql.ts';

export interface Carried {
  readonly reviews: readonly CarriedReview[];
  readonly departed: readonly CarriedDeparted[];
}

/** What an archive carries of a document beside its versions. */
export async function carriedBy(session: Session, document: number, id: string): Promise<Carried> {
  const departed = await rowsOf<Omit<CarriedDeparted, 'by' | 'anchor'> & Stored>(
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
    departed.map((entry) => rowOfDeparted(id, entry)),
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
