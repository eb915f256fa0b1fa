// Transcripts and quotations of them, made up with a fixed seed: chains of words that follow each other in corpus/.
// Quotations are stretches as they are, with a word changed, with a word left out, and sentences that nobody said.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Quote, Transcript } from '../../src/verify/index.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TURNS = 50_000;
export const TURNS_A_TRANSCRIPT = 50;
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

export const transcripts: readonly Transcript[] = Array.from({ length: TURNS / TURNS_A_TRANSCRIPT }, (_, id) => ({
  id: `generated-${id}`,
  date: new Date(Date.UTC(2024, 0, 1 + id)).toISOString().slice(0, 10),
  turns: Array.from({ length: TURNS_A_TRANSCRIPT }, () => ({
    speaker: oneOf(SPEAKERS),
    text: chain(8 + Math.floor(random() * 60)).join(' '),
  })),
}));

/** The next quotation, of one of four kinds: as it is, a word changed, a word left out, nobody’s. */
export function quotation(kind: number): Quote {
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

/** The value below which this part of them lies, from 0 to 1. */
export const shareOf = (times: readonly number[], part: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
