import { type Article, type Block, isIsland, type Quotation, type Segmented } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { trimSpan } from '../../text/index.ts';
import { quotationsOf } from './quotations.ts';
import { sentencesOf } from './sentences.ts';

export { quotationsOf } from './quotations.ts';

/** Adds sentences and quotations. Boilerplate, credits, bylines and datelines are skipped. */
export function segment(article: Article & Pick<Segmented, 'printed'>): Segmented {
  const { text, blocks } = article;
  const prose = blocks.flatMap((block) => proseOf(text, block));
  return {
    ...article,
    prose,
    sentences: prose.flatMap((stretch) => sentencesOf(text, stretch)),
    quotations: quotationsIn(text, blocks),
  };
}

/** A quotation of several paragraphs goes on behind a caption or a heading, in which what is quoted is another. */
function quotationsIn(text: string, blocks: readonly Block[]): Quotation[] {
  const [apart, running] = [blocks.filter(isIsland), blocks.filter((block) => !isIsland(block))];
  return [running, ...apart.map((block) => [block])]
    .flatMap((own) =>
      quotationsOf(
        text,
        own.flatMap((block) => proseOf(text, block)),
      ),
    )
    .toSorted((a, b) => (a.parts[0]?.span[0] ?? 0) - (b.parts[0]?.span[0] ?? 0));
}

/** The part of a block that can hold somebody's words: for a turn, without the speaker's label. */
function proseOf(text: string, { kind, span, label }: Block): Span[] {
  if (kind === 'boilerplate' || kind === 'credit' || kind === 'byline' || kind === 'dateline') return [];
  if (!label) return [span];
  const afterLabel = /^(?:\)\)|\*\*)?\s*[:.—–-]?(?:\*\*)?\s*/u.exec(text.slice(label[1], span[1]))?.[0].length ?? 0;
  const words = trimSpan(text, [label[1] + afterLabel, span[1]]);
  return words ? [words] : [];
}
