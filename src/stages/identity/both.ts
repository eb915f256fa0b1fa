import type { Attribution, Mention, Reference } from '../../document/index.ts';
import { type Span, spanSet, within } from '../../text/index.ts';
import type { Placed } from './rows.ts';

/** How many characters before “both” a word for the two may be: about two sentences. */
const REACH = 400;

/**
 * The sources that are only “both”, which is no mention: “They met on Monday, and [both] agreed”. `placed`: references in
 * the order of the text; `twoBefore`: the two named together before a span.
 */
export function bothSources(
  text: string,
  attributions: readonly Attribution[],
  mentions: readonly Mention[],
  placed: readonly Placed[],
  twoBefore: (span: Span) => Reference | null,
): Placed[] {
  const sources = attributions.flatMap(({ source: [first, ...others] }) =>
    first && others.length === 0 && /^both$/iu.test(text.slice(...first)) ? [first] : [],
  );
  if (sources.length === 0) return [];
  const taken = spanSet(mentions.map(({ span }) => span));
  return sources.flatMap((span): Placed[] => {
    if (taken.overlaps(span)) return [];
    const near = within(placed, [Math.max(0, span[0] - REACH), span[0]]);
    const two = near.findLast(({ reference: { members } }) => members.length > 1)?.reference ?? twoBefore(span);
    if (two?.members.length !== 2) return [];
    const why = `“${text.slice(...span)}”: ${two.members.map(({ name }) => name).join(', ')}, named together before`;
    return [{ span, form: 'pronoun', reference: { ...two, mention: [span], via: 'pronoun', basis: 'implied', why } }];
  });
}
