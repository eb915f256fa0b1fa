import type { Attribution, Reference, Referenced } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { Lookup } from './lookup.ts';

export interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** The labels of a document's turns, each with whom it means; null where that is open. */
export type Labels = ReadonlyMap<string, Somebody | null>;

/** An attribution whose speaker is settled. */
export interface Settled {
  readonly attribution: Attribution;
  readonly speaker: Reference | null;
}

/** What the questions about one document's statements are answered from. */
export interface Scene {
  readonly referenced: Referenced;
  readonly lookup: Lookup;
  readonly labels: Labels;
  /** Who “we” are where nobody is quoted: the signatories of a joint statement, or the body whose text it is. */
  readonly writers: Reference | null;
  /** Attributions of which something lies near a place: all that hold or overlap it are among them. */
  near(span: Span): readonly Attribution[];
  /** Of those, the ones that are settled. */
  settled(span: Span): readonly Settled[];
}
