import { parentPort } from 'node:worker_threads';
import { OnrecordError } from '../../errors/index.ts';
import type { FromThread } from '../../threads/index.ts';
import type { Asked, Reply } from './apart.ts';

/** Answers the requests of `readerApart` in this thread, one after another. */
export function answerWith<Request, Result>(read: (request: Request, input: string) => Result | Promise<Result>): void {
  const say = (message: FromThread<Reply<Result>>): void => parentPort?.postMessage(message);
  parentPort?.on('message', ({ input, request }: Asked<Request>) => {
    void answerTo(() => read(request, input)).then((answer) => say({ answer }));
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
