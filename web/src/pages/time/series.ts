/** Of whom, to or about whom, and on what a timeline is: the ledger's own query. */
export interface Series {
  readonly actor?: string;
  readonly recipient?: string;
  readonly issue?: string;
}
