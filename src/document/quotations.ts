import type { Quotation } from './stages.ts';

type Part = Quotation['parts'][number];

const known = new WeakMap<readonly Quotation[], readonly Part[]>();

/** The parts of the outer quotations of a document, in order of the text; worked out once for each document. */
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
