import type { Attribution, Linked, Participant } from '../../document/index.ts';
import { NOT_NAMES, roleNoun, titlesBefore } from '../../lexicon/index.ts';
import { remembered, slugOf, type Span, spanSet } from '../../text/index.ts';
import { bySurname } from './entities.ts';
import type { EntityTable } from './entityTable.ts';
import { inDocument } from './labelWords.ts';
import type { Scene } from './scene.ts';

/** Where a document has the sources of its attributions. */
export const sourcesOf = remembered((attributions: readonly Attribution[]) =>
  spanSet(attributions.flatMap(({ source }) => source)),
);

/** A person's name or surname, with its titles: “Holm”, “Mr Holm”, “Kari Nygård”. */
const CALLED = /^(?:\p{Lu}[\p{L}’'.-]*\s){0,4}\p{Lu}[\p{L}’'-]*\p{Ll}$/u;

/** A source that is a person's name. */
export interface NamedSource {
  readonly span: Span;
  readonly person: Participant;
  readonly why: string;
}

/**
 * Sources that the model marked as no name: whole names and surnames of one person whom the document names elsewhere, or
 * surnames of the one whom the lexicon knows near the day.
 */
export function namedSources(
  { text, attributions, mentions }: Linked,
  scene: Pick<Scene, 'lexicon' | 'date'>,
  table: EntityTable,
  actors: ReadonlySet<string>,
): NamedSource[] {
  const taken = spanSet(mentions.map(({ span }) => span));
  const called = attributions.flatMap(({ source: [first, ...others] }) => {
    const whole = first && others.length === 0 ? text.slice(...first) : '';
    if (!first || !CALLED.test(whole)) return [];
    const parts = whole.split(/(?<=\s)/u);
    const titles = titlesBefore(parts.map((part) => part.trim()));
    const name = parts.slice(titles).join('');
    const span: Span = [first[1] - name.length, first[1]];
    return name === '' || isNoName(name) || taken.overlaps(span) ? [] : [{ name, span }];
  });
  // Each name is looked up once: a transcript has the same few thousands of times.
  return [...Map.groupBy(called, ({ name }) => name)].flatMap(([name, places]): NamedSource[] => {
    const inText = inDocument(name, table, slugOf);
    const known = inText ? null : bySurname(name, scene, actors);
    const person = inText ?? (known === null ? null : table.known(known));
    if (!person) return [];
    const why = inText
      ? `“${name}” of “${person.name}”`
      : `“${name}”: the only holder of an office near the day with this name`;
    return places.map(({ span }) => ({ span, person, why }));
  });
}

const isNoName = (name: string): boolean => NOT_NAMES.has(name.toLowerCase()) || roleNoun(name) !== null;
