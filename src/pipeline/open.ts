import type { ArticleReader, ReaderOptions } from './read.ts';

/**
 * Loads the model, the lexicon and the stages, which take some 100 MB; deferred until this thread reads something.
 * @throws OR2001 when the model cannot be loaded
 */
export async function openReader(options: ReaderOptions = {}): Promise<ArticleReader> {
  const stages = await import('./read.ts');
  return stages.openReader(options);
}
