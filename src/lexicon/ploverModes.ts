import type { EventType } from '../document/index.ts';
import { listOf } from './csv.ts';
import { readTable } from './tables.ts';

interface ModeWords {
  readonly mode: string;
  readonly trigger: readonly string[];
  readonly clause: readonly string[];
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
      const found = firstOf(row[part], part === 'trigger' ? trigger : clause);
      if (found !== null) return { mode: row.mode, words: found };
    }
  return null;
}

function readWords(): ReadonlyMap<string, readonly ModeWords[]> {
  const rows = readTable('plover/mode-words.csv').map(({ cells }) => ({
    type: cells['type'] ?? '',
    mode: cells['mode'] ?? '',
    trigger: listOf(cells['trigger']),
    clause: listOf(cells['clause']),
  }));
  return Map.groupBy(rows, ({ type }) => type);
}

/** The first words of a text that are one of the entries; of several the first entry. */
function firstOf(entries: readonly string[], text: string): string | null {
  for (const { index } of text.matchAll(BEGINNING))
    for (const entry of entries) {
      const end = endOf(entry, text, index);
      if (end !== null) return text.slice(index, end);
    }
  return null;
}

const BEGINNING = /(?<![\p{L}-])\S/gu;
const REST = /[\p{L}-]*/uy;

/** Where an entry that begins at a place of the text ends. “withdr*”, “pull* out”: a star stands for the rest of a word. */
function endOf(entry: string, text: string, start: number): number | null {
  let at = start;
  for (const [index, part] of entry.split('*').entries()) {
    if (index > 0) at += restAt(text, at);
    if (!text.startsWith(part, at)) return null;
    at += part.length;
  }
  return restAt(text, at) > 0 ? null : at;
}

function restAt(text: string, at: number): number {
  REST.lastIndex = at;
  return REST.exec(text)?.[0].length ?? 0;
}
