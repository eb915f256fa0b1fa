import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { EVENT_TYPES, type EventType, type RawDocument } from '../document/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import { dayOf, lastDayOf } from '../verify/index.ts';
import { attributionsForm, type GoldDocument, inUtf16 } from './gold.ts';
import { goldFault, readGoldFile } from './goldFile.ts';
import type { StatementGold, StatementLabel } from './statementGold.ts';
import { asWritten } from './wikievents.ts';

const span = z.tuple([z.number().int(), z.number().int()]);
const entities = z.array(z.number().int());
const labelled = z.object({
  id: z.string(),
  sha256: z.string(),
  heldBack: z.boolean(),
  entities: z.array(
    z.object({
      kind: z.enum(['person', 'body', 'state', 'place', 'group']),
      code: z.string().optional(),
      name: z.string().optional(),
      members: entities.optional(),
    }),
  ),
  mentions: z.array(z.object({ span, form: z.enum(['name', 'description', 'pronoun']), entity: z.number().int() })),
  statements: z
    .array(
      z.object({
        speaker: entities,
        source: span.nullable(),
        kind: z.enum(['direct', 'mixed', 'indirect']),
        addressees: entities,
        targets: entities,
        said: z.string().nullable(),
        content: z.array(span),
      }),
    )
    .default([]),
  events: z.array(
    z.object({
      type: z.enum(EVENT_TYPES),
      triggers: z.array(span),
      actors: entities,
      recipients: entities,
      date: z.string().nullable(),
      core: z.boolean(),
    }),
  ),
});

const attributed = z.object({
  id: z.string(),
  sha256: z.string(),
  attributions: attributionsForm,
});

const texts = z.object({
  source: z.string(),
  text: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
});

/** An article as PolNeAR has it. */
const article = z
  .object({ publisher: z.string(), text: z.string(), title: z.string(), date: z.string() })
  .transform(({ publisher, text, title, date }): RealText => ({ source: publisher, text, title, published: date }));

/** A text as WikiEvents has it. */
const tokens = z
  .object({ dataset: z.literal('WikiEvents'), text: z.string() })
  .transform(({ dataset, text }): RealText => ({ source: dataset, text: asWritten(text) }));

const record = z.union([texts, article, tokens]);

export type RealLabels = z.infer<typeof labelled>;

/** A real text, as the files of texts have it. */
export type RealText = z.infer<typeof texts>;

/** Whom an event's label has as a party: the names and codes of entities, of a group those of its members. */
export interface PartyLabel {
  readonly names: readonly string[];
  readonly codes: readonly string[];
}

/** An event as it is labelled; `triggers`: each of the words that tell it. A background event (not core) may be left out. */
export interface RealEvent {
  readonly type: EventType;
  readonly triggers: readonly Span[];
  readonly actors: PartyLabel;
  readonly recipients: PartyLabel;
  readonly date: { readonly from: string; readonly to: string } | null;
  readonly core: boolean;
}

/** Labels of a real text: of its statements and events, and its mentions with the index and the code of its entity. In UTF-16 offsets. */
export interface RealGold extends StatementGold {
  readonly mentions: readonly { readonly span: Span; readonly entity: number; readonly code: string | null }[];
  readonly events: readonly RealEvent[];
}

/** Under which outlet the texts of a source came out; press agencies' briefs without date and title have none. */
const OUTLETS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Wikinews: 'Wikinews',
    'U.S. Department of State press releases': 'U.S. Department of State press releases',
    breitbart: 'Breitbart',
    'huff-post': 'HuffPost',
    nyt: 'The New York Times',
    politico: 'Politico',
    'usa-today': 'USA Today',
    'wash-post': 'The Washington Post',
    'west-journal': 'Western Journalism',
  }),
);

/**
 * The stand-off labels of corpus/real with their texts, which the repository does not have: they are looked for by their
 * SHA-256 in the JSON Lines files of folders. A text that is not there is left out.
 * @throws OR1001 for a missing file, OR5003 for labels that are not as they should be
 */
export function readRealGold(path: string, ...folders: readonly string[]): { documents: RealGold[]; sha256: string } {
  return readStandOff(path, folders, labelled, goldOf);
}

/**
 * The attributions of real texts (corpus/real/attributions-heldback.jsonl), as readRealGold reads labels.
 * @throws OR1001 for a missing file, OR5003 for attributions that are not as they should be
 */
export function readRealAttributions(
  path: string,
  ...folders: readonly string[]
): { documents: (GoldDocument & { readonly input: RawDocument })[]; sha256: string } {
  return readStandOff(path, folders, attributed, ({ id: name, sha256, attributions }, found) => {
    const { text, source } = found;
    const id = idOf(name, sha256);
    return { id, outlet: source, text, attributions: inUtf16(text, attributions), input: inputOf(id, found) };
  });
}

function readStandOff<Labels extends { readonly sha256: string }, Gold>(
  path: string,
  folders: readonly string[],
  form: z.ZodType<Labels>,
  goldFrom: (labels: Labels, found: RealText) => Gold,
): { documents: Gold[]; sha256: string } {
  const source = readGoldFile(path);
  const records = new Map(folders.flatMap((folder) => [...recordsIn(folder)]));
  const documents = source
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line, index): Gold[] => {
      const labels = parse(line, form, path, index + 1);
      const found = records.get(labels.sha256);
      return found ? [goldFrom(labels, found)] : [];
    });
  return { documents, sha256: createHash('sha256').update(source).digest('hex') };
}

function parse<Labels>(line: string, form: z.ZodType<Labels>, input: string, number: number): Labels {
  try {
    return form.parse(JSON.parse(line));
  } catch (error) {
    throw goldFault(error, input, number);
  }
}

/** The records of the JSON Lines files of a folder, packed or not, by the SHA-256 of their text. */
export function recordsIn(folder: string): Map<string, RealText> {
  const files = readdirSync(folder).filter((name) => /\.jsonl(?:\.gz)?$/u.test(name));
  const lines = files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  });
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => record.parse(JSON.parse(line)))
      .map((one) => [createHash('sha256').update(one.text).digest('hex'), one]),
  );
}

/** Two texts can have one name. */
const idOf = (name: string, sha256: string): string => `${name}-${sha256.slice(0, 6)}`;

function goldOf(labels: RealLabels, found: RealText): RealGold {
  const { text, published } = found;
  const { toUtf16 } = offsetsOf(text);
  const convert = (all: readonly Span[]): Span[] => all.map(toUtf16);
  const id = idOf(labels.id, labels.sha256);
  return {
    id,
    text,
    published: published?.slice(0, 10) ?? null,
    heldBack: labels.heldBack,
    mentions: labels.mentions.map(({ span: [start, end], entity }) => ({
      span: toUtf16([start, end]),
      entity,
      code: labels.entities[entity]?.code ?? null,
    })),
    events: labels.events.map((event) => ({
      type: event.type,
      triggers: convert(event.triggers),
      actors: partyOf(event.actors, labels),
      recipients: partyOf(event.recipients, labels),
      date: daysOf(event.date),
      core: event.core,
    })),
    input: inputOf(id, found),
    attributions: labels.statements.map((one) => ({
      source: one.source ? convert([one.source]) : [],
      cue: [],
      content: convert(one.content),
    })),
    labels: labels.statements.map((one) => labelOf(one, labels)),
  };
}

/** A real text as a document that comes in. */
export const inputOf = (id: string, { text, source, title, url, published }: RealText): RawDocument => ({
  form: 'record',
  input: id,
  id,
  record: { text, title, url, published, outlet: OUTLETS.get(source), language: 'en' },
});

/** What the labels tell of a statement; what they do not label is left empty. */
function labelOf(
  { speaker, addressees, targets, said }: RealLabels['statements'][number],
  labels: RealLabels,
): StatementLabel {
  return {
    speakers: namesOf(speaker, labels),
    status: 'unresolved',
    represents: [],
    to: namesOf(addressees, labels),
    about: namesOf(targets, labels),
    said: daysOf(said),
    topics: [],
    act: null,
    polarity: 'affirmed',
    venue: null,
    chain: [],
  };
}

/** “2020-03-04”, “2020-03-04/2020-03-06”; “2020-03” and “2020” are all their days. */
function daysOf(days: string | null): { from: string; to: string } | null {
  const [first, last = first] = days?.split('/') ?? [];
  const [from, to] = [dayOf(first), lastDayOf(last)];
  return from !== null && to !== null ? { from, to } : null;
}

function partyOf(indexes: readonly number[], labels: RealLabels): PartyLabel {
  const each = indexes.flatMap((index) => labels.entities[index]?.members ?? [index]);
  const codes = each.flatMap((index) => labels.entities[index]?.code ?? []);
  return { names: namesOf(indexes, labels), codes: [...new Set(codes)] };
}

/** The names of entities; a group stands for its members. */
function namesOf(indexes: readonly number[], { entities: all }: RealLabels): string[] {
  const names = indexes.flatMap((index) => {
    const entity = all[index];
    const members = entity?.members?.flatMap((member) => all[member]?.name ?? []) ?? [];
    return members.length > 0 ? members : entity?.name && entity.kind !== 'group' ? [entity.name] : [];
  });
  return [...new Set(names)];
}
