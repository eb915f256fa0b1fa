// One look-up of a quotation among 50,000 turns, in milliseconds, as JSON: node bench/verify/run.ts
// Turns are generated: chains of words that follow each other in corpus/, with a fixed seed. Quotations are stretches of
// them as they are, with a word changed, with a word left out, and sentences that nobody said. Where the transcripts of
// development (see CONTRIBUTING.md) are beside the checkout, their quotations are looked up among these as well.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluateVerify } from '../../src/evaluate/verify.ts';
import { memoryIndex, type Quote, type Transcript, verifier } from '../../src/verify/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TURNS = 50_000;
const TURNS_A_TRANSCRIPT = 50;
const LOOK_UPS = 2_000;
const SPEAKERS = ['Marta Holm', 'Jens Okko', 'Elina Karvonen', 'Ragnar Dahl', 'Nadia Farouk'];

/** Mulberry32, a small generator that is the same everywhere. */
let state = 20161108;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

const folder = join(ROOT, 'corpus', 'attribution');
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join(' ')
  .replace(/\{\w+ |\}/g, '')
  .split(/\s+/);
const following = new Map<string, string[]>();
for (const [at, word] of source.entries()) {
  const next = source[at + 1];
  if (next !== undefined) following.set(word, [...(following.get(word) ?? []), next]);
}

function chain(length: number): string[] {
  const words = [oneOf(source)];
  while (words.length < length) words.push(oneOf(following.get(words.at(-1) ?? '') ?? source));
  return words;
}

const transcripts: Transcript[] = Array.from({ length: TURNS / TURNS_A_TRANSCRIPT }, (_, id) => ({
  id: `generated-${id}`,
  date: new Date(Date.UTC(2024, 0, 1 + id)).toISOString().slice(0, 10),
  turns: Array.from({ length: TURNS_A_TRANSCRIPT }, () => ({
    speaker: oneOf(SPEAKERS),
    text: chain(8 + Math.floor(random() * 60)).join(' '),
  })),
}));

function quotation(kind: number): Quote {
  const { date, turns } = oneOf(transcripts);
  const { speaker, text } = oneOf(turns);
  const said = text.split(' ');
  const length = Math.min(said.length, 8 + Math.floor(random() * 20));
  const from = Math.floor(random() * (said.length - length + 1));
  const words = said.slice(from, from + length);
  const middle = Math.floor(words.length / 2);
  if (kind === 1) words[middle] = oneOf(source);
  if (kind === 2) words.splice(middle, 1);
  return { quote: (kind === 3 ? chain(length) : words).join(' '), ...(random() < 0.5 ? { speaker, date } : {}) };
}

const began = performance.now();
const { verify } = verifier(await memoryIndex(transcripts));
const buildMilliseconds = performance.now() - began;

const times: number[] = [];
const verdicts: Record<string, number> = {};
for (let at = 0; at < LOOK_UPS; at += 1) {
  const quote = quotation(at % 4);
  const start = performance.now();
  const { verdict } = await verify(quote);
  times.push(performance.now() - start);
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}
const sorted = times.toSorted((a, b) => a - b);
const share = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const shared = join(ROOT, '..', 'shared', 'data');
const wild = existsSync(join(shared, 'verify', 'dev.jsonl'))
  ? await evaluateVerify(join(shared, 'verify', 'dev.jsonl'), {
      against: join(shared, 'transcripts', 'campaign-2016.jsonl.gz'),
    })
  : null;

console.log(
  JSON.stringify(
    {
      turns: TURNS,
      lookUps: LOOK_UPS,
      buildMilliseconds,
      medianMilliseconds: share(0.5),
      p95Milliseconds: share(0.95),
      worstMilliseconds: share(1),
      residentMegabytes: process.memoryUsage().rss / 1e6,
      verdicts,
      campaign: wild && { turns: wild.turns, quotes: wild.quotes, medianMilliseconds: wild.medianMilliseconds },
    },
    null,
    2,
  ),
);
