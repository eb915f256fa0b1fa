import { OnrecordError } from '../errors/index.ts';
import type { Ledger, Shown } from '../ledger/index.ts';

/** The statement with this id, or the only one whose id begins so. @throws OnrecordError OR3003, OR3007 */
export async function statementWith(ledger: Ledger, id: string): Promise<Extract<Shown, { type: 'statement' }>> {
  const shown = await ledger.show(id);
  if (shown.type !== 'statement') throw new OnrecordError('OR3003', { input: id });
  return shown;
}
