import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SINGLE = /\.(?:html?|xhtml|txt|md|text|pdf|vtt|srt)(?:\.gz)?$/i;
const LINES = /\.(?:jsonl|ndjson)$/i;
const LINE_FEED = 0x0a;

/**
 * How many documents inputs will bring, for telling what is left; null where only reading tells: addresses, feeds, web
 * archives, the standard input, what is compressed. Nothing is opened but JSON Lines, whose lines are counted. A guess:
 * what cannot be read is told when it is read.
 */
export async function expectedDocuments(inputs: readonly string[], form: string | undefined): Promise<number | null> {
  let total = 0;
  for (const input of inputs) {
    const count = await documentsIn(input, form);
    if (count === null) return null;
    total += count;
  }
  return total;
}

async function documentsIn(input: string, form = 'auto'): Promise<number | null> {
  if (input === '-' || /^[a-z][a-z0-9+.-]+:\/\//i.test(input)) return null;
  const found = await stat(input).catch(() => null);
  if (found === null) return 1;
  if (found.isDirectory()) return inFolder(input);
  if (form === 'jsonl' || (form === 'auto' && LINES.test(input))) return linesIn(input);
  const isSingle = form === 'auto' ? SINGLE.test(input) : !['feed', 'opml', 'warc'].includes(form);
  return isSingle ? 1 : null;
}

async function inFolder(folder: string): Promise<number | null> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  let total = names.filter((name) => SINGLE.test(name)).length;
  for (const name of names.filter((one) => LINES.test(one))) total += await linesIn(join(folder, name));
  return names.some((name) => /\.(?:xml|rss|atom|opml|warc)(?:\.gz)?$|\.(?:jsonl|ndjson)\.gz$/i.test(name))
    ? null
    : total;
}

/** Line feeds, and one more where the last line has none. */
async function linesIn(file: string): Promise<number> {
  let [lines, last] = [0, LINE_FEED];
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
      last = chunk.at(-1) ?? last;
    }
  } catch {
    // Whoever reads the file tells what is wrong with it.
    return 1;
  }
  return lines + (last === LINE_FEED ? 0 : 1);
}
