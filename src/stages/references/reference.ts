import type { Candidate, Participant, Reference } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';

type Represented = Reference['represents'];

/** A reference that names nobody; the caller says what it knows. */
export const open = (mention: readonly Span[], via: Reference['via'], why: string): Reference => ({
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

export const resolved = (
  mention: readonly Span[],
  { id, name }: Participant,
  represents: Represented,
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

/** Several who are meant together; `members` as far as they are known. */
export const group = (
  mention: readonly Span[],
  members: readonly Reference[],
  how: Pick<Reference, 'via' | 'basis' | 'why'>,
  represents: Represented = null,
): Reference => ({
  actor: null,
  name: members.length > 0 ? members.map(({ name }) => name).join(', ') : null,
  mention,
  status: 'group',
  members,
  represents,
  ...how,
});

interface Body {
  readonly id: string;
  readonly name: string;
  readonly kind: Participant['kind'];
  readonly code: string | null;
}

/** For whom somebody speaks: a person for a state or body, an organ for its state, a state or body for itself. */
export function representedBy(
  participant: Participant,
  participants: ReadonlyMap<string, Body>,
  lexicon: Lexicon,
): Represented {
  const { represents, kind } = participant;
  if (!represents)
    return kind === 'person' ? null : { actor: participant.id, name: participant.name, code: participant.code };
  const body = participants.get(represents) ?? lexicon.actor(represents);
  return body ? { actor: body.id, name: body.name, code: body.code } : null;
}
