import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fileError, OnrecordError } from '../errors/index.ts';
import { slugOf } from '../text/index.ts';
import type { LexiconActor, Term } from './actors.ts';
import { ACTOR_CODES, isAcronym, namingOf } from './build.ts';
import { daysOf, holdsOn, isDate } from './days.ts';
import { addName, type NameIndex, removeNames } from './names.ts';

const id = z.string().regex(/^(?:person|org|group|country):\S+$/, 'an id is person:…, org:…, group:… or country:…');
const date = z
  .string()
  .refine(isDate, { error: ({ input }) => `not a date: ${String(input)} (a date is YYYY, YYYY-MM or YYYY-MM-DD)` });
const code = z
  .string()
  .refine((value) => /^[A-Z]{3}$/.test(value) || ACTOR_CODES.has(value), 'a code is ISO 3166 alpha-3 or one of PLOVER');

const actorLine = z.strictObject({
  id,
  name: z.string().min(1).optional(),
  code: code.nullable().optional(),
  sector: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a sector has three capitals')
    .nullable()
    .optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/, 'a Wikidata id is Q and a number')
    .nullable()
    .optional(),
  gender: z.enum(['m', 'f']).optional(),
  aliases: z.array(z.string().min(1)).optional(),
  notAliases: z.array(z.string().min(1)).optional(),
  nouns: z.array(z.string().min(1)).optional(),
  parent: id.optional(),
  represents: id.optional(),
  remove: z.literal(true).optional(),
});

const termLine = z
  .strictObject({
    person: z.string().min(1),
    office: z.string().min(1),
    of: z.string().min(1),
    title: z.string().optional(),
    from: date.nullable().optional(),
    to: date.nullable().optional(),
    acting: z.boolean().optional(),
    remove: z.literal(true).optional(),
  })
  .refine(({ from, to }) => !from || !to || daysOf(from)[0] <= daysOf(to)[1], {
    path: ['to'],
    error: 'the term ends before it begins',
  });

/** One line of the user's file: an actor to add or amend, or a term (`"person"` with `"office"`). */
export type ActorLine = z.infer<typeof actorLine>;
export type TermLine = z.infer<typeof termLine>;

interface Entry<T> {
  readonly line: number;
  readonly value: T;
}

/** The user's file as it was read; `digest` is the start of its sha256. */
export interface Corrections {
  readonly file: string;
  readonly digest: string;
  readonly actors: readonly Entry<ActorLine>[];
  readonly terms: readonly Entry<TermLine>[];
}

/** Reads a file of corrections. Throws OR1001 where it is missing, OR6002 with the line where one is wrong. */
export function readCorrections(file: string): Corrections {
  let text: string;
  try {
    // As other files of words it may begin with a byte order mark, which is no part of its first line.
    text = new TextDecoder().decode(readFileSync(file));
  } catch (error) {
    throw fileError(error, file);
  }
  const actors: Entry<ActorLine>[] = [];
  const terms: Entry<TermLine>[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = parseCorrection(line, file, index + 1);
    if (parsed.kind === 'term') terms.push({ line: index + 1, value: parsed.value });
    else actors.push({ line: index + 1, value: parsed.value });
  }
  return { file, digest: createHash('sha256').update(text).digest('hex').slice(0, 8), actors, terms };
}

/** One line of the file, checked. Throws OR6002. */
export function parseCorrection(
  line: string,
  file: string,
  number: number,
): { readonly kind: 'actor'; readonly value: ActorLine } | { readonly kind: 'term'; readonly value: TermLine } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    const fault = `not JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw new OnrecordError('OR6002', { input: file, line: number, fault }, { cause: error });
  }
  const isTerm = typeof json === 'object' && json !== null && 'person' in json;
  const result = isTerm ? termLine.safeParse(json) : actorLine.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0];
    const fault = `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not as it should be'}`;
    throw new OnrecordError('OR6002', { input: file, line: number, fault }, { cause: result.error });
  }
  return isTerm ? { kind: 'term', value: result.data as TermLine } : { kind: 'actor', value: result.data as ActorLine };
}

interface Target {
  readonly byId: Map<string, LexiconActor>;
  readonly names: NameIndex;
  readonly terms: readonly Term[];
  readonly keyToId: (key: string) => string;
}

/**
 * Puts the user's actors over ours, in `target` itself, and gives all terms with the user's among them. A term of the
 * user takes the place of ours of the same person in the same office where the two overlap. Throws OR6002 where a new
 * actor has no name.
 */
export function applyCorrections(own: Corrections, { byId, names, terms, keyToId }: Target): Term[] {
  for (const { line, value } of own.actors) {
    if (value.remove) {
      byId.delete(value.id);
      removeNames(names, value.id);
      continue;
    }
    const actor = amended(byId.get(value.id), value, own.file, line);
    byId.set(actor.id, actor);
    for (const alias of value.notAliases ?? []) removeNames(names, actor.id, alias);
    removeStale(names, actor);
    const how = actor.kind === 'person' ? 'person' : 'name';
    for (const name of [actor.name, ...actor.aliases])
      addName(
        names,
        name,
        namingOf(actor, isAcronym(name) ? 'acronym' : how),
        false,
        value.aliases?.includes(name) ?? false,
      );
  }
  let all = terms.filter(({ of, person }) => byId.has(person.id) || !own.actors.some(({ value }) => value.id === of));
  for (const { line, value } of own.terms) {
    const person = personOf(byId, names, value.person);
    const term: Term = {
      office: value.office,
      of: keyToId(value.of),
      title: value.title ?? value.office.replaceAll('-', ' '),
      person,
      from: value.from ?? null,
      to: value.to ?? null,
      acting: value.acting ?? false,
      confidence: 'high',
      asOf: '9999',
      source: `${own.file}, line ${line}`,
    };
    all = all.filter((other) => !isReplaced(other, term));
    if (!value.remove) all.push(term);
  }
  return all.map((term) => ({ ...term, person: byId.get(term.person.id) ?? term.person }));
}

/** The namings that the index holds have the actor as it was; they get the one that is now. */
function removeStale(names: NameIndex, actor: LexiconActor): void {
  for (const { namings } of names.entries.values())
    for (const [index, naming] of namings.entries())
      if (naming.actor.id === actor.id) namings[index] = { ...naming, actor };
}

function amended(before: LexiconActor | undefined, value: ActorLine, file: string, line: number): LexiconActor {
  const name = value.name ?? before?.name;
  if (name === undefined)
    throw new OnrecordError('OR6002', { input: file, line, fault: `name: ${value.id} is new and needs one` });
  const kinds = { person: 'person', org: 'organisation', group: 'group', country: 'country' } as const;
  const kind = kinds[value.id.slice(0, value.id.indexOf(':')) as keyof typeof kinds];
  const not = new Set(value.notAliases);
  const aliases = [...new Set([...(before?.aliases ?? []), ...(value.aliases ?? [])])].filter(
    (alias) => !not.has(alias),
  );
  const gender = value.gender ?? before?.gender;
  const parent = value.parent ?? before?.parent;
  const represents = value.represents ?? before?.represents;
  return {
    id: value.id,
    name,
    kind,
    code: value.code === undefined ? (before?.code ?? null) : value.code,
    sector: value.sector === undefined ? (before?.sector ?? null) : value.sector,
    wikidata: value.wikidata === undefined ? (before?.wikidata ?? null) : value.wikidata,
    aliases,
    nouns: value.nouns ?? before?.nouns ?? [],
    ...(gender === undefined ? {} : { gender }),
    ...(parent === undefined ? {} : { parent }),
    ...(represents === undefined ? {} : { represents }),
  };
}

/** The person of a term: by id, or by name; made where there is none. */
function personOf(byId: Map<string, LexiconActor>, names: NameIndex, person: string): LexiconActor {
  const personId = person.startsWith('person:') ? person : `person:${slugOf(person)}`;
  const known = byId.get(personId);
  if (known) return known;
  const made: LexiconActor = {
    id: personId,
    name: person.startsWith('person:') ? person.slice(7) : person,
    kind: 'person',
    code: null,
    sector: 'GOV',
    wikidata: null,
    aliases: [],
    nouns: [],
  };
  byId.set(personId, made);
  addName(names, made.name, namingOf(made, 'person'));
  return made;
}

const isReplaced = (ours: Term, own: Term): boolean =>
  ours.source === 'ours' &&
  ours.person.id === own.person.id &&
  ours.office === own.office &&
  ours.of === own.of &&
  (own.from === null || ours.from === null || starts(own, ours) || starts(ours, own));

/** Whether one term begins while the other runs. */
const starts = (a: Term, b: Term): boolean => a.from !== null && holdsOn({ ...b, asOf: '9999' }, day(a.from)) !== null;
const day = (value: string): string => `${value}-01-01`.slice(0, 10);
