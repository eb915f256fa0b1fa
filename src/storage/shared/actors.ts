import { sql } from 'kysely';
import type { Actor } from '../../document/index.ts';
import type { Session } from './session.ts';
import { BY_KEYS, rowsOf } from './sql.ts';

const ACTOR = sql`a.id, a.name, a.kind, a.code, a.sector, a.wikidata, a.represents`;

/** The actors that a version names, in the order in which it has them. */
export const actorsOf = (session: Session, version: number): Promise<Actor[]> =>
  rowsOf(
    session,
    sql`select ${ACTOR} from version_actors l join actor_rows a on a.pk = l.actor
      where l.version = ${version} order by l.ordinal`,
  );

/**
 * The same by their ids, as what is filed of them is worked out from: all documents share the row of a person of the
 * lexicon, which knows for whom he acts in the last of them alone. In each the references tell it.
 */
export const actorsIn = async (session: Session, version: number): Promise<Map<string, Actor>> =>
  new Map(
    (await actorsOf(session, version)).map((actor) => [
      actor.id,
      actor.kind === 'person' && !actor.id.startsWith('doc:') ? { ...actor, represents: null } : actor,
    ]),
  );

/** The actors with these keys. */
export async function actorsWith(session: Session, pks: ReadonlySet<number>): Promise<Map<number, Actor>> {
  if (pks.size === 0) return new Map();
  const rows = await rowsOf<Actor & { pk: number }>(
    session,
    sql`select a.pk, ${ACTOR} from actor_rows a where a.pk in ${session.dialect.list(pks)} ${sql.raw(BY_KEYS)}`,
  );
  return new Map(rows.map(({ pk, ...actor }) => [pk, actor]));
}

/** An actor that a document made (`scope` is the document's id), or that is of the lexicon (''). */
export type ScopedActor = Actor & { readonly scope: string };

/** Those with these ids or folded names in these documents or the lexicon, and for whom they speak. */
export async function actorsAbout(
  session: Session,
  documents: ReadonlySet<string>,
  { ids, names = [] }: { readonly ids: readonly string[]; readonly names?: readonly string[] },
): Promise<ScopedActor[]> {
  if (ids.length + names.length === 0) return [];
  const { list } = session.dialect;
  const scope = sql`a.scope in ${list(['', ...documents], 'text')}`;
  const found = await rowsOf<ScopedActor>(
    session,
    sql`select a.scope, ${ACTOR} from actor_rows a
      where ${scope} and (a.id in ${list(ids, 'text')} or a.folded in ${list(names, 'text')})`,
  );
  const bodies = found.flatMap(({ represents }) => represents ?? []);
  return [
    ...found,
    ...(await rowsOf<ScopedActor>(
      session,
      sql`select a.scope, ${ACTOR} from actor_rows a where ${scope} and a.id in ${list(bodies, 'text')}`,
    )),
  ];
}

/** The codes of actors of the lexicon, and of those that documents made (`scope` is the document's id), by scope and id. */
export async function codesOf(
  session: Session,
  scopes: Iterable<string>,
  ids: ReadonlySet<string>,
): Promise<(scope: string, id: string) => string | null> {
  const { list } = session.dialect;
  const rows =
    ids.size === 0
      ? []
      : await rowsOf<{ scope: string; id: string; code: string }>(
          session,
          sql`select scope, id, code from actor_rows where code is not null
            and scope in ${list(['', ...scopes], 'text')} and id in ${list(ids, 'text')}`,
        );
  const codes = new Map(rows.map(({ scope, id, code }) => [`${scope} ${id}`, code]));
  return (scope, id) => codes.get(`${scope} ${id}`) ?? codes.get(` ${id}`) ?? null;
}
