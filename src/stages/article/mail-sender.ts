import { genderOf } from '../../lexicon/index.ts';
import { namesOf, PUBLISHER } from './names.ts';

/** Who sent a mail, as far as its header tells: a body that publishes, persons, or both. */
export interface Sender {
  readonly outlet: string | null;
  readonly byline: readonly string[];
}

/** What stands between a person and the body that he writes for. */
const PARTS = / (?:via|at|@|from|of) |[|(),–—]| - /;

/** Boxes of offices and not of persons: the body is the one whose domain it is. */
const OFFICE_BOX =
  /^(?:press|media|news|newsroom|newsdesk|communications?|info|contact|no-?reply|releases?|alerts?|newsletter|press[.-]?(?:office|service|releases?))$/i;

/**
 * The sender by the name that he gives himself: a name that begins with a given name, or that the address repeats, is a
 * person, anything else a body. Of a box without a name, which is an office's, the domain stands for the body.
 */
export function senderOf({ name, address }: { readonly name: string; readonly address: string }): Sender {
  const [box = '', domain = ''] = address.toLowerCase().split('@');
  const shown = name.includes('@') ? '' : name.trim().replace(/^["']|["']$/g, '');
  const parts = inOrder(shown)
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
  if (parts.length === 0) return { outlet: OFFICE_BOX.test(box) && domain !== '' ? domain : null, byline: [] };
  const persons = parts.filter((part) => isPerson(part, box));
  const bodies = parts.filter((part) => !persons.includes(part));
  // A comma within the name of one body (“Ministry of Trade, Industry and Fisheries”) parts nothing.
  const outlet = bodies.length === 0 ? null : persons.length === 0 ? shown : bodies.join(', ');
  return { outlet, byline: persons.flatMap(namesOf) };
}

/** “Holm, Anna”, as some programs put names into order, is Anna Holm. */
function inOrder(name: string): string {
  const [surname = '', given = '', ...more] = name.split(', ');
  const turned = `${given} ${surname}`;
  return more.length === 0 && /^\S+$/.test(surname) && genderOf(surname) === null && genderOf(turned) !== null
    ? turned
    : name;
}

function isPerson(part: string, box: string): boolean {
  const words = part
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  if (words.length < 2 || words.length > 4 || PUBLISHER.test(part)) return false;
  if (genderOf(part) !== null) return true;
  // anna.holm@, a_holm@: the words of the name stand apart in the address, or its end does.
  const boxed = box.split(/[._-]/);
  return boxed.length > 1 && boxed.every((piece) => words.some((word) => word.startsWith(piece) && piece !== ''));
}
