import type { Article, Block, Segmented } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { trimSpan } from '../../text/index.ts';
import { quotationsOf } from './quotations.ts';
import { sentencesOf } from './sentences.ts';

export { quotationsOf } from './quotations.ts';

/** Adds sentences and quotations. Boilerplate, credits, bylines and datelines are skipped. */
export function segment(article: Article): Segmented {
  const prose = article.blocks.flatMap((block) => proseOf(article.text, block));
  return {
    ...article,
    prose,
    sentences: prose.flatMap((stretch) => sentencesOf(article.text, stretch)),
    quotations: quotationsOf(article.text, prose),
  };
}

/** The part of a block that can hold somebody's words: for a turn, without the speaker's label. */
function proseOf(text: string, { kind, span, label }: Block): Span[] {
  if (kind === 'boilerplate' || kind === 'credit' || kind === 'byline' || kind === 'dateline') return [];
  if (!label) return [span];
  const afterLabel = /^(?:\)\)|\*\*)?\s*[:.—–-]?(?:\*\*)?\s*/u.exec(text.slice(label[1], span[1]))?.[0].length ?? 0;
  const words = trimSpan(text, [label[1] + afterLabel, span[1]]);
  return words ? [words] : [];
}
