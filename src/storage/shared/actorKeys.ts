import { sql } from 'kysely';
import type { Actor } from '../../document/index.ts';
import { foldName } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { asInserted, insert } from './sql.ts';

/** Actors that exist for one document only; the others are the lexicon's, the same in every document. */
const isOfDocument = (id: string): boolean => id.startsWith('doc:');

const UPDATED = ['name', 'kind', 'code', 'sector', 'wikidata', 'represents', 'folded'] as const;

/** The keys of a document's actors by their ids in it; what the lexicon says now replaces what it said before. */
export async function actorKeys(
  session: Session,
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
  // Of two with one id the last one counts; no row may be met twice by one call.
  const found = await insert<'actor_rows', { id: string; pk: number }>(
    session,
    'actor_rows',
    [...new Map(rows.map((row) => [row.id, row])).values()],
    { conflict: sql`on conflict (scope, id) do update set ${asInserted(UPDATED)}`, returning: sql`id, pk` },
  );
  return new Map(found.map(({ id, pk }) => [id, pk]));
}
