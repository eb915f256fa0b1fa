import type { Article, DateValue } from './article.ts';

/** The day on which a document came out, as the date of something in it, as implied; null if unknown. */
export function publication({ published }: Pick<Article, 'published'>, why: string): DateValue | null {
  if (!published) return null;
  const day = published.granularity === 'minute' || published.granularity === 'hour';
  const { from, to } = day ? { from: published.from.slice(0, 10), to: published.to.slice(0, 10) } : published;
  return { from, to, granularity: day ? 'day' : published.granularity, basis: 'implied', span: published.span, why };
}
