import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OnrecordError } from '../errors/index.ts';
import { isDecodable, isOwn } from './pages.ts';
import { sendProblem } from './problem.ts';

/** Where the web app's built files are, seen from src/ and from dist/ alike. */
const FOLDER = join(import.meta.dirname, '../../dist/web');

/** A year in seconds: the names of built files change with what is in them. */
const FOR_EVER = 31_536_000;

/** The files of the web app, and its page for every address that is none of the server's own. */
export async function withWebFiles(app: FastifyInstance): Promise<void> {
  await app.register(files, {
    root: FOLDER,
    index: false,
    // A route a file, so that every other address is one of the app's pages.
    wildcard: false,
    setHeaders(reply, path) {
      const built = path.includes('/assets/');
      reply.header('cache-control', built ? `public, max-age=${FOR_EVER}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? reply.sendFile('index.html') : sendProblem(reply, nothingAt(request)),
  );
}

/** Whoever takes a page gets one, a browser and what asks for anything (curl) alike; what looks for a picture does not. */
const isPage = ({ method, url, headers: { accept = ANYTHING } }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !isOwn(pathIn(url)) &&
  (accept === ANYTHING || accept.includes('text/html'));

function nothingAt({ method, originalUrl }: FastifyRequest): OnrecordError {
  const path = pathIn(originalUrl);
  const input = `${method} ${path}`;
  return isDecodable(path)
    ? new OnrecordError('OR8151', { input })
    : new OnrecordError('OR8150', { input, fault: 'its address cannot be decoded' });
}

const pathIn = (url: string): string => url.split('?', 1)[0] ?? '';

const ANYTHING = '*/*';
