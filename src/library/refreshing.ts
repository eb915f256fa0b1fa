import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Ledger, Refreshed } from '../ledger/index.ts';
import { openRereadingPool, type PoolOptions } from '../pipeline/index.ts';
import { unlessEnded, withProgress, type WorkOptions } from './progress.ts';
import { orRefused } from './refused.ts';

/** What became of one document that was to be read again. */
export type RefreshOutcome = { readonly document: string } & (
  | { readonly refreshed: Refreshed; readonly error?: undefined }
  | { readonly error: OnrecordError; readonly refreshed?: undefined }
);

/**
 * Reads the documents of the ledger again that another program, model or lexicon has read, one after another: each with
 * the model that read it, unless one is named (`model`, ONRECORD_MODEL). A document that cannot be read again stays as it
 * is and gives its error.
 *
 * @throws OnrecordError OR2001 when the model cannot be loaded, OR3006, OR3008, OR3011; the reason of `signal`
 */
export async function* refreshDocuments(
  ledger: Pick<Ledger, 'outdated' | 'outdatedCount' | 'refresh'>,
  { signal, onProgress, ...options }: PoolOptions & WorkOptions = {},
): AsyncGenerator<RefreshOutcome> {
  const pool = openRereadingPool({ threads: 1, ...options });
  try {
    const current = await unlessEnded(pool.current(), signal);
    const total = onProgress ? await ledger.outdatedCount(current) : null;
    const again = (async function* (): AsyncGenerator<RefreshOutcome> {
      for await (const { document, article, versions } of ledger.outdated(current)) {
        const recorded = await unlessEnded(
          pool
            .understand(article, document, versions.model)
            .catch((error: unknown) => asOnrecordError(error, document)),
          signal,
        );
        const refreshed =
          recorded instanceof OnrecordError ? recorded : await orRefused(ledger.refresh(document, recorded), document);
        yield refreshed instanceof OnrecordError ? { document, error: refreshed } : { document, refreshed };
      }
    })();
    yield* withProgress(again, { signal, onProgress, total });
  } finally {
    await pool.close();
  }
}
