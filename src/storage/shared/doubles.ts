import { sql } from 'kysely';
import {
  fittingPairs,
  type LikelyDouble,
  likelyDoubles,
  ROLES,
  type SeenIn,
  type SpeakerSeen,
} from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { columnsIn, rowsOf } from './sql.ts';

/** Speakers who may be one person, those with the most statements first. */
export async function doubles(session: Session, most: number): Promise<LikelyDouble[]> {
  const pairs = fittingPairs(await speakers(session));
  const keys = new Set(pairs.flatMap((pair) => pair.map(({ key }) => key)));
  return likelyDoubles(pairs, await seenIn(session, keys)).slice(0, most);
}

async function speakers(session: Session): Promise<SpeakerSeen[]> {
  const { key, name, code, said } = await columnsIn<{ key: string; name: string; code: string | null; said: number }>(
    session,
    ['key', 'name', 'code', 'said'],
    sql`select n.key, n.name, n.code, p.said from (
        select q.name, count(*) as said from statement_parties q join statement_rows s on s.pk = q.statement
          where q.role = ${sql.lit(ROLES.speaker)} and s.current = 1 group by q.name
      ) p join names n on n.pk = p.name`,
  );
  return key.map((one, at) => ({
    key: one,
    id: one.startsWith('=') ? one.slice(1) : null,
    name: name[at] ?? '',
    code: code[at] ?? null,
    said: Number(said[at]),
  }));
}

async function seenIn(session: Session, keys: ReadonlySet<string>): Promise<Map<string, SeenIn>> {
  if (keys.size === 0) return new Map();
  const { list } = session.dialect;
  const ids = [...keys].flatMap((key) => (key.startsWith('=') ? [key.slice(1)] : []));
  const rows = await rowsOf<{ key: string; kind: string; code: string | null; document: number }>(
    session,
    sql`select case when a.scope = '' then '=' || a.id else a.folded end as key, a.kind, a.code, d.pk as document
      from actor_rows a join version_actors l on l.actor = a.pk join document_rows d on d.current = l.version
      where (a.scope > '' and a.folded in ${list(keys, 'text')}) or (a.scope = '' and a.id in ${list(ids, 'text')})`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, of]) => [
      key,
      {
        isPerson: of.every(({ kind }) => kind === 'person'),
        codes: new Set(of.flatMap(({ code }) => code ?? [])),
        documents: new Set(of.map(({ document }) => document)),
      },
    ]),
  );
}
