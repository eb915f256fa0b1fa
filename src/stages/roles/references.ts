import { type Participant, type Reference, representedBy, resolved } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { Scene } from './scene.ts';

type How = readonly [via: Reference['via'], why: string, basis?: Reference['basis']];

/** A reference to somebody whom the words themselves do not tell, with the one for whom he or she speaks. */
export const referenceTo = (
  one: Participant,
  { person }: Pick<Scene, 'person'>,
  mention: readonly Span[],
  ...[via, why, basis = 'implied']: How
): Reference => resolved(mention, one, representedBy(one, person), { via, basis, why });

/** Other words for whom a reference means. */
export const takenUp = (
  reference: Reference,
  mention: readonly Span[],
  ...[via, why, basis = 'implied']: How
): Reference => ({ ...reference, mention, via, basis, why });
