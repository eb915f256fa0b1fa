import { texts } from './texts.ts';

/** A quotation as it is sent. */
export interface GivenQuote {
  readonly quote: string;
  readonly speaker?: string;
  readonly date?: string;
}

/** What the server takes at a time. */
const MOST = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * Reads pasted lines: a quotation each, and after a tab or a vertical bar who said it and when it was reported. Quotation
 * marks round all of it are no part of it; empty lines count for nothing.
 */
export function quotesIn(pasted: string): { readonly quotes: readonly GivenQuote[]; readonly fault: string | null } {
  const lines = pasted
    .split('\n')
    .map((line, at) => ({ number: at + 1, cells: line.split(/\t|\|/u).map((cell) => cell.trim()) }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const wrong = filled.find(({ cells }) => cells[2] !== undefined && cells[2] !== '' && !DAY.test(cells[2]));
  const fault = wrong
    ? `${texts.faultLine} ${wrong.number}: ${texts.wrongDate}`
    : filled.length > MOST
      ? texts.tooMany
      : null;
  const quotes = filled.map(({ cells: [quote = '', speaker = '', date = ''] }) => ({
    quote: quote.replace(/^["“”„«](.*)["“”»]$/u, '$1'),
    ...(speaker === '' ? {} : { speaker }),
    ...(date === '' ? {} : { date }),
  }));
  return { quotes: quotes.filter(({ quote }) => quote !== ''), fault };
}

/** The end of an address that has the lines. */
export const addressOfLines = (pasted: string): string => `#lines=${encodeURIComponent(pasted)}`;

/** The lines that the end of an address has; none where it has others, or is broken. */
export function linesAt(hash: string): string {
  const [, lines = ''] = hash.split('#lines=');
  try {
    return decodeURIComponent(lines);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return '';
  }
}
