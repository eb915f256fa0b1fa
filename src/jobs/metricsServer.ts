import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { OnrecordError } from '../errors/index.ts';
import type { Database } from './database.ts';

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Milliseconds for the database to answer before a worker counts as unwell. */
const PATIENCE = 3000;

/**
 * Serves /metrics for Prometheus and /healthz: 200 where the database answers, 503 where it does not. `port` 0 takes any
 * that is free.
 *
 * @throws OR8030 where the port is taken
 */
export async function serveMetrics(
  { database, registry }: { readonly database: Database; readonly registry: Registry },
  { port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') answer(response, 405, 'text/plain', 'only GET\n');
    else if (path === '/metrics') void metrics(response);
    else if (path === '/healthz') void health(response);
    else answer(response, 404, 'text/plain', '/metrics and /healthz are here\n');
  });
  async function metrics(response: ServerResponse): Promise<void> {
    try {
      answer(response, 200, registry.contentType, await registry.metrics());
    } catch (error) {
      answer(response, 503, 'text/plain', `${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  async function health(response: ServerResponse): Promise<void> {
    const fault = await faultOf(database);
    const state = fault === null ? { status: 'ok' } : { status: 'unavailable', fault };
    answer(response, fault === null ? 200 : 503, 'application/json', `${JSON.stringify(state)}\n`);
  }
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR8030', { input: `${host}:${port}`, fault }, { cause: error });
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** Why the database does not answer; null where it does. */
async function faultOf({ query }: Database): Promise<string | null> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`no answer within ${PATIENCE / 1000} s`), PATIENCE);
  const asked = query('select 1').then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  try {
    return await Promise.race([asked, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
