import type { FastifyRequest } from 'fastify';
import { OnrecordError } from '../../errors/index.ts';
import { LIMITS } from './limits.ts';
import { placeOf } from './who.ts';

/** @throws OnrecordError OR8150 where a part of the address is longer than any id or name */
export function checkParameters(request: FastifyRequest): void {
  const limit = LIMITS.parameterCharacters;
  const parts: unknown[] = Object.values(request.params ?? {});
  if (parts.some((part) => typeof part === 'string' && part.length > limit))
    throw new OnrecordError('OR8150', {
      input: placeOf(request).slice(0, limit),
      fault: `a part of its address is longer than ${limit} characters`,
    });
}
