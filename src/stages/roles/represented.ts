import { codeOf, type Participant, type Reference } from '../../document/index.ts';

/** On whose behalf a participant speaks, according to the identity stage; a state or body speaks for itself. */
export function representedIn(
  person: (id: string | null) => Participant | undefined,
  id: string,
): Reference['represents'] {
  const own = person(id);
  const body = own && person(own.represents ?? (own.kind === 'person' ? null : own.id));
  return body ? { actor: body.id, name: body.name, code: codeOf(body.id, body.code) } : null;
}
