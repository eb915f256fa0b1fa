import { z } from 'zod';
import { OnrecordError } from '../../../errors/index.ts';
import { type ActorDetail, type Actors, isOfKind } from '../../../library/index.ts';
import type { LexiconActor } from '../../../lexicon/index.ts';
import { fitted, named } from '../answer.ts';
import { pageAfter } from '../page.ts';
import { joined, type Quoting } from '../quoting.ts';
import { tool } from '../tool.ts';
import { cursor, droppedFrom, endOf, leftOut, next, paragraphs } from './common.ts';

/** The lists of an actor are cut to these, and leftOut tells; all members of the United Nations are fewer. */
const MOST = { aliases: 8, terms: 40, holders: 40, members: 200, names: 15 } as const;
const LONGEST_NAME = 160;

const KINDS = ['person', 'organisation', 'country', 'group'] as const;

const termSchema = z.object({
  office: z.string(),
  of: z.string().describe('id of the country or body'),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable().describe('null: still in office, as far as known'),
});
const actorSchema = z.object({
  id: z.string().describe('takes the place of a name in the other tools'),
  name: z.string(),
  kind: z.enum(KINDS),
  code: z.string().nullable().describe('ISO 3166 alpha-3, or PLOVER’s of bodies: IGO, UNO, EUR, NGO, MNC, IMG, ISM'),
  sector: z.string().nullable().describe('PLOVER sector'),
  wikidata: z.string().nullable(),
  aliases: z.array(z.string()).describe(`other names, ${MOST.aliases} at most`),
  partOf: z.string().nullable().describe('id of what it is part of'),
  meant: z.boolean().describe('true: what was asked for is its id or one of its names'),
  detail: z
    .object({
      represents: z.string().nullable().describe('id of the state or body for which it speaks on the day asked for'),
      terms: z.array(termSchema).describe('offices that a person holds or held'),
      holders: z
        .array(
          z.object({
            office: z.string(),
            person: z.string(),
            from: z.string().nullable(),
            to: z.string().nullable(),
            certainty: z.string(),
          }),
        )
        .describe('who holds its offices on the day asked for'),
      members: z.array(z.string()).describe('names of its members on the day asked for'),
    })
    .nullable()
    .describe('of those that are meant'),
});
type ActorEntry = z.output<typeof actorSchema>;

export const findActor = tool({
  name: 'find_actor',
  title: 'Find an actor',
  description: `Look up a person, organisation, country or group by name, alias or id: its id and code for the filters of the other tools, and, as of a day, the offices a person holds, who holds the offices of a country, the members of a body. inLedger lists names of speakers and targets in the ledger that begin so, also of people whom no table knows: use such a name as it stands.`,
  input: z.strictObject({
    name: z.string().min(1).max(200).describe('a name (“the Kremlin”), a part of it, or an id (org:nato)'),
    kind: z.enum(KINDS).optional(),
    code: z.string().min(1).max(20).optional().describe('only those with this code, for instance NOR'),
    sector: z.string().min(1).max(20).optional().describe('only those of this PLOVER sector, for instance GOV'),
    date: z.iso.date().optional().describe('the day for offices and members, YYYY-MM-DD; today if not given'),
    limit: z.int().min(1).max(50).default(10).describe('actors at most'),
    cursor: cursor.optional(),
  }),
  output: z.object({
    total: z.number(),
    date: z.string(),
    actors: z.array(actorSchema).describe('those that are meant first, then others with these words in a name'),
    inLedger: z
      .object({ speakers: z.array(z.string()), targets: z.array(z.string()) })
      .describe(`${MOST.names} of each at most; quoted`),
    next,
    leftOut,
  }),
  async answer({ name, kind, code, sector, date, limit, cursor: after }, { ledger, actors, quoting }) {
    const day = date ?? new Date().toISOString().slice(0, 10);
    const filter = { kind, code, sector };
    const listed = actors.list({ words: name, ...filter });
    const meant = meantBy(actors, name, day).filter(({ actor }) => isOfKind(actor, filter));
    const ids = new Set(meant.map(({ actor }) => actor.id));
    const all = [
      ...meant.map((detail) => entryOf(detail.actor, detail)),
      ...listed.filter(({ id }) => !ids.has(id)).map((actor) => entryOf(actor, null)),
    ];
    const page = pageAfter(all, ({ id }) => id, after);
    const [speakers, targets] = await Promise.all([namesOf('speaker'), namesOf('target')]);
    const most = Math.min(limit, page.items.length);
    return fitted(most, (count) => {
      const few = page.items.slice(0, count);
      const following = page.next(count);
      const omitted =
        [
          droppedFrom(most, count, 'actors'),
          ...meant.filter(({ actor }) => few.some(({ id }) => id === actor.id)).flatMap(cutLists),
        ]
          .filter((one) => one !== null)
          .join('; ') || null;
      return {
        structured: {
          total: all.length,
          date: day,
          actors: few,
          inLedger: { speakers, targets },
          next: following,
          leftOut: omitted,
        },
        text: paragraphs([
          `${few.length} of ${all.length} actors, as of ${day}. ${quoting.note}`,
          ...few.map(actorText),
          namesText('Speakers', speakers, quoting),
          namesText('Targets', targets, quoting),
          endOf(omitted, following),
        ]),
      };
    }).answer;

    async function namesOf(field: 'speaker' | 'target'): Promise<string[]> {
      return (await ledger.names(field, name, MOST.names)).map((one) => named(one, LONGEST_NAME));
    }
  },
});

/** Those whom the lexicon takes a name or an id to mean; none is no error here, for others may have it in their name. */
function meantBy(actors: Actors, name: string, day: string): readonly ActorDetail[] {
  try {
    return actors.show(name, day);
  } catch (error) {
    if (error instanceof OnrecordError && error.code === 'OR6003') return [];
    throw error;
  }
}

/** Which lists of an actor are not given whole. */
const cutLists = ({ actor, terms, holders, members }: ActorDetail): string[] =>
  Object.entries({ terms, holders, members }).flatMap(([list, { length }]) => {
    const most = MOST[list as 'terms' | 'holders' | 'members'];
    return length > most ? [`${length - most} ${list} of ${actor.id}`] : [];
  });

const entryOf = (
  { id, name, kind, code, sector, wikidata, aliases, parent }: LexiconActor,
  detail: ActorDetail | null,
): ActorEntry => ({
  id,
  name,
  kind,
  code,
  sector,
  wikidata,
  aliases: aliases.slice(0, MOST.aliases).map((alias) => named(alias, LONGEST_NAME)),
  partOf: parent ?? null,
  meant: detail !== null,
  detail: detail && {
    represents: detail.represents,
    // The latest offices say who a person is now.
    terms: detail.terms.slice(-MOST.terms).map(({ office, of, title, from, to }) => ({ office, of, title, from, to })),
    holders: detail.holders.slice(0, MOST.holders),
    members: detail.members.slice(0, MOST.members),
  },
});

function actorText({ id, name, kind, code, sector, wikidata, aliases, partOf, detail }: ActorEntry): string {
  const until = (from: string | null, to: string | null): string => `${from ?? '?'} to ${to ?? 'now'}`;
  return [
    joined([id, name, kind, code, sector, wikidata]),
    aliases.length > 0 && joined([`also: ${aliases.join(', ')}`]),
    partOf && `part of: ${partOf}`,
    detail?.represents && `speaks for: ${detail.represents}`,
    ...(detail?.terms ?? []).map(({ office, of, title, from, to }) =>
      joined([`${until(from, to)}: ${title} (${office}, ${of})`]),
    ),
    ...(detail?.holders ?? []).map(({ office, person, from, to, certainty }) =>
      joined([`${office}: ${person}, ${until(from, to)}${certainty === 'sure' ? '' : ` (${certainty})`}`]),
    ),
    detail !== null && detail.members.length > 0 && joined([`members: ${detail.members.join(', ')}`]),
  ]
    .filter(Boolean)
    .join('\n');
}

const namesText = (what: string, names: readonly string[], quoting: Quoting): string | null =>
  names.length === 0 ? null : `${what} in the ledger:\n${quoting.lines(names)}`;
