import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Turns } from '../sources/index.ts';
import { pause } from './alive.ts';
import type { Database } from './database.ts';

export interface HostOptions {
  /** The worker that asks; its turns are given back when it dies. */
  readonly worker: string;
  /** Milliseconds between two requests to a host that asks for nothing else. */
  readonly delay: number;
  /** Told of a turn that could not be given back; it is tried again, or everybody would wait for it until this worker ends. */
  readonly onError: (error: OnrecordError) => void;
  /** Ends the waiting, for a turn and to give one back. */
  readonly signal: AbortSignal;
}

/** A second: what people who run sites take for polite. */
export const HOST_DELAY = 1000;
/** A site that asks for a longer pause than ten minutes has been set up wrongly, or does not want to be read. */
const LONGEST_DELAY = 600_000;
/** So long a worker stands and waits for its turn; after that the job comes back when its time has come. */
export const LONGEST_STAND = 5000;
/** And so long at the most, where it cannot put the job back: within a feed, or behind a redirect. */
const LONGEST_WAIT = 120_000;
const SHORTEST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Whose turn it is at each host, across all workers: a row of the database for each host says who asks it now, and when
 * it may be asked again: after the pause of its robots.txt or `delay`, and not before it wants it (Retry-After).
 */
export function hostTurns({ query }: Database, { worker, delay, onError, signal }: HostOptions): Turns {
  async function giveBack(host: string, turn: string, wait: number, counted: boolean): Promise<void> {
    do {
      try {
        await query(
          `update onrecord_jobs.hosts set turn = null, worker = null,
             next = now() + greatest($3, case when $5 then coalesce(delay, $4) else 0 end) * interval '1 millisecond'
           where host = $1 and turn = $2`,
          [host, turn, wait, delay, counted],
        );
        return;
      } catch (error) {
        onError(asOnrecordError(error, host));
      }
    } while (await pause(LONGEST_PAUSE, signal));
  }
  /** Takes the turn, or says for how many milliseconds it cannot be had at least. */
  async function tryToTake(host: string, turn: string): Promise<number | null> {
    const taken = await query(
      `insert into onrecord_jobs.hosts (host, turn, worker) values ($1, $2, $3)
       on conflict (host) do update set turn = excluded.turn, worker = excluded.worker
       where hosts.turn is null and hosts.next <= now() returning host`,
      [host, turn, worker],
    ).catch((error: unknown) => {
      // The database may have heard it all the same.
      void giveBack(host, turn, 0, false);
      throw error;
    });
    return taken.length > 0 ? null : waitFor({ query }, host);
  }
  return {
    async take(host, counted) {
      const turn = randomUUID();
      const until = performance.now() + LONGEST_WAIT;
      for (let wait = await tryToTake(host, turn); wait !== null; wait = await tryToTake(host, turn)) {
        if (signal.aborted || performance.now() + wait > until) {
          const found = `${Math.ceil(Math.max(wait, LONGEST_PAUSE) / 1000)} s`;
          throw new OnrecordError('OR8027', { input: host, found });
        }
        await sleep(Math.min(Math.max(wait, SHORTEST_PAUSE), LONGEST_PAUSE));
      }
      return (wait) => {
        void giveBack(host, turn, Math.min(wait ?? 0, LONGEST_DELAY), counted);
      };
    },
    async pace(host, asked) {
      await query(
        `insert into onrecord_jobs.hosts (host, delay) values ($1, $2)
         on conflict (host) do update set delay = excluded.delay where hosts.delay is distinct from excluded.delay`,
        [host, asked === null ? null : Math.min(Math.max(asked, delay), LONGEST_DELAY)],
      );
    },
  };
}

/** The milliseconds until a host may be asked, as far as is known; 0 where somebody only has to end a request. */
export async function waitFor({ query }: Pick<Database, 'query'>, host: string): Promise<number> {
  const [row] = await query<{ wait: number }>(
    `select (extract(epoch from next - now()) * 1000)::double precision as wait from onrecord_jobs.hosts where host = $1`,
    [host],
  );
  return Math.max(0, row?.wait ?? 0);
}

/** Books the next free time at a host, one for each job that has to wait for it, so that they do not come all at once. */
export async function book({ query }: Pick<Database, 'query'>, host: string, delay: number): Promise<Date> {
  const [row] = await query<{ booked: Date }>(
    `update onrecord_jobs.hosts
     set booked = greatest(booked, next, now()) + coalesce(delay, $2) * interval '1 millisecond'
     where host = $1 returning booked - coalesce(delay, $2) * interval '1 millisecond' as booked`,
    [host, delay],
  );
  return row?.booked ?? new Date();
}

/** Hosts that have not been asked for a day; what they want is asked again with the next request. */
export async function forgetHosts({ query }: Pick<Database, 'query'>): Promise<void> {
  await query(
    `delete from onrecord_jobs.hosts where turn is null and greatest(next, booked) < now() - interval '1 day'`,
  );
}
