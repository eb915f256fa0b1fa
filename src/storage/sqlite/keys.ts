import type { Kysely } from 'kysely';
import { type Actor, ownAddress } from '../../document/index.ts';
import { foldName, type PointRecorded } from '../../ledger/index.ts';
import type { Tables } from '../shared/tables.ts';
import { portions } from './lists.ts';

/** Actors that exist for one document only; the others are the lexicon's, the same in every document. */
const isOfDocument = (id: string): boolean => id.startsWith('doc:');

/** The keys of a document's actors by their ids in it; what the lexicon says now replaces what it said before. */
export async function actorKeys(
  db: Kysely<Tables>,
  actors: readonly Actor[],
  document: string,
): Promise<Map<string, number>> {
  const rows = actors.map(({ id, name, kind, code, sector, wikidata, represents }) => ({
    scope: isOfDocument(id) ? document : '',
    id,
    name,
    kind,
    code,
    sector,
    wikidata,
    represents,
    folded: foldName(name),
  }));
  const keys = new Map<string, number>();
  for (const values of portions(rows)) {
    const found = await db
      .insertInto('actor_rows')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['scope', 'id']).doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          kind: ref('excluded.kind'),
          code: ref('excluded.code'),
          sector: ref('excluded.sector'),
          wikidata: ref('excluded.wikidata'),
          represents: ref('excluded.represents'),
          folded: ref('excluded.folded'),
        })),
      )
      .returning(['id', 'pk'])
      .execute();
    for (const { id, pk } of found) keys.set(id, pk);
  }
  return keys;
}

/** By what an outlet is found: its name and the host that it comes from, folded; '' where neither is known. */
export function outletWords(document: Pick<PointRecorded, 'outlet' | 'url' | 'givenBy'>): string {
  const { outlet, givenBy = null } = document;
  const address = ownAddress(document) ?? (givenBy === null ? null : `http://${givenBy}`);
  const host = (address === null ? null : URL.parse(address)?.hostname) ?? '';
  return foldName(`${outlet ?? ''} ${host}`);
}

/** The key of the outlet, found later by its name or the host that it comes from; null where neither is known. */
export async function outletKey(
  db: Kysely<Tables>,
  document: Pick<PointRecorded, 'outlet' | 'url' | 'givenBy'>,
): Promise<number | null> {
  const key = outletWords(document);
  if (key === '') return null;
  await db
    .insertInto('outlets')
    .values({ key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom('outlets').select('pk').where('key', '=', key).executeTakeFirstOrThrow()).pk;
}
