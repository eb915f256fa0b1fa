import { tell } from './output.ts';

/** Says what was attached to a mail that was read: that is left out. */
export function tellAttachments(input: string, attachments: string | undefined): void {
  if (attachments !== undefined) tell(`${input}: attachments ${attachments}`);
}
