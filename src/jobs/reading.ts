import type { FailedInput, RawDocument, Recorded } from '../document/index.ts';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Added, Ledger } from '../ledger/index.ts';
import { orRefused } from '../library/index.ts';
import { mayPass, type SourceOptions } from '../sources/index.ts';
import type { Database } from './database.ts';
import { documentsOfJob } from './documents.ts';
import { addFault, forgetPassed } from './faults.ts';
import { book, LONGEST_STAND, waitFor } from './hosts.ts';
import { hostOfJob, type Job } from './job.ts';
import type { Log } from './log.ts';
import { finish, putBack, setDone } from './queue.ts';
import type { Telemetry } from './telemetry.ts';

/** What a worker works with. */
export interface Means {
  readonly database: Database;
  readonly ledger: Pick<Ledger, 'add'>;
  /** Reads one document; throws coded errors. */
  readonly read: (raw: RawDocument) => Promise<Recorded>;
  readonly sources: SourceOptions;
  /** Milliseconds between two requests to a host. */
  readonly delay: number;
  /** Whether the worker is to end: nothing is begun then. */
  readonly ending: AbortSignal;
  readonly log: Log;
  readonly telemetry: Telemetry;
}

/** The ledger takes nothing now, whatever the document; the job has to come again. */
export class LedgerUnavailable extends Error {
  override readonly cause: OnrecordError;
  constructor(cause: OnrecordError) {
    super(cause.message, { cause });
    this.cause = cause;
  }
}

/**
 * Reads one document and adds it to the ledger; why it could not be, null where it was.
 * @throws LedgerUnavailable
 */
export async function takeIn(
  item: RawDocument | FailedInput,
  tags: readonly string[],
  { read, ledger, telemetry, log }: Means,
): Promise<OnrecordError | null> {
  const { input } = item;
  const refused = (error: OnrecordError): OnrecordError => {
    telemetry.fault(error.code);
    log.warn({ input, code: error.code, remedy: error.remedy }, error.message);
    return error;
  };
  if (item.form === 'failed') return refused(item.error);
  const recorded = await telemetry.timed('reading', () =>
    read(item).catch((error: unknown) => asOnrecordError(error, input)),
  );
  if (recorded instanceof Error) return refused(recorded);
  const arrival = { retrieved: new Date().toISOString(), tags };
  const added = await telemetry.timed('adding', () => keptBy(ledger, recorded, arrival, input));
  if (added instanceof OnrecordError) return refused(asOnrecordError(added, input));
  telemetry.document(added.status);
  log.info(
    { input, document: added.document, status: added.status, statements: added.statements.length },
    `document ${added.status}`,
  );
  return null;
}

async function keptBy(
  ledger: Means['ledger'],
  recorded: Recorded,
  arrival: Parameters<Ledger['add']>[1],
  input: string,
): Promise<Added | OnrecordError> {
  try {
    return await orRefused(ledger.add(recorded, arrival), input);
  } catch (error) {
    throw new LedgerUnavailable(asOnrecordError(error, input));
  }
}

/** done: it is gone. faulty: it stays to be seen. again: it waits for another worker or another time. */
export type JobOutcome = 'done' | 'faulty' | 'again';

/** How often the job was tried, this time counted, and how often it may be. */
export interface Attempt {
  readonly number: number;
  readonly most: number;
}

/** A job that is to be tried again later, for the reason that its message gives. */
export class TryAgain extends Error {}

/**
 * Does a job: takes in its documents, from the first on that was not dealt with. Whatever becomes of the worker, it can be
 * done again: what is in the ledger stays as it is, and a document counts as dealt with only when it is there.
 *
 * @throws TryAgain where something may succeed another time
 */
export async function doJob(job: Job, attempt: Attempt, means: Means): Promise<JobOutcome> {
  const { database, ending } = means;
  const { id, input, done, tags } = job;
  const tried = attempt.number - 1;
  const host = hostOfJob(job.source);
  if (host !== null && (await waitFor(database, host)) > LONGEST_STAND) {
    await putBack(database.query, [id], { tried, at: await book(database, host, means.delay) });
    return 'again';
  }
  let position = 0;
  /** The documents that have failed for a reason that may pass. */
  const passing: { readonly document: string; readonly error: OnrecordError }[] = [];
  async function keepFault(document: string, error: OnrecordError, isPassing = mayPass(error)): Promise<void> {
    await addFault(database.query, id, document, error, isPassing);
    if (isPassing) passing.push({ document, error });
  }
  /** The last of what cannot be read among what was dealt with before. */
  let before: FailedInput | null = null;
  try {
    for await (const item of documentsOfJob(job, means.sources)) {
      if (position >= done) {
        // What came before is in the ledger; the first that may come again is where the next attempt begins.
        if (position > done && passing.length === 0) await setDone(database.query, id, position);
        if (ending.aborted) {
          await putBack(database.query, [id], { tried });
          return 'again';
        }
        const error = await takeIn(item, tags, means);
        if (error !== null) await keepFault(item.input, error);
      } else if (item.form === 'failed') before = item;
      position += 1;
    }
    // There was one more when so many were done: what was to be read cannot be had, or is shorter by now.
    const isCut = done > 0 && position <= done;
    if (isCut && before !== null) await keepFault(before.input, before.error);
    const again = passing.map(({ document }) => document);
    if (!isCut) await forgetPassed(database.query, id, again);
  } catch (error) {
    if (!(error instanceof LedgerUnavailable)) throw error;
    await keepFault(input, error.cause, true);
  }
  const last = passing.at(-1)?.error;
  if (last && attempt.number < attempt.most) throw new TryAgain(last.message, { cause: last });
  return (await finish(database.query, id)) ? 'faulty' : 'done';
}
