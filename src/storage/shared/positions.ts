import { OnrecordError } from '../../errors/index.ts';
import { markChanges, type PositionQuery, type Positions } from '../../ledger/index.ts';
import { keysNamed } from './partiesNamed.ts';
import { comparedOf } from './rows.ts';
import { placesWithin } from './search.ts';
import type { Session } from './session.ts';

/** More statements than this are no line that a person follows; the filters make it shorter. */
const MOST_POSITIONS = 2_000;

/**
 * The statements of one speaker about somebody or something, the earliest first, with what changed; undated ones last.
 * What was said before the days that are asked about is not shown, but the first statements differ from it.
 */
export async function positions(session: Session, query: PositionQuery): Promise<Positions> {
  const { speaker, about, issue, from, to } = query;
  if (speaker.trim() === '') throw new OnrecordError('OR3004', { input: 'positions', fault: 'who speaks (speaker=NOR) is needed' });
  if (!about && !issue) {
    const fault = 'whom the positions are about (about=NOR: a name, an id or a code), or a topic (issue=fisheries), is needed too';
    throw new OnrecordError('OR3004', { input: `speaker=${speaker}`, fault });
  }
  const filter = { speaker, target: about, topic: issue };
  const [inDays, always, before] = await placesWithin(
    session,
    filter,
    [{ from: from ?? '0001', to }, {}, ...(from ? [{ before: from }] : [])],
    MOST_POSITIONS,
  );
  const [dated, earlier] = [inDays?.found ?? [], before?.found ?? []];
  // What has no day comes first. It is within no stretch of days, and is shown whatever the stretch.
  const undated = (always?.found ?? []).filter(({ place }) => place === '');
  const pks = [...earlier, ...dated, ...undated].map(({ pk }) => pk);
  const asked = about ? await keysNamed(session, about) : new Set<string>();
  const marked = markChanges(await comparedOf(session, pks, asked)).slice(earlier.length);
  const changes = marked.filter(({ change }) => change !== null).length;
  const last = dated.at(-1);
  const shownUntil = inDays?.isFull && last ? String(last.place).slice(0, 10) : null;
  return { query, positions: marked, changes, shownUntil };
}
