// A process that reads articles with the built package, model loaded: node bench/speed/warm.ts ARTICLES THREADS
// Prints a line of JSON with its versions when it is ready. Then each line of standard input makes it read all articles
// once and print what that took; `write PATH` makes it write the attributions that it finds as well, in code points. It
// ends with its input.
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { offsetsOf, type Span } from '../../src/text/index.ts';
import type { Outcome } from '../../src/pipeline/index.ts';
import { asDocument, built, PATIENCE, textsOf } from './built.ts';

const [path = '', threads = '1'] = process.argv.slice(2);
const texts = textsOf(path);
const { openPool, readAll } = await built();
const pool = openPool({ threads: Number(threads), timeLimit: PATIENCE });

async function* documents(): AsyncGenerator<ReturnType<typeof asDocument>> {
  for (const text of texts) yield asDocument(text);
}

function codePoints({ id, recorded }: Outcome, text: string): string {
  const { toCodePoints } = offsetsOf(text);
  const convert = (spans: readonly Span[]): Span[] => spans.map(toCodePoints);
  const attributions = (recorded?.attributions ?? []).map(({ source, cue, content }) => ({
    source: convert(source),
    cue: convert(cue),
    content: convert(content),
  }));
  return `${JSON.stringify({ id, attributions })}\n`;
}

console.log(JSON.stringify(await pool.versions()));
for await (const line of createInterface({ input: process.stdin })) {
  const [command, file] = line.split(' ', 2);
  const began = performance.now();
  const usage = process.cpuUsage();
  let found = 0;
  const written: string[] = [];
  for await (const outcome of readAll(documents(), pool)) {
    if (outcome.error) throw outcome.error;
    found += outcome.recorded.attributions.length;
    if (command === 'write') written.push(codePoints(outcome, texts[written.length]?.text ?? ''));
  }
  const { user, system } = process.cpuUsage(usage);
  if (file) writeFileSync(file, written.join(''));
  console.log(
    JSON.stringify({
      seconds: (performance.now() - began) / 1000,
      processorSeconds: (user + system) / 1e6,
      found,
      refused: 0,
      mostMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
    }),
  );
}
await pool.close();
