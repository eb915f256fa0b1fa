import type { Accounts } from '../accounts/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Topic } from '../lexicon/index.ts';
import type { Actors } from '../library/index.ts';
import type { Intake } from './intake.ts';

/** What the routes are handed. */
export interface Services {
  readonly ledger: Ledger;
  readonly actors: Actors;
  readonly accounts: Accounts;
  readonly topics: readonly Topic[];
  /** Nothing may be changed, whoever asks. */
  readonly readOnly: boolean;
  /** What comes in through the server; left out where it takes nothing in. */
  readonly intake?: Intake | undefined;
}
