// Where the time of reading goes, in one thread: npm run bench:profile
// Wraps every graph of the model, which is called by its inputs and outputs; the rest of the time is ours.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { readGold } from '../../src/evaluate/index.ts';
import { openReader } from '../../src/pipeline/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const shared = join(ROOT, '..', 'shared', 'data', 'polnear', 'dev.jsonl');
const { documents } = await readGold(existsSync(shared) ? shared : join(ROOT, 'corpus', 'documents'));

const spent = new Map<string, { milliseconds: number; runs: number }>();
type Run = (this: InferenceSession, feeds: InferenceSession.OnnxValueMapType) => Promise<InferenceSession.ReturnType>;
// The types call it a factory; it is a class, whose method can be wrapped.
const sessions = (InferenceSession as unknown as { prototype: { run: Run } }).prototype;
const { run } = sessions;
sessions.run = async function timed(feeds) {
  const graph = `${this.inputNames.join(', ')} -> ${this.outputNames.join(', ')}`;
  const began = performance.now();
  const result = await run.call(this, feeds);
  const before = spent.get(graph);
  spent.set(graph, {
    milliseconds: (before?.milliseconds ?? 0) + performance.now() - began,
    runs: (before?.runs ?? 0) + 1,
  });
  return result;
};

const reader = await openReader();
const began = performance.now();
for (const { id, text } of documents)
  await reader.read({ form: 'record', input: id, id, record: { text, language: 'en' } });
const total = performance.now() - began;
const perDocument = (value: number): number => Math.round((10 * value) / documents.length) / 10;
const row = ({ milliseconds, runs }: { milliseconds: number; runs: number }) => ({
  millisecondsPerDocument: perDocument(milliseconds),
  share: Math.round((1000 * milliseconds) / total) / 10,
  runsPerDocument: perDocument(runs),
});
const graphs = [...spent.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0);
console.log(
  JSON.stringify(
    {
      documents: documents.length,
      millisecondsPerDocument: perDocument(total),
      graphs: Object.fromEntries([...spent].map(([name, one]) => [name, row(one)])),
      everythingElse: row({ milliseconds: total - graphs, runs: documents.length }),
    },
    null,
    2,
  ),
);
await reader.close();
