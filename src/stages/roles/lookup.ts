import type { Reference } from '../../document/index.ts';
import { contains, firstFrom, type Span } from '../../text/index.ts';

/** References indexed by position, for repeated look-ups in one document. The lists are in text order. */
export interface Lookup {
  /** References that lie within a span, the outermost first if they nest. */
  within(span: Span): Reference[];
}

export const spanOf = ({ mention }: Pick<Reference, 'mention'>): Span => [
  mention[0]?.[0] ?? 0,
  mention.at(-1)?.[1] ?? 0,
];

export function lookupOf(references: readonly Reference[]): Lookup {
  const spans = references.map(spanOf);
  return {
    within(span) {
      const found: Reference[] = [];
      for (let index = firstFrom(spans, span[0]); (spans[index]?.[0] ?? Infinity) < span[1]; index += 1) {
        const reference = references[index];
        if (reference && contains(span, spanOf(reference))) found.push(reference);
      }
      return found.sort((a, b) => spanOf(a)[0] - spanOf(b)[0] || spanOf(b)[1] - spanOf(a)[1]);
    },
  };
}
