import type { DateMention } from './dated.ts';
import type { PloverEvent } from './eventful.ts';
import type { Actor, Entity, Statement, Versions } from './record.ts';
import type { Attributed } from './stages.ts';

/** A document with everything that was read from it. What the model proposed on the way is left behind. */
export interface Recorded extends Omit<Attributed, 'words' | 'mentions' | 'proposals' | 'events'> {
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
  readonly statements: readonly Statement[];
  /** What was done, by the words of the document. */
  readonly events: readonly PloverEvent[];
  readonly actors: readonly Actor[];
  readonly versions: Versions;
}
