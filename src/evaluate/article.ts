import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { fileError, OnrecordError } from '../errors/index.ts';
import { type Page, pageReader } from '../stages/article/index.ts';

/** How one page came out: shares of shingles, from 0 to 1. */
export interface PageScore {
  readonly id: string;
  readonly url: string;
  /** Whether anything was found. */
  readonly found: boolean;
  readonly precision: number;
  readonly recall: number;
}

export interface ArticleScores {
  readonly pages: number;
  /** F1 of the mean precision and the mean recall. */
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Pages at which reading threw. */
  readonly throws: number;
  readonly medianMilliseconds: number;
  /** Of ground-truth.json and the pages, in the order of their names. */
  readonly sha256: string;
  /** The pages with the lowest precision or recall, the worst first. */
  readonly worst: readonly PageScore[];
}

/** Words in a shingle, as in the public article extraction benchmark (Scrapinghub 2020). */
const SHINGLE = 4;
const WORST = 10;

const groundTruth = z.record(
  z.string(),
  z.object({ articleBody: z.string().default(''), url: z.string().default('') }),
);

/**
 * Compares what is read from pages with what people took to be their articles: `folder` holds ground-truth.json
 * ({id: {articleBody, url}}) and html/ID.html.gz. Precision and recall are of the multisets of four-word shingles,
 * averaged over the pages. Captions and credits, which the ground truth leaves out, are not counted. Pages in any
 * language are read, and without the limits for pages from outside.
 * @throws OnrecordError OR1001 for a missing file, OR1013 for one that cannot be read, OR5002 for one that has no bodies
 */
export async function evaluateArticles(folder: string): Promise<ArticleScores> {
  const index = join(folder, 'ground-truth.json');
  const source = await reading(index, (path) => readFile(path));
  const truth = bodiesIn(source.toString('utf8'), index);
  const hash = createHash('sha256').update(source);
  for (const file of (await reading(join(folder, 'html'), (path) => readdir(path))).sort())
    hash.update(await reading(join(folder, 'html', file), (path) => readFile(path)));

  const readPage = await pageReader();
  const scores: PageScore[] = [];
  const times: number[] = [];
  let throws = 0;
  for (const [id, { articleBody, url }] of truth) {
    const packed = join(folder, 'html', `${id}.html.gz`);
    const html = await reading(packed, async (path) => gunzipSync(await readFile(path)).toString('utf8'));
    const began = performance.now();
    let found = '';
    try {
      found = bodyOf(readPage(html, url || null));
    } catch {
      // Counted and scored as nothing found; the evaluation goes on.
      throws += 1;
    }
    times.push(performance.now() - began);
    scores.push({ id, url, found: found !== '', ...shingleScore(found, articleBody) });
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  // As the benchmark has it, a page at which nothing was found has no precision; it counts in the recall.
  const precision = mean(scores.filter((score) => score.found).map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  return {
    pages: scores.length,
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    precision,
    recall,
    throws,
    medianMilliseconds: times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0,
    sha256: hash.digest('hex'),
    worst: scores.toSorted((a, b) => Math.min(a.precision, a.recall) - Math.min(b.precision, b.recall)).slice(0, WORST),
  };
}

/** What is read of a path; a failure is told with it. */
async function reading<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  try {
    return await work(path);
  } catch (error) {
    throw fileError(error, path);
  }
}

function bodiesIn(source: string, input: string): [id: string, body: z.infer<typeof groundTruth>[string]][] {
  try {
    return Object.entries(groundTruth.parse(JSON.parse(source)));
  } catch (error) {
    const fault = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new OnrecordError('OR5002', { input, fault }, { cause: error });
  }
}

function bodyOf(page: Page | null): string {
  const blocks = page?.blocks.filter((block) => block.kind !== 'caption' && block.kind !== 'credit') ?? [];
  return blocks.map((block) => page?.text.slice(...block.span)).join('\n\n');
}

/** Precision and recall of the shingles of one text against another's; 1 and 1 where both are empty. */
export function shingleScore(found: string, truth: string): { readonly precision: number; readonly recall: number } {
  const mine = shinglesOf(found);
  const theirs = shinglesOf(truth);
  let common = 0;
  for (const [shingle, count] of mine) common += Math.min(count, theirs.get(shingle) ?? 0);
  const total = (shingles: ReadonlyMap<string, number>): number =>
    shingles.values().reduce((sum, count) => sum + count, 0);
  if (mine.size === 0 && theirs.size === 0) return { precision: 1, recall: 1 };
  return { precision: common / (total(mine) || 1), recall: common / (total(theirs) || 1) };
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const shingles = new Map<string, number>();
  const last = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE + 1);
  for (let at = 0; at < last; at += 1) {
    const shingle = words.slice(at, at + SHINGLE).join(' ');
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}
