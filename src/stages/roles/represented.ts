import { codeOf, type Reference, type Referenced } from '../../document/index.ts';

/** On whose behalf a participant speaks, according to the identity stage; a state or body speaks for itself. */
export function representedIn(participants: Referenced['participants'], id: string): Reference['represents'] {
  const own = participants.find((one) => one.id === id);
  const body =
    own && participants.find((one) => one.id === (own.represents ?? (own.kind === 'person' ? null : own.id)));
  return body ? { actor: body.id, name: body.name, code: codeOf(body.id, body.code) } : null;
}
