import type { Outcome } from '../index.ts';
import { tell } from './output.ts';

/** Says what was attached to a mail that was read: that is left out. */
export function tellAttachments({ input, recorded }: Outcome): void {
  const attachments = recorded?.basis['attachments'];
  if (attachments !== undefined) tell(`${input}: attachments ${attachments}`);
}
