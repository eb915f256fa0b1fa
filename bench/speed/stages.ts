// Where the time of reading goes, in one thread, as JSON: node bench/speed/stages.ts ARTICLES
// Every run of a graph is timed by itself. The rest is our own code: samples of the processor's work are counted for
// the stage whose function they were taken in, or that called it. Milliseconds and runs are per article, shares are of
// all the time. Sampling costs some of our own code's time, so its share is rather too high.
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { asDocument, built, textsOf } from './built.ts';
import { rounded } from './figures.ts';
import { NETWORKS, timesOf } from './profile.ts';

/** Microseconds between two samples. */
const INTERVAL = 500;

type Run = (this: InferenceSession, feeds: InferenceSession.OnnxValueMapType) => Promise<InferenceSession.ReturnType>;
type Create = (...given: unknown[]) => Promise<InferenceSession>;
// The library's own copy for `require`, which onrecord-runtime loads. The types call it a factory; it is a class.
const { InferenceSession: sessions } = createRequire(import.meta.url)('onnxruntime-node') as {
  InferenceSession: { prototype: { run: Run }; create: Create };
};
const names = new WeakMap<InferenceSession, string>();
const spent = new Map<string, { milliseconds: number; runs: number }>();
let counts = false;
const { create } = sessions;
sessions.create = async function named(...given) {
  const session = await create.apply(this, given);
  const graph = `${session.inputNames.join(', ')} -> ${session.outputNames.join(', ')}`;
  names.set(session, typeof given[0] === 'string' ? basename(given[0], '.onnx') : graph);
  return session;
};
const { run } = sessions.prototype;
const { setImmediate: soon } = globalThis;
sessions.prototype.run = function timed(feeds) {
  const name = names.get(this) ?? 'unnamed';
  // The library computes in a callback of setImmediate, and others' callbacks may come before.
  const timedSoon = (compute: () => void): NodeJS.Immediate =>
    soon(() => {
      const began = performance.now();
      compute();
      const { milliseconds, runs } = spent.get(name) ?? { milliseconds: 0, runs: 0 };
      if (counts) spent.set(name, { milliseconds: milliseconds + performance.now() - began, runs: runs + 1 });
    });
  globalThis.setImmediate = timedSoon as typeof soon;
  try {
    return run.call(this, feeds);
  } finally {
    globalThis.setImmediate = soon;
  }
};

const texts = textsOf(process.argv[2] ?? '');
const { openReader } = await built();
const reader = await openReader();
for (const text of texts.slice(0, 5)) await reader.read(asDocument(text));
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
await session.post('Profiler.start');
counts = true;
const began = performance.now();
for (const text of texts) await reader.read(asDocument(text));
const total = performance.now() - began;
const { profile } = await session.post('Profiler.stop');
session.disconnect();
if (spent.size === 0) throw new Error('no run of a graph was seen: the library calls them in another way now');

const row = (milliseconds: number) => ({
  milliseconds: rounded(milliseconds / texts.length),
  share: rounded(milliseconds / total, 3),
});
const networks = [...spent].toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds);
const ours = [...timesOf(profile)].filter(([name]) => name !== NETWORKS).toSorted(([, a], [, b]) => b - a);
console.log(
  JSON.stringify({
    ...row(total),
    networks: {
      ...row(networks.reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0)),
      graphs: Object.fromEntries(
        networks.map(([name, { milliseconds, runs }]) => [
          name,
          { ...row(milliseconds), runs: rounded(runs / texts.length, 1) },
        ]),
      ),
    },
    ours: {
      ...row(ours.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)),
      stages: Object.fromEntries(ours.map(([name, milliseconds]) => [name, row(milliseconds)])),
    },
  }),
);
await reader.close();
