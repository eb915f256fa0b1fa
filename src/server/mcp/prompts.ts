import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { GetPromptResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { NamedField } from '../../ledger/index.ts';
import type { ReadLedger } from './tool.ts';

const MOST_NAMES = 20;

/** Questions that people begin with, for clients that offer prompts. Names are completed from the ledger. */
export function addPrompts(server: McpServer, ledger: Pick<ReadLedger, 'names'>): void {
  const namesOf = (field: NamedField) => async (typed: string | undefined) => [
    ...(await ledger.names(field, typed ?? '', MOST_NAMES)),
  ];
  const name = z.string().min(1);
  server.registerPrompt(
    'line_towards',
    {
      title: 'The line of X towards Y',
      description: 'What somebody has said about somebody else, over time, with opposite words side by side.',
      argsSchema: {
        speaker: completable(name.describe('whose line'), namesOf('speaker')),
        about: completable(name.describe('towards whom'), namesOf('target')),
        since: z.string().optional().describe('from this day, month or year on'),
      },
    },
    ({ speaker, about, since }) =>
      asked(
        `What is the line of ${quoted(speaker)} towards ${quoted(about)}${since ? ` since ${quoted(since)}` : ''}, and where has it changed?`,
        'Find both with find_actor, then use positions, and timeline for how much is said when. Read with get_document what stands round each statement that you call a change. Quote exact words with day, outlet and link; say what is only implied.',
      ),
  );
  server.registerPrompt(
    'is_quote_real',
    {
      title: 'Is this quote real?',
      description: 'Whether somebody said just this, by the transcripts in the ledger.',
      argsSchema: {
        quote: z.string().min(1).describe('the quotation as printed'),
        speaker: completable(name.describe('to whom it is attributed').optional(), namesOf('speaker')),
        date: z.string().optional().describe('of the report, YYYY-MM-DD'),
      },
    },
    ({ quote, speaker, date }) =>
      asked(
        `Did ${speaker ? quoted(speaker) : 'somebody'} say exactly this${date ? ` (reported on ${quoted(date)})` : ''}?\n\n${quoted(quote)}`,
        'Use verify_quote. Tell the verdict, every change that is not marked, and what was left out round the words; give the place in the transcript with its link. Where no transcript could settle it, say so, and use search_statements for who reports the words.',
      ),
  );
}

const quoted = (words: string): string => `“${words.trim()}”`;

const asked = (question: string, how: string): GetPromptResult => ({
  messages: [{ role: 'user', content: { type: 'text', text: `${question}\n\n${how}` } }],
});
