import { OnrecordError } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { type Reason, reasonsOfDeparted, reasonsOfEvent, reasonsOfStatement } from './reasons.ts';

/**
 * For each field of a statement or an event, from which words and by which rule or score it was concluded, and who else
 * was considered; of an id that is gone, why it went and what became of it.
 *
 * @param id st_… or ev_…, or the beginning of one
 * @throws OnrecordError OR3003, OR3007 as `show`; OR4001 for a document
 */
export async function explain(
  ledger: Pick<Ledger, 'show'>,
  id: string,
): Promise<{ readonly id: string; readonly reasons: readonly Reason[] }> {
  const shown = await ledger.show(id, { others: false });
  if (shown.type === 'document') {
    throw new OnrecordError('OR4001', {
      input: id,
      fault: 'this is a document; explain takes a statement (st_…) or an event (ev_…)',
    });
  }
  if (shown.type === 'departed') return { id: shown.departed.id, reasons: reasonsOfDeparted(shown.departed) };
  if (shown.type === 'event') return { id: shown.event.id, reasons: reasonsOfEvent(shown.event) };
  return { id: shown.statement.id, reasons: reasonsOfStatement(shown.statement) };
}
