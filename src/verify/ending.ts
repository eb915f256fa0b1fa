import type { Remark, TurnIndex } from '../ledger/index.ts';
import { spokenWords } from '../text/index.ts';
import { isDay } from './days.ts';
import type { Verification } from './types.ts';

/** Fewer words behind the end may have been put in by the report. */
const LEAST_BEHIND = 3;

/**
 * The words of a quotation that stand behind all that the transcript has, as where it is that of a clip: they may have been
 * said. Nothing where the transcript goes on, or is not dated to the day.
 */
export async function behindEnd({ places, diff }: Verification, index: TurnIndex): Promise<Remark[]> {
  const [place, last] = [places.at(-1), diff.at(-1)];
  if (place === undefined || last?.kind !== 'added' || last.marked || spokenWords(last.quoted).length < LEAST_BEHIND)
    return [];
  const { transcript, date, turn, text, span } = place;
  if (date === null || !isDay(date) || spokenWords(text.slice(span[1])).length > 0) return [];
  const occasion = (await index.occasions({ from: date, to: date })).find((one) => one.transcript === transcript);
  const turns = occasion?.speakers.reduce((sum, speaker) => sum + speaker.turns, 0);
  return turn + 1 === turns ? [{ kind: 'transcript-ends', words: last.quoted }] : [];
}
