import { sql } from 'kysely';
import {
  filedDays,
  firstReportDay,
  labelWords,
  MOST_TOUCHED,
  ROLES,
  sharesEnough,
  type TurnHashes,
} from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** What a transcript may be the source of. */
export interface Spoken {
  /** YYYY-MM-DD, '' where it is not known. */
  readonly day: string;
  readonly labels: readonly string[];
  readonly hashes: readonly TurnHashes[];
  /** The document that has it, where the ledger knows it already. */
  readonly document: number | null;
}

/**
 * The statements whose verdict may be another with or without this transcript: those that share its words, those of
 * its speakers from its days that would be absent, and those that were found in it. What transcripts quote is left out.
 */
export async function touchedBy(session: Session, { day, labels, hashes, document }: Spoken): Promise<number[]> {
  const { list } = session.dialect;
  const shingles = new Set(hashes.flatMap((turn) => turn.shingles));
  const sharing = await rowsOf<{ pk: number; text: string; shared: number }>(
    session,
    sql`select s.pk, s.text, q.shared from (
       select f.statement, count(*) as shared from quote_shingles f where f.hash in ${list(shingles)}
       group by f.statement order by shared desc, f.statement desc limit ${MOST_TOUCHED}
     ) q cross join statement_rows s where s.pk = q.statement
     and (s.published_day = '' or s.published_day >= ${firstReportDay(day)})`,
  );
  const days = filedDays(day);
  const words = list(labelWords(labels), 'text');
  const ofSpeakers = (from: string, to: string) => sql`select s.pk from name_words w
      cross join statement_parties p cross join statement_rows s
      where p.role = ${ROLES.speaker} and p.name = w.name and p.day between ${from} and ${to} and s.pk = p.statement
      and w.word in ${words} and s.verdict in ('no-source', 'absent')`;
  const said = await rowsOf<{ pk: number }>(
    session,
    days ? sql`${ofSpeakers('', '')} union ${ofSpeakers(days.from, days.to)}` : ofSpeakers('', ''),
  );
  const found =
    document === null
      ? []
      : await rowsOf<{ pk: number }>(
          session,
          sql`select s.pk from verification_sources q join statement_rows s on s.pk = q.statement
            where q.document = ${document}`,
        );
  const touched = new Set([
    ...sharing.filter(({ text, shared }) => sharesEnough(text, shared)).map(({ pk }) => pk),
    ...said.map(({ pk }) => pk),
    ...found.map(({ pk }) => pk),
  ]);
  return reported(session, touched);
}

/** Those that stand in no transcript: its turns are the source. */
export const reported = async (session: Session, statements: Iterable<number>): Promise<number[]> =>
  (
    await rowsOf<{ pk: number }>(
      session,
      sql`select pk from statement_rows s where pk in ${session.dialect.list(statements)}
        and not exists (select 1 from transcripts t where t.version = s.version) order by pk`,
    )
  ).map(({ pk }) => pk);
