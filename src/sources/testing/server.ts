import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on the loopback address, with the paths that it was asked for. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startServer(listener: RequestListener): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const servers: TestServer[] = [];

/** To be called after each test: closes what `serve` has started. */
export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** A server whose robots.txt is missing unless a route gives one; what it says of missing files is not to be obeyed. */
export async function serve(routes: Record<string, RequestListener>): Promise<TestServer> {
  const server = await startServer((request, response) => {
    const route = routes[new URL(request.url ?? '', 'http://x').pathname];
    if (route) route(request, response);
    else response.writeHead(404).end('User-agent: *\nDisallow: /\n');
  });
  servers.push(server);
  return server;
}

export const page =
  (body: string | Uint8Array, headers: Record<string, string> = { 'content-type': 'text/html' }): RequestListener =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

export const redirect =
  (location: string): RequestListener =>
  (_, response) =>
    response.writeHead(302, { location }).end();
