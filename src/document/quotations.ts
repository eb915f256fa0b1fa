import type { Quotation } from './stages.ts';

type Part = Quotation['parts'][number];

const known = new WeakMap<readonly Quotation[], readonly Part[]>();

/** The parts of a document's outer quotations, in text order; computed once per document. */
export function outerParts(quotations: readonly Quotation[]): readonly Part[] {
  let parts = known.get(quotations);
  if (!parts) {
    parts = quotations
      .filter(({ depth }) => depth === 0)
      .flatMap((quotation) => quotation.parts)
      .toSorted((a, b) => a.span[0] - b.span[0]);
    known.set(quotations, parts);
  }
  return parts;
}
