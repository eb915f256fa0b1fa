import { z } from 'zod';
import type { Figure, TimelineRow } from '../../../ledger/index.ts';
import { fitted, named } from '../answer.ts';
import { pageAfter } from '../page.ts';
import { joined, type Quoting } from '../quoting.ts';
import { entryOfHit, entryText, statementSchema } from '../statement.ts';
import { tool } from '../tool.ts';
import { actorName, cursor, endOf, fromDay, leftOut, minConfidence, next, paragraphs, toDay, topic } from './common.ts';

/** Ids that are given behind a figure; its count is that of all. */
const MOST_IDS = 5;
/** In the text, of a period together. */
const MOST_NAMED = 3;
const MOST_OUTLETS = 10;
const MOST_TYPES = 30;
const LONGEST_OUTLET = 160;

const figure = z.object({
  count: z.number(),
  ids: z.array(z.string()).describe(`the first ${MOST_IDS} of those that are counted`),
});
const byType = z.array(z.object({ type: z.string(), ...figure.shape }));

const rowSchema = z.object({
  period: z.string().describe('YYYY-MM or YYYY; empty without a date'),
  statements: figure,
  independentReports: z.number().describe('documents that report them, copies left out'),
  acts: byType.describe('statements by the PLOVER type that they perform, towards the recipient where one is given'),
  topics: z
    .array(z.object({ topic: z.string(), ...figure.shape }))
    .describe('statements by topic, the most frequent first; one of several topics counts in each of them'),
  events: byType.describe('events that outlets tell as facts, by PLOVER type'),
  alleged: figure.describe('events on somebody’s word alone'),
  historical: figure.describe('events told as history, which no other figure has'),
  severalPeriods: figure.describe('of those counted, whose date reaches beyond the period, such as a year by month'),
  meanScore: z.number().nullable().describe('of acts and events, from -10 (conflict) to 10 (cooperation)'),
});
type Row = z.output<typeof rowSchema>;

export const timeline = tool({
  name: 'timeline',
  title: 'Count over time',
  description: `Count what an actor has said and done, by month or year: to or about a recipient, on a topic, or in all. Give an actor or a topic at least. Each figure names some ids behind it (st_… statements, ev_… events): read them with explain before saying what happened. For the words themselves use search_statements with from and to.`,
  input: z.strictObject({
    actor: actorName('who speaks or acts').optional(),
    recipient: actorName('to whom or about whom, or who is acted on').optional(),
    topic: topic.optional(),
    from: fromDay('said, done or published').optional(),
    to: toDay('said, done or published').optional(),
    minConfidence,
    by: z.enum(['month', 'year']).default('month'),
    cursor: cursor.optional(),
  }),
  output: z.object({
    rows: z.array(rowSchema).describe('one a period, in order'),
    outlets: z
      .array(z.object({ outlet: z.string().describe('quoted'), reports: z.number(), share: z.number() }))
      .describe(`the ${MOST_OUTLETS} that carry most reports, over all periods`),
    first: statementSchema.nullable().describe('the first statement'),
    last: statementSchema.nullable().describe('the last statement'),
    next,
    leftOut,
  }),
  async answer({ cursor: after, topic: issue, ...query }, { ledger, links, quoting }) {
    const found = await ledger.timeline({ ...query, issue });
    const first = found.first && entryOfHit(found.first, links);
    const last = found.last && entryOfHit(found.last, links);
    const outlets = found.outlets
      .slice(0, MOST_OUTLETS)
      .map(({ outlet, reports, share }) => ({ outlet: named(outlet, LONGEST_OUTLET), reports, share }));
    const page = pageAfter(found.rows, ({ period }) => period, after);
    return fitted(page.items.length, (count) => {
      const rows = page.items.slice(0, count).map(rowOf);
      const following = page.next(count);
      const omitted = following === null ? null : `${page.items.length - count} periods, for length: go on with next`;
      return {
        structured: { rows, outlets, first, last, next: following, leftOut: omitted },
        text: paragraphs([
          rows.length === 0
            ? 'No matching statements or events.'
            : `${rows.length} of ${found.rows.length} periods. ${quoting.note}`,
          rows.map(rowText).join('\n'),
          outlets.length > 0 && outletText(outlets, quoting),
          first && `First: ${entryText(first, quoting)}`,
          last && `Last: ${entryText(last, quoting)}`,
          endOf(omitted, following),
        ]),
      };
    }).answer;
  },
});

const figureOf = ({ count, ids }: Figure): Row['statements'] => ({ count, ids: ids.slice(0, MOST_IDS) });

const rowOf = ({
  period,
  statements,
  independentReports,
  byAct,
  byTopic,
  byType: told,
  alleged,
  historical,
  severalPeriods,
  meanScore,
}: TimelineRow): Row => {
  // '' stands for statements that perform no act.
  const typed = (figures: TimelineRow['byAct']): Row['acts'] =>
    Object.entries(figures)
      .filter(([type]) => type !== '')
      .slice(0, MOST_TYPES)
      .map(([type, of]) => ({ type, ...figureOf(of) }));
  return {
    period,
    statements: figureOf(statements),
    independentReports,
    acts: typed(byAct),
    topics: Object.entries(byTopic)
      .toSorted(([, a], [, b]) => b.count - a.count)
      .slice(0, MOST_TYPES)
      .map(([topic, of]) => ({ topic, ...figureOf(of) })),
    events: typed(told),
    alleged: figureOf(alleged),
    historical: figureOf(historical),
    severalPeriods: figureOf(severalPeriods),
    meanScore,
  };
};

function rowText(row: Row): string {
  const { period, statements, independentReports, acts, events, alleged, historical, severalPeriods, meanScore } = row;
  const counts = (figures: Row['acts']): string => figures.map(({ type, count }) => `${type} ${count}`).join(', ');
  const ids = [statements, ...events, alleged].flatMap((one) => one.ids);
  return joined([
    `${period || 'no date'}: ${statements.count} statements in ${independentReports} reports`,
    acts.length > 0 && `acts ${counts(acts)}`,
    events.length > 0 && `events ${counts(events)}`,
    alleged.count > 0 && `alleged ${alleged.count}`,
    historical.count > 0 && `history, not counted ${historical.count}`,
    severalPeriods.count > 0 && `dated less exactly ${severalPeriods.count}`,
    meanScore !== null && `score ${meanScore.toFixed(2)}`,
    ids.length > 0 && `such as ${[...new Set(ids)].slice(0, MOST_NAMED).join(', ')}`,
  ]);
}

const outletText = (outlets: readonly { outlet: string; reports: number; share: number }[], quoting: Quoting): string =>
  `Reports by outlet:\n${quoting.lines(
    outlets.map(({ outlet, reports, share }) => `${outlet || '(no outlet)'} ${reports} (${Math.round(100 * share)}%)`),
  )}`;
