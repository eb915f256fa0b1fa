import type { Ledger } from '../index.ts';
import { meantBy, type NamedField } from '../ledger/index.ts';
import { oneLine, tell } from './output.ts';

/** After a question that found nothing: which name of the ledger is nearest to one that was asked for and that nobody has. */
export async function tellNearNames(
  ledger: Pick<Ledger, 'names'>,
  asked: Readonly<Partial<Record<NamedField, string | undefined>>>,
): Promise<void> {
  for (const [field, given = ''] of Object.entries(asked) as [NamedField, string | undefined][]) {
    const nearest = await meantBy(ledger, field, given);
    if (nearest !== null)
      tell(`No ${field} in the ledger is called ${oneLine(given.trim())}. Nearest: ${oneLine(nearest)}`);
  }
}
