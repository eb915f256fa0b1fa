import type { WordList } from '../ledger/index.ts';
import type { ComparedWord } from '../text/index.ts';

export interface WordStore {
  add(words: readonly ComparedWord[]): void;
  /** The words that were added by the call of this number, from 0. */
  list(number: number): WordList;
}

const COLUMNS = 4;

/**
 * Words of many turns in sixteen bytes each, so that a speech of an hour need not be taken apart again to look at one
 * of its sentences.
 */
export function wordStore(): WordStore {
  const ids = new Map<string, number>();
  const keys: string[] = [];
  const starts: number[] = [0];
  /** For each word the number of its key, its span and its sentence. */
  let table = new Uint32Array(1 << 16);
  let size = 0;

  const idOf = (key: string): number => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, keys.length);
    return keys.push(key) - 1;
  };
  return {
    add(words) {
      if (size + words.length * COLUMNS > table.length) {
        const larger = new Uint32Array(Math.max(table.length * 2, size + words.length * COLUMNS));
        larger.set(table);
        table = larger;
      }
      for (const { key, span, sentence } of words) {
        table[size] = idOf(key);
        table[size + 1] = span[0];
        table[size + 2] = span[1];
        table[size + 3] = sentence;
        size += COLUMNS;
      }
      starts.push(size / COLUMNS);
    },
    list(number) {
      const first = starts[number] ?? 0;
      const length = (starts[number + 1] ?? first) - first;
      return {
        length,
        at(index) {
          const word = index < 0 ? length + index : index;
          if (word < 0 || word >= length) return undefined;
          const row = (first + word) * COLUMNS;
          return {
            key: keys[table[row] ?? 0] ?? '',
            span: [table[row + 1] ?? 0, table[row + 2] ?? 0],
            sentence: table[row + 3] ?? 0,
          };
        },
      };
    },
  };
}
