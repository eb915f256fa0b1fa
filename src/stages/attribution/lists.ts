import type { Tagged } from '../../document/index.ts';
import { firstIndex, type Span, contains } from '../../text/index.ts';

/**
 * Extends contents to the list they introduce: a content that ends its paragraph in a colon continues in the list items
 * that immediately follow ("The letter demands that both governments: 1) …; 2) …").
 */
export function withLists({ text, blocks }: Tagged, contents: readonly Span[]): Span[] {
  const last = contents.at(-1);
  if (!last) return [...contents];
  const paragraph = firstIndex(blocks.length, (index) => (blocks[index]?.span[0] ?? 0) <= last[0]) - 1;
  const block = blocks[paragraph];
  if (!block || !contains(block.span, last)) return [...contents];
  const [, end] = block.span;
  if (text.charAt(end - 1) !== ':' || !/^:?\s*$/u.test(text.slice(last[1], end))) return [...contents];
  const items: Span[] = [];
  for (let at = paragraph + 1; blocks[at]?.kind === 'list-item'; at += 1) items.push(blocks[at]?.span ?? last);
  return [...contents, ...items];
}
