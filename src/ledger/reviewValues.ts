import { z } from 'zod';
import { EVENT_TYPES, QUOTE_KINDS } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import type { Span } from '../text/index.ts';
import { ploverTypes, stateName } from '../lexicon/index.ts';
import { WAYS } from './events.ts';
import { foldName } from './names.ts';
import {
  type DayRange,
  EVENT_FIELDS,
  type NamedParty,
  type ReviewField,
  type ReviewValue,
  STATEMENT_FIELDS,
} from './review.ts';

export const fieldsOf = (kind: 'statement' | 'event'): readonly ReviewField[] =>
  kind === 'statement' ? STATEMENT_FIELDS : EVENT_FIELDS;

/** That there is no act, or no day. */
export const NONE = 'none';
const LONGEST_NAME = 1_000;
const MOST_PARTIES = 100;
const given = z
  .string()
  .transform((text) => text.replace(/\s+/gu, ' ').trim().toWellFormed().replaceAll('\0', '\uFFFD'))
  .pipe(z.string().min(1).max(LONGEST_NAME));
const PARTY = z
  .object({ actor: given.nullable().default(null), name: given.nullable().default(null) })
  .strict()
  .transform(byCode);
const PARTIES = z
  .array(PARTY.refine(({ actor, name }) => actor !== null || name !== null, 'neither an id nor a name'))
  .max(MOST_PARTIES);
const day = z.iso.date();
const DAYS = z.union([
  z.literal(NONE),
  z
    .object({ from: day, to: day })
    .strict()
    .refine(({ from, to }) => from <= to, 'it ends before it begins'),
]);
const SPANS = z
  .array(z.tuple([z.int().min(0), z.int().min(0)]).refine(([start, end]) => start < end, 'a span has no words'))
  .min(1)
  .max(MOST_PARTIES)
  .refine((spans) => spans.every(([start], at) => at === 0 || start >= (spans[at - 1]?.[1] ?? 0)), 'spans overlap');

const MODES = z.array(z.string().refine(isMode, 'no mode of PLOVER')).max(MOST_PARTIES);

/** A state by its code is that state, as in a search. */
function byCode(party: NamedParty): NamedParty {
  const isState = party.actor === null && party.name !== null && stateName(party.name) !== null;
  return isState ? { actor: `country:${party.name}`, name: null } : party;
}

/** Of any type: the type may be wrong as well. */
function isMode(mode: string): boolean {
  return [...ploverTypes().values()].some(({ modes }) => modes.has(mode));
}

const SHAPES: Readonly<Record<ReviewField, z.ZodType<ReviewValue>>> = {
  entry: z.literal(false, 'a statement or event that is one is accepted'),
  speaker: PARTY,
  span: SPANS,
  kind: z.enum(QUOTE_KINDS),
  addressee: PARTIES,
  targets: PARTIES,
  act: z.enum([...EVENT_TYPES, NONE]),
  said: DAYS,
  type: z.enum(EVENT_TYPES),
  actors: PARTIES,
  recipients: PARTIES,
  date: DAYS,
  modes: MODES,
  negated: z.boolean(),
  hypothetical: z.boolean(),
  future: z.boolean(),
  historical: z.boolean(),
  standing: z.enum(WAYS),
};

/** A reviewer's name as it is kept and compared: to the letter, but for white space. */
export const reviewerName = (given: string): string => given.replace(/\s+/gu, ' ').trim();

/**
 * The right value that a person gives of a field, as it is kept; null where it is not known.
 * @param length of the text in code points
 * @throws OnrecordError OR3050 for what is no value of the field
 */
export function rightValue(entry: string, field: ReviewField, value: unknown, length: number): ReviewValue | null {
  if (field === 'entry' && (value ?? null) === null) return false;
  if ((value ?? null) === null) return null;
  const { success, data, error } = SHAPES[field].safeParse(value);
  if (!success) {
    const [issue] = error.issues;
    const place = z.core.toDotPath(issue?.path ?? []);
    throw notTaken(entry, `${field}${place === '' ? '' : ` (${place})`}: ${issue?.message ?? 'not a value of it'}`);
  }
  if (field === 'span' && (data as readonly (readonly [number, number])[]).some(([, end]) => end > length))
    throw notTaken(entry, `span: the text has ${length} characters`);
  return data;
}

export const notTaken = (input: string, fault: string): OnrecordError =>
  new OnrecordError('OR3050', { input: input.slice(0, 100), fault });

/**
 * One word for a value: the same for values that say the same. Names are compared as they are elsewhere, by id only where
 * there is no name; the order of parties does not count.
 */
export function valueKey(value: ReviewValue | null): string {
  if (value === null) return 'unknown';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (!isList(value)) return 'from' in value ? JSON.stringify([value.from, value.to]) : partyKey(value);
  const keys = value.map((one) => (isParty(one) ? partyKey(one) : JSON.stringify(one)));
  return JSON.stringify([...new Set(keys)].toSorted());
}

/** Whether a person who gives this value says what the machine says: an id that they give has to be one of its. */
export function isConfirmed(value: ReviewValue, machine: ReviewValue): boolean {
  const ids = idsIn(machine);
  return valueKey(value) === valueKey(machine) && idsIn(value).every((id) => ids.includes(id));
}

/** The same of a value that was given earlier: the id of somebody whom a document made says nothing after another reading. */
export const saysSame = (value: ReviewValue, machine: ReviewValue): boolean =>
  valueKey(value) === valueKey(machine) &&
  idsIn(value).every((id) => id.startsWith('doc:') || idsIn(machine).includes(id));

const idsIn = (value: ReviewValue): string[] =>
  (typeof value !== 'object' ? [] : isList(value) ? value : [value]).flatMap((one) =>
    isParty(one) ? (one.actor ?? []) : [],
  );

type Listed = NamedParty | Span | string;

const isList = (value: object): value is readonly Listed[] => Array.isArray(value);
const isParty = (value: Listed | DayRange): value is NamedParty => typeof value === 'object' && 'name' in value;

const partyKey = ({ actor, name }: NamedParty): string =>
  JSON.stringify(name === null ? ['id', actor] : ['name', foldName(name)]);
