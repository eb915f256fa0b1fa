import { z } from 'zod';
import { BLOCK_KINDS, EDITABLE, EVENT_TYPES, GRANULARITIES, QUOTE_KINDS } from '../document/index.ts';
import { DECISIONS, REVIEW_FIELDS } from './review.ts';
import { VERDICTS } from './verification.ts';

/*
 * What a document looks like outside of memory, in the ledger's columns of JSON and in an archive: the types of
 * document/ once more, for values that nobody has checked. Fields that are not named here may be there: a later
 * Onrecord has put them in.
 */

const text = z.string();
const orNull = text.nullable();
const list = <Shape extends z.ZodType>(shape: Shape) => z.array(shape);
const whole = z.int().min(0);
const probability = z.number().min(0).max(1);

const SPAN = z.tuple([whole, whole]).refine(([start, end]) => start <= end, 'it ends before it begins');
const SPANS = list(SPAN);

/** How many groups may stand in one another: “the leaders of both” have members, and those may have some. */
const DEEPEST_GROUP = 4;

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Whether it is a day of the calendar, which the 30th of February is not. */
const isDay = (moment: string): boolean =>
  new Date(`${moment.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(moment.slice(8, 10));

const moment = z.string().refine((value) => MOMENT.test(value) && isDay(value), 'not a date of ISO 8601');

const DATE = z.looseObject({
  from: moment,
  to: moment,
  granularity: z.enum(GRANULARITIES),
  basis: z.enum(['known', 'implied']),
  span: SPAN.nullable(),
  why: text,
  confidence: z.number().optional(),
});

const CANDIDATE = z.looseObject({ actor: text, name: text, score: z.number(), reasons: list(text) });

/** Not recursive: what is nested without end would end the program and not the line. */
const referenceWith = (members: z.ZodType) =>
  z.looseObject({
    actor: orNull,
    name: orNull,
    mention: SPANS,
    status: z.enum(['resolved', 'group', 'anonymous', 'unresolved']),
    via: z.enum(['name', 'title', 'pronoun', 'ellipsis', 'turn', 'organisation']),
    members: list(members),
    represents: z.looseObject({ actor: text, name: text, code: orNull }).nullable(),
    basis: z.enum(['known', 'implied']),
    why: text,
    confidence: z.number().optional(),
    candidates: list(CANDIDATE).optional(),
  });

const REFERENCE = Array.from({ length: DEEPEST_GROUP }).reduce<ReturnType<typeof referenceWith>>(
  (members) => referenceWith(members),
  referenceWith(z.never()),
);

const KIND = z.enum(QUOTE_KINDS);

/** What a report's `reading` holds; earlier readings have no kind, no confidence and no reasons. */
const READING = z.looseObject({
  speaker: REFERENCE.nullable(),
  addressees: list(REFERENCE),
  targets: list(REFERENCE),
  said: DATE.nullable(),
  venue: orNull,
  topics: list(text),
  polarity: z.enum(['affirmed', 'negated']),
  act: z.looseObject({ type: text, negated: z.boolean(), targets: list(REFERENCE) }).nullable(),
  chain: list(REFERENCE),
  why: z.looseObject({ topics: z.record(text, text), polarity: text, act: text }).optional(),
  kind: KIND.optional(),
  confidence: probability.optional(),
});

const STATEMENT = READING.extend({ id: text, attribution: text, kind: KIND, text, confidence: probability });

const PARTY = REFERENCE.extend({ code: orNull, sector: orNull });

const LOCATION = z.looseObject({
  level: z.enum(['city', 'region', 'country']),
  name: text,
  region: orNull,
  country: text,
  countryName: text,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  geoname: z.number().nullable(),
  why: text,
});

/** What an event's `reading` holds; the statement that performs it stands beside. */
const EVENT_READING = z.looseObject({
  type: z.enum(EVENT_TYPES),
  modes: list(text),
  contexts: list(text),
  negated: z.boolean(),
  hypothetical: z.boolean(),
  future: z.boolean(),
  historical: z.boolean(),
  allegedBy: REFERENCE.nullable(),
  trigger: SPANS,
  sentence: SPAN,
  actors: list(PARTY),
  recipients: list(PARTY),
  place: REFERENCE.nullable(),
  location: LOCATION.nullable(),
  date: DATE.nullable(),
  confidence: probability,
  mentions: list(
    z.looseObject({
      trigger: SPANS,
      sentence: SPAN,
      allegedBy: REFERENCE.nullable(),
      statement: orNull,
      confidence: probability,
    }),
  ),
  why: list(text),
});

const EVENT = EVENT_READING.extend({ id: text, statement: orNull });

const BLOCK = z.looseObject({
  kind: z.enum(BLOCK_KINDS),
  span: SPAN,
  speaker: text.optional(),
  label: SPAN.optional(),
  at: z.number().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

const ENTITIES = list(
  z.looseObject({
    span: SPAN,
    kind: z.enum(['person', 'organisation', 'place', 'group', 'other']),
    actor: orNull,
  }),
);
const DATES = list(z.looseObject({ span: SPAN, value: DATE.nullable() }));

const ACTOR = z.looseObject({
  id: text.min(1),
  name: text,
  kind: z.enum(['person', 'organisation', 'country', 'group']),
  code: orNull,
  sector: orNull,
  wikidata: orNull,
  represents: orNull,
});

const VERIFICATION = z.looseObject({
  verdict: z.enum(VERDICTS),
  marked: z.boolean(),
  places: list(
    z.looseObject({
      transcript: text,
      title: orNull,
      date: orNull,
      turn: whole,
      span: SPAN,
      speaker: orNull,
      at: z.number().nullable(),
      before: text,
      words: text,
      after: text,
    }),
  ),
  diff: list(
    z.looseObject({
      kind: z.enum(['same', 'dropped', 'omitted', 'added', 'changed']),
      said: text,
      quoted: text,
      marked: z.boolean(),
      reverses: z.boolean(),
    }),
  ),
});

const EDIT = z.looseObject({
  by: z.literal('you'),
  at: z.iso.datetime(),
  fields: list(z.enum(EDITABLE)),
  source: z.looseObject({ url: orNull, outlet: orNull, givenBy: orNull, claimedUrl: orNull }),
});

const ANCHOR = z.looseObject({
  spans: SPANS,
  words: list(text),
  sentence: z.looseObject({ span: SPAN, words: text }).nullable(),
});
const NAMED = z.looseObject({ actor: orNull, name: orNull });
const REVIEW_VALUE = z.union([
  z.boolean(),
  text,
  NAMED,
  list(NAMED),
  SPANS,
  list(text),
  z.looseObject({ from: moment, to: moment }),
]);

const instant = z.iso.datetime();
const CARRIED_REVIEW = z.looseObject({
  id: text,
  entry: text,
  // Archives of before had none.
  unit: text.optional(),
  sha256: text,
  anchor: ANCHOR,
  field: z.enum(REVIEW_FIELDS),
  machine: REVIEW_VALUE,
  decision: z.enum(DECISIONS),
  value: REVIEW_VALUE.nullable(),
  note: orNull,
  by: text,
  at: instant,
  undone: instant.nullable(),
});
const CARRIED_DEPARTED = z.looseObject({
  id: text,
  kind: z.enum(['statement', 'event']),
  at: instant,
  by: z.looseObject({ onrecord: text, model: text, lexicon: text }),
  sha256: text,
  anchor: ANCHOR,
  type: text,
  speaker: orNull,
  day: moment.nullable(),
});

/** A whole document with everything read from it; spans in code points. */
const DOCUMENT = z.looseObject({
  id: text.min(1),
  url: orNull,
  // Archives of before Onrecord kept who gives a document have neither.
  givenBy: orNull.optional(),
  claimedUrl: orNull.optional(),
  // Nor how it came, nor what a person has set.
  form: orNull.optional(),
  edited: EDIT.nullable().optional(),
  title: orNull,
  outlet: orNull,
  byline: list(text),
  language: text,
  published: DATE.nullable(),
  text,
  basis: z.record(text, text),
  versions: z.looseObject({ onrecord: text, model: text, lexicon: text }),
  blocks: list(BLOCK),
  sentences: SPANS,
  entities: ENTITIES,
  dates: DATES,
  attributions: list(
    z.looseObject({ id: text, source: SPANS, cue: SPANS, content: SPANS, confidence: probability, basis: text }),
  ),
  statements: list(STATEMENT),
  events: list(EVENT),
  actors: list(ACTOR),
});

/** The shapes by the names of what has them. */
export const SHAPES = {
  document: DOCUMENT,
  byline: list(text),
  date: DATE,
  place: REFERENCE.nullable(),
  references: list(REFERENCE),
  location: LOCATION,
  modes: list(text),
  basis: z.record(text, text),
  edit: EDIT,
  span: SPAN,
  spans: SPANS,
  entities: ENTITIES,
  dates: DATES,
  reading: READING,
  eventReading: EVENT_READING,
  verification: VERIFICATION,
  anchor: ANCHOR,
  reviewValue: REVIEW_VALUE,
  reviews: list(CARRIED_REVIEW),
  departed: list(CARRIED_DEPARTED),
} as const;

export type ShapeName = keyof typeof SHAPES;

/** What is wrong with a value, with its place in it (“statements[3].said.from: …”); null where it has the shape. */
export function misshapen(value: unknown, name: ShapeName): string | null {
  const { success, error } = SHAPES[name].safeParse(value);
  if (success) return null;
  const [issue] = error.issues;
  const place = z.core.toDotPath(issue?.path ?? []);
  const fault = issue?.message ?? 'it has another form';
  return place === '' ? fault : `${place}: ${fault}`;
}

/** Whether lists and objects stand in one another more than so many deep. Goes no deeper itself. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => isDeeperThan(inner, limit - 1));
}
