import type { Api } from '../../api/client.ts';
import { wholeName } from '../../parts/wholeName.ts';

/** One whom the list of actors shows. */
export interface Listed {
  readonly id: string | null;
  readonly name: string;
  /** null: only the ledger knows the name. */
  readonly kind: Api['KnownActor']['kind'] | null;
  readonly code: string | null;
  readonly counts: Pick<Api['PartyCount'], 'said' | 'about' | 'to' | 'events'> | null;
}

type Counted = Api['PartyCount'];

/**
 * Those whom the ledger names and those whom the lexicon knows, each once: first those who take part in most, then
 * those who take part in nothing, in the order of the lexicon.
 * @param counted what the ledger says of those who were found by their words and of the lexicon's by their ids
 */
export function merged(counted: readonly Counted[], known: readonly Api['KnownActor'][]): Listed[] {
  const byId = new Map(known.map((actor) => [actor.id, actor]));
  const rows = new Map<string, Listed>();
  const parts = ({ said, about, to, events }: Counted): number => said + about + to + events;
  for (const { id, name, code, said, about, to, events } of counted.toSorted((a, b) => parts(b) - parts(a))) {
    const actor = id === null ? undefined : byId.get(id);
    rows.set(id ?? wholeName(name), {
      id,
      name: actor?.name ?? name,
      kind: actor?.kind ?? kindOf(id),
      code: actor?.code ?? code,
      counts: { said, about, to, events },
    });
  }
  for (const { id, name, kind, code } of known) if (!rows.has(id)) rows.set(id, { id, name, kind, code, counts: null });
  return [...rows.values()];
}

const KINDS: ReadonlyMap<string, Listed['kind']> = new Map([
  ['person', 'person'],
  ['org', 'organisation'],
  ['country', 'country'],
  ['group', 'group'],
]);

/** The kind that an id of the lexicon begins with. */
const kindOf = (id: string | null): Listed['kind'] => KINDS.get(id?.split(':', 1)[0] ?? '') ?? null;

/** The address of an actor's page. */
export const actorLink = (idOrName: string): string => `/actors/${encodeURIComponent(idOrName)}`;
