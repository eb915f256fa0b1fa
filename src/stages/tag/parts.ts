import type { EventProposal } from '../../document/index.ts';
import type { Given, Runs } from '../../model/index.ts';
import { decodeTags, runsOf } from '../../text/index.ts';

/** The likeliest words of trigger, actor and recipient; the anchor always belongs to the trigger. */
export function partsOf({ anchor, from, trigger, actor, recipient }: Omit<EventProposal, 'look'>): Given {
  const runs = (rows: Float32Array): Runs => runsOf(decodeTags(rows), from);
  const others = runs(trigger).filter(([start, end]) => end <= anchor[0] || start >= anchor[1]);
  return { trigger: [anchor, ...others], source: runs(actor), target: runs(recipient) };
}
