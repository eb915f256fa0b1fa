import { isGivenName } from './firstNames.ts';
import { readTable } from './tables.ts';
import { BODY_WORDS } from './titles.ts';

/** Tables of states and of what is no single person. */
const TABLES = ['countries.csv', 'organisations.csv', 'groups.csv'] as const;

let names: ReadonlySet<string> | null = null;

/**
 * Whether a name, as somebody has typed it, is that of a state, an organisation or a group (“Norway”, “the UN”, “Foreign Ministry”):
 * told from three tables, since whoever compares quotations needs no more of the lexicon.
 */
export function isBodyName(typed: string): boolean {
  names ??= new Set(
    TABLES.flatMap((table) =>
      readTable(table).flatMap(({ cells: { name = '', long = '', aliases = '' } }) =>
        [name, long, ...aliases.split('|')].map(folded),
      ),
    ),
  );
  const name = folded(typed);
  if (name === '') return false;
  const words = name.split(' ');
  // “Emily Post” is a person.
  return names.has(name) || (BODY_WORDS.has(words.at(-1) ?? '') && !isGivenName(words[0] ?? ''));
}

const folded = (name: string): string =>
  name
    .trim()
    .replace(/^the\s/i, '')
    .replaceAll('.', '')
    .toLowerCase();
