import { codeOf, type Participant, type Reference } from '../../document/index.ts';
import type { Lexicon, LexiconActor } from '../../lexicon/index.ts';

/** Adds an actor of the lexicon to the document's participants, and returns it. */
export function joins(actor: LexiconActor, participants: Map<string, Participant>): Participant {
  const known = participants.get(actor.id);
  if (known) return known;
  const { id, name, kind, code, sector, wikidata, represents = null, gender = null } = actor;
  const added = { id, name, kind, code, sector, wikidata, represents, gender, names: [], roles: [] };
  participants.set(id, added);
  return added;
}

/** The state or body with this id, as the one that somebody represents; added to the participants if missing. */
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

/**
 * On whose behalf somebody speaks: a person for a state or body, an organ for its state, a state or body for itself.
 */
export function representedBy(
  { id, kind, represents }: Participant,
  participants: Map<string, Participant>,
  lexicon: Lexicon,
): Reference['represents'] {
  return bodyRepresented(represents ?? (kind === 'person' ? null : id), participants, lexicon);
}
