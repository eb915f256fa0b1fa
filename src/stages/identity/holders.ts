import type { Mention, Participant } from '../../document/index.ts';
import { headNoun, type OfficeMention, qualifiersIn, stateWithArticle } from '../../lexicon/index.ts';
import type { Identifying } from './identifying.ts';
import { sole } from '../../text/index.ts';

/** The lexicon's office in a description, if one person may have it now: not “a minister”, “the former minister”. */
function soleOffice(mention: Mention, { scene, linked }: Pick<Identifying, 'scene' | 'linked'>): OfficeMention | null {
  const office = scene.officeAt(mention);
  const words = linked.text.slice(...mention.span);
  const isSole = office && !office.plural && !office.qualifier && !/^an?\s/iu.test(words);
  return isSole && qualifiersIn(words).size === 0 ? office : null;
}

/** The holder of the office of this state or body on that date; if the name is unknown, the office is the name. */
export function officeOf(mention: Mention, of: string, { scene, linked, table }: Identifying): Participant | null {
  const office = soleOffice(mention, { scene, linked });
  if (!office) return null;
  const holder = scene.holderAt(office.office, of, mention);
  if (holder) return table.known(holder.person.id);
  const owner = table.known(of) ?? table.get(of);
  if (!owner || !ONE_HOLDER.test(office.office)) return null;
  // “[UN] envoy”: of the United Nations, which is named behind it.
  const head = linked.text.slice(...office.head);
  const [name] = scene.lexicon.names(head);
  const title = head
    .slice(name?.span[0] === 0 ? name.span[1] : 0)
    .trim()
    .toLowerCase();
  const person = table.own(`the ${title} of ${behindOf(owner)}`, 'person', null);
  table.addOffice(person.id, { words: linked.text.slice(...mention.span).replace(/\s+/gu, ' '), of }, office);
  return table.get(person.id) ?? person;
}

/**
 * “The German leader”: the one person of the document who has this office, or the one that heads the state, by its own
 * words, or, in a document without a date, by those of the lexicon.
 */
export function namedHolder(mention: Mention, of: string, { scene, linked, table }: Identifying): Participant | null {
  const { lexicon, date } = scene;
  const office = soleOffice(mention, { scene, linked })?.office;
  if (!office || !ONE_HOLDER.test(office)) return null;
  const words = linked.text.slice(...mention.span);
  const isIt = (other: string): boolean => other === office || (office === 'leader' && lexicon.isHeadedBy(of, other));
  const gender = headNoun(words)?.gender ?? null;
  const people = table
    .all()
    .filter(
      ({ id, kind, gender: own }) =>
        kind === 'person' && !id.startsWith('doc:the-') && (gender === null || own === null || own === gender),
    );
  const stated = people.filter(({ id }) => table.hasOffice(id, isIt, of));
  const known = date
    ? []
    : people.filter(({ id }) => lexicon.termsOf(id).some((term) => term.of === of && isIt(term.office)));
  return sole(stated.length > 0 ? stated : known);
}

/** Offices with a single holder per state or body. */
const ONE_HOLDER =
  /^(?!official|spokesperson|lawmaker|legislator|member|judge|general|officer|adviser|envoy|diplomat|negotiator|senator)/u;

/** The name of a state or body as it stands behind “of”. */
const behindOf = ({ id, kind, name }: Participant): string => {
  if (kind === 'country') return stateWithArticle(name);
  const bare = name.replace(/^the\s/iu, '');
  const isAcronym = /^[\p{Lu}\d]+$/u.test(bare) && !/^(?:UN|EU|UK|US)/u.test(bare);
  // “Aragua”, which only the document knows.
  const isPlace = id.startsWith('doc:') && !/\s/u.test(bare);
  return isAcronym || isPlace ? bare : `the ${bare}`;
};
