import { z } from 'zod';
import type { Position } from '../../../ledger/index.ts';
import { beginning, fitted, named } from '../answer.ts';
import type { Links } from '../links.ts';
import { pageAfter } from '../page.ts';
import { joined, type Quoting } from '../quoting.ts';
import { entryOfHit, entryText, statementSchema } from '../statement.ts';
import { tool } from '../tool.ts';
import { actorName, cursor, droppedFrom, endOf, fromDay, leftOut, next, paragraphs, toDay, topic } from './common.ts';

const LONGEST = { before: 400, why: 400 } as const;

const positionSchema = z.object({
  statement: statementSchema,
  undated: z.boolean().describe('no day is known: it stands at the end and is compared with nothing'),
  change: z
    .object({
      differsIn: z
        .array(z.enum(['act', 'polarity', 'stance']))
        .describe(
          'act: from cooperation to conflict or back; polarity: affirmed, then denied; stance: another side in words',
        ),
      from: z.object({
        id: z.string(),
        link: z.string(),
        day: z.string().nullable(),
        words: z.string().describe('the beginning of what was said before; quoted'),
      }),
      why: z.string().describe('the words that decided; quoted in part'),
    })
    .nullable()
    .describe('the latest opposite words of the speaker about the same object; null where there are none'),
});
type Entry = z.output<typeof positionSchema>;

export const positions = tool({
  name: 'positions',
  title: 'Trace a position',
  description: `What a speaker has said about a target or a topic, from the first day to the last, with opposite words about the same object marked (change) and what each is opposite to. Give about or topic. A mark is no finding that the position has changed: read both statements with what stands round them.`,
  input: z.strictObject({
    speaker: actorName('who speaks, or for whom'),
    about: actorName('about whom it is said').optional(),
    topic: topic.optional(),
    from: fromDay('said (or, where that is unknown, published)').optional(),
    to: toDay('said (or, where that is unknown, published)').optional(),
    changesOnly: z.boolean().default(false).describe('only statements with opposite words before them'),
    limit: z.int().min(1).max(50).default(15).describe('statements at most'),
    cursor: cursor.optional(),
  }),
  output: z.object({
    total: z.number().describe('statements in this line, those that were not asked for included'),
    changes: z.number().describe('how many of them have opposite words before them'),
    shownUntil: z.string().nullable().describe('if more may follow: the day from which to ask again; otherwise null'),
    positions: z.array(positionSchema),
    next,
    leftOut,
  }),
  async answer({ changesOnly, limit, cursor: after, topic: issue, ...query }, { ledger, links, quoting }) {
    const found = await ledger.positions({ ...query, issue });
    const wanted = changesOnly ? found.positions.filter(({ change }) => change !== null) : found.positions;
    const page = pageAfter(wanted, ({ statement }) => statement.id, after);
    const entries = page.items.slice(0, limit).map((position) => entryOf(position, links));
    return fitted(entries.length, (count) => {
      const few = entries.slice(0, count);
      const following = page.next(count);
      const omitted = droppedFrom(entries.length, count, 'statements');
      return {
        structured: {
          total: found.positions.length,
          changes: found.changes,
          shownUntil: found.shownUntil,
          positions: few,
          next: following,
          leftOut: omitted,
        },
        text: paragraphs([
          `${few.length} of ${wanted.length} statements, ${found.changes} to compare in all. ${quoting.note}`,
          ...few.map((entry) => positionText(entry, quoting)),
          endOf(omitted, following),
        ]),
      };
    }).answer;
  },
});

function entryOf({ statement, undated, change }: Position, links: Links): Entry {
  return {
    statement: entryOfHit(statement, links),
    undated,
    change: change && {
      differsIn: [...change.differsIn],
      from: {
        id: change.from.id,
        link: links.statement(change.from.id),
        day: (change.from.said ?? change.from.document.published)?.from.slice(0, 10) ?? null,
        words: beginning(change.from.text, LONGEST.before).words,
      },
      why: named(change.why, LONGEST.why),
    },
  };
}

function positionText({ statement, undated, change }: Entry, quoting: Quoting): string {
  const entry = entryText(statement, quoting);
  if (change === null) return undated ? `Undated: ${entry}` : entry;
  const { differsIn, from, why } = change;
  return [
    `COMPARE (${differsIn.join(', ')}): ${entry}`,
    joined(['differs from', from.id, from.day, from.link]),
    quoting.lines([from.words, why]),
  ].join('\n');
}
