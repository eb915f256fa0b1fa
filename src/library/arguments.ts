import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import { KNOWN_FIELDS, type Ledger } from '../ledger/index.ts';
import type { Call, Each } from './threadQuestions.ts';

/** What a method is given, in order, with the name of each. */
type Arguments = Readonly<Record<string, z.ZodType>>;

const text = z.string();
const texts = z.array(text);
const whole = z.int().min(1).optional();
/** What is in a document is checked where it is taken in. */
const document = z.looseObject({});
const arrival = z.looseObject({ retrieved: text, tags: texts.optional() });

/** What chooses entries and asks for a page of them: words, but for these. Which values there are the ledger knows. */
const asked = z
  .object({
    limit: z.number().optional(),
    most: z.number().optional(),
    minConfidence: z.number().optional(),
    ids: z.union([z.number(), texts], 'expected a number, or a list of ids').optional(),
    facets: z.boolean().optional(),
    standing: z.boolean().optional(),
    reviewers: texts.optional(),
  })
  .catchall(text.optional());
const queue = asked.extend({ filter: asked.optional() });
const filter = asked.optional();
const current = z.object({
  onrecord: text,
  model: z.union([text, texts], 'expected a version, or a list of them'),
  lexicon: text,
});

/** Every method of a ledger, so that one that it learns later is not left unchecked. */
const ARGUMENTS: Readonly<Record<Call | Each | Exclude<keyof Ledger, Call | Each>, Arguments>> = {
  add: { recorded: document, arrival },
  restore: { versions: z.array(z.looseObject({ recorded: document, arrival })) },
  search: { query: asked },
  statements: { query: filter },
  show: { id: text, options: z.looseObject({ others: z.boolean().optional() }).optional() },
  reading: { id: text, version: z.number().optional() },
  documents: { filter },
  documentPage: { query: filter },
  info: {},
  edit: {
    id: text,
    changes: z.looseObject({
      title: text.nullish(),
      outlet: text.nullish(),
      byline: texts.optional(),
      published: text.nullish(),
    }),
  },
  tag: { ids: texts, changes: z.looseObject({ add: texts.optional(), remove: texts.optional() }) },
  tags: {},
  events: { filter },
  eventPage: { query: filter },
  timeline: { query: asked },
  positions: { query: asked.extend({ speaker: text }) },
  network: { query: asked },
  places: { query: filter },
  dyads: { query: filter },
  parties: { query: filter },
  doubles: { most: whole },
  quotations: { words: z.array(z.looseObject({ transcript: text, turn: z.number(), span: z.array(z.number()) })) },
  entries: { ids: texts },
  verify: { id: text },
  verifyAll: { filter },
  turns: {},
  judge: { verdicts: z.custom((value) => Symbol.iterator in Object(value), 'expected pairs of an id and a verdict') },
  outdated: { versions: current },
  outdatedCount: { versions: current },
  versions: { document: text.optional() },
  refresh: { document: text, recorded: document },
  names: { field: z.enum(KNOWN_FIELDS), typed: text, most: whole },
  counts: {},
  faults: {},
  remove: { id: text },
  removeAll: { documents: z.union([texts, asked], 'expected a filter, or a list of ids') },
  review: {
    given: z.looseObject({
      entry: text,
      field: text.optional(),
      decision: text,
      note: text.nullish(),
      by: text,
      at: text.optional(),
    }),
  },
  undoReview: { id: text },
  reviews: { filter },
  reviewPage: { query: filter },
  reviewQueue: { query: queue.optional() },
  reviewProgress: { query: queue.extend({ by: text }), since: text },
  agreement: { filter },
  close: {},
};

/** Refuses what a program gives that its types would not have let it. @throws OnrecordError OR4001 with the first of it */
export function checkArguments(method: keyof Ledger, given: readonly unknown[]): void {
  for (const [at, [name, shape]] of Object.entries(ARGUMENTS[method]).entries())
    checkArgument(shape, given[at], `ledger.${method}`, name);
}

/** The same for one argument of any function. */
export function checkArgument(shape: z.ZodType, given: unknown, input: string, name: string): void {
  const [issue] = shape.safeParse(given).error?.issues ?? [];
  if (issue === undefined) return;
  const fault = issue.message.replace('Invalid input: ', '').replace('Invalid option: ', '');
  throw new OnrecordError('OR4001', { input, fault: `${z.core.toDotPath([name, ...issue.path])}: ${fault}` });
}
