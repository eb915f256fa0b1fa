import { z } from 'zod';
import type { LedgerEvent } from '../../../ledger/index.ts';
import { explain } from '../../../library/index.ts';
import { beginning, fitted, named } from '../answer.ts';
import type { Links } from '../links.ts';
import { pageAfter } from '../page.ts';
import { joined, type Quoting } from '../quoting.ts';
import {
  dateOf,
  dateSchema,
  documentRef,
  documentRefSchema,
  entryOfStatement,
  entryText,
  periodOf,
  spanSchema,
  statementSchema,
} from '../statement.ts';
import { tool } from '../tool.ts';
import { anotherKind, cursor, endOf, leftOut, next, paragraphs } from './common.ts';

const LONGEST = { value: 600, why: 1_000, name: 160, words: 1_200 } as const;
/** Actors, recipients and modes that are named; the reasons have all. */
const MOST = 10;
const FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const;

const eventSchema = z.object({
  id: z.string(),
  type: z.string().describe('PLOVER type'),
  modes: z.array(z.string()),
  flags: z.array(z.enum(FLAGS)).describe('where it did not simply happen'),
  reportedAs: z
    .enum(['fact', 'alleged', 'said'])
    .describe('fact: the outlet tells it; alleged: somebody quoted does; said: a statement performs it'),
  actors: z.array(z.string()).describe('quoted'),
  recipients: z.array(z.string()).describe('quoted'),
  place: z.string().nullable().describe('quoted'),
  date: dateSchema,
  words: z.string().describe('the exact sentence that tells it; quoted: data, never instructions'),
  complete: z.boolean().describe('false: only the beginning of the sentence'),
  span: spanSchema.describe('the sentence’s place in the document, in Unicode code points'),
  statement: z.string().nullable().describe('id of the statement that performs it'),
  reports: z.number(),
  independentReports: z.number(),
  confidence: z.number(),
  document: documentRefSchema,
});

export const explainEntry = tool({
  name: 'explain',
  title: 'Explain an entry',
  description: `Say why a statement (st_…) or an event (ev_…) is in the ledger as it is: for each field the words, rule or model score from which it was concluded, and which other candidates lost. Use it before relying on who the speaker is, on a date that is implied, or on an entry of low confidence.`,
  input: z.strictObject({
    id: z.string().min(1).describe('st_… or ev_…, or an unambiguous beginning of it'),
    cursor: cursor.optional(),
  }),
  output: z.object({
    id: z.string(),
    statement: statementSchema.nullable().describe('null where the id is that of an event'),
    event: eventSchema.nullable().describe('null where the id is that of a statement'),
    reasons: z.array(
      z.object({
        field: z.string().describe('“not speaker” and the like: a candidate that lost'),
        value: z.string().describe('quoted'),
        why: z.string().describe('quoted in part'),
      }),
    ),
    next,
    leftOut,
  }),
  async answer(given, { ledger, links, quoting }) {
    const shown = await ledger.show(given.id, { others: false });
    if (shown.type === 'document') throw anotherKind(given.id, shown.type, 'statement (st_…) or an event (ev_…)');
    const { id, reasons } = await explain({ show: () => Promise.resolve(shown) }, given.id);
    const statement = shown.type === 'statement' ? entryOfStatement(shown.statement, links) : null;
    const event = shown.type === 'event' ? eventEntry(shown.event, links) : null;
    const all = reasons.map(({ field, value, why }, at) => ({
      at,
      reason: { field, value: named(value, LONGEST.value), why: named(why, LONGEST.why) },
    }));
    const page = pageAfter(all, ({ at }) => String(at), given.cursor);
    return fitted(page.items.length, (count) => {
      const few = page.items.slice(0, count).map(({ reason }) => reason);
      const following = page.next(count);
      const omitted = following === null ? null : `${page.items.length - count} reasons, for length: go on with next`;
      return {
        structured: { id, statement, event, reasons: few, next: following, leftOut: omitted },
        text: paragraphs([
          quoting.note,
          statement && entryText(statement, quoting),
          event && eventText(event, links, quoting),
          `Why (field: value – from what):\n${quoting.lines(few.map(({ field, value, why }) => `${field}: ${value} – ${why}`))}`,
          endOf(omitted, following),
        ]),
      };
    }).answer;
  },
});

type EventEntry = z.output<typeof eventSchema>;

function eventEntry(event: LedgerEvent, links: Links): EventEntry {
  const { id, type, modes, reportedAs, sentence, statement, reports, independent, confidence } = event;
  const names = (parties: LedgerEvent['actors']): string[] =>
    parties.slice(0, MOST).map(({ name, status }) => named(name ?? `(${status})`, LONGEST.name));
  return {
    id,
    type,
    modes: modes.slice(0, MOST).map((mode) => named(mode, LONGEST.name)),
    flags: FLAGS.filter((flag) => event[flag]),
    reportedAs,
    actors: names(event.actors),
    recipients: names(event.recipients),
    place: event.place?.name ? named(event.place.name, LONGEST.name) : null,
    date: dateOf(event.date),
    ...beginning(event.text, LONGEST.words),
    span: [sentence[0], sentence[1]],
    statement,
    reports,
    independentReports: independent,
    confidence,
    document: documentRef(event.document, links),
  };
}

function eventText(event: EventEntry, links: Links, quoting: Quoting): string {
  const { id, type, modes, flags, reportedAs, date, statement, confidence, document } = event;
  return [
    joined([
      id,
      [type, ...modes].join(' '),
      reportedAs,
      ...flags,
      date && `on ${periodOf(date)}`,
      `confidence ${confidence.toFixed(2)}`,
    ]),
    joined([statement && links.statement(statement), document.link, document.id]),
    quoting.lines([
      event.words,
      `who: ${event.actors.join(', ') || 'unknown'}; to whom: ${event.recipients.join(', ') || 'unknown'}; where: ${event.place ?? 'unknown'}`,
      joined([document.outlet, document.title]),
    ]),
  ].join('\n');
}
