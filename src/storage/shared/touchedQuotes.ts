import { sql } from 'kysely';
import type { QuoteKind } from '../../document/index.ts';
import {
  filedDays,
  firstReportDay,
  labelWords,
  MOST_TOUCHED,
  ROLES,
  sharesEnough,
  soughtPrints,
} from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** What a transcript may be the source of. */
export interface Spoken {
  /** YYYY-MM-DD, '' where it is not known. */
  readonly day: string;
  readonly labels: readonly string[];
  /** The words of its turns. */
  readonly turns: readonly string[];
  /** The document that has it, where the ledger knows it already. */
  readonly document: number | null;
}

/**
 * The statements whose verdict may be another with or without this transcript: those that share its words, those of
 * its speakers from its days that were found in nobody's mouth or in another's, and those that were found in it. What
 * transcripts quote is left out.
 */
export async function touchedBy(session: Session, { day, labels, turns, document }: Spoken): Promise<number[]> {
  const { list } = session.dialect;
  const sharing = await rowsOf<{ text: string; kind: QuoteKind; cluster: number; shared: number }>(
    session,
    sql`select s.text, s.kind, s.cluster, q.shared from (
       select p.statement, count(*) as shared from statement_prints p where p.hash in ${list(soughtPrints(turns))}
       group by p.statement order by shared desc, p.statement desc limit ${MOST_TOUCHED}
     ) q cross join statement_rows s where s.pk = q.statement and s.cluster is not null`,
  );
  const likely = sharing.filter(({ text, kind, shared }) => sharesEnough(text, kind, shared));
  // Reports that have no words of their own keep no fingerprints; they are of the same cluster.
  const quoting = await rowsOf<{ pk: number }>(
    session,
    sql`select pk from statement_rows where cluster in ${list(new Set(likely.map(({ cluster }) => cluster)))}
      and kind <> 'indirect' and (published_day = '' or published_day >= ${firstReportDay(day)})`,
  );
  const days = filedDays(day);
  const words = list(labelWords(labels), 'text');
  const ofSpeakers = (from: string, to: string) => sql`select s.pk from name_words w
      cross join statement_parties p cross join statement_rows s
      where p.role = ${ROLES.speaker} and p.name = w.name and p.day between ${from} and ${to} and s.pk = p.statement
      and w.word in ${words} and s.verdict in ('no-source', 'absent', 'other-speaker')`;
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
    ...quoting.map(({ pk }) => pk),
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
