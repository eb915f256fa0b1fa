// Where the time of reading goes, in one thread: npm run bench:profile
// Wraps the two networks and counts what they are given; the rest of the time is ours.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { readGold } from '../../src/evaluate/index.ts';
import { openReader } from '../../src/pipeline/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const shared = join(ROOT, '..', 'shared', 'data', 'polnear', 'dev.jsonl');
const { documents } = await readGold(existsSync(shared) ? shared : join(ROOT, 'corpus', 'documents'));

/** Multiplications and additions of one layer for one piece: projections, and attention over `length` pieces. */
const layer = (length: number): number => 2 * (4 * 384 * 384 + 2 * 384 * 1536) + 4 * length * 384;
const LAYERS = { encoder: 6, conditioned: 2 } as const;

const spent = {
  encoder: { milliseconds: 0, runs: 0, pieces: 0, operations: 0 },
  conditioned: { milliseconds: 0, runs: 0, pieces: 0, operations: 0 },
};
type Run = (this: InferenceSession, feeds: InferenceSession.OnnxValueMapType) => Promise<InferenceSession.ReturnType>;
// The types call it a factory; it is a class, whose method can be wrapped.
const sessions = (InferenceSession as unknown as { prototype: { run: Run } }).prototype;
const { run } = sessions;
sessions.run = async function timed(feeds) {
  const which = this.inputNames.includes('pieces') ? 'encoder' : 'conditioned';
  const length = Number((feeds['pieces'] ?? feeds['states'])?.dims[1]);
  const began = performance.now();
  const result = await run.call(this, feeds);
  const of = spent[which];
  of.milliseconds += performance.now() - began;
  of.runs += 1;
  of.pieces += length;
  of.operations += length * LAYERS[which] * layer(length);
  return result;
};

const reader = await openReader();
const began = performance.now();
for (const { id, text } of documents)
  await reader.read({ form: 'record', input: id, id, record: { text, language: 'en' } });
const total = performance.now() - began;
const perDocument = (value: number): number => Math.round((10 * value) / documents.length) / 10;
const row = ({ milliseconds, runs, pieces, operations }: typeof spent.encoder) => ({
  millisecondsPerDocument: perDocument(milliseconds),
  share: Math.round((1000 * milliseconds) / total) / 10,
  runsPerDocument: perDocument(runs),
  piecesPerDocument: perDocument(pieces),
  billionOperationsPerDocument: perDocument(operations / 1e9),
  billionOperationsPerSecond: Math.round(operations / 1e6 / milliseconds),
});
const rest = total - spent.encoder.milliseconds - spent.conditioned.milliseconds;
console.log(
  JSON.stringify(
    {
      documents: documents.length,
      millisecondsPerDocument: perDocument(total),
      encoder: row(spent.encoder),
      conditioned: row(spent.conditioned),
      everythingElse: { millisecondsPerDocument: perDocument(rest), share: Math.round((1000 * rest) / total) / 10 },
    },
    null,
    2,
  ),
);
await reader.close();
