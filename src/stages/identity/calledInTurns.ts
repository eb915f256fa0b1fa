import type { DocumentEntity, Linked, Participant } from '../../document/index.ts';
import { indexAt, slugOf, sole } from '../../text/index.ts';
import { at } from './entities.ts';
import type { EntityTable } from './entityTable.ts';
import type { Identity } from './identifying.ts';
import type { Labels } from './labels.ts';
import type { Scene } from './scene.ts';

/** Whom an entity means, by how those who talk call each other; null where that does not tell it. */
type CalledInTurns = (entity: DocumentEntity, identity: Identity) => Participant | null;

/** Somebody who has turns in a transcript. */
interface Speaker {
  readonly person: Participant;
  /** The words for the person's offices: in the labels, in the text, on the day. */
  readonly offices: readonly string[];
  /** The first names of the person, also as the lexicon has them otherwise (“Tony”). */
  readonly firstNames: ReadonlySet<string>;
}

/**
 * Whom words in the turns of a transcript mean that nothing else tells: the one other speaker who has the office (“Mr.
 * President”, “as the ambassador said”) or the first name (“Thank you, Tony”).
 */
export function calledInTurns(linked: Linked, labels: Labels, scene: Scene, table: EntityTable): CalledInTurns {
  const { text, blocks, mentions } = linked;
  const speakers = speakersOf(labels, scene, table);
  const silent = table.all().filter(({ id }) => !speakers.some(({ person }) => person.id === id));
  return (entity, identity) => {
    const own = entity.mentions.map((index) => at(mentions, index));
    const turns = own.map(({ span }) => blocks[indexAt(blocks, span[0])]?.speaker);
    if (turns.includes(undefined)) return null;
    const talking = new Set(turns.map((label) => labels.get(label ?? '')));
    const others = speakers.filter(({ person }) => !talking.has(person.id));
    const first = firstNameOf(identity, silent);
    const described = own.find(({ form }) => form === 'description');
    const isOpen = identity.status === 'unnamed' && identity.of === null;
    const office = isOpen && described?.kind === 'person' ? officeOf(text.slice(...described.span)) : null;
    const called = others.filter(
      ({ offices, firstNames }) =>
        (first !== null && firstNames.has(first)) ||
        (office !== null && offices.some((words) => ` ${words} `.includes(` ${office} `))),
    );
    return sole(called)?.person ?? null;
  };
}

function speakersOf(labels: Labels, { lexicon, date }: Scene, table: EntityTable): readonly Speaker[] {
  const byPerson = Map.groupBy(labels, ([, id]) => id);
  return [...byPerson].flatMap(([id, own]): Speaker[] => {
    const person = table.get(id ?? '');
    if (person?.kind !== 'person') return [];
    const held = date ? lexicon.representedBy(person.id, date)?.term.title : undefined;
    const titles = [...own.map(([label]) => label), ...person.roles.map(({ words }) => words), held ?? ''];
    const names = [person.name, ...(lexicon.actor(person.id)?.aliases ?? [])];
    return [
      {
        person,
        offices: titles.map(joined),
        firstNames: new Set(names.map((name) => slugOf(name.split(' ', 1)[0] ?? ''))),
      },
    ];
  });
}

/** A name of one word that only the document knows, and that is the first name of nobody else there. */
function firstNameOf({ participant }: Identity, others: readonly Participant[]): string | null {
  if (participant?.kind !== 'person' || !participant.id.startsWith('doc:') || /\s/u.test(participant.name)) return null;
  const name = slugOf(participant.name);
  const isAnothers = others.some(({ kind, id }) => kind === 'person' && id.startsWith(`doc:${name}-`));
  return isAnothers ? null : name;
}

/** The office in “the ambassador”, “[Mr.] President”; null for other words, as “an ambassador”. */
function officeOf(words: string): string | null {
  const office = DEFINITE.exec(words)?.[1];
  return office === undefined ? null : joined(office);
}

const DEFINITE = /^(?:[Tt]he\s|(?=\p{Lu})(?!An?\s))(.+)$/u;

/** An office in small letters, with what is before its noun joined to it: a vice president is no president. */
const joined = (office: string): string =>
  office.toLowerCase().replace(/\b(vice|deputy|attorney|secretary(?=[\s-]general))[\s-]/gu, '$1-');
