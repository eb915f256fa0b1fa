import { z } from 'zod';
import { list } from './common.ts';
import { StatementHit } from './statements.ts';

const Figure = z
  .object({ count: z.int(), ids: list(z.string()) })
  .meta({ id: 'Figure', description: 'A figure and the ids behind it.' });

const TimelineQuery = z.object({
  actor: z.string().optional(),
  recipient: z.string().optional(),
  issue: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  by: z.enum(['month', 'year']).optional(),
  period: z.string().optional(),
  ids: z.int().optional(),
});

export const Timeline = z
  .object({
    query: TimelineQuery,
    rows: list(
      z.object({
        period: z.string().describe('YYYY-MM, YYYY, or nothing without a date.'),
        statements: Figure,
        independentReports: z.int(),
        byAct: z.record(z.string(), Figure).describe('By PLOVER type; nothing where none is done to the recipient.'),
        byTopic: z.record(z.string(), Figure).describe('Statements of several topics count in each of them.'),
        byType: z.record(z.string(), Figure),
        alleged: Figure,
        historical: Figure.describe('Events told as history, which no other figure has.'),
        severalPeriods: Figure.describe('Of those counted, whose date reaches beyond the period: a year by month.'),
        byQuad: z.record(z.string(), z.int()),
        meanScore: z.number().nullable(),
      }),
    ),
    outlets: list(z.object({ outlet: z.string(), reports: z.int(), share: z.number() })),
    first: StatementHit.nullable(),
    last: StatementHit.nullable(),
  })
  .meta({ id: 'Timeline' });

export const Positions = z
  .object({
    query: z.object({
      speaker: z.string(),
      about: z.string().optional(),
      issue: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
    }),
    positions: list(
      z.object({
        statement: StatementHit,
        undated: z.boolean(),
        change: z
          .object({
            differsIn: list(z.enum(['act', 'polarity', 'stance'])),
            from: StatementHit,
            why: z.string(),
          })
          .nullable(),
      }),
    ),
    changes: z.int(),
    shownUntil: z
      .string()
      .nullable()
      .describe('the day of the last dated statement if more may follow it, from which to ask again; otherwise null'),
  })
  .meta({ id: 'Positions' });
