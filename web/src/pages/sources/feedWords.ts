import type { Api } from '../../api/client.ts';
import { countOf, numberOf } from '../../parts/list/numbers.ts';
import { texts } from './texts.ts';

export type Feed = Api['WatchedFeed'];
type Last = NonNullable<Feed['last']>;

export type FeedState = keyof typeof texts.state;

export function stateOf({ polling, paused, last }: Pick<Feed, 'polling' | 'paused' | 'last'>): FeedState {
  if (polling) return 'polling';
  if (paused) return 'paused';
  if (last === null) return 'new';
  return last.error === null ? 'answers' : 'failing';
}

const INTERVALS: ReadonlyMap<number, string> = new Map(
  Object.entries(texts.interval).map(([minutes, words]) => [Number(minutes), words]),
);

/** every half hour, every 45 minutes */
export const intervalOf = (every: number): string =>
  INTERVALS.get(every) ?? texts.minutes(countOf(every, ...texts.minute));

/** The intervals to choose from; one that somebody has set otherwise is among them. */
export const intervalsWith = (every: number): readonly number[] =>
  [...new Set([...INTERVALS.keys(), every])].sort((a, b) => a - b);

/** What an answer brought: 3 new, 1 failed. */
export function broughtBy({ added, newVersion, failed }: Pick<Last, 'added' | 'newVersion' | 'failed'>): string {
  const { outcome } = texts;
  const parts = [
    ...(added > 0 ? [outcome.added(numberOf(added))] : []),
    ...(newVersion > 0 ? [outcome.newVersion(numberOf(newVersion))] : []),
    ...(failed > 0 ? [outcome.failed(numberOf(failed))] : []),
  ];
  return parts.length === 0 ? outcome.nothing : parts.join(', ');
}
