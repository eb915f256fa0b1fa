import type { Candidate, Participant, Reference } from '../../document/index.ts';
import type { Lexicon, LexiconActor } from '../../lexicon/index.ts';
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

/** An actor of the lexicon as one of the document, to which it is added. */
export function joins(actor: LexiconActor, participants: Map<string, Participant>): Participant {
  const known = participants.get(actor.id);
  if (known) return known;
  const { id, name, kind, code, sector, wikidata, represents = null, gender = null } = actor;
  const added = { id, name, kind, code, sector, wikidata, represents, gender, names: [], roles: [] };
  participants.set(id, added);
  return added;
}

/** The state or body with an id, as somebody's who speaks for it. It becomes one of the document where it is none yet. */
export function bodyRepresented(
  id: string | null,
  participants: Map<string, Participant>,
  lexicon: Lexicon,
): Reference['represents'] {
  const known = id === null ? null : (participants.get(id) ?? lexicon.actor(id));
  if (!known) return null;
  const { name, code } = participants.get(known.id) ?? joins(known as LexiconActor, participants);
  return { actor: known.id, name, code: codeOf(known.id, code) };
}

/** A territory (Greenland) speaks under its own code, whatever the state is that it belongs to. */
const codeOf = (id: string, code: string | null): string | null => /^country:([A-Z]{3})$/u.exec(id)?.[1] ?? code;

/** For whom somebody speaks: a person for a state or body, an organ for its state, a state or body for itself. */
export function representedBy(
  { id, kind, represents }: Participant,
  participants: Map<string, Participant>,
  lexicon: Lexicon,
): Reference['represents'] {
  return bodyRepresented(represents ?? (kind === 'person' ? null : id), participants, lexicon);
}
