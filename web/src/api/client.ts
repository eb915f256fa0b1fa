import createClient from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

/** The types of what the server gives, by their names in the description of the API. */
export type Api = components['schemas'];
export type { paths };

/** Asks the server; made from its description, so that a field that changes there fails to compile here. */
export const api = createClient<paths>({ baseUrl: '' });

/** What the server says went wrong, or that it cannot be reached. */
export interface Fault {
  readonly detail: string;
  readonly remedy: string;
  readonly code: string;
  readonly status: number;
  /** The character of the input, from 1, at which it is, where the server knows. */
  readonly place?: number;
}

export class ApiError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.detail);
    this.fault = fault;
  }
}

/** The data of an answer. @throws ApiError with the problem that came instead, or that nothing came */
export async function dataOf<Data>(
  asked: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  let answer;
  try {
    answer = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({ detail: '', remedy: '', code: 'unreachable', status: 0 });
  }
  if (answer.data !== undefined) return answer.data;
  throw new ApiError(faultOf(answer.error, answer.response.status));
}

/** Fulfilled when something is done of which there is nothing to tell (204). @throws ApiError as dataOf does */
export const doneOf = (asked: Promise<{ error?: unknown; response: Response }>): Promise<true> =>
  dataOf(asked.then(({ error, response }) => (response.ok ? { data: true as const, response } : { error, response })));

/** What a problem says (RFC 9457). */
export function faultOf(error: unknown, status: number): Fault {
  const { detail, remedy, code, place } = (typeof error === 'object' ? (error ?? {}) : {}) as Partial<Fault>;
  const fault = { detail: detail ?? '', remedy: remedy ?? '', code: code ?? String(status), status };
  return place === undefined ? fault : { ...fault, place };
}
