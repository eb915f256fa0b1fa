import { sql } from 'kysely';
import {
  fittingPairs,
  foldName,
  type LikelyDouble,
  likelyDoubles,
  ROLES,
  type SeenIn,
  type SpeakerSeen,
} from '../../ledger/index.ts';
import { readCorrections, userCorrections } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import type { Fragment, Session } from './session.ts';
import { columnsIn, rowsOf } from './sql.ts';

/** So many statements are named of a name. */
const NAMED = 20;

/** Speakers who may be one person and are not decided, those with the most statements first. */
export async function doubles(session: Session, most: number): Promise<LikelyDouble[]> {
  const areTwo = toldApart();
  const fitting = fittingPairs(await speakers(session)).filter(([short, long]) => !areTwo(short, long));
  const keys = new Set(fitting.flatMap((pair) => pair.map(({ key }) => key)));
  const pairs = likelyDoubles(fitting, await seenIn(session, keys));
  const open = await latestOf(session, new Set(pairs.map(({ keys: [short] }) => short)), UNDECIDED);
  const left = pairs.filter(({ keys: [short] }) => open.has(short)).slice(0, most);
  const others = await latestOf(session, new Set(left.map(({ keys: [, long] }) => long)));
  return left.map(({ keys: [short, long], ...pair }) => ({
    ...pair,
    statements: {
      short: open.get(short)?.ids ?? [],
      open: open.get(short)?.count ?? 0,
      long: others.get(long)?.ids ?? [],
    },
  }));
}

/** Whether the user's own file of actors says that the one with the longer name is not called by the shorter. */
function toldApart(): (short: SpeakerSeen, long: SpeakerSeen) => boolean {
  const { corrections } = userCorrections();
  const lines = corrections === undefined ? [] : readCorrections(corrections).actors.map(({ value }) => value);
  const others = new Set(
    lines.flatMap(({ id, notAliases = [] }) => notAliases.map((name) => `${id} ${foldName(name)}`)),
  );
  return (short, { id, name }) => others.has(`${id ?? `person:${slugOf(name)}`} ${foldName(short.name)}`);
}

/** That nobody has decided who speaks in the statement `s`, or that it is none. */
const UNDECIDED = sql`not exists (select 1 from reviews r where r.unit = s.id and r.undone is null
  and (r.field = 'speaker' or (r.field = 'entry' and r.decision = 'wrong')))`;

/** Of each name how many statements it has by itself, and not within a group, and the latest of them. */
async function latestOf(
  session: Session,
  keys: ReadonlySet<string>,
  condition: Fragment = sql`1 = 1`,
): Promise<Map<string, { readonly ids: readonly string[]; readonly count: number }>> {
  const rows = await rowsOf<{ key: string; id: string; count: number }>(
    session,
    sql`select key, id, count from (
        select n.key, s.id, count(*) over (partition by n.key) as count,
            row_number() over (partition by n.key order by s.pk desc) as place
          from statement_parties q join statement_rows s on s.pk = q.statement join names n on n.pk = q.name
          where q.role = ${sql.lit(ROLES.speaker)} and s.current = 1
            and n.key in ${session.dialect.list([...keys], 'text')} and ${condition}
            and not exists (select 1 from statement_parties o where o.statement = s.pk
              and o.role = ${sql.lit(ROLES.speaker)} and o.name <> q.name)
      ) ranked where place <= ${sql.lit(NAMED)} order by key, place`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, of]) => [
      key,
      { ids: of.map(({ id }) => id), count: Number(of[0]?.count) },
    ]),
  );
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
