import { listOf, type Row } from './csv.ts';
import { readTable } from './tables.ts';
import { isDepartment } from './titles.ts';
import { BREAK, type Token, tokensOf } from './tokens.ts';

/** One row of offices.csv, for one phrase. `of`: '' any, 'country', 'org', or the keys of those that have it. */
export interface OfficeRow {
  readonly office: string;
  readonly sector: string | null;
  readonly rank: number;
  readonly of: '' | 'country' | 'org' | readonly string[];
}

export interface OrganRow {
  readonly organ: string;
  readonly name: string;
  readonly sector: string | null;
  readonly nouns: readonly string[];
}

interface Phrase {
  readonly offices: OfficeRow[];
  readonly organ: OrganRow | null;
  readonly plural: boolean;
}

/** The phrases that name offices and organs, by their words in lower case, and how far one reaches from its first. */
export interface Phrases {
  readonly entries: ReadonlyMap<string, Phrase>;
  readonly reach: ReadonlyMap<string, number>;
  readonly organs: ReadonlyMap<string, OrganRow>;
  /** The rank of an office, 1 for the highest; for the choice among terms that hold on the same day. */
  readonly ranks: ReadonlyMap<string, number>;
}

export function phrasesOfTables(): Phrases {
  const entries = new Map<string, { offices: OfficeRow[]; organ: OrganRow | null; plural: boolean }>();
  const reach = new Map<string, number>();
  const organs = new Map<string, OrganRow>();
  const ranks = new Map<string, number>();
  const enter = (phrase: string, plural: boolean, office: OfficeRow | null, organ: OrganRow | null): void => {
    const words = tokensOf(phrase).map(({ key }) => key);
    const key = words.join(' ');
    const entry = entries.get(key) ?? { offices: [], organ: null, plural };
    entries.set(key, entry);
    if (office) entry.offices.push(office);
    if (organ) entry.organ ??= organ;
    const first = words[0] ?? '';
    reach.set(first, Math.max(reach.get(first) ?? 0, words.length));
  };
  for (const { cells } of readTable('offices.csv')) {
    const office = officeOf(cells);
    ranks.set(office.office, Math.min(ranks.get(office.office) ?? 99, office.rank));
    for (const phrase of listOf(cells.phrases)) {
      enter(phrase, false, office, null);
      for (const plural of pluralsOf(phrase)) enter(plural, true, office, null);
    }
  }
  for (const { cells } of readTable('organs.csv')) {
    const { key: organ = '', name = '' } = cells;
    const row: OrganRow = { organ, name, sector: cells.sector || null, nouns: listOf(cells.nouns) };
    organs.set(organ, row);
    for (const phrase of listOf(cells.phrases)) enter(phrase, false, null, row);
  }
  return { entries, reach, organs, ranks };
}

/** The offices that the tables have words for: foreign-minister, secretary-general, … */
export const officeKeys = (): ReadonlySet<string> =>
  new Set(readTable('offices.csv').map(({ cells }) => cells['office'] ?? ''));

/** The longest phrase that begins at token `at`; `lower` has the keys of the tokens in lower case. */
export function longestPhrase(
  { entries, reach }: Phrases,
  tokens: readonly Token[],
  lower: readonly string[],
  at: number,
): { readonly length: number; readonly phrase: Phrase } | null {
  let key = lower[at] ?? '';
  const limit = reach.get(key);
  if (limit === undefined) return ministryAt(tokens, lower, at);
  let found: { length: number; phrase: Phrase } | null = null;
  for (let length = 1; ; length += 1) {
    const phrase = entries.get(key);
    if (phrase) found = { length, phrase };
    const next = tokens[at + length];
    if (length >= limit || next === undefined || next.key === BREAK) return found ?? ministryAt(tokens, lower, at);
    key = `${key} ${lower[at + length] ?? ''}`;
  }
}

/** Words before “ministry”, or after “ministry of”, at most. */
const MOST = 6;

/** A ministry that the table does not have: “sea ministry”, “ministry of water and sanitation”. */
function ministryAt(
  tokens: readonly Token[],
  lower: readonly string[],
  at: number,
): { readonly length: number; readonly phrase: Phrase } | null {
  // “Ministry of Mining and Blue Economy”: a further capital that leads to one.
  const isField = (index: number): boolean =>
    isDepartment(lower[index] ?? '') ||
    (lower[index - 1] === 'and' && /^\p{Lu}/u.test(tokens[index]?.key ?? '') && isDepartment(lower[index + 1] ?? ''));
  const fieldEnd = (from: number): number => {
    let end = from;
    for (let next = from; next < from + MOST; next += 1)
      if (isField(next)) end = next + 1;
      else if (lower[next] !== 'and') break;
    return end;
  };
  const isAhead = lower[at] === 'ministry' && /^(?:of|for)$/u.test(lower[at + 1] ?? '');
  const from = isAhead ? (lower[at + 2] === 'the' ? at + 3 : at + 2) : at;
  const end = fieldEnd(from);
  if (end === from || (!isAhead && lower[end] !== 'ministry')) return null;
  const organ = ministryRow(`${lower.slice(from, end).join('-')}-ministry`);
  return organ && { length: (isAhead ? end : end + 1) - at, phrase: { offices: [], organ, plural: false } };
}

/** The row of a ministry by its key (`water-and-sanitation-ministry`); null for a key of something else. */
export function ministryRow(key: string): OrganRow | null {
  if (!/^[\p{L}-]+-ministry$/u.test(key)) return null;
  const words = key.split('-').map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)));
  return { organ: key, name: words.join(' '), sector: 'GOV', nouns: ['ministry'] };
}

const officeOf = (cells: Row['cells']): OfficeRow => {
  const of = cells.of ?? '';
  return {
    office: cells.office ?? '',
    sector: cells.sector || null,
    rank: Number(cells.rank),
    of: of === '' || of === 'country' || of === 'org' ? of : listOf(of),
  };
};

/** foreign minister → foreign ministers; secretary of state → secretaries of state; secretary-general → two forms. */
const pluralsOf = (phrase: string): string[] => {
  const hyphen = /^(.*)-(general|elect)$/.exec(phrase);
  if (hyphen) return [`${plural(hyphen[1] ?? '')}-${hyphen[2] ?? ''}`, `${phrase}s`];
  const head = /^(.*?)( (?:of|for|to|in) .*)/s.exec(phrase);
  return head ? [plural(head[1] ?? '') + (head[2] ?? '')] : [plural(phrase)];
};

const plural = (phrase: string): string => {
  if (/[^aeiou]y$/.test(phrase)) return `${phrase.slice(0, -1)}ies`;
  if (phrase.endsWith('man')) return `${phrase.slice(0, -3)}men`;
  if (phrase.endsWith('person')) return `${phrase.slice(0, -6)}people`;
  return /(?:s|ch|sh|x)$/.test(phrase) ? `${phrase}es` : `${phrase}s`;
};
