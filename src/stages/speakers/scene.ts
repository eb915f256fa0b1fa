import type { Attribution, Reference, Referenced } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { Labels } from './labels.ts';
import type { Lookup } from './lookup.ts';

/** An attribution whose speaker is settled. */
export interface Known {
  readonly attribution: Attribution;
  readonly speaker: Reference | null;
}

/** What the questions about one document's statements are answered from. */
export interface Scene {
  readonly referenced: Referenced;
  readonly lookup: Lookup;
  readonly labels: Labels;
  /** Attributions of which something lies near a place: all that hold or overlap it are among them. */
  near(span: Span): readonly Attribution[];
  /** Of those, the ones that are settled. */
  known(span: Span): readonly Known[];
}
