import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { opml, rss } from '../sources/testing/feeds.ts';
import { closeServers, page, serve } from '../sources/testing/server.ts';
import { countJobs, follow, followedFeeds, listJobs, prepare, retryJobs, unfollow, type WorkOptions } from './index.ts';
import { TASKS } from './job.ts';
import { madeReader } from './testing/reader.ts';
import { lines, queueTest } from './testing/setup.ts';
import { startWorker } from './testing/workers.ts';

const queue = queueTest();
afterEach(closeServers);

/** Answers pages a moment later, and puts down how many were asked for at a time and what time passed between two. */
function slowSite() {
  let open = 0;
  let last: number | null = null;
  const seen = { most: 0, pauses: [] as number[] };
  const answer = (_: unknown, response: ServerResponse, body = `<p>The talks go on, says ${Math.random()}.`): void => {
    open += 1;
    seen.most = Math.max(seen.most, open);
    if (last !== null) seen.pauses.push(performance.now() - last);
    setTimeout(() => {
      open -= 1;
      last = performance.now();
      response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    }, 20);
  };
  return { seen, answer };
}

test('across all workers a host is asked once at a time, with the pause that it asks for', async () => {
  const { seen, answer } = slowSite();
  const paths = Array.from({ length: 8 }, (_, index) => `/${index}`);
  const { url, asked } = await serve({
    '/robots.txt': page('User-agent: *\nCrawl-delay: 0.2\n', { 'content-type': 'text/plain' }),
    ...Object.fromEntries(paths.map((path) => [path, answer])),
  });
  const other = await serve({ '/there': (_, response) => response.writeHead(302, { location: `${url}/7` }).end() });
  await queue.put([...paths.slice(0, 7).map((path) => `${url}${path}`), `${other.url}/there`]);
  const workers = [startWorker(queue.workerOptions()), startWorker(queue.workerOptions())];
  for (const { ended } of workers) expect(await ended).toMatchObject({ code: 0 });
  expect(seen.most).toBe(1);
  // Somewhat less than 200, since the server ends its answer before the client has it.
  expect(Math.min(...seen.pauses)).toBeGreaterThan(150);
  expect(asked.filter((path) => path !== '/robots.txt').toSorted()).toEqual(paths);
  expect(await queue.documents()).toBe(8);
});

test('a job that would wait for long for its host leaves the worker to others', async () => {
  const { url } = await serve({
    '/robots.txt': page('User-agent: *\nCrawl-delay: 300\n', { 'content-type': 'text/plain' }),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  await queue.put([`${url}/1`, `${url}/2`, queue.file('a.txt', 'The talks go on.')]);
  await prepare(queue.database);
  // As if somebody had just asked it.
  await queue.database.query(
    `insert into onrecord_jobs.hosts (host, delay, next) values ($1, 300000, now() + interval '300 s')`,
    [new URL(url).host],
  );
  await queue.workAll();
  expect(await queue.documents()).toBe(1);
  const jobs = await listJobs(queue.database);
  expect(jobs.map(({ state, faults }) => [state, faults])).toEqual([
    ['waiting', []],
    ['waiting', []],
  ]);
  // Each has its own time.
  const times = jobs.map(({ next }) => Date.parse(next ?? ''));
  expect(Math.abs((times[0] ?? 0) - (times[1] ?? 0))).toBeCloseTo(300_000, -4);
});

test('a feed and a list of feeds that are read once let go of their host before what they lead to is asked for', async () => {
  const { url } = await serve({
    '/opml': (_, response) => response.writeHead(200, { 'content-type': 'text/x-opml' }).end(opml([`${url}/rss`])),
    '/rss': page(rss(['<link>/1</link>', '<link>/2</link>']), { 'content-type': 'application/rss+xml' }),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  await queue.put([`${url}/opml`]);
  await queue.workAll({ concurrency: 1 });
  expect(await listJobs(queue.database)).toEqual([]);
  expect(await queue.documents()).toBe(2);
});

test('what passes by itself is tried again, and a page that is gone is not', async () => {
  let calls = 0;
  const { url } = await serve({
    '/busy': (_, response) => {
      calls += 1;
      if (calls === 1) response.writeHead(503).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>The talks go on.');
    },
  });
  await queue.put([`${url}/busy`, `${url}/gone`]);
  await queue.workAll();
  const jobs = await listJobs(queue.database);
  expect(jobs.map(({ input, state, faults }) => [input, state, faults.map(({ code }) => code)])).toEqual([
    [`${url}/gone`, 'failed', ['OR1103']],
    [`${url}/busy`, 'waiting', ['OR1103']],
  ]);
  expect(jobs[1]?.next).not.toBe(null);
  await retryJobs(queue.database, [jobs[1]?.id ?? '']);
  await queue.workAll();
  expect(await countJobs(queue.database)).toEqual({ waiting: 0, running: 0, failed: 1 });
  expect(await queue.documents()).toBe(1);
});

/** The time of jobs that wait for another attempt has come. */
async function comeAgain(): Promise<void> {
  await queue.database.query(
    `select count(*) from graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())`,
  );
}

test('a job that has begun keeps what is wrong with it until it is read, whatever stands in between', async () => {
  let status = 200;
  const { url } = await serve({
    '/days.jsonl': (_, response) => {
      response.writeHead(status, { 'content-type': 'application/x-ndjson' }).end(lines(3));
    },
  });
  const again = async (options: Partial<WorkOptions> = {}): Promise<unknown> => {
    await comeAgain();
    await queue.workAll(options);
    const jobs = await listJobs(queue.database);
    return jobs.map(({ state, done, attempts, faults }) => ({
      state,
      done,
      attempts,
      codes: faults.map(({ code }) => code),
    }));
  };
  await queue.put([`${url}/days.jsonl`], { form: 'jsonl' });
  const read = madeReader();
  const full: WorkOptions['read'] = async (raw) => {
    if (raw.input.endsWith('line 3'))
      throw new OnrecordError('OR3006', { input: raw.input, fault: 'the disk is full' });
    return read(raw);
  };
  expect(await again({ read: full })).toEqual([{ state: 'waiting', done: 2, attempts: 1, codes: ['OR3006'] }]);
  status = 503;
  expect(await again()).toEqual([{ state: 'waiting', done: 2, attempts: 2, codes: ['OR3006', 'OR1103'] }]);
  expect(await queue.documents()).toBe(2);
  status = 200;
  expect(await again()).toEqual([]);
  expect(await queue.documents()).toBe(3);
});

test('what has passed is forgotten where the worker was told to end in the midst of the job', async () => {
  await queue.put([queue.file('days.jsonl', lines(3))]);
  const ending = new AbortController();
  await queue.workAll({
    signal: ending.signal,
    async read(raw) {
      if (raw.input.endsWith('line 1')) throw new OnrecordError('OR1103', { input: raw.input, found: '503' });
      ending.abort();
      return madeReader()(raw);
    },
  });
  expect(await listJobs(queue.database)).toMatchObject([{ state: 'waiting', faults: [{ code: 'OR1103' }] }]);
  await queue.workAll();
  expect(await listJobs(queue.database)).toEqual([]);
  expect(await queue.documents()).toBe(3);
});

test('a file that is changed or gone while its job waits is not taken for done', async () => {
  const path = queue.file('days.jsonl', lines(3));
  await queue.put([path]);
  let reading = 0;
  await queue.workAll({
    read: async (raw) => {
      if ((reading += 1) === 2) throw new OnrecordError('OR3006', { input: raw.input, fault: 'the disk is full' });
      return madeReader()(raw);
    },
  });
  queue.file('days.jsonl', lines(4));
  await comeAgain();
  await queue.workAll();
  const [job] = await listJobs(queue.database);
  expect(job).toMatchObject({ state: 'failed', faults: [{ code: 'OR3006' }, { code: 'OR8024' }] });
});

/** As the minute does: puts the feeds in whose time has come, by a worker. */
async function nextMinute(): Promise<void> {
  await queue.database.query('update onrecord_jobs.feeds set due = 0');
  await queue.database.query('select graphile_worker.add_job($1)', [TASKS.sweep]);
  await queue.workAll({ untilEmpty: false, signal: swept() });
}

/** Ends when the sweep and all that it brought are done. */
function swept(): AbortSignal {
  const ended = new AbortController();
  const look = async (): Promise<void> => {
    const [row] = await queue.database.query<{ left: number }>(
      'select count(*)::int as left from graphile_worker.jobs',
    );
    if (row?.left === 0) ended.abort();
    else setTimeout(() => void look(), 50);
  };
  void look();
  return ended.signal;
}

test('a feed that is followed is asked for changes alone, and only what is new is read', async () => {
  let items = ['<link>/1</link>', '<link>/2</link>'];
  const conditions: (string | undefined)[] = [];
  const { url, asked } = await serve({
    '/rss': (request, response) => {
      const condition = request.headers['if-none-match'];
      conditions.push(condition);
      const etag = `"${items.length}"`;
      if (condition === etag) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(rss(items));
    },
    '/1': page('<p>one'),
    '/2': page('<p>two'),
    '/3': page('<p>REFUSED'),
  });
  await prepare(queue.database);
  await follow(queue.database, [`${url}/rss`], { every: 60_000, tags: ['wire'] });
  await queue.workAll();
  expect(await queue.ledger.tags()).toEqual([{ tag: 'wire', documents: 2 }]);
  await nextMinute();
  items = [...items, '<link>/3</link>'];
  await nextMinute();
  await nextMinute();
  expect(conditions).toEqual([undefined, '"2"', '"2"', '"3"']);
  expect(asked.filter((path) => /^\/\d$/.test(path))).toEqual(['/1', '/2', '/3']);
  // What could not be read of it is seen among the jobs.
  expect(await listJobs(queue.database)).toMatchObject([
    { input: `${url}/3`, state: 'failed', tags: ['wire'], faults: [{ code: 'OR1010' }] },
  ]);
  const [feed] = await followedFeeds(queue.database);
  expect(feed).toMatchObject({ address: `${url}/rss`, every: 1, failures: 0, error: null });
  expect(Date.parse(feed?.due ?? '')).toBeGreaterThan(Date.now());

  expect(await unfollow(queue.database, [`${url}/rss`])).toBe(1);
  await expect(unfollow(queue.database, [`${url}/rss`])).rejects.toMatchObject({ code: 'OR8029' });
  expect(await followedFeeds(queue.database)).toEqual([]);
});

test('an item of a feed that fails for now is read when it can be, or is seen among the jobs', async () => {
  const { url } = await serve({
    '/rss': page(rss(['<link>/1</link>', '<link>/2</link>']), { 'content-type': 'application/rss+xml' }),
    '/1': page('<p>one'),
    '/2': (_, response) => response.writeHead(503).end(),
  });
  await prepare(queue.database);
  await follow(queue.database, [`${url}/rss`], { every: 60_000 });
  await queue.workAll({
    read: async (raw) => {
      throw new OnrecordError('OR3006', { input: raw.input, fault: 'the disk is full' });
    },
  });
  expect(await queue.documents()).toBe(0);
  for (let poll = 2; poll <= 5; poll += 1) await nextMinute();
  expect(await queue.documents()).toBe(1);
  expect(await listJobs(queue.database)).toMatchObject([
    { input: `${url}/2`, state: 'failed', faults: [{ code: 'OR1103' }] },
  ]);
});

test('an item whose name no database takes is seen among the jobs, and the others of its feed are read', async () => {
  const items = [
    { id: 'http://\0', content_text: 'REFUSED' },
    { id: 'second', content_text: 'The talks go on.' },
  ];
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Strait News', items };
  const { url } = await serve({ '/feed': page(JSON.stringify(feed), { 'content-type': 'application/feed+json' }) });
  await prepare(queue.database);
  await follow(queue.database, [`${url}/feed`], { every: 60_000 });
  await queue.workAll();
  expect(await queue.documents()).toBe(1);
  expect(await listJobs(queue.database)).toMatchObject([
    { input: `${url}/feed`, state: 'failed', faults: [{ code: 'OR1010' }] },
  ]);
});

test('the feeds of a list are followed each by itself, and one that fails says why', async () => {
  let listed = ['/a.rss', '/b.rss'];
  const { url } = await serve({
    '/opml': (_, response) => response.writeHead(200, { 'content-type': 'text/x-opml' }).end(opml(listed)),
    '/a.rss': page(rss(['<link>/1</link>']), { 'content-type': 'application/rss+xml' }),
    '/1': page('<p>one'),
  });
  await prepare(queue.database);
  await follow(queue.database, [`${url}/opml`], { every: 60_000 });
  await queue.workAll();
  const feeds = await followedFeeds(queue.database);
  expect(feeds.map(({ address, list, error }) => [new URL(address).pathname, list !== null, error?.code])).toEqual([
    ['/opml', false, undefined],
    ['/a.rss', true, undefined],
    ['/b.rss', true, 'OR1103'],
  ]);
  expect(await queue.documents()).toBe(1);
  listed = ['/a.rss'];
  await nextMinute();
  expect((await followedFeeds(queue.database)).map(({ address }) => new URL(address).pathname)).toEqual([
    '/opml',
    '/a.rss',
  ]);
  expect(await unfollow(queue.database, [`${url}/opml`])).toBe(2);
});

test('items of a site that wants long pauses become jobs of their own', async () => {
  const { url } = await serve({
    '/robots.txt': page('User-agent: *\nCrawl-delay: 300\n', { 'content-type': 'text/plain' }),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  const feed = await serve({
    '/rss': page(rss([`<link>${url}/1</link>`, `<link>${url}/2</link>`]), { 'content-type': 'application/rss+xml' }),
  });
  await follow(queue.database, [`${feed.url}/rss`], { every: 60_000, tags: ['wire'] });
  await queue.workAll();
  expect(await queue.documents()).toBe(1);
  const [job] = await listJobs(queue.database);
  expect(job).toMatchObject({ input: `${url}/2`, state: 'waiting', tags: ['wire'], attempts: 0, faults: [] });
  expect(Date.parse(job?.next ?? '')).toBeGreaterThan(Date.now());
  // By then the feed itself needs nothing more of it.
  expect(await followedFeeds(queue.database)).toMatchObject([{ failures: 0, error: null }]);
});

test('every hour, what is left of hosts and queues that nobody needs is taken away', async () => {
  const { database } = queue;
  await database.query(
    `insert into onrecord_jobs.hosts (host, next, booked) values
       ('old.example', now() - interval '2 days', now() - interval '2 days'), ('new.example', now(), now())`,
  );
  await database.query(`select graphile_worker.add_job('x', queue_name => 'host:old.example', job_key => 'x')`);
  await database.query(`select graphile_worker.remove_job('x')`);
  await database.query('select graphile_worker.add_job($1)', [TASKS.tidy]);
  await queue.workAll({ untilEmpty: false, signal: swept() });
  expect(await database.query('select host from onrecord_jobs.hosts')).toEqual([{ host: 'new.example' }]);
  expect(await database.query('select queue_name from graphile_worker._private_job_queues')).toEqual([]);
});
