import { z } from 'zod';
import { KNOWN_VALUES } from '../../ledger/index.ts';

const LONGEST = 2000;
const text = (describe: string) => z.string().max(LONGEST).optional().describe(describe);
const day = (describe: string) => z.string().max(10).optional().describe(`${describe}: YYYY, YYYY-MM or YYYY-MM-DD.`);
/** Nothing is no number: it would let in what nobody meant. */
const minConfidence = z
  .string()
  .regex(/\S/u, 'expected a number from 0 to 1')
  .transform(Number)
  .pipe(z.number().min(0).max(1))
  .optional()
  .describe('Only what is at least so likely to be right, or was reviewed by a person.');
const WHO = 'words of a name, an id (org:nato) or a code of three capitals (CHN)';

/** What chooses statements; the ledger checks the values and says which there are. */
export const StatementQuery = z.strictObject({
  words: text('Words, "phrases" and prefix*, with OR, NOT, NEAR(a b, 5), title:word and (…).'),
  speaker: text(`Who speaks: ${WHO}.`),
  speaksFor: text(`For whom somebody else speaks: ${WHO}.`),
  addressee: text(`To whom: ${WHO}.`),
  target: text(`About whom: ${WHO}.`),
  topic: text('The slug of a topic.'),
  outlet: text('Part of the name of the outlet, or of the host of its address.'),
  tag: text('A tag of the document, or several between commas.'),
  document: text('The id of a document.'),
  from: day('Said, or else published, on or after'),
  to: day('Said, or else published, on or before'),
  publishedFrom: day('Published on or after'),
  publishedTo: day('Published on or before'),
  kind: z.enum(KNOWN_VALUES.kind).optional(),
  act: text('The PLOVER type that the statement performs, for instance ACCUSE.'),
  polarity: z.enum(KNOWN_VALUES.polarity).optional(),
  verdict: text(`One of ${KNOWN_VALUES.verdict.join(', ')}.`),
  minConfidence,
  like: text('The id of a statement: those that share its rare words. Takes the place of `words`.'),
  reports: z.enum(['first', 'all']).optional().describe('all: once for each document that reports it.'),
});

export const page = {
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many; 20 if not given.'),
  cursor: z.string().max(LONGEST).optional().describe('`next` of the page before.'),
};

export const SearchQuery = StatementQuery.extend({
  ...page,
  order: z.enum(KNOWN_VALUES.order).optional().describe('rank: the best match first; needs words.'),
  facets: z.enum(['true', 'false']).optional().describe('Also count the matches by speaker, outlet and so on.'),
});

export const DocumentQuery = z.strictObject({
  outlet: text('Part of the name of the outlet, or of the host of its address.'),
  title: text('Words of the title, all of which it must have.'),
  speaker: text(`Who speaks in it: ${WHO}.`),
  tag: text('A tag, or several between commas.'),
  form: text('How it came (html, pdf, eml, record …), or transcript.'),
  from: day('Published on or after'),
  to: day('Published on or before'),
  addedFrom: day('Added on or after'),
  addedTo: day('Added on or before'),
  ...page,
  order: z
    .enum(['added', 'published', 'title'])
    .optional()
    .describe('added, if not given, and published: the latest first; title: by the alphabet.'),
});

export const EventQuery = z.strictObject({
  actor: text(`Who acts: ${WHO}.`),
  recipient: text(`Who is acted on: ${WHO}.`),
  type: text('A PLOVER type, for instance CONSULT.'),
  from: day('On or after'),
  to: day('On or before'),
  outlet: text('Part of the name of the outlet that reports it, or of the host of its address.'),
  tag: text('A tag of the document that reports it, or several between commas.'),
  publishedFrom: day('Reported on or after'),
  publishedTo: day('Reported on or before'),
  reportedAs: z
    .enum(KNOWN_VALUES['way of reporting'])
    .optional()
    .describe('fact: the outlet tells it; alleged: somebody quoted does; said: a statement performs it.'),
  minConfidence,
  reports: z.enum(['first', 'all']).optional().describe('all: once for each document that reports it.'),
});

export const EventPageQuery = EventQuery.extend(page);

export const TimelineQuery = z.strictObject({
  actor: text(`Who speaks or acts: ${WHO}.`),
  recipient: text(`To whom or about whom, or who is acted on: ${WHO}.`),
  issue: text('The slug of a topic. At least one of the three is given.'),
  from: day('On or after'),
  to: day('On or before'),
  by: z.enum(KNOWN_VALUES.by).optional(),
  minConfidence,
  period: day('Only the row of this month or year'),
  ids: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe('At most so many ids behind each figure; all if not given.'),
});

export const DyadQuery = z.strictObject({
  from: day('On or after'),
  to: day('On or before'),
  by: z.enum(KNOWN_VALUES.by).optional(),
  source: text('Only what this state or body did: words of its name, its code (NOR) or id (org:nato).'),
  target: text('Only what was done to this state or body.'),
  minConfidence,
  everyPeriod: z
    .enum(['true', 'false'])
    .optional()
    .describe('A row, with zeros, for each pair also in months or years in which nothing was done.'),
});

export const DyadPageQuery = DyadQuery.extend({
  ...page,
  limit: page.limit.describe('At most so many rows; 100 if not given.'),
});

export const NetworkQuery = StatementQuery.extend({
  actor: text(`Whose partners: ${WHO}. Takes the place of speaker, addressee and target.`),
  most: z.coerce.number().int().min(1).max(200).optional().describe('At most so many actors; 60 if not given.'),
});

export const PlaceQuery = EventQuery.omit({
  reports: true,
  outlet: true,
  tag: true,
  publishedFrom: true,
  publishedTo: true,
});

const ids = (most: number) =>
  z
    .string()
    .max(LONGEST * 4)
    .transform((given) => given.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.string().max(200)).max(most));

export const PartyQuery = z.strictObject({
  words: z.string().max(200).optional().describe('Whole words of a name, or a code of three capitals.'),
  ids: ids(200).optional().describe('Ids of the lexicon between commas, in place of words.'),
  most: z.coerce.number().int().min(1).max(200).optional().describe('At most so many; 50 if not given.'),
});

export const EntriesQuery = z.strictObject({
  ids: ids(100).describe('Whole ids (st_…, ev_…) between commas, 100 at most.'),
});

export const PositionQuery = z.strictObject({
  speaker: z.string().min(1).max(LONGEST).describe(`Who speaks: ${WHO}.`),
  about: text(`About whom: ${WHO}.`),
  issue: text('The slug of a topic. At least one of the two is given.'),
  from: day('On or after'),
  to: day('On or before'),
});
