import type { Field, Kind } from './values.ts';

/** What a key does while an entry is shown. */
export type Action = 'accept' | 'notOne' | 'skip' | 'undo' | 'help' | 'stay' | { readonly correct: Field };

const COMMON: readonly (readonly [key: string, action: Action])[] = [
  ['a', 'accept'],
  ['Enter', 'accept'],
  ['x', 'notOne'],
  ['n', 'skip'],
  ['u', 'undo'],
  ['m', 'stay'],
  ['?', 'help'],
];

const CORRECTIONS: Readonly<Record<Kind, readonly (readonly [key: string, field: Field])[]>> = {
  statement: [
    ['s', 'speaker'],
    ['w', 'span'],
    ['k', 'kind'],
    ['t', 'addressee'],
    ['g', 'targets'],
    ['c', 'act'],
    ['d', 'said'],
  ],
  event: [
    ['k', 'type'],
    ['o', 'modes'],
    ['s', 'actors'],
    ['g', 'recipients'],
    ['d', 'date'],
    ['e', 'negated'],
    ['h', 'hypothetical'],
    ['f', 'future'],
    ['i', 'historical'],
    ['r', 'standing'],
  ],
};

/** The key that corrects a field; null for the question whether it is an entry at all. */
export const keyOf = (field: Field, kind: Kind): string | null =>
  CORRECTIONS[kind].find(([, corrected]) => corrected === field)?.[0] ?? null;

/** The keys of the fields of an entry, in their order. */
export const corrections = (kind: Kind) => CORRECTIONS[kind];

export function actionOf(key: string, kind: Kind): Action | null {
  const common = COMMON.find(([pressed]) => pressed === key);
  if (common) return common[1];
  const corrected = CORRECTIONS[kind].find(([pressed]) => pressed === key);
  return corrected ? { correct: corrected[1] } : null;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'defaultPrevented' | 'target'>;

/** Whether a key is meant for the page: not with others that the browser takes, not typed, and not for what has the focus. */
export function isForPage({ key, ctrlKey, metaKey, altKey, repeat, defaultPrevented, target }: Pressed): boolean {
  if (ctrlKey || metaKey || altKey || repeat || defaultPrevented) return false;
  if (!(target instanceof Element)) return true;
  if (target.closest('input, textarea, select, dialog, [contenteditable], [data-keys]') !== null) return false;
  return key !== 'Enter' || target.closest('a, button, summary') === null;
}
