import { availableParallelism } from 'node:os';
import type { Article, Recorded, Versions } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { codedError, startThread, type Thread } from '../threads/index.ts';
import type { Answer, Question, ReaderData } from './questions.ts';
import type { Reader, ReaderOptions } from './read.ts';

export interface PoolOptions extends ReaderOptions {
  /** Threads that read documents in parallel, from 1; each holds the model (about 100 MB). */
  readonly threads?: number | undefined;
  /**
   * Milliseconds after which a document is abandoned, all stages together. By default: 20 seconds for a page or a PDF
   * until there is a text, then 20 seconds plus a millisecond for each of its characters.
   */
  readonly timeLimit?: number | undefined;
}

/** More threads than this hardly pay off, because each holds its own model. */
const MOST_THREADS = 4;

/**
 * Megabytes of a thread's heap. On a machine with much memory, V8 lets both parts grow to several times what reading
 * needs before it collects garbage; reading gets no faster for it (docs/speed.md).
 */
const HEAP = { young: 8, old: 512 } as const;

/**
 * A reader that works on several documents at a time, in threads: `read` and `understand` may be called again before
 * they have answered. A thread that a document occupies for too long, or fills, is terminated and the document
 * abandoned (OR1014, OR1036); the others go on.
 */
export interface ReaderPool extends Reader {
  readonly threads: number;
  /** All stages but the first, for an article parsed earlier; `input` names it in messages. */
  understand(article: Article, input: string): Promise<Recorded>;
  /** The versions it reads with. @throws OR2001 when the model cannot be loaded */
  versions(): Promise<Versions>;
}

type ReadingThread = Thread<Question, Answer>;

interface Job {
  readonly question: Question;
  readonly settle: PromiseWithResolvers<Recorded | Versions>;
}

/**
 * Threads are started when there is work for them; the calling thread need not load what reading takes.
 * @throws OnrecordError OR4001 for a number of threads or a time that nothing could be read with
 */
export function openPool({ threads, timeLimit, model }: PoolOptions = {}): ReaderPool {
  const count = threads ?? Math.min(availableParallelism(), MOST_THREADS);
  if (!Number.isSafeInteger(count) || count < 1) throw unusable('threads', 'a whole number from 1', threads);
  if (timeLimit !== undefined && !(timeLimit > 0)) throw unusable('timeLimit', 'milliseconds, more than 0', timeLimit);
  if (model !== undefined && typeof model !== 'string')
    throw unusable('model', 'the name of a model or the path of a folder', model);
  const free = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: ReaderData = { options: { model }, timeLimit, free };
  const waiting: Job[] = [];
  const idle: ReadingThread[] = [];
  const all = new Set<ReadingThread>();
  const inHand = new Set<Job>();
  let isClosed = false;
  const tellFree = (): void => void Atomics.store(free, 0, count - inHand.size);

  const start = (): ReadingThread => startThread(new URL('../pipeline/worker', import.meta.url), { data, heap: HEAP });
  const begin = (): void => {
    let thread = idle.pop();
    // One may have ended while it was idle.
    for (; thread?.over; thread = idle.pop()) all.delete(thread);
    thread ??= all.size < count ? start() : undefined;
    if (!thread) return;
    all.add(thread);
    void work(thread);
  };
  async function work(thread: ReadingThread): Promise<void> {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      inHand.add(job);
      tellFree();
      await answerOf(thread, job.question).then(job.settle.resolve, job.settle.reject);
      inHand.delete(job);
      tellFree();
      if (!thread.over) continue;
      all.delete(thread);
      if (waiting.length > 0) begin();
      return;
    }
    idle.push(thread);
  }
  const ask = async <Result extends Recorded | Versions>(question: Question): Promise<Result> => {
    if (isClosed) throw closed(question);
    const settle = Promise.withResolvers<Recorded | Versions>();
    waiting.push({ question, settle });
    begin();
    return settle.promise as Promise<Result>;
  };
  return {
    threads: count,
    read: (raw) => ask({ ask: 'read', input: raw.input, raw }),
    understand: (article, input) => ask({ ask: 'understand', article, input }),
    versions: () => ask({ ask: 'versions', input: 'the model' }),
    async close() {
      isClosed = true;
      for (const { question, settle } of [...inHand, ...waiting.splice(0)]) settle.reject(closed(question));
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

const unusable = (option: string, expected: string, found: unknown): OnrecordError =>
  new OnrecordError('OR4001', { input: option, fault: `expected ${expected}, found ${String(found)}` });

const closed = ({ input }: Question): OnrecordError => new OnrecordError('OR4002', { input, what: 'reader' });

async function answerOf(thread: ReadingThread, question: Question): Promise<Recorded | Versions> {
  const answer = await thread.ask(question).catch((error: unknown) => {
    throw codedError(error, question.input, 'OR1036');
  });
  if ('error' in answer) throw new OnrecordError(answer.error.code, answer.error.details);
  return answer.done;
}
