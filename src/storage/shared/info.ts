import { sql } from 'kysely';
import { type LedgerInfo, OUT_OF_CONTEXT } from '../../ledger/index.ts';
import { outOfContext } from './outOfContext.ts';
import { counts } from './read.ts';
import type { Fragment, Session, Store } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';
import { everyTag } from './tags.ts';

const MOST_OUTLETS = 10;
const CURRENT = sql`document_rows d join versions v on v.pk = d.current`;

/** What a ledger is and what is in it. */
export async function info(session: Session, { path, about }: Store): Promise<LedgerInfo> {
  const { json } = session.dialect;
  const span = async (question: Fragment): Promise<LedgerInfo['said']> =>
    (await rowOf<LedgerInfo['said']>(session, question)) ?? { first: null, last: null };
  const rows = <Row>(question: Fragment): Promise<Row[]> => rowsOf<Row>(session, question);
  const number = async (question: Fragment): Promise<number> =>
    (await rowOf<{ number: number }>(session, question))?.number ?? 0;
  const published = (end: 'from' | 'to'): Fragment => sql`substr(${json('v.published', [end], 'text')}, 1, 10)`;
  return {
    path,
    ...(await about(session)),
    counts: { ...(await counts(session)), transcripts: await number(sql`select count(*) as number from transcripts`) },
    versions: await rows(
      sql`select program as onrecord, model, lexicon, count(*) as documents from ${CURRENT}
        group by program, model, lexicon order by documents desc, program desc, model, lexicon`,
    ),
    published: await span(
      sql`select min(${published('from')}) as first, max(${published('to')}) as last from ${CURRENT}`,
    ),
    said: await span(
      sql`select min(first_day) as first, max(last_day) as last from statement_rows where current = 1 and first_day > ''`,
    ),
    added: await span(sql`select min(retrieved) as first, max(retrieved) as last from versions where number = 1`),
    outlets: await rows(
      sql`select outlet, count(*) as documents from ${CURRENT} group by outlet
        order by documents desc, outlet nulls first limit ${sql.lit(MOST_OUTLETS)}`,
    ),
    forms: await rows(
      sql`select form, count(*) as documents from ${CURRENT} group by form order by documents desc, form nulls first`,
    ),
    tags: await everyTag(session),
    verdicts: await rows(
      sql`select verdict, count(distinct coalesce(cluster, -pk)) as statements from (
          select s.verdict, s.cluster, s.pk from statement_rows s where s.current = 1 and s.verdict > ''
          union all select ${OUT_OF_CONTEXT}, s.cluster, s.pk from statement_rows s
            where s.current = 1 and s.verdict > '' and ${outOfContext(session, 's')}
        ) f group by verdict order by statements desc, verdict`,
    ),
    edited: await number(sql`select count(*) as number from ${CURRENT} where v.edited is not null`),
  };
}
