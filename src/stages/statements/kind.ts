import {
  type Attribution,
  depthOf,
  DIRECT_SHARE,
  isVerbatim,
  partsTouching,
  type Quotation,
  type QuoteKind,
} from '../../document/index.ts';
import { letterCount } from '../../text/index.ts';

/**
 * direct: (nearly) all words are inside quotation marks; mixed: some; indirect: none. A turn of a transcript and a signed
 * paragraph are direct. Marks round the verb of saying too (“Togo promised us a port,” Vik said) are of whoever tells it.
 */
export function kindOf(text: string, attribution: Attribution, quotations: readonly Quotation[]): QuoteKind {
  if (isVerbatim(attribution)) return 'direct';
  const anchor = attribution.cue[0] ?? attribution.source[0];
  const depth = anchor ? depthOf(quotations, anchor) : 0;
  let all = 0;
  let quoted = 0;
  for (const [start, end] of attribution.content) {
    all += letterCount(text.slice(start, end));
    for (const { span } of partsTouching(quotations, [start, end], depth))
      quoted += letterCount(text.slice(Math.max(start, span[0]), Math.min(end, span[1])));
  }
  if (quoted === 0) return 'indirect';
  return quoted >= DIRECT_SHARE * all ? 'direct' : 'mixed';
}
