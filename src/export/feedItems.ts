import { type LedgerStatement, namesOfChain, throughWhom } from '../ledger/index.ts';
import { urnOf } from './details.ts';
import { safeAddress } from './safeAddress.ts';

/** A statement as an item of a feed. `published` is an ISO 8601 instant or day. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** Of a page on the web, or null. */
  readonly url: string | null;
  readonly text: string;
  readonly published: string;
  readonly tags: readonly string[];
}

/** Characters (code points) of the words in a title. */
const TITLE = 120;

/** The statements that came into the ledger last, the latest first; as many are held as are given. */
export async function latestEntries(statements: AsyncIterable<LedgerStatement>, most: number): Promise<FeedEntry[]> {
  let latest: LedgerStatement[] = [];
  for await (const statement of statements) {
    latest.push(statement);
    if (latest.length > 2 * most) latest = latestOf(latest, most);
  }
  return latestOf(latest, most).map(entryOf);
}

const latestOf = (statements: readonly LedgerStatement[], most: number): LedgerStatement[] =>
  statements.toSorted((a, b) => compare(b.document.retrieved, a.document.retrieved)).slice(0, most);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function entryOf(statement: LedgerStatement): FeedEntry {
  const { id, speaker, speakerWords, text, context, topics, document } = statement;
  const words = [...text.replace(/\s+/gu, ' ')];
  const short =
    words.length > TITLE
      ? `${words
          .slice(0, TITLE - 1)
          .join('')
          .trimEnd()}…`
      : words.join('');
  const origin = [document.outlet, document.title].filter(Boolean).join(', ');
  return {
    id: urnOf(id),
    title: `${throughWhom(speaker?.name ?? speakerWords ?? 'Somebody', namesOfChain(statement))}: ${short}`,
    url: safeAddress(document.url),
    text: origin === '' ? context.text : `${context.text}\n\n(${origin})`,
    published: document.published?.from ?? document.retrieved,
    tags: topics,
  };
}

/**
 * The instant that a day, a minute with or without an offset, or an instant begins at; UTC where none is given. Of a time
 * that no clock shows, as ledgers of earlier versions may hold, the day.
 */
export function instantOf(date: string): Date {
  const local = /T\d\d:\d\d(?::\d\d)?$/.test(date);
  const instant = new Date(local ? `${date}Z` : date);
  return Number.isNaN(instant.getTime()) ? new Date(date.slice(0, 'YYYY-MM-DD'.length)) : instant;
}
