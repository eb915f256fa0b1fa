import type { Database } from 'better-sqlite3';
import { foldName, outletWords } from '../../ledger/index.ts';

/** Functions that the queries of documents ask (dialect.ts), in the words of ledger/. */
export function registerFunctions(database: Database): void {
  database.function('folded', { deterministic: true }, (text) => foldName(String(text ?? '')));
  database.function('outlet_words', { deterministic: true }, (outlet, url, givenBy) =>
    outletWords({ outlet: textOf(outlet), url: textOf(url), givenBy: textOf(givenBy) }),
  );
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
