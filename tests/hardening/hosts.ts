import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { startServer, type TestServer } from '../../src/sources/testing/server.ts';
import type { SourceOptions } from '../../src/sources/index.ts';

/** One server on a loopback address that answers for many hosts. */
export interface Hosts {
  readonly server: TestServer;
  /** What makes every host name lead to the server; robots.txt are those that the routes have. */
  readonly options: SourceOptions;
  /** 'evil.example', '/x' → the full address, with the server's port. */
  at(host: string, path?: string): string;
  /** Sets what answers at an address: 'evil.example/x'. */
  route(address: string, listener: RequestListener): void;
  close(): Promise<void>;
}

export async function serveHosts(): Promise<Hosts> {
  const routes = new Map<string, RequestListener>();
  const server = await startServer((request: IncomingMessage, response: ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const route = routes.get(`${host}${request.url}`);
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  return {
    server,
    options: { allowPrivate: true, resolve: async () => [{ address: '127.0.0.1', family: 4 }], timeout: 10_000 },
    at: (host, path = '/') => `http://${host}:${server.port}${path}`,
    route: (address, listener) => void routes.set(address, listener),
    close: () => server.close(),
  };
}
