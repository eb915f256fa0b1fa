import {
  type DocumentEntity,
  type Entity,
  type Linked,
  type Mention,
  type Participant,
  type Referenced,
} from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { remembered, type Span, wordsBefore } from '../../text/index.ts';
import { authorsOf } from './authors.ts';
import { withBriefers } from './briefings.ts';
import { type EntityTable, newEntityTable } from './entityTable.ts';
import { calledInTurns } from './calledInTurns.ts';
import { byDescription, byName, is } from './entities.ts';
import type { Identifying, Identity } from './identifying.ts';
import { labelsOf } from './labels.ts';
import { addStates } from './meetings.ts';
import { referencesIn } from './references.ts';
import { sceneOf } from './scene.ts';
import { signerOf } from './signer.ts';
import { ownerInWords, representedId } from './owners.ts';
import { addOffices } from './statedOffices.ts';
import { namedSources, sourcesOf } from './sources.ts';

export { readMentions } from './known.ts';
export { publisherOf } from './publisher.ts';
export { type Rule, RULES } from './rules.ts';

/**
 * Decides for each entity which person, body or state of the lexicon it is, or that only the document knows it, or that
 * its name is not given. Also reads the offices of persons, and gives each mention its reference.
 */
export function identify(linked: Linked, lexicon: Lexicon): Referenced {
  const scene = sceneOf(linked, lexicon);
  const table = newEntityTable(scene);
  const entityAt = new Map(
    linked.linked.flatMap((entity, index) => entity.mentions.map((mention) => [mention, index])),
  );
  const identities: (Identity | null)[] = [];
  const identityOf = (mention: number): Identity | null => identities[entityAt.get(mention) ?? -1] ?? null;
  const actorOf = (mention: number): Participant | null => {
    const found = identityOf(mention)?.participant;
    return found ? (table.get(found.id) ?? found) : null;
  };
  const sources = sourcesOf(linked.attributions);
  const asked: Identifying = {
    linked,
    scene,
    table,
    actors: new Set(
      [
        scene.publisher?.id,
        scene.publisher?.represents,
        ...linked.known.flatMap((known) => [known?.actor, known?.of]),
      ].flatMap((id) => id ?? []),
    ),
    isSource: ({ span }) => sources.overlaps(span) && !LEADS_IN.test(wordsBefore(linked.text, span[0])),
    ownerOf: (mention) => linked.known[mention]?.of ?? representedId(ownerInWords(mention, linked, actorOf)),
    ownerIn(mention) {
      const told = ownerInWords(mention, linked, actorOf);
      const of = linked.known[mention]?.of ?? '';
      return told ?? table.known(of) ?? table.get(of) ?? null;
    },
  };
  for (const entity of linked.linked) identities.push(byName(entity, asked));
  addNames(linked, actorOf, table);
  addOffices(asked, scene, actorOf);
  addStates(asked, scene, actorOf);
  for (const identity of identities) if (identity?.by === 'time of writing') speakAsThen(identity, asked);
  // Bodies first: “a spokesman for its energy ministry” asks who that is.
  const kindOf = ({ mentions }: DocumentEntity): Mention['kind'] =>
    linked.mentions[mentions.find((index) => linked.mentions[index]?.form === 'description') ?? -1]?.kind ?? null;
  for (const isBody of [true, false])
    for (const [index, entity] of linked.linked.entries())
      if ((kindOf(entity) === 'organisation') === isBody) identities[index] ??= byDescription(entity, asked);
  if (scene.publisher) table.known(scene.publisher.id);
  if (scene.publisher?.represents) table.known(scene.publisher.represents);
  const signer = signerOf(linked, scene, table, actorOf);
  if (signer) table.known(signer.id);
  const authors = authorsOf(linked, scene, table);

  const named = entitiesOf(linked, actorOf);
  const labels = withBriefers(linked, labelsOf(linked, named, scene, table, authors), scene, table);
  const calledHere = calledInTurns(linked, labels, scene, table);
  const renamed = new Set<string>();
  for (const [index, entity] of linked.linked.entries()) {
    const before = identities[index];
    const participant = before ? calledHere(entity, before) : null;
    if (!before || !participant) continue;
    if (before.participant) renamed.add(before.participant.id);
    identities[index] = is(participant, 'turns');
  }
  addNames(linked, actorOf, table);
  for (const identity of identities) renamed.delete(identity?.participant?.id ?? '');
  // Whom a speaker stands for is in the document too, also where nobody names it.
  for (const id of labels.values()) table.known(table.get(id ?? '')?.represents ?? '');
  const sourcesByName = namedSources(linked, scene, table, asked.actors);
  const namesIn = remembered(({ mentions }: DocumentEntity): readonly number[] =>
    mentions.filter((mention) => linked.mentions[mention]?.form === 'name'),
  );
  const entityOf = (mention: number): DocumentEntity | undefined => linked.linked[entityAt.get(mention) ?? -1];
  const references = referencesIn({ ...asked, actorOf, identityOf, entityOf, namesIn }, sourcesByName);
  return {
    ...linked,
    entities: entitiesOf(linked, actorOf),
    labels,
    references,
    publisher: scene.publisher?.id ?? null,
    signer,
    participants: table.all().filter(({ id }) => !renamed.has(id)),
  };
}

/** “Residents of [Kharkiv]”: a place behind a preposition does not speak. */
const LEADS_IN = /\b(?:of|from|in|at|near|around|across)\s(?:the\s)?$/iu;

/** Names in the output neither overlap nor nest: of two the longer stays. Entities are in order. */
function withoutNested(entities: readonly Entity[]): Entity[] {
  const kept: Entity[] = [];
  for (const entity of entities) {
    const last = kept.at(-1);
    if (!last || entity.span[0] >= last.span[1]) kept.push(entity);
    else if (entity.span[1] - entity.span[0] > last.span[1] - last.span[0]) kept[kept.length - 1] = entity;
  }
  return kept;
}

/** The names of a document, each with whom it means. */
const entitiesOf = ({ mentions, text }: Linked, actorOf: (mention: number) => Participant | null): Entity[] =>
  withoutNested(
    mentions.flatMap((mention, index): Entity[] => {
      const span = nameIn(mention, text);
      return span ? [{ span, kind: mention.kind ?? 'other', actor: actorOf(index)?.id ?? null }] : [];
    }),
  );

function addNames(
  { mentions, text }: Linked,
  actorOf: (mention: number) => Participant | null,
  table: EntityTable,
): void {
  for (const [index, { form, span }] of mentions.entries()) {
    const actor = form === 'name' ? actorOf(index) : null;
    if (actor) table.addName(actor.id, text.slice(...span));
  }
}

/** The words by which a mention is listed as a name: also “Parliament”, which is only a description. */
function nameIn({ form, kind, span }: Mention, text: string): Span | null {
  if (form === 'name' || form === 'demonym') return span;
  const noun =
    form === 'description' && kind === 'organisation'
      ? /^(?:[Tt]he\s)?(\p{Lu}\p{Ll}+)$/u.exec(text.slice(...span))?.[1]
      : null;
  return noun ? [span[1] - noun.length, span[1]] : null;
}

/** Whoever is known by a surname and the time of an undated text, of whom it tells no office, has the one of that time. */
function speakAsThen({ participant }: Identity, { scene: { written, lexicon }, table }: Identifying): void {
  const one = table.get(participant?.id ?? '');
  if (!one || !written || one.roles.length > 0) return;
  const [first, last] = written.map((day) => lexicon.representedBy(one.id, day)?.actor.id);
  if (first !== undefined && first === last) table.speakFor(one.id, first);
}
