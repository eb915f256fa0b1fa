import { listOf } from './csv.ts';
import { readTable } from './tables.ts';

let sectors: ReadonlyMap<string, string> | null = null;

/** A term of more words is looked for first: “former officials” are elites, “officials” government. */
const LONGEST = 3;

/**
 * The PLOVER sector that a description of somebody marks by its last words: “Ukrainian border guards” COP, “the
 * protesters” SOC; null where it marks none. Case does not count, and a closing 's is passed over.
 */
export function sectorOf(words: string): string | null {
  sectors ??= readSectors();
  const parts = words
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  for (let length = Math.min(LONGEST, parts.length); length > 0; length -= 1) {
    const found = sectors.get(parts.slice(-length).join(' '));
    if (found) return found;
  }
  return null;
}

function readSectors(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { cells } of readTable('sectors.csv'))
    for (const word of listOf(cells['words'])) found.set(word.toLowerCase(), cells['sector'] ?? '');
  return found;
}
