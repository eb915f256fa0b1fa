import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGold } from '../../src/evaluate/index.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const POLNEAR = join(ROOT, '..', 'shared', 'data', 'polnear', 'dev.jsonl');

/** Articles to measure with, as a file that every process reads, whatever its language. */
export interface Articles {
  /** What they are, for the report. */
  readonly data: string;
  /** A line of JSON for each article: `id`, `text`, `language`. */
  readonly path: string;
  readonly count: number;
  /** Gold attributions of the same articles, where a scorer can read them. */
  readonly gold: string | null;
  /** Folder for files of the run. */
  readonly folder: string;
  /** Removes it. */
  remove(): void;
}

/** PolNeAR's development part where it is beside the checkout, otherwise the documents of corpus/; `most` of them. */
export async function articles(most = Infinity): Promise<Articles> {
  const isPolnear = existsSync(POLNEAR);
  const { documents } = await readGold(isPolnear ? POLNEAR : join(ROOT, 'corpus', 'documents'));
  const chosen = documents.slice(0, most);
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-speed-'));
  const path = join(folder, 'articles.jsonl');
  writeFileSync(path, chosen.map(({ id, text }) => `${JSON.stringify({ id, text, language: 'en' })}\n`).join(''));
  const gold = join(folder, 'gold.jsonl');
  if (isPolnear) writeFileSync(gold, readFileSync(POLNEAR, 'utf8').split('\n').slice(0, chosen.length).join('\n'));
  return {
    data: isPolnear ? 'polnear dev' : 'corpus',
    path,
    count: chosen.length,
    gold: isPolnear ? gold : null,
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
