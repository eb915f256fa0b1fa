import type { Attribution, Reference } from '../../document/index.ts';
import { contains, type Span, wordsBefore } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';

/**
 * The targets of a statement: every state, body and person that the content mentions, except the speaker, each once.
 */
export function targetsOf(
  { referenced, lookup }: Scene,
  { content }: Attribution,
  speaker: Reference | null,
): Reference[] {
  const { text } = referenced;
  const found = new Map<string, Reference>();
  for (const part of content) {
    const inside = lookup.within(part);
    for (const reference of inside) {
      const { actor, name, status } = reference;
      if (status !== 'resolved' || !actor || !name || actor === speaker?.actor || found.has(actor)) continue;
      // “It” has too many possible antecedents, and “they” may be those who speak.
      if (/^(?:it|its)$/iu.test(text.slice(...spanOf(reference)))) continue;
      if (reference.via === 'pronoun' && actor === speaker?.represents?.actor) continue;
      if (isPlaceOnly(text, spanOf(reference), reference) || isOfAnother(text, reference, inside)) continue;
      found.set(actor, reference);
    }
  }
  return [...found.values()];
}

/**
 * “talks in Norway”, “in northern Norway”, “in parts of Norway”, “on the territory of Norway”, “in Oslo, Norway”: a
 * location, not a target. What is in a body is of it (“membership in NATO”), but for the one that is a territory too.
 */
const isPlaceOnly = (text: string, [start]: Span, { via, actor }: Reference): boolean => {
  if (actor?.startsWith('org:') && actor !== 'org:eu') return false;
  const before = wordsBefore(text, start);
  return via === 'organisation' && (WHERE.test(before) || IN_TOWN.test(before));
};

const WHERE =
  /\b(?:(?:in|at|near|outside|inside|within|across|around|throughout|from)\s(?:the\s|all\s)?|(?:parts?|areas?|regions?|territor(?:y|ies)|soil|outskirts|suburbs?|cit(?:y|ies)|towns?|villages?|provinces?|districts?|streets|coast|capital|shores?|island|valley|rest|most|much|north|south|east|west|northeast|northwest|southeast|southwest)\sof\s(?:the\s)?)(?:(?:north|south|east|west|central|upper|lower|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|south-western|mainland|rural|downtown)\s(?:and\s)?){0,3}$/iu;
const IN_TOWN = /\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom)\s\p{Lu}[\p{L}-]*,\s$/u;

/** “[Norway] President [Vale]”: a name before another's title; or in a description of somebody else. */
const isOfAnother = (text: string, reference: Reference, others: readonly Reference[]): boolean => {
  const own = spanOf(reference);
  return others.some((other) => {
    const span = spanOf(other);
    if (other.actor === null || other.actor === reference.actor) return false;
    return other.via === 'name'
      ? reference.via === 'organisation' && span[0] > own[1] && BEFORE_NAME.test(text.slice(own[1], span[0]))
      : other.via === 'title' && contains(span, own);
  });
};
const BEFORE_NAME = /^\s(?:\p{Lu}[\p{L}-]*\s(?:of\s)?){1,4}$/u;
