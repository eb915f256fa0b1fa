// A process that reads the same text as more or fewer documents, on one thread: node bench/speed/growth.ts ARTICLES TIMES
// Eight groups of articles are joined TIMES at a time: with 1 there are eight documents, with 8 one document eight times
// as long. The text is the same, so where cost is linear the processor's time is too.
import { asDocument, built, PATIENCE, textsOf } from './built.ts';
import { rounded } from './figures.ts';

const GROUPS = 8;
/** In characters, below the longest document that is read. */
const MOST_TEXT = 380_000;

const [path = '', times = '1'] = process.argv.slice(2);
const chosen: string[] = [];
let characters = 0;
for (const { text } of textsOf(path)) {
  characters += text.length + 2;
  if (characters > MOST_TEXT) break;
  chosen.push(text);
}
const count = GROUPS / Number(times);
const place = (part: number): number => Math.round((part * chosen.length) / count);
const documents = Array.from({ length: count }, (_, part) =>
  chosen.slice(place(part), place(part + 1)).join('\n\n'),
).filter(Boolean);

const { openPool } = await built();
const pool = openPool({ threads: 1, timeLimit: PATIENCE });
await pool.read(asDocument({ id: 'first', text: chosen[0] ?? '' }));
const began = performance.now();
const usage = process.cpuUsage();
for (const [index, text] of documents.entries()) await pool.read(asDocument({ id: String(index), text }));
const { user, system } = process.cpuUsage(usage);
console.log(
  JSON.stringify({
    times: Number(times),
    documents: documents.length,
    wordsEach: Math.round(documents.join(' ').split(/\s+/).length / documents.length),
    seconds: rounded((performance.now() - began) / 1000),
    processorSeconds: rounded((user + system) / 1e6),
    mostMegabytes: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
  }),
);
await pool.close();
