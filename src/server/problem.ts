import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { OnrecordError } from '../errors/index.ts';
import { LIMITS, placeOf } from './security/index.ts';

/** An error as RFC 9457 has it, with our code and what to do. */
export const problemOf = ({ code, message, remedy, status, details: { place } }: OnrecordError) => ({
  type: `https://github.com/onrecord/onrecord/blob/main/docs/errors.md#${code.toLowerCase()}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail: message,
  code,
  remedy,
  ...(typeof place === 'number' ? { place } : {}),
});

/** Answers with a problem. */
export const sendProblem = (reply: FastifyReply, error: OnrecordError): FastifyReply =>
  reply
    .code(error.status)
    .type('application/problem+json')
    .headers({ 'cache-control': 'no-store', ...retryAfter(error) })
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemOf(error));

/** When to come again, where that is known. */
const retryAfter = ({ code, details }: OnrecordError) =>
  code === 'OR8113' ? { 'retry-after': String(details['seconds']) } : {};

/** Of Fastify's own refusals those that have a code of ours, by their HTTP status. */
const REFUSALS: ReadonlyMap<number, 'OR8151' | 'OR8152' | 'OR8153'> = new Map([
  [404, 'OR8151'],
  [413, 'OR8152'],
  [415, 'OR8153'],
]);

/** The error of ours that an answer is made from; a fault of the program itself tells nothing of its inside. */
function ours(error: FastifyError, input: string): OnrecordError {
  if (error instanceof OnrecordError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map(({ instancePath, message }) =>
      [instancePath.replace(/^\//u, '').replaceAll('/', '.'), message].filter(Boolean).join(': '),
    );
    return new OnrecordError('OR8150', { input, fault: faults.join('; ') }, { cause: error });
  }
  const { code, statusCode = 500, message: fault } = error;
  if (code === 'FST_ERR_HANDLER_TIMEOUT')
    return new OnrecordError('OR8155', { input, limit: `${LIMITS.answerMilliseconds / 1000} s` }, { cause: error });
  if (statusCode >= 500)
    return new OnrecordError('OR9001', { input, fault: 'see the log of the server' }, { cause: error });
  return new OnrecordError(REFUSALS.get(statusCode) ?? 'OR8150', { input, fault }, { cause: error });
}

/** Makes problems of everything that a route throws and of addresses that lead nowhere. */
export function withProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = ours(error, placeOf(request));
    if (problem.status >= 500) request.log.error(error);
    return sendProblem(reply, problem);
  });
}

/** Of what Node's parser refuses, the status, where it is not 400. */
const UNREAD: ReadonlyMap<string, 408 | 431> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/** Answers with a problem what is no request of HTTP, or has too large an address: no route, and nothing of Fastify, sees it. */
export function refuseUnread(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = UNREAD.get(error.code) ?? 400;
  const input = 'what was sent';
  const refusal =
    status === 431
      ? new OnrecordError('OR8152', { input, fault: `address and headers have more than ${LIMITS.headerBytes} bytes` })
      : new OnrecordError('OR8150', { input, fault: error.message });
  const body = JSON.stringify({ ...problemOf(refusal), status, title: STATUS_CODES[status] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
