import { z } from 'zod';
import { type FacetField, type Facets, KNOWN_VALUES } from '../../../ledger/index.ts';
import { fitted, named } from '../answer.ts';
import { entryOfHit, entryText, statementSchema } from '../statement.ts';
import { tool } from '../tool.ts';
import {
  actorName,
  cursor,
  droppedFrom,
  endOf,
  fromDay,
  leftOut,
  minConfidence,
  next,
  paragraphs,
  toDay,
  topic,
} from './common.ts';

/** Values of each facet that are given, and the characters of each. */
const MOST_VALUES = 10;
const LONGEST_VALUE = 80;

const FACETS = [
  'speaker',
  'target',
  'addressee',
  'outlet',
  'topic',
  'kind',
  'act',
  'polarity',
  'verdict',
  'year',
] as const satisfies readonly FacetField[];

const values = z.array(z.object({ value: z.string(), count: z.number() }));
const facetsSchema = z.object(
  Object.fromEntries(FACETS.map((field) => [field, values])) as Record<FacetField, typeof values>,
);

export const searchStatements = tool({
  name: 'search_statements',
  title: 'Search statements',
  description: `Find statements (who said what, with the exact words) by words and filters, newest first. All filters that are given have to match; leave out what does not matter. Words match only what was said. Use find_actor first where a name may be written in several ways: an id (org:nato) or a code (NOR) finds more than a name. A statement that several documents report comes once unless reports is "all". Quote only from words, and cite the document with its link.`,
  input: z.strictObject({
    words: z
      .string()
      .min(1)
      .optional()
      .describe(
        'words that the statement must hold, all of them; also "a phrase", prefix*, OR, NOT or -word, NEAR(a b, 5), title:word and parentheses',
      ),
    speaker: actorName('who speaks, or for whom').optional(),
    addressee: actorName('to whom it is said').optional(),
    target: actorName('about whom it is said').optional(),
    topic: topic.optional(),
    outlet: z.string().min(1).optional().describe('part of the outlet’s name or host'),
    tag: z.string().min(1).optional().describe('tags of the document, between commas, all of which it has'),
    from: fromDay('said (or, where that is unknown, published)').optional(),
    to: toDay('said (or, where that is unknown, published)').optional(),
    publishedFrom: fromDay('published').optional(),
    publishedTo: toDay('published').optional(),
    kind: z.enum(KNOWN_VALUES.kind).optional(),
    act: z.enum(KNOWN_VALUES.act).optional().describe('what is done by saying it, a PLOVER type'),
    polarity: z.enum(KNOWN_VALUES.polarity).optional(),
    verdict: z.enum(KNOWN_VALUES.verdict).optional().describe('of the comparison with transcripts'),
    minConfidence,
    like: z.string().min(1).optional().describe('id of a statement: those that share its rare words; instead of words'),
    reports: z.enum(KNOWN_VALUES.reports).optional().describe('first (default): once; all: each document’s report'),
    order: z.enum(KNOWN_VALUES.order).optional().describe('date (default), or rank: best match first, needs words'),
    facets: z.boolean().optional().describe('also count the matches by speaker, outlet, topic and so on'),
    limit: z.int().min(1).max(50).default(10).describe('statements at most'),
    cursor: cursor.optional(),
  }),
  output: z.object({
    total: z.number().describe('how many statements match'),
    more: z.boolean().describe('true: more than total match, counting was stopped'),
    statements: z.array(statementSchema),
    facets: facetsSchema.nullable().describe(`the ${MOST_VALUES} most frequent values of each`),
    next,
    leftOut,
  }),
  async answer(given, { ledger, links, quoting }) {
    const found = await ledger.search(given);
    const entries = found.hits.map((hit) => entryOfHit(hit, links));
    const facets = found.facets ? fewer(found.facets) : null;
    const answerWith = (count: number, following: string | null) => {
      const statements = entries.slice(0, count);
      const omitted = droppedFrom(entries.length, count, 'statements');
      const structured = {
        total: found.total,
        more: found.more,
        statements,
        facets,
        next: following,
        leftOut: omitted,
      };
      const head = `${statements.length} of ${found.total}${found.more ? ' or more' : ''} statements.`;
      const tail = endOf(omitted, following);
      const parts = [
        `${head} ${quoting.note}`,
        ...statements.map((entry) => entryText(entry, quoting)),
        facets && `Matches by value:\n${quoting.lines(facetLines(facets))}`,
        tail,
      ];
      return { structured, text: paragraphs(parts) };
    };
    const { answer, count } = fitted(entries.length, (number) => answerWith(number, found.next));
    if (count >= entries.length) return answer;
    // The cursor behind those that are shown is the one of a shorter page.
    const shorter = await ledger.search({ ...given, facets: false, limit: count });
    return answerWith(count, shorter.next);
  },
});

const fewer = (facets: Facets): z.output<typeof facetsSchema> =>
  Object.fromEntries(
    FACETS.map((field) => [
      field,
      facets[field].slice(0, MOST_VALUES).map(({ value, count }) => ({ value: named(value, LONGEST_VALUE), count })),
    ]),
  ) as z.output<typeof facetsSchema>;

const facetLines = (facets: z.output<typeof facetsSchema>): string[] =>
  FACETS.flatMap((field) => {
    const counts = facets[field].map(({ value, count }) => `${value} ${count}`);
    return counts.length === 0 ? [] : [`${field}: ${counts.join(', ')}`];
  });
