import { Command } from 'commander';
import { type Ledger, openLedger } from '../index.ts';
import { allTopics, type Topic } from '../lexicon/index.ts';
import { ledgerOption } from './options.ts';
import { colours, terminalWidth, writeJson, writeLines } from './output.ts';
import { tableLines } from './table.ts';

interface Flags {
  readonly counts?: boolean;
  readonly ledger?: string;
  readonly json?: boolean;
}

/** How many statements of a ledger are on a topic; `more`: so many were counted, and there are more. */
interface Counted {
  readonly statements: number;
  readonly more: boolean;
}

const KINDS = { context: 'PLOVER', issue: 'issue', own: 'your own' } as const;

/** `onrecord topics`: which topics statements can have, the user's own among them. */
export function topicsCommand(): Command {
  return new Command('topics')
    .description('list the topics a statement can have, with their names and meanings')
    .option('--counts', 'count the statements on each topic in the ledger; several reports of one count once')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Set ONRECORD_ISSUES to a file with your own topics and words (see data/README.md
for the format).

Examples:
  onrecord topics
  onrecord topics --counts --json
  onrecord search --topic fisheries`,
    )
    .action(async ({ counts = false, ledger: file, json = false }: Flags) => {
      const topics = allTopics();
      const counted = counts || file !== undefined ? await countsOf(topics, file) : null;
      if (json) await writeJson({ topics: topics.map((one) => ({ ...one, ...counted?.get(one.topic) })) });
      else await writeLines(linesOf(topics, counted));
    });
}

async function countsOf(topics: readonly Topic[], file: string | undefined): Promise<Map<string, Counted>> {
  const ledger: Ledger = await openLedger(file, { mode: 'read' });
  try {
    const counts = new Map<string, Counted>();
    for (const { topic } of topics) {
      const { total, more } = await ledger.search({ topic, limit: 1 });
      counts.set(topic, { statements: total, more });
    }
    return counts;
  } finally {
    await ledger.close();
  }
}

/** Columns that the frame of the table and the kinds take. */
const FRAME = 16;

function linesOf(topics: readonly Topic[], counted: ReadonlyMap<string, Counted> | null): string[] {
  const rows = topics.map(({ topic, name, about, kind }) => {
    const count = counted?.get(topic);
    return [
      colours.bold(topic),
      about ? `${name}. ${about}` : name,
      KINDS[kind],
      ...(count ? [`${count.statements}${count.more ? '+' : ''}`] : []),
    ];
  });
  const slug = 2 + Math.max(...topics.map(({ topic }) => topic.length));
  const last = counted ? [12] : [];
  const meaning = Math.max(24, terminalWidth() - slug - FRAME - (last[0] ?? 0));
  const head = ['topic', 'what it is', 'kind', ...(counted ? ['statements'] : [])];
  return tableLines(head, rows, { widths: [slug, meaning, 10, ...last], wrap: true, ruled: false });
}
