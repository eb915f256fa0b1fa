import type { Attribution, Participant, Reference, Referenced } from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';
import type { Lookup } from './lookup.ts';

/** The labels of a document's turns, each with the person it refers to; null if unknown. */
export type Labels = ReadonlyMap<string, Participant | null>;

/** An attribution whose speaker is settled. */
export interface Settled {
  readonly attribution: Attribution;
  readonly speaker: Reference | null;
}

/** The context for deciding the roles in one document's statements. */
export interface Scene {
  readonly referenced: Referenced;
  readonly lookup: Lookup;
  readonly labels: Labels;
  /** The “we” of unquoted text: the signatories of a joint statement, or the publishing body. */
  readonly writers: Reference | null;
  /** Attributions with a part near a position: a superset of those that contain or overlap it. */
  near(span: Span): readonly Attribution[];
  /** Those of them that are settled. */
  settled(span: Span): readonly Settled[];
  /** The participant with an id. */
  person(id: string | null | undefined): Participant | undefined;
  /** The rest of a cue's sentences, without source, cue and content and without what others say in them. */
  clauseOf(attribution: Attribution): readonly Span[];
  /** The same with the cue, which may hold half of what tells the occasion: “[said in an interview] with …”. */
  frameOf(attribution: Attribution): readonly Span[];
}

/** Whether a place is in what one of those attributions says. */
export const isSaid = (there: readonly Settled[], place: Span): boolean =>
  there.some(({ attribution: { content } }) => content.some((part) => contains(part, place)));
