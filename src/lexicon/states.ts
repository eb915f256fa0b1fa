import { readTable } from './tables.ts';

let names: ReadonlyMap<string, string> | null = null;

/** The English name of a state by its code of three capitals (ISO 3166 alpha-3); null where there is none. */
export function stateName(code: string): string | null {
  names ??= new Map(readTable('countries.csv').map(({ cells: { key = '', name = '' } }) => [key, name]));
  return names.get(code) ?? null;
}

let called: ReadonlySet<string> | null = null;

/** Whether a word is by itself the name of a state or of its capital, or what belongs to a state (“Norway”, “Oslo”, “Norwegian”). */
export function isOfState(word: string): boolean {
  called ??= new Set(
    readTable('countries.csv').flatMap(({ cells: { name = '', aliases = '', adjectives = '', capital = '' } }) =>
      [name, aliases, adjectives, capital].flatMap((cell) => cell.split('|')).filter((one) => !one.includes(' ')),
    ),
  );
  return called.has(word);
}

/** A state's name as it stands behind “of”: “the United Kingdom”, “Norway”. */
export const stateWithArticle = (name: string): string => (WITH_ARTICLE.test(name) ? `the ${name}` : name);

const WITH_ARTICLE =
  /^(?:United|Netherlands|Philippines|Maldives|Gambia|Bahamas|Comoros|Seychelles|Isle)\b|\b(?:Republic|Islands|Federation|Congo|Territory|Territories)$/u;
