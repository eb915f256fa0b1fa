import { OnrecordError } from '../../errors/index.ts';
import type { Added, Restored } from '../../ledger/index.ts';
import { type Incoming, write } from './add.ts';
import type { Connection } from './connection.ts';
import { setMissingVerdict } from './verdicts.ts';

/**
 * Writes what an archive holds of some documents; to be called within a transaction. What has a verdict keeps it: the
 * ledger has found it out for itself, or an earlier import has brought it.
 */
export async function restore(connection: Connection, entries: readonly RestoredIncoming[]): Promise<Added[]> {
  const added: Added[] = [];
  for (const { incoming, verdicts } of entries) {
    const own = new Set(incoming.statements.map(({ id }) => id));
    const strange = Object.keys(verdicts).find((id) => !own.has(id));
    if (strange !== undefined) {
      const fault = `a verdict is of ${strange}, which is no statement of it`;
      throw new OnrecordError('OR3009', { input: incoming.document.id, fault });
    }
    added.push(await write(connection, incoming));
    for (const [id, verdict] of Object.entries(verdicts)) setMissingVerdict(connection.database, id, verdict);
  }
  return added;
}

export interface RestoredIncoming extends Pick<Restored, 'verdicts'> {
  readonly incoming: Incoming;
}
