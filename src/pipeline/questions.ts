import type { Article, RawDocument, Recorded, Versions } from '../document/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import type { ReaderOptions } from './read.ts';

/** What a reading thread can be asked: to read a document, to read again what was parsed before, or with what it reads. */
export type Question =
  | { readonly ask: 'read'; readonly input: string; readonly raw: RawDocument }
  | { readonly ask: 'understand'; readonly input: string; readonly article: Article }
  | { readonly ask: 'versions'; readonly input: string };

export type Answer =
  | { readonly done: Recorded | Versions }
  | { readonly error: { readonly code: ErrorCode; readonly details: Record<string, string | number> } };

export interface ReaderData {
  readonly options: ReaderOptions;
  /** Milliseconds for one document; without it they grow with its text. */
  readonly timeLimit: number | undefined;
}

/** Milliseconds to make the article of a document. A page of HTML and a PDF have limits of their own, which come first. */
export const PARSING = 30_000;

/** Milliseconds to read a text of so many characters: five times what it takes a slow machine. */
export const readingLimit = (characters: number): number => 20_000 + characters;
