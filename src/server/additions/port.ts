import type { Ledger } from '../../ledger/index.ts';
import type { SourceOptions } from '../../sources/index.ts';
import type { Addition, Contents, Fault, Outcome } from './addition.ts';
import type { Giving, Upload } from './arriving.ts';
import type { IntakeLimits } from './limits.ts';
import type { SharedReader } from './sharedReader.ts';

export interface AdditionsOptions {
  readonly ledger: Pick<Ledger, 'add'>;
  /** The folder where they are kept; made if there is none. */
  readonly path: string;
  readonly reader: SharedReader;
  /** How addresses are asked; private ones only where it says so. */
  readonly sources?: SourceOptions | undefined;
  readonly limits?: Partial<IntakeLimits> | undefined;
  /** Milliseconds before another try where the ledger or the model cannot be had, at first and at the longest. */
  readonly pauses?: { readonly first: number; readonly longest: number } | undefined;
}

/** An addition as it stands now. */
export interface AdditionNow extends Addition {
  /** Its place among those that wait, 1 for the next; null for the others. */
  readonly place: number | null;
  /** Why the queue stands still, where it does; it goes on by itself. */
  readonly heldUp: Fault | null;
  /** Grows with each change of any addition while the server runs. */
  readonly revision: number;
}

export interface AdditionsPage {
  readonly additions: readonly AdditionNow[];
  /** Of all pages. */
  readonly total: number;
  /** The last of this page where others follow. */
  readonly next: string | null;
}

/** What was handed in to be added: on the disk before it is acknowledged, and worked on one after another. */
export interface Additions {
  readonly limits: IntakeLimits;
  /** Tells one run of the server from another: revisions count anew in each. */
  readonly run: string;
  /** Takes in addresses or a text (`bytes`: its record as JSON). @throws OR8131, OR8134, OR8143 */
  handIn(given: { readonly contents: Contents; readonly bytes: string | null }, giving: Giving): Promise<AdditionNow>;
  /** Begins an upload of so many bytes, where that is known. @throws OR8131, OR8134, OR8143 */
  upload(size: number | null): Promise<Upload>;
  /** The newest first; those handed in before the addition `after`, where it is given. @throws OR8130 */
  list(page: {
    readonly after?: string | undefined;
    readonly limit: number;
    readonly state?: Addition['state'] | undefined;
  }): AdditionsPage;
  /** Those that have changed since a revision, in the order of their changes. */
  changedSince(revision: number): readonly AdditionNow[];
  /** @throws OR8130 */
  get(id: string): AdditionNow;
  has(id: string): boolean;
  /** What became of its documents, in order. */
  outcomes(id: string, from?: number): AsyncGenerator<Outcome>;
  /** Ends one that waits or is worked on; what is in the ledger stays there. @throws OR8130, OR8137 */
  cancel(id: string): Promise<AdditionNow>;
  /** Calls back after each change, until what it gives is called. */
  listen(listener: () => void): () => void;
  readonly listeners: number;
  /** Aborted when nobody is to follow any longer, for the server ends. */
  readonly ending: AbortSignal;
  /** Ends what follows; a server that ends waits for its connections. */
  endEvents(): void;
  /** Ends the work after the document in hand; what is not done is gone on with by the next server. */
  close(): Promise<void>;
}
