import type { Tagged } from '../../document/index.ts';
import { contains, indexAt, type Span } from '../../text/index.ts';

/**
 * Extends contents to the list they introduce: a content that ends its paragraph in a colon continues in the list items
 * that immediately follow ("The letter demands that both governments: 1) …; 2) …"), as does one that is the first of them
 * where the cue stands in such a paragraph ("The mayor also said: • …; • …").
 */
export function withLists({ text, blocks }: Tagged, contents: readonly Span[], [cue]: readonly Span[] = []): Span[] {
  const last = contents.at(-1);
  if (!last) return [...contents];
  const own = blockHolding(blocks, last);
  const isFirstItem = cue !== undefined && blocks[own]?.kind === 'list-item' && blockHolding(blocks, cue) === own - 1;
  const paragraph = isFirstItem ? own - 1 : own;
  const end = blocks[paragraph]?.span[1] ?? 0;
  if (text.charAt(end - 1) !== ':') return [...contents];
  if (!isFirstItem && !/^:?\s*$/u.test(text.slice(last[1], end))) return [...contents];
  const items: Span[] = [];
  for (let at = own + 1; blocks[at]?.kind === 'list-item'; at += 1) items.push(blocks[at]?.span ?? last);
  return [...contents, ...items];
}

/** The index of the block that contains a span; -1 where none does. */
function blockHolding(blocks: Tagged['blocks'], span: Span): number {
  const index = indexAt(blocks, span[0]);
  const block = blocks[index];
  return block && contains(block.span, span) ? index : -1;
}
