import type { LedgerStatement, StatementFilter, StoredVersion } from '../ledger/index.ts';
import { jsonLine } from '../text/index.ts';
import { archiveEntry } from './archive.ts';
import { statementLine } from './jsonl.ts';

/** Characters of documents that one line carries; more go to lines of their own, so that no line grows without end. */
const MOST_CARRIED = 4_000_000;

/**
 * Statements as JSON Lines from which `onrecord import` restores the ledger. A line carries, in `archive`, the versions of
 * documents that it needs and no line before it has; in the order in which they came into the ledger, those without a
 * statement of their own in between. What no line can carry stands in a line of an archive.
 *
 * @param versions the documents of the statements, each version once
 * @param filter what the statements were chosen by, for the reader of the file; null for all of the ledger
 */
export async function* statementsWithDocuments(
  statements: AsyncIterable<LedgerStatement>,
  versions: AsyncIterable<StoredVersion>,
  filter: StatementFilter | null,
): AsyncGenerator<string> {
  const waiting = waitingVersions(versions);
  try {
    // A line is held back until the next one comes: the last carries what is left.
    let held: LedgerStatement | null = null;
    for await (const statement of statements) {
      if (held !== null) yield lineOf(held, waiting.taken(), filter);
      yield* waiting.until(statement.document);
      held = statement;
    }
    yield* waiting.until(null);
    if (held === null) yield* waiting.taken().map((entry) => `${entry}\n`);
    else yield lineOf(held, waiting.taken(), filter);
  } finally {
    await waiting.close();
  }
}

function lineOf(statement: LedgerStatement, entries: readonly string[], filter: StatementFilter | null): string {
  const line = jsonLine(statementLine(statement));
  if (entries.length === 0) return `${line}\n`;
  const archive = `{"filter":${jsonLine(filter)},"versions":[${entries.join(',')}]}`;
  return `${line.slice(0, -1)},"archive":${archive}}\n`;
}

/** A version of a document by its number. */
interface Numbered {
  readonly id: string;
  readonly version: number;
}

/** Versions, read as far as a statement needs them, that wait for a line to carry them. */
function waitingVersions(versions: AsyncIterable<StoredVersion>) {
  const source = versions[Symbol.asyncIterator]();
  const read = new Set<string>();
  const keyOf = ({ id, version }: Numbered): string => `${id} ${version}`;
  let entries: string[] = [];
  let length = 0;
  const taken = (): readonly string[] => {
    const all = entries;
    entries = [];
    length = 0;
    return all;
  };
  return {
    /** The entries that wait; they wait no longer. */
    taken,
    /** Reads on until this version has been read, or to the end; gives lines where too much would wait. */
    async *until(wanted: Numbered | null): AsyncGenerator<string> {
      const goesOn = (): boolean => wanted === null || !read.has(keyOf(wanted));
      while (goesOn()) {
        const next = await source.next();
        if (next.done) return;
        const { document, version } = next.value;
        read.add(keyOf({ id: document.id, version }));
        const entry = jsonLine(archiveEntry(next.value));
        if (length + entry.length > MOST_CARRIED) yield* taken().map((earlier) => `${earlier}\n`);
        entries.push(entry);
        length += entry.length;
      }
    },
    close: async (): Promise<void> => {
      await source.return?.();
    },
  };
}
