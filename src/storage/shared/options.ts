import type { LedgerWith } from './ledger.ts';

export interface OpenOptions extends LedgerWith {
  /** `read` makes no ledger and cannot add; `write`, the default, makes it (for a file the folder too) where there is none. */
  readonly mode?: 'read' | 'write' | undefined;
  /** false: none is made with `write` either, OR3005 where there is none. */
  readonly create?: boolean | undefined;
  /** Milliseconds after which PostgreSQL ends a reading question, with OR8155; no limit if not given. */
  readonly questionLimit?: number | undefined;
}
