import type { EventType } from '../document/index.ts';
import { listOf } from './csv.ts';
import { readTable } from './tables.ts';

interface ModeWords {
  readonly mode: string;
  readonly trigger: RegExp | null;
  readonly clause: RegExp | null;
}

let words: ReadonlyMap<string, readonly ModeWords[]> | null = null;

/**
 * The mode that an event's own words name (data/plover/mode-words.csv), with the words: those of the trigger first, then
 * those of its clause; of several the first of the table. Null where none does. Words are in lower case.
 */
export function modeByWords(
  type: EventType,
  trigger: string,
  clause: string,
): { readonly mode: string; readonly words: string } | null {
  words ??= readWords();
  const rows = words.get(type) ?? [];
  for (const part of ['trigger', 'clause'] as const)
    for (const row of rows) {
      const match = row[part]?.exec(part === 'trigger' ? trigger : clause);
      if (match) return { mode: row.mode, words: match[0] };
    }
  return null;
}

function readWords(): ReadonlyMap<string, readonly ModeWords[]> {
  const rows = readTable('plover/mode-words.csv').map(({ cells }) => ({
    type: cells['type'] ?? '',
    mode: cells['mode'] ?? '',
    trigger: patternOf(cells['trigger']),
    clause: patternOf(cells['clause']),
  }));
  return Map.groupBy(rows, ({ type }) => type);
}

/** “withdr*|pull* out”: a star stands for the rest of a word. */
function patternOf(cell: string | undefined): RegExp | null {
  const entries = listOf(cell);
  if (entries.length === 0) return null;
  const sources = entries.map((entry) => entry.replaceAll(/[.+?^${}()[\]\\]/gu, '\\$&').replaceAll('*', '[\\p{L}-]*'));
  return new RegExp(`(?<![\\p{L}-])(?:${sources.join('|')})(?![\\p{L}-])`, 'u');
}
