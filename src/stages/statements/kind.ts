import { type Attribution, outerParts, type Quotation, type QuoteKind } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** A content is direct if at least this share of its letters and digits is inside quotation marks. */
const DIRECT = 0.9;

/** direct: (nearly) all words are inside quotation marks; mixed: some; indirect: none. A transcript turn is direct. */
export function kindOf(text: string, attribution: Attribution, quotations: readonly Quotation[]): QuoteKind {
  if (attribution.basis === 'turn of a transcript') return 'direct';
  let all = 0;
  let quoted = 0;
  const parts = outerParts(quotations);
  for (const [start, end] of attribution.content) {
    all += letters(text, [start, end]);
    for (const { span } of parts) {
      if (span[0] < end && start < span[1]) quoted += letters(text, [Math.max(start, span[0]), Math.min(end, span[1])]);
    }
  }
  if (quoted === 0) return 'indirect';
  return quoted >= DIRECT * all ? 'direct' : 'mixed';
}

const letters = (text: string, span: Span): number => text.slice(...span).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
