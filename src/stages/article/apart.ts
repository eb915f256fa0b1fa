import { type ErrorCode, OnrecordError } from '../../errors/index.ts';
import { codedError, startThread, type Thread } from '../../threads/index.ts';

/** What goes into a thread that answers with `answerWith`; `input` names the document in messages. */
export interface Asked<Request> {
  readonly input: string;
  readonly request: Request;
}

/** What it gives: the result, one of our errors, or what else was thrown. */
export type Reply<Result> =
  | { readonly result: Result }
  | { readonly code: ErrorCode; readonly details: OnrecordError['details'] }
  | { readonly fault: string };

export interface Apart {
  /** The module that answers, without its ending, beside this one. */
  readonly thread: string;
  /** Milliseconds after which a document is given up. */
  readonly time: number;
  /** Megabytes of the thread's memory: of its heap, and of the buffers beside it. */
  readonly memory: number;
}

/**
 * Reads documents in a thread of its own, which is stopped when one takes too long or too much memory and is otherwise
 * kept for the next one. Documents wait for each other. The call throws OR1014 and OR1027 for those two, what the
 * thread says of the document, and OR9001 for anything else that is thrown there.
 */
export function readerApart<Request extends object, Result>({ thread, time, memory }: Apart) {
  const module = new URL(`../article/${thread}`, import.meta.url);
  let kept: Thread<Asked<Request>, Reply<Result>> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(input: string, request: Request, limit: number): Promise<Result> {
    if (kept?.over) kept = null;
    const running = (kept ??= startThread(module, { data: undefined, heap: { old: memory }, buffers: memory }));
    const reply = await running.ask({ input, request }, limit).catch((error: unknown) => {
      throw codedError(error, input, 'OR1027');
    });
    if ('result' in reply) return reply.result;
    // What has failed once may be left in any state: the next document gets a thread of its own.
    kept = null;
    await running.end();
    if ('code' in reply) throw new OnrecordError(reply.code, reply.details);
    throw new OnrecordError('OR9001', { input, fault: reply.fault });
  }

  return (input: string, request: Request, limit = time): Promise<Result> => {
    const answer = turn.then(() => ask(input, request, limit));
    // The caller gets the error; the next document only has to know that this one is over.
    turn = answer.catch(() => undefined);
    return answer;
  };
}
