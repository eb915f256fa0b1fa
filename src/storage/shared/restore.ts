import { OnrecordError } from '../../errors/index.ts';
import { type Added, arriving as arrivingFrom, type Arriving, refuseChanged, type Restored, type Verdict } from '../../ledger/index.ts';
import { type Carried, putCarried } from './carried.ts';
import { beforeAdding, write } from './add.ts';
import type { Judgement, Judges } from './judgement.ts';
import type { Store } from './session.ts';
import { setMissingVerdicts } from './setVerdicts.ts';

interface Entry {
  readonly arriving: Arriving;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly judgement: Judgement | null;
  readonly carried: Carried;
}

/**
 * Writes what an archive holds of some documents. What has a verdict keeps it: the ledger has found it out for itself, or
 * an earlier import has brought it.
 */
export async function restore(store: Store, judges: Judges, versions: readonly Restored[]): Promise<Added[]> {
  const ready = versions.map(({ recorded, arrival, verdicts, reviews = [], departed = [] }) => ({
    arriving: arrivingFrom(recorded, arrival),
    verdicts,
    carried: { reviews, departed },
  }));
  for (const { arriving, verdicts, carried } of ready) {
    refuseStrange(arriving, verdicts);
    refuseChanged(carried.reviews);
  }
  const entries: Entry[] = [];
  for (const entry of ready) {
    entries.push({ ...entry, judgement: await beforeAdding(store.read, judges, entry.arriving) });
  }
  return store.write(async (session) => {
    const added: Added[] = [];
    for (const { arriving, verdicts, judgement, carried } of entries) {
      added.push(await write(session, judges, arriving, judgement));
      await setMissingVerdicts(session, new Map(Object.entries(verdicts)));
      await putCarried(session, judges.judgeWith, arriving, carried);
    }
    return added;
  });
}

function refuseStrange({ statements, document }: Arriving, verdicts: Entry['verdicts']): void {
  const own = new Set(statements.map(({ id }) => id));
  const strange = Object.keys(verdicts).find((id) => !own.has(id));
  if (strange === undefined) return;
  const fault = `a verdict is of ${strange}, which is no statement of it`;
  throw new OnrecordError('OR3009', { input: document.id, fault });
}
