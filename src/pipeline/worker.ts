import { parentPort, workerData } from 'node:worker_threads';
import type { RawDocument } from '../document/index.ts';
import { asOnrecordError } from '../errors/index.ts';
import { openReader, type ReaderOptions } from './read.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
const reader = openReader(workerData as ReaderOptions);
// Whoever asks first gets the error; without this line it would end the thread before anybody has asked.
reader.catch(() => undefined);

port.on('message', (raw: RawDocument) => {
  void reader
    .then((open) => open.read(raw))
    .then(
      (recorded) => port.postMessage({ recorded }),
      (error: unknown) => {
        const { code, details } = asOnrecordError(error, raw.input);
        port.postMessage({ error: { code, details } });
      },
    );
});
