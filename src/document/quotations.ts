import { holding, nearby, remembered, type Span, touching } from '../text/index.ts';
import type { Quotation } from './stages.ts';

type Part = Quotation['parts'][number];

/** The parts of a document's outer quotations, in text order; computed once per document. */
export const outerParts: (quotations: readonly Quotation[]) => readonly Part[] = remembered(
  (quotations: readonly Quotation[]) =>
    quotations
      .filter(({ depth }) => depth === 0)
      .flatMap((quotation) => quotation.parts)
      .toSorted((a, b) => a.span[0] - b.span[0]),
);

/** The part of an outer quotation that contains a span; null if none does. */
export const outerPartAround = (quotations: readonly Quotation[], span: Span): Part | null =>
  holding(outerParts(quotations), span);

/** The parts of outer quotations that overlap a span. */
export const outerPartsTouching = (quotations: readonly Quotation[], span: Span): readonly Part[] =>
  touching(outerParts(quotations), span);

/** The parts of all quotations, inner ones too, near the beginning of a span; whichever contains it is among them. */
export const partsNear: (quotations: readonly Quotation[]) => (span: Span) => readonly Part[] = remembered(
  (quotations: readonly Quotation[]) =>
    nearby(
      quotations.flatMap(({ parts }) => parts),
      ({ span }) => [span],
    ),
);
