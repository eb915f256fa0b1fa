import type { Article, RawDocument, Recorded, Versions } from '../document/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import type { ReaderOptions } from './read.ts';

/**
 * What a reading thread can be asked: to read a document, to reread a parsed article, or for the versions it reads
 * with.
 */
export type Question =
  | { readonly ask: 'read'; readonly input: string; readonly raw: RawDocument }
  | { readonly ask: 'understand'; readonly input: string; readonly article: Article }
  | { readonly ask: 'versions'; readonly input: string };

export type Answer =
  | { readonly done: Recorded | Versions }
  | { readonly error: { readonly code: ErrorCode; readonly details: Record<string, string | number> } };

export interface ReaderData {
  readonly options: ReaderOptions;
  /** Milliseconds for one document; by default the limit grows with its text. */
  readonly timeLimit: number | undefined;
  /** One number: how many threads of the pool have nothing to read. */
  readonly free: Int32Array;
}

/**
 * Milliseconds to parse a document into an article. HTML pages and PDFs have limits of their own, which apply first.
 */
export const PARSING = 30_000;

/** Milliseconds to read a text of this many characters: five times what a slow machine takes. */
export const readingLimit = (characters: number): number => 20_000 + characters;
