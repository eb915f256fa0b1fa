import type { LedgerStatement } from '../ledger/index.ts';
import { citedDocuments, dateParts } from './citedDocuments.ts';
import { safeAddress } from './safeAddress.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The documents of the statements as BibTeX in UTF-8, one entry each: @article with the outlet as its journal, or
 * @misc where there is no outlet. biblatex understands them too. The key is the document's id.
 */
export async function* statementsAsBibtex(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  for await (const document of citedDocuments(statements)) yield entryOf(document);
}

function entryOf({ id, url, title, outlet, byline, language, published, retrieved }: LedgerStatement['document']) {
  const [year, month, day] = dateParts(published) ?? [];
  const link = safeAddress(url);
  const fields: [name: string, value: string | null][] = [
    // Braces keep a name whole: which part of it is the family name is not known.
    ['author', byline.length === 0 ? null : `{${byline.map((name) => `{${escaped(name)}}`).join(' and ')}}`],
    ['title', title && `{${escaped(title)}}`],
    ['journal', outlet && `{${escaped(outlet)}}`],
    ['year', year === undefined ? null : `{${year}}`],
    ['month', month === undefined ? null : (MONTHS[month - 1] ?? null)],
    ['day', day === undefined ? null : `{${day}}`],
    ['url', link && `{${address(link)}}`],
    ['urldate', link && `{${retrieved.slice(0, 10)}}`],
    ['langid', `{${escaped(language === 'en' ? 'english' : language)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@${outlet === null ? 'misc' : 'article'}{${id},\n${lines.join(',\n')}\n}\n\n`;
}

const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  // An escaped brace would count in BibTeX's own reckoning of braces; a command does not.
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);

const escaped = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/[\\{}~^]|[&%$#_]/g, (character) => COMMANDS.get(character) ?? `\\${character}`);

/** An address is not escaped but must not break the entry. */
const address = (url: string): string => url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));
