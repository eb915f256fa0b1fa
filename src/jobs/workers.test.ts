import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { countJobs, listJobs, retryJobs, work } from './index.ts';
import { insertJobs } from './queue.ts';
import { madeReader } from './testing/reader.ts';
import { archived, lines, queueTest } from './testing/setup.ts';
import { startWorker } from './testing/workers.ts';

const queue = queueTest();

/** How many versions of how many documents the ledger has. */
async function versions(): Promise<{ documents: number; versions: number }> {
  const documents = new Set<string>();
  let count = 0;
  for await (const { document } of queue.ledger.versions()) {
    documents.add(document.id);
    count += 1;
  }
  return { documents: documents.size, versions: count };
}

test('what killed workers were at, others finish: nothing is lost, nothing is there twice', async () => {
  const files = Array.from({ length: 20 }, (_, index) => queue.file(`${index}.txt`, `The talks, day ${index}.`));
  await queue.put([...files, queue.file('a.warc.gz', archived(30))], { each: 15 });
  for (const count of [3, 8]) {
    const worker = startWorker(queue.workerOptions({ wait: 20 }));
    await worker.hasBegun(count);
    worker.child.kill('SIGKILL');
    await worker.ended;
  }
  expect((await countJobs(queue.database)).running).toBeGreaterThan(0);
  const last = startWorker(queue.workerOptions());
  expect(await last.ended).toMatchObject({ code: 0 });
  expect(await versions()).toEqual({ documents: 50, versions: 50 });
  expect(await countJobs(queue.database)).toEqual({ waiting: 0, running: 0, failed: 0 });
});

test('a long job goes on where the dead worker was', async () => {
  await queue.put([queue.file('a.jsonl', lines(40))]);
  const first = startWorker(queue.workerOptions({ wait: 5, concurrency: 1 }));
  await first.hasBegun(20);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = startWorker(queue.workerOptions({ concurrency: 1 }));
  await second.ended;
  // The one that was in hand is read again, at most.
  const twice = second.begun.filter((input) => first.begun.includes(input));
  expect(twice.length).toBeLessThanOrEqual(1);
  expect(new Set([...first.begun, ...second.begun]).size).toBe(40);
  expect(await versions()).toEqual({ documents: 40, versions: 40 });
});

test('told to end, a worker finishes the document in hand and puts the rest back', async () => {
  await queue.put([queue.file('a.jsonl', lines(30))]);
  const worker = startWorker(queue.workerOptions({ wait: 50, concurrency: 1 }));
  await worker.hasBegun(2);
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 0 });
  expect(worker.begun.length).toBeLessThan(30);
  expect(await queue.documents()).toBe(worker.begun.length);
  // Nobody has to wait until it counts as dead.
  expect(await listJobs(queue.database)).toMatchObject([{ state: 'waiting', done: worker.begun.length, next: null }]);
  await queue.workAll();
  expect(await versions()).toEqual({ documents: 30, versions: 30 });
});

test('a job that every worker dies of is given up, and is listed with that', async () => {
  const path = queue.file('a.txt', 'The talks go on.');
  await queue.put([path]);
  // As if all attempts but one had been made.
  await queue.database.query(
    `select count(*) from graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), attempts => 11)`,
  );
  const worker = startWorker(queue.workerOptions({ wait: 60_000 }));
  await worker.hasBegun(1);
  worker.child.kill('SIGKILL');
  await worker.ended;
  await queue.workAll();
  const [job] = await listJobs(queue.database);
  expect(job).toMatchObject({ input: path, state: 'failed', faults: [{ code: 'OR8023', document: path }] });
  await retryJobs(queue.database, 'failed');
  await queue.workAll();
  expect(await queue.documents()).toBe(1);
});

test('a ledger that takes nothing for now is tried again later', async () => {
  await queue.put([queue.file('a.jsonl', lines(3))]);
  let calls = 0;
  const busy = {
    add: (...given: Parameters<typeof queue.ledger.add>) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('the server is shutting down')) : queue.ledger.add(...given);
    },
  };
  await queue.workAll({ ledger: busy });
  const [job] = await listJobs(queue.database);
  expect(job).toMatchObject({ state: 'waiting', attempts: 1, done: 1, faults: [{ code: 'OR9001' }] });
  expect(job?.next).not.toBe(null);
  await retryJobs(queue.database, [job?.id ?? '']);
  await queue.workAll({ ledger: busy });
  expect(await versions()).toEqual({ documents: 3, versions: 3 });
  expect(await listJobs(queue.database)).toEqual([]);
});

test('a worker outlives its connections', async () => {
  const files = Array.from({ length: 12 }, (_, index) => queue.file(`${index}.txt`, `The talks, day ${index}.`));
  await queue.put(files);
  const read = madeReader(20);
  let begun = 0;
  await queue.workAll({
    async read(raw) {
      begun += 1;
      if (begun === 4 || begun === 8) {
        await queue.database.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
        );
      }
      return read(raw);
    },
  });
  // Jobs whose connection was lost under them wait for another attempt.
  const interrupted = await listJobs(queue.database);
  expect(interrupted.filter(({ state }) => state !== 'waiting')).toEqual([]);
  await retryJobs(
    queue.database,
    interrupted.map(({ id }) => id),
  );
  await queue.workAll();
  expect(await versions()).toEqual({ documents: 12, versions: 12 });
  expect(await listJobs(queue.database)).toEqual([]);
});

test.each([true, false])('a worker outlives a restart of its database (until it is empty: %s)', async (untilEmpty) => {
  const files = Array.from({ length: 8 }, (_, index) => queue.file(`${index}.txt`, `The talks, day ${index}.`));
  await queue.put(files);
  const worker = startWorker(queue.workerOptions({ wait: 200, untilEmpty }));
  await worker.hasBegun(3);
  await queue.restart(3000);
  // What was in hand comes again at once.
  await expect.poll(() => queue.documents(), { timeout: 60_000 }).toBe(8);
  if (!untilEmpty) worker.child.kill('SIGTERM');
  const { code, errors } = await worker.ended;
  expect(code).toBe(0);
  for (const line of errors.split('\n').filter((line) => line !== '')) expect(line).toMatch(/^\{"level":.*\}$/);
  expect(errors).toContain('the database was lost');
  expect(await versions()).toEqual({ documents: 8, versions: 8 });
});

test('a job that a worker holds without knowing of it is given back', async () => {
  const ending = new AbortController();
  const working = queue.workAll({ untilEmpty: false, signal: ending.signal });
  const alive = 'select id from onrecord_jobs.workers';
  let worker: string | undefined;
  while (worker === undefined) [worker] = (await queue.database.query<{ id: string }>(alive)).map(({ id }) => id);
  // As where the connection is lost between the lock and the answer. It is locked before the worker can be told of it.
  await queue.database.transaction(async (query) => {
    const source = {
      kind: 'file',
      path: queue.file('a.txt', 'The talks go on.'),
      form: 'auto',
      mayHoldNone: false,
    } as const;
    await insertJobs(query, [{ source, bytes: null, tags: [] }]);
    await query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 hour', attempts = 1`,
      [worker],
    );
  });
  while ((await queue.documents()) === 0) await sleep(50);
  ending.abort();
  await working;
  expect(await versions()).toEqual({ documents: 1, versions: 1 });
});

test('two workers share the jobs', async () => {
  const files = Array.from({ length: 12 }, (_, index) => queue.file(`${index}.txt`, `The talks, day ${index}.`));
  await queue.put(files);
  const ending = new AbortController();
  // Each is busy until both have begun one.
  const begun = new Set<string>();
  const both = Promise.withResolvers<void>();
  const worker = async (name: string): Promise<void> => {
    const read = madeReader();
    await work({
      database: queue.database,
      ledger: queue.ledger,
      concurrency: 1,
      signal: ending.signal,
      untilEmpty: true,
      async read(raw) {
        begun.add(name);
        if (begun.size === 2) both.resolve();
        await both.promise;
        return read(raw);
      },
    });
  };
  await Promise.all([worker('one'), worker('another')]);
  expect(await versions()).toEqual({ documents: 12, versions: 12 });
});
