import type { Timeline } from '../ledger/index.ts';

/** A timeline as one SVG document to print (see `drawTimeline`). What draws is loaded when first asked for: it is large. */
export async function timelineAsSvg(timeline: Timeline, options: { readonly topics?: boolean } = {}): Promise<string> {
  const { drawTimeline } = await import('./timelineChart.ts');
  return drawTimeline(timeline, options);
}
