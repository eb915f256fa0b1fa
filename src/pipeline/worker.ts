import { parentPort, workerData } from 'node:worker_threads';
import type { Recorded, Versions } from '../document/index.ts';
import { asOnrecordError } from '../errors/index.ts';
import type { FromThread, ThreadData } from '../threads/index.ts';
import { type Answer, PARSING, type Question, type ReaderData, readingLimit } from './questions.ts';
import { openReader } from './read.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
const { data, gate } = workerData as ThreadData<ReaderData>;
const reader = openReader(data.options, gate, () => Atomics.load(data.free, 0));
// The first caller gets the error; without this line it would end the thread before anybody has asked.
reader.catch(() => undefined);

const say = (message: FromThread<Answer>): void => port.postMessage(message);

async function answered(question: Question): Promise<Recorded | Versions> {
  const { versions, parse, understand } = await reader;
  if (question.ask === 'versions') return versions;
  // Only now, so that the time taken to load the model does not count against the first document.
  say({ within: data.timeLimit ?? PARSING });
  const article = question.ask === 'read' ? await parse(question.raw, data.timeLimit) : question.article;
  if (data.timeLimit === undefined) say({ within: readingLimit(article.text.length) });
  return understand(article);
}

port.on('message', (question: Question) => {
  answered(question).then(
    (done) => say({ answer: { done } }),
    (error: unknown) => {
      const { code, details } = asOnrecordError(error, question.input);
      say({ answer: { error: { code, details } } });
    },
  );
});
