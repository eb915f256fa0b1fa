import { parentPort, workerData } from 'node:worker_threads';
import { type FromThread, inside, type ThreadData } from '../threads/index.ts';
import type { HelperData } from './ahead.ts';
import { type Encoding, openEncoder } from './encoder.ts';
import type { EncoderInput } from './input.ts';

const port = parentPort;
if (!port) throw new Error('encoder-worker.ts runs in a worker thread');
// It stays inside its own gate as well, because it may be ended before the thread that it helps.
const { data, gate } = workerData as ThreadData<HelperData>;
const encoder = inside(gate, () => openEncoder(data.folder, data.gate));

async function encoded(inputs: readonly EncoderInput[]): Promise<Encoding[]> {
  const { encode } = await encoder;
  const encodings: Encoding[] = [];
  for (const input of inputs) encodings.push(await inside(gate, () => encode(input)));
  return encodings;
}

port.on('message', (inputs: readonly EncoderInput[]) => {
  // What goes wrong ends the thread, which whoever has asked hears of.
  void encoded(inputs).then((answer) => port.postMessage({ answer } satisfies FromThread<readonly Encoding[]>));
});
