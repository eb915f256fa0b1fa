import type { Reference } from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';

/** References by place, for many look-ups in one document. The lists are in the order of the text. */
export interface Lookup {
  /** References that lie within a span, the outermost first where they nest. */
  within(span: Span): Reference[];
  /** The reference that begins at a place, articles and titles before it aside; null where none does. */
  at(start: number, text: string): Reference | null;
}

export const spanOf = ({ mention }: Reference): Span => [mention[0]?.[0] ?? 0, mention.at(-1)?.[1] ?? 0];

export function lookupOf(references: readonly Reference[]): Lookup {
  const starts = references.map((reference) => spanOf(reference)[0]);
  const firstFrom = (at: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    within(span) {
      const found: Reference[] = [];
      for (let index = firstFrom(span[0]); index < references.length && (starts[index] ?? 0) < span[1]; index += 1) {
        const reference = references[index];
        if (reference && contains(span, spanOf(reference))) found.push(reference);
      }
      return found.sort((a, b) => spanOf(a)[0] - spanOf(b)[0] || spanOf(b)[1] - spanOf(a)[1]);
    },
    at(start, text) {
      const from = start + (/^\s*(?:the|The)?\s*/u.exec(text.slice(start, start + 8))?.[0].length ?? 0);
      const near = references.slice(firstFrom(start), firstFrom(from + 1));
      return near.toSorted((a, b) => spanOf(b)[1] - spanOf(a)[1])[0] ?? null;
    },
  };
}
