import type { Linked, Participant } from '../../document/index.ts';
import { namesBody } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import type { Scene } from './scene.ts';

/**
 * The persons whom the byline names, each under the name by which the document or the lexicon knows him or her, whatever
 * initials it writes (“Antony J. Blinken”). The outlet, an agency and other bodies are no persons.
 */
export function authorsOf({ byline, outlet }: Linked, { lexicon }: Scene, table: EntityTable): Participant[] {
  const authors = byline.flatMap((name): Participant | [] => {
    if (namesBody(name) || isOutlet(name, outlet)) return [];
    const plain = withoutInitials(name);
    const readings = [...lexicon.named(name), ...lexicon.named(plain)];
    const reading = readings.find(({ how }) => how === 'person');
    if (readings.length > 0 && !reading) return [];
    const inText = table.all().find((one) => one.kind === 'person' && hasName(one, plain));
    const known = inText ?? (reading ? table.known(reading.actor.id) : null);
    if (!known) return table.own(name, 'person', null);
    table.addName(known.id, name);
    return table.get(known.id) ?? known;
  });
  return [...new Map(authors.map((author) => [author.id, author])).values()];
}

/** Whether a label or a byline is the outlet: “The Harbour Herald” of the Harbour Herald. */
export const isOutlet = (label: string, outlet: string | null): boolean =>
  outlet !== null && slugOf(label.replace(/^the\s/iu, '')) === slugOf(outlet.replace(/^the\s/iu, ''));

const hasName = ({ name }: Participant, plain: string): boolean => slugOf(withoutInitials(name)) === slugOf(plain);

/** “Anna Holt” of “Anna B. Holt”. */
const withoutInitials = (name: string): string => name.replace(/(?<=\p{L}\s)(?:\p{Lu}\.\s?)+/gu, '').trim();
