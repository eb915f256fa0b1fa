import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What a server does with a connection once it has been asked for a path; it may write anything, or nothing. */
export type Answering = (socket: Socket) => void;

/** A server on a loopback address that speaks no HTTP by itself, so that it can speak it wrongly. */
export interface RawServer {
  readonly url: string;
  readonly asked: readonly string[];
  /** Sets what answers at a path; the others are not there, robots.txt among them. */
  route(path: string, answering: Answering): void;
  close(): Promise<void>;
}

const MISSING = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';

export async function startRawServer(): Promise<RawServer> {
  const routes = new Map<string, Answering>();
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // That the other side hangs up is what these servers are for.
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      for (const [, path = ''] of bytes.toString('latin1').matchAll(/^GET (\S+) HTTP\/1\.1\r$/gm)) {
        asked.push(path);
        (routes.get(path) ?? says(MISSING))(socket);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    route: (path, answering) => void routes.set(path, answering),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Sends this and leaves the connection open. */
export const says =
  (...parts: (string | Uint8Array)[]): Answering =>
  (socket) => {
    for (const part of parts) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  };

/** Sends this and ends the connection. */
export const ends =
  (...parts: (string | Uint8Array)[]): Answering =>
  (socket) => {
    says(...parts)(socket);
    socket.end();
  };

/** Sends a beginning, then a part again and again, as fast as it is taken, until the other side hangs up. */
export const floods =
  (beginning: string | Uint8Array, part: string | Uint8Array): Answering =>
  (socket) => {
    const more = Buffer.from(part as string, 'latin1');
    const piece = Buffer.concat(Array.from({ length: Math.ceil(65_536 / more.length) }, () => more));
    socket.write(typeof beginning === 'string' ? Buffer.from(beginning, 'latin1') : beginning);
    const pour = (): void => {
      while (!socket.destroyed && socket.writable && socket.write(piece));
    };
    socket.on('drain', pour);
    pour();
  };

/** Sends a beginning, then a part every so many milliseconds, until the other side hangs up. */
export const drips =
  (beginning: string | Uint8Array, part: string | Uint8Array, every: number): Answering =>
  (socket) => {
    says(beginning)(socket);
    const timer = setInterval(() => says(part)(socket), every);
    socket.on('close', () => clearInterval(timer));
  };
