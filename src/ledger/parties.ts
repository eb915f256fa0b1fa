import type { Act, Actor, Reference, Statement } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import { foldName } from './names.ts';

/** How somebody takes part in a statement or an event. The numbers are stored: they are never given to another role. */
export const ROLES = {
  speaker: 1,
  /** The state or body for which the speaker speaks. */
  speaksFor: 2,
  addressee: 3,
  addresseeOf: 4,
  target: 5,
  targetOf: 6,
  topic: 7,
  chain: 8,
  actor: 9,
  actorFor: 10,
  recipient: 11,
  recipientFor: 12,
  place: 13,
} as const;

/**
 * Of an entry of which people decided otherwise, what the machine says is filed too, under its role and so much more: the
 * queues of reviewers alone ask it.
 */
export const AS_READ = 20;

export type Role = keyof typeof ROLES;

/** Somebody or something that is searched for: `key` is the same in every document that means the same. */
export interface Party {
  readonly role: Role;
  /** `=` and the id of an actor of the lexicon, `#` and a topic, or the folded name of anybody else. */
  readonly key: string;
  readonly name: string;
  readonly code: string | null;
}

const isOfLexicon = (id: string | null): boolean => id !== null && !id.startsWith('doc:');

const keyOf = (id: string | null, name: string): string => (isOfLexicon(id) ? `=${id}` : foldName(name));

/**
 * Those meant by a reference, and the states and bodies for which they act: a minister for the ministry, and with it for
 * the state. A group whose members are known is its
 * members: “Holm and Okko” is nobody beside the two.
 */
export function partiesIn(
  reference: Reference | null,
  role: Role,
  forRole: Role,
  actors: ReadonlyMap<string, Actor>,
): Party[] {
  if (reference === null) return [];
  const { actor: id, name, represents, members } = reference;
  const actor = id === null ? undefined : actors.get(id);
  const parties: Party[] = [];
  if (name !== null && (isOfLexicon(id) || members.length === 0))
    parties.push({ role, key: keyOf(id, name), name, code: actor?.code ?? null });
  const state = represents ?? actors.get(actor?.represents ?? '');
  if (state) {
    const stateId = 'actor' in state ? state.actor : state.id;
    // A territory has the code of its sovereign, here as in the table of events; a reference to it has its own.
    const body = actors.get(stateId);
    parties.push({ role: forRole, key: keyOf(stateId, state.name), name: state.name, code: body?.code ?? state.code });
    const above = actors.get(body?.represents ?? '');
    if (above) parties.push({ role: forRole, key: keyOf(above.id, above.name), name: above.name, code: above.code });
  }
  return [...parties, ...members.flatMap((member) => partiesIn(member, role, forRole, actors))];
}

/** Those towards whom an act is done, as it names them, and for whom they act: nobody where it names nobody. */
export const partiesDoneTo = (targets: Act['targets']): Party[] =>
  targets.flatMap((one) => partiesIn(one, 'target', 'targetOf', NO_ACTORS));

const NO_ACTORS: ReadonlyMap<string, Actor> = new Map();

/** Where a statement names those of its targets who have one of these keys, or who act for one: spans of the document. */
export const mentionsOfTargets = (
  { targets, act }: Pick<Statement, 'targets' | 'act'>,
  keys: ReadonlySet<string>,
): Span[] => [...targets, ...(act?.targets ?? [])].flatMap((one) => mentionsIn(one, keys));

function mentionsIn({ actor, name, represents, mention, members }: Reference, keys: ReadonlySet<string>): Span[] {
  const isMeant =
    (name !== null && keys.has(keyOf(actor, name))) ||
    (represents !== null && keys.has(keyOf(represents.actor, represents.name)));
  return isMeant ? [...mention] : members.flatMap((member) => mentionsIn(member, keys));
}

/** Everybody and everything by which a statement is found, each once. */
export function partiesOf(
  {
    speaker,
    addressees,
    targets,
    act,
    chain,
    topics,
  }: Pick<Statement, 'speaker' | 'addressees' | 'targets' | 'act' | 'chain' | 'topics'>,
  actors: ReadonlyMap<string, Actor>,
): Party[] {
  const parties = [
    ...partiesIn(speaker, 'speaker', 'speaksFor', actors),
    ...addressees.flatMap((one) => partiesIn(one, 'addressee', 'addresseeOf', actors)),
    ...[...targets, ...(act?.targets ?? [])].flatMap((one) => partiesIn(one, 'target', 'targetOf', actors)),
    ...chain.flatMap((one) => partiesIn(one, 'chain', 'chain', actors)),
    ...topics.map((topic): Party => ({ role: 'topic', key: `#${topic}`, name: topic, code: null })),
  ];
  return [...new Map(parties.map((party) => [`${party.role} ${party.key}`, party])).values()];
}

/** The words of a name between spaces: that a name has certain words in a row is then a question of containing them. */
export const padded = (name: string): string =>
  ` ${foldName(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
