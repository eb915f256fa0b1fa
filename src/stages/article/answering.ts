import { parentPort } from 'node:worker_threads';
import { OnrecordError } from '../../errors/index.ts';
import type { Reply } from './apart.ts';

/** Answers the requests of `readerApart` in this thread, one after another. */
export function answerWith<Request, Result>(read: (request: Request, input: string) => Result | Promise<Result>): void {
  parentPort?.on('message', ({ input, request }: { input: string; request: Request }) => {
    void answerTo(() => read(request, input)).then((reply) => parentPort?.postMessage(reply));
  });
}

async function answerTo<Result>(read: () => Result | Promise<Result>): Promise<Reply<Result>> {
  try {
    return { result: await read() };
  } catch (error) {
    if (error instanceof OnrecordError) return { code: error.code, details: error.details };
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
