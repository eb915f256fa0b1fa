import type { Api } from '../api/client.ts';

/** A verdict as it is shown: sign, words and colour, so that none of them is needed alone. */
export interface ShownVerdict {
  readonly sign: string;
  readonly words: string;
  readonly kind: 'good' | 'warn' | 'bad' | '';
}

const UNKNOWN = { sign: '–', kind: '' } as const;
const OUT_OF_CONTEXT = { sign: '⚠', kind: 'warn' } as const;

const KINDS: ReadonlyMap<string, Pick<ShownVerdict, 'sign' | 'kind'>> = new Map([
  ['verbatim', { sign: '✓', kind: 'good' }],
  ['altered', { sign: '≠', kind: 'warn' }],
  ['spliced', { sign: '+', kind: 'warn' }],
  ['other-speaker', { sign: '✗', kind: 'bad' }],
  ['absent', { sign: '✗', kind: 'bad' }],
  ['out-of-context', OUT_OF_CONTEXT],
]);

/** Where the name of a value does not say what it means. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['no-source', 'no transcript'],
  ['other-speaker', 'other speaker'],
  ['out-of-context', 'out of context'],
]);

/** Whether what was left out round the words changes what they say. */
export const isOutOfContext = ({ verification }: Pick<Api['Statement'], 'verification'>): boolean =>
  (verification?.context ?? null) !== null;

/** @param outOfContext what was left out round the words changes what they say, so that “✓” would mislead */
export function shownVerdict(verdict: string, outOfContext: boolean): ShownVerdict {
  const known = KINDS.get(verdict) ?? UNKNOWN;
  const words = WORDS.get(verdict) ?? verdict;
  if (!outOfContext) return { ...known, words };
  return { ...(known.kind === 'bad' ? known : OUT_OF_CONTEXT), words: `${words}, out of context` };
}
