import type { Block, DateValue, Entity, PloverEvent, QuoteKind, Reference, Statement } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { DocumentMetadata, DocumentSummary } from './entries.ts';
import type { ReportedAs } from './events.ts';

/**
 * One version of a document as somebody reads it: its text, and where in it who says what. Of each entry it has what is
 * seen beside its words and no more, so that a long document comes at once; all spans are in code points of `text`.
 */
export interface DocumentReading extends DocumentSummary {
  /** The number of the version that is the current one; `version` is that of this reading. */
  readonly currentVersion: number;
  /** Every version that is kept, the first one first. */
  readonly history: readonly VersionSummary[];
  readonly text: string;
  readonly blocks: readonly Block[];
  /** In the order of the text. */
  readonly statements: readonly StatementRead[];
  readonly events: readonly EventRead[];
  readonly entities: readonly (Entity & { readonly name: string | null })[];
  readonly dates: readonly { readonly span: Span; readonly value: DateValue | null }[];
}

export type VersionSummary = Pick<
  DocumentMetadata,
  'version' | 'title' | 'givenBy' | 'edited' | 'retrieved' | 'sha256' | 'versions'
>;

/** What of a version stands in a list of all of them. */
export const versionSummary = (version: VersionSummary): VersionSummary => ({
  version: version.version,
  title: version.title,
  givenBy: version.givenBy,
  edited: version.edited,
  retrieved: version.retrieved,
  sha256: version.sha256,
  versions: version.versions,
});

export interface StatementRead {
  readonly id: string;
  readonly kind: QuoteKind;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly speaker: string | null;
  readonly speakerStatus: Reference['status'] | null;
  readonly speakerBasis: Reference['basis'] | null;
  /** The words that stand for the speaker; null where there are none. */
  readonly speakerWords: string | null;
  readonly said: DateValue | null;
  readonly act: string | null;
  /** Whether the speaker says not to perform it; `polarity` is that of what is claimed, which a rejection negates. */
  readonly actNegated: boolean;
  readonly polarity: Statement['polarity'];
  readonly verdict: string | null;
  readonly outOfContext: boolean;
  readonly reports: number;
  readonly confidence: number;
}

export interface EventRead extends Pick<
  PloverEvent,
  'id' | 'type' | 'negated' | 'hypothetical' | 'future' | 'historical' | 'date' | 'confidence'
> {
  /** Of every mention, the first one first. */
  readonly triggers: readonly (readonly Span[])[];
  readonly actors: readonly (string | null)[];
  readonly recipients: readonly (string | null)[];
  readonly reportedAs: ReportedAs;
  /** Id of the statement that performs it. */
  readonly statement: string | null;
}
