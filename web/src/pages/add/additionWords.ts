import type { Snippet } from 'svelte';
import type { Api } from '../../api/client.ts';
import { countOf, numberOf } from '../../parts/list/numbers.ts';
import { texts } from './texts.ts';

export type Addition = Api['Addition'];
/** What each form that hands documents in is given. */
export interface Giving {
  readonly limits: Api['AdditionLimits'];
  readonly acknowledged: (addition: Addition) => void;
  /** The field of tags, which all of them have. */
  readonly tags: Snippet;
}

export type State = Addition['state'];

export const STATES: readonly State[] = ['waiting', 'working', 'done', 'failed', 'cancelled'];

export const isOver = ({ state }: Pick<Addition, 'state'>): boolean => state !== 'waiting' && state !== 'working';

/** What an addition is called: its first file or address and how many more, or the title of its text. */
export function titleOf({ contents }: Pick<Addition, 'contents'>): string {
  if (contents.kind === 'text') return contents.text.title ?? contents.text.url ?? texts.card.untitled;
  const names = contents.kind === 'files' ? contents.files.map(({ name }) => name) : contents.addresses.map(shortened);
  const [first = ''] = names;
  return names.length === 1 ? first : texts.card.more(first, numberOf(names.length - 1));
}

const shortened = (address: string): string => address.replace(/^https?:\/\//u, '').replace(/\/$/u, '');

/** What became of its documents: 3 added, 1 failed, 12 statements. */
export function countsOf({ counts }: Pick<Addition, 'counts'>): string {
  const { added, newVersion, unchanged, failed, statements } = counts;
  const words = texts.counts;
  const parts = [
    ...(added > 0 ? [`${numberOf(added)} ${words.added}`] : []),
    ...(newVersion > 0 ? [countOf(newVersion, ...words.newVersion)] : []),
    ...(unchanged > 0 ? [`${numberOf(unchanged)} ${words.unchanged}`] : []),
    ...(failed > 0 ? [`${numberOf(failed)} ${words.failed}`] : []),
    ...(added + newVersion > 0 ? [countOf(statements, ...words.statement)] : []),
  ];
  return parts.length === 0 ? words.none : parts.join(', ');
}
