import { expect, test } from 'vitest';
import { startPostgres } from '../../tests/postgres.ts';
import { countJobs, openDatabase, openLog, openMetrics, prepare, serveMetrics } from './index.ts';
import { lines, queueTest } from './testing/setup.ts';

const queue = queueTest();

const asked = async (port: number, path: string): Promise<{ status: number; body: string }> => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, body: await answer.text() };
};

test('a worker counts what it does, and tells what is in the queue', async () => {
  const { database } = queue;
  await queue.put([queue.file('a.jsonl', lines(3)), queue.file('b.txt', 'REFUSED')]);
  const { telemetry, registry } = openMetrics(() => countJobs(database));
  const server = await serveMetrics({ database, registry }, { port: 0 });
  try {
    expect((await asked(server.port, '/metrics')).body).toContain('onrecord_queue_jobs{state="waiting"} 2');
    await queue.workAll({ telemetry });
    const { status, body } = await asked(server.port, '/metrics');
    expect(status).toBe(200);
    for (const line of [
      'onrecord_documents_total{status="added"} 3',
      'onrecord_errors_total{code="OR1010"} 1',
      'onrecord_jobs_total{outcome="done"} 1',
      'onrecord_jobs_total{outcome="faulty"} 1',
      'onrecord_stage_seconds_count{stage="reading"} 4',
      'onrecord_stage_seconds_count{stage="adding"} 3',
      'onrecord_queue_jobs{state="waiting"} 0',
      'onrecord_queue_jobs{state="running"} 0',
      'onrecord_queue_jobs{state="failed"} 1',
      'onrecord_database_up 1',
    ])
      expect(body).toContain(`${line}\n`);
    expect(body).toContain('process_resident_memory_bytes');
    expect(await asked(server.port, '/healthz')).toEqual({ status: 200, body: '{"status":"ok"}\n' });
    expect((await asked(server.port, '/other')).status).toBe(404);
    await expect(serveMetrics({ database, registry }, { port: server.port })).rejects.toMatchObject({ code: 'OR8030' });
  } finally {
    await server.close();
  }
});

test('a worker is unwell where its database does not answer, and still counts', async () => {
  const postgres = await startPostgres();
  const database = openDatabase(await postgres.database());
  await prepare(database);
  const { telemetry, registry } = openMetrics(() => countJobs(database));
  const server = await serveMetrics({ database, registry }, { port: 0 });
  try {
    telemetry.document('added');
    await postgres.stop();
    const health = await asked(server.port, '/healthz');
    expect(health.status).toBe(503);
    expect(JSON.parse(health.body)).toMatchObject({ status: 'unavailable' });
    const { status, body } = await asked(server.port, '/metrics');
    expect(status).toBe(200);
    expect(body).toContain('onrecord_database_up 0\n');
    expect(body).toContain('onrecord_documents_total{status="added"} 1\n');
  } finally {
    await server.close();
    await database.close();
  }
});

test('the log is lines of JSON with level, time, message and what belongs to it', async () => {
  const written: string[] = [];
  const log = openLog('info', { write: (line) => void written.push(line) });
  const path = queue.file('a.txt', 'The talks go on.');
  await queue.put([path]);
  await queue.workAll({ log });
  expect(written.every((line) => line.endsWith('}\n'))).toBe(true);
  const entries = written.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries.map(({ msg }) => msg)).toEqual(['worker started', 'document added', 'worker ended']);
  expect(entries[1]).toMatchObject({ level: 'info', input: path, status: 'added', statements: 1 });
  expect(new Date(String(entries[1]?.['time'])).toISOString()).toBe(entries[1]?.['time']);
});
