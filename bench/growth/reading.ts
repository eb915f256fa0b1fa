// How the time to read a text, all stages, grows with it, as JSON: node bench/growth/reading.ts [KIND…]
// Each kind of text is doubled a few times; a ratio over MOST is told on stderr. Milliseconds are the processor's.
import { openReader } from '../../src/pipeline/index.ts';
import { TEXTS } from './texts.ts';

const LEAST_LENGTH = 4000;
const DOUBLINGS = 3;
const MOST = 2.8;
/** Below so many milliseconds a ratio says nothing. */
const LEAST = 300;

const reader = await openReader();

async function milliseconds(text: string): Promise<number> {
  const began = process.cpuUsage();
  await reader.read({ form: 'record', input: 'text', id: 'text', record: { text, language: 'en' } });
  const { user, system } = process.cpuUsage(began);
  return Math.round((user + system) / 1000);
}

await milliseconds('The minister said that it would be signed.');
const asked = process.argv.slice(2);
const results: Record<string, { milliseconds: number[]; ratios: number[] }> = {};
for (const [kind, make] of TEXTS) {
  if (asked.length > 0 && !asked.includes(kind)) continue;
  const times: number[] = [];
  for (let doubling = 0; doubling <= DOUBLINGS; doubling += 1)
    times.push(await milliseconds(make(LEAST_LENGTH * 2 ** doubling)));
  const ratios = times.slice(1).map((time, at) => Math.round((100 * time) / Math.max(1, times[at] ?? 1)) / 100);
  results[kind] = { milliseconds: times, ratios };
  if ((times.at(-1) ?? 0) > LEAST && (ratios.at(-1) ?? 0) > MOST)
    console.error(`${kind}: ${ratios.at(-1)} times as long for twice as much`);
}
console.log(JSON.stringify({ characters: LEAST_LENGTH, doublings: DOUBLINGS, most: MOST, results }, null, 1));
await reader.close();
