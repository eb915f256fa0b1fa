import type { Span } from '../text/index.ts';
import type { Candidate, Reference } from './record.ts';
import type { Participant } from './resolved.ts';

/** A reference whose name is unknown; the caller adds what it does know. */
export const unresolved = (mention: readonly Span[], via: Reference['via'], why: string): Reference => ({
  actor: null,
  name: null,
  mention,
  status: 'unresolved',
  via,
  members: [],
  represents: null,
  basis: 'implied',
  why,
});

/** A reference to a known actor; `candidates`: the competing ones. */
export const resolved = (
  mention: readonly Span[],
  { id, name }: Pick<Participant, 'id' | 'name'>,
  represents: Reference['represents'],
  how: Pick<Reference, 'via' | 'basis' | 'why'>,
  candidates: readonly Candidate[] = [],
): Reference => ({
  actor: id,
  name,
  mention,
  status: 'resolved',
  members: [],
  represents,
  ...how,
  ...(candidates.length > 0 ? { candidates } : {}),
});

/** Several actors meant together; `members` as far as they are known. */
export const group = (
  mention: readonly Span[],
  members: readonly Reference[],
  how: Pick<Reference, 'via' | 'basis' | 'why'>,
): Reference => ({
  actor: null,
  name: members.length > 0 ? members.map(({ name }) => name).join(', ') : null,
  mention,
  status: 'group',
  members,
  represents: null,
  ...how,
});

/** Whether the words name or describe a person: also “the envoy”, whoever it is. */
export const isOfPerson = ({ via }: Pick<Reference, 'via'>): boolean => via === 'name' || via === 'title';

/** A territory (Greenland) speaks under its own code, whichever state it belongs to. */
export const codeOf = (id: string, code: string | null): string | null => /^country:([A-Z]{3})$/u.exec(id)?.[1] ?? code;

type Body = Pick<Participant, 'id' | 'name' | 'code'>;

/**
 * On whose behalf a participant speaks: a person for a state or body, an organ for its state, a state or body for itself;
 * `find`: the participant with an id.
 */
export function representedBy(
  { id, kind, represents }: Pick<Participant, 'id' | 'kind' | 'represents'>,
  find: (id: string) => Body | null | undefined,
): Reference['represents'] {
  return asRepresented(find(represents ?? (kind === 'person' ? '' : id)));
}

/** A state or body as the one that somebody represents. */
export const asRepresented = (body: Body | null | undefined): Reference['represents'] =>
  body ? { actor: body.id, name: body.name, code: codeOf(body.id, body.code) } : null;
