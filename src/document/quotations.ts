import { contains, holding, nearby, remembered, type Span, touching } from '../text/index.ts';
import type { Quotation } from './stages.ts';

type Part = Quotation['parts'][number];

/** The parts of a document's quotations by their depth, each in text order; computed once per document. */
const partsByDepth = remembered(
  (quotations: readonly Quotation[]): ReadonlyMap<number, readonly Part[]> =>
    new Map(
      [...Map.groupBy(quotations, ({ depth }) => depth)].map(([depth, own]) => [
        depth,
        own.flatMap(({ parts }) => parts).toSorted((a, b) => a.span[0] - b.span[0]),
      ]),
    ),
);

const partsOf = (quotations: readonly Quotation[], depth: number): readonly Part[] =>
  partsByDepth(quotations).get(depth) ?? [];

/** The parts of a document's outer quotations, in text order. */
export const outerParts = (quotations: readonly Quotation[]): readonly Part[] => partsOf(quotations, 0);

/** The part of an outer quotation that contains a span; null if none does. */
export const outerPartAround = (quotations: readonly Quotation[], span: Span): Part | null =>
  holding(outerParts(quotations), span);

/** The parts of outer quotations that overlap a span. */
export const outerPartsTouching = (quotations: readonly Quotation[], span: Span): readonly Part[] =>
  partsTouching(quotations, span, 0);

/** The parts of the quotations of a depth that overlap a span. */
export const partsTouching = (quotations: readonly Quotation[], span: Span, depth: number): readonly Part[] =>
  touching(partsOf(quotations, depth), span);

const closedNear = remembered((quotations: readonly Quotation[]) =>
  nearby(
    quotations.flatMap(({ parts, closed }) => (closed ? parts : [])),
    ({ span }) => [span],
  ),
);

/** In how many quotations a span stands. One that is never closed does not count: nobody knows where it ends. */
export const depthOf = (quotations: readonly Quotation[], span: Span): number =>
  closedNear(quotations)(span).filter((part) => contains(part.span, span)).length;

/** The parts of all quotations, inner ones too, near the beginning of a span; whichever contains it is among them. */
export const partsNear: (quotations: readonly Quotation[]) => (span: Span) => readonly Part[] = remembered(
  (quotations: readonly Quotation[]) =>
    nearby(
      quotations.flatMap(({ parts }) => parts),
      ({ span }) => [span],
    ),
);
