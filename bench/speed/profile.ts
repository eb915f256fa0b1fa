import type { Profiler } from 'node:inspector/promises';

/** Of the stages and the rest of our own code, beside these. */
export const NETWORKS = 'networks';
const REST = 'everything else';

/** What a function's time is counted for; null where its caller decides. */
function ownerOf({ functionName, url }: { readonly functionName: string; readonly url: string }): string | null {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(idle)' || functionName === '(program)') return 'waiting';
  if (url.includes('onnxruntime')) return NETWORKS;
  return /\/dist\/stages\/([^/]+)\//.exec(url)?.[1] ?? /\/dist\/(model)\//.exec(url)?.[1] ?? null;
}

/**
 * Milliseconds of a profile of the built package: for each stage the samples taken in its functions and in whatever
 * they called that belongs to no other stage, such as the lexicon.
 */
export function timesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const owners = new Map<number, string>();
  const callers = new Map<number, number>();
  for (const { id, children = [] } of nodes) for (const child of children) callers.set(child, id);
  // A node stands before those that it calls.
  for (const { id, callFrame } of nodes) owners.set(id, ownerOf(callFrame) ?? owners.get(callers.get(id) ?? 0) ?? REST);
  const times = new Map<string, number>();
  for (const [index, node] of samples.entries()) {
    const owner = owners.get(node) ?? REST;
    times.set(owner, (times.get(owner) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return times;
}
