import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
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
