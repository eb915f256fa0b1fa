import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article, Block } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import { shingleScore } from './article.ts';

/** A line of index.jsonl: what people found on a page. What a set does not tell of a page is null or left out. */
interface GoldPage {
  readonly set: string;
  /** The page's file, relative to the folder. */
  readonly html: string;
  readonly title?: string | null;
  readonly authors?: string | readonly string[] | null;
  readonly date?: string | null;
  readonly text?: string | null;
  readonly must_have?: readonly string[];
  readonly must_not?: readonly string[];
}

/** The kinds of score, from 0 to 1: shares of what is right; F1 of authors' last names and of the text's shingles. */
const PAGE_SCORES = ['title', 'date', 'authors', 'text', 'mustHave', 'mustNot'] as const;
type PageScoreName = (typeof PAGE_SCORES)[number];

/** One thing that a page was asked for. */
interface PageJudgement {
  readonly page: string;
  readonly score: PageScoreName;
  readonly value: number;
  readonly expected: unknown;
  readonly found: unknown;
}

interface SetOfPages {
  readonly pages: number;
  readonly failed: readonly { readonly page: string; readonly code: string }[];
  /** The mean of each score in per cent; without those that the set does not tell of. */
  readonly scores: ReadonlyMap<PageScoreName, number>;
  readonly judgements: readonly PageJudgement[];
}

interface PagesEvaluation {
  readonly sets: ReadonlyMap<string, SetOfPages>;
  /** Of index.jsonl and the pages that it names, in its order. */
  readonly sha256: string;
}

/**
 * Reads the pages of `folder` (index.jsonl, html/*.html.gz) as files that somebody has saved, without their addresses, and compares title, day, authors and body with what people found. `half` takes one of two halves, told apart
 * by a hash of the page's name, so that rules can be tried on pages that nobody looked at.
 */
export async function evaluatePages(folder: string, half: 0 | 1 | null = null): Promise<PagesEvaluation> {
  const index = await readFile(join(folder, 'index.jsonl'));
  const hash = createHash('sha256').update(index);
  const sets = new Map<string, { pages: number; failed: { page: string; code: string }[]; judged: PageJudgement[] }>();
  for (const line of index.toString('utf8').split('\n').filter(Boolean)) {
    const gold = JSON.parse(line) as GoldPage;
    const packed = await readFile(join(folder, gold.html));
    hash.update(packed);
    if (half !== null && halfOf(gold.html) !== half) continue;
    const set = sets.get(gold.set) ?? { pages: 0, failed: [], judged: [] };
    sets.set(gold.set, set);
    set.pages += 1;
    const article = await articleOf(gold.html, gunzipSync(packed).toString('utf8'));
    if (article instanceof OnrecordError) set.failed.push({ page: gold.html, code: article.code });
    set.judged.push(...judgePage(gold, article instanceof OnrecordError ? null : article));
  }
  return {
    sets: new Map(
      Array.from(sets, ([name, { pages, failed, judged }]) => [
        name,
        { pages, failed, scores: meansOf(judged), judgements: judged },
      ]),
    ),
    sha256: hash.digest('hex'),
  };
}

const halfOf = (page: string): number => (createHash('sha256').update(page).digest()[0] ?? 0) % 2;

async function articleOf(id: string, html: string): Promise<Article | OnrecordError> {
  try {
    return await parseArticle({ form: 'record', input: id, id, record: { html, language: 'en' } });
  } catch (error) {
    if (error instanceof OnrecordError) return error;
    throw error;
  }
}

function meansOf(judged: readonly PageJudgement[]): Map<PageScoreName, number> {
  const means = new Map<PageScoreName, number>();
  for (const name of PAGE_SCORES) {
    const values = judged.filter(({ score }) => score === name).map(({ value }) => value);
    if (values.length > 0) means.set(name, (100 * values.reduce((sum, value) => sum + value, 0)) / values.length);
  }
  return means;
}

const NO_BODY = new Set<Block['kind']>(['headline', 'caption', 'credit', 'byline', 'dateline', 'boilerplate']);

/** What was read, against each thing that the gold tells of the page. */
function judgePage(gold: GoldPage, article: Article | null): PageJudgement[] {
  const judged: PageJudgement[] = [];
  const judge = (score: PageScoreName, value: number, expected: unknown, found: unknown): void => {
    judged.push({ page: gold.html, score, value, expected, found });
  };
  const body = (article?.blocks ?? [])
    .filter(({ kind }) => !NO_BODY.has(kind))
    .map(({ span }) => article?.text.slice(...span))
    .join('\n');
  if (gold.title) {
    const [mine, theirs] = [article?.title ?? '', gold.title].map((title) => new Set(wordsOf(title)));
    const isSame = mine !== undefined && theirs !== undefined && mine.symmetricDifference(theirs).size === 0;
    judge('title', isSame ? 1 : 0, gold.title, article?.title);
  }
  if (gold.date) {
    const day = article?.published?.from.slice(0, 10);
    judge('date', day === gold.date.slice(0, 10) ? 1 : 0, gold.date, day);
  }
  const authors = typeof gold.authors === 'string' ? [gold.authors] : (gold.authors ?? []);
  if (authors.length > 0) judge('authors', namesScore(article?.byline ?? [], authors), authors, article?.byline);
  if (gold.text) judge('text', f1(shingleScore(body, gold.text)), '', '');
  const words = wordsOf(body).join(' ');
  const isKept = (text: string): boolean => words.includes(wordsOf(text).join(' '));
  for (const text of gold.must_have ?? []) judge('mustHave', isKept(text) ? 1 : 0, text, '');
  for (const text of gold.must_not ?? []) judge('mustNot', isKept(text) ? 0 : 1, text, '');
  return judged;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];

/** F1 of the last words of names. */
function namesScore(found: readonly string[], truth: readonly string[]): number {
  const [mine, theirs] = [found, truth].map((names) => new Set(names.flatMap((name) => wordsOf(name).at(-1) ?? [])));
  if (mine === undefined || theirs === undefined || mine.size + theirs.size === 0) return 1;
  return (2 * mine.intersection(theirs).size) / (mine.size + theirs.size);
}

const f1 = ({ precision, recall }: { readonly precision: number; readonly recall: number }): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
