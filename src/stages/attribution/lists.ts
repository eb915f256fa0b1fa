import type { Tagged } from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';

/**
 * Extends contents to the list they introduce: a content that ends its paragraph in a colon continues in the list items
 * that immediately follow ("The letter demands that both governments: 1) …; 2) …").
 */
export function withLists({ text, blocks }: Tagged, contents: readonly Span[]): Span[] {
  const last = contents.at(-1);
  const paragraph = last ? blocks.findIndex(({ span }) => contains(span, last)) : -1;
  const end = blocks[paragraph]?.span[1];
  if (!last || end === undefined || !/^:?\s*$/u.test(text.slice(last[1], end)) || !text.slice(0, end).endsWith(':'))
    return [...contents];
  const items: Span[] = [];
  for (const { kind, span } of blocks.slice(paragraph + 1)) {
    if (kind !== 'list-item') break;
    items.push(span);
  }
  return [...contents, ...items];
}
