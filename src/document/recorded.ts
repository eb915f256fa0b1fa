import type { DateMention } from './dated.ts';
import type { PloverEvent } from './eventful.ts';
import type { Actor, Entity, Statement, Versions } from './record.ts';
import type { Attributed } from './stages.ts';

/** A document with everything that was read from it. The model's raw proposals are dropped. */
export interface Recorded extends Omit<Attributed, 'words' | 'mentions' | 'proposals' | 'events'> {
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
  readonly statements: readonly Statement[];
  /** What was done, according to the document. */
  readonly events: readonly PloverEvent[];
  readonly actors: readonly Actor[];
  readonly versions: Versions;
}
