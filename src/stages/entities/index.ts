import type { Mention, Named, Timed } from '../../document/index.ts';
import {
  type Lexicon,
  type NameMention,
  type OfficeMention,
  type OrganMention,
  roleNoun,
} from '../../lexicon/index.ts';
import { contains, nearby, overlaps, type Span, spanAt, spanSet, within } from '../../text/index.ts';
import { isAcronymOf } from './bodies.ts';
import { type Cast, castOf } from './cast.ts';
import { genderBefore, peopleOf, type Person, type PersonName } from './people.ts';
import { bare, type Described, descriptionsOf, roleOf } from './roles.ts';
import { withNamesOfSources } from './sources.ts';
import { type NameSpan, nameSpans, readingOf } from './spans.ts';

/**
 * Finds whom and what the document names: names that the model sees and those that the lexicon knows, each with its
 * actor. A person, body or group that the lexicon does not know gets an actor of this document (`doc:…`). Beside each
 * name it reads what the text says of its bearer (office, body, country), by which later words can mean them.
 */
export function nameActors(timed: Timed, lexicon: Lexicon): Named {
  const { text, published } = timed;
  const date = published?.from.slice(0, 10) ?? null;
  const scanned = lexicon.scan(text);
  const offices = scanned.filter((found): found is OfficeMention => found.type === 'office');
  const names = scanned.filter((found): found is NameMention => found.type === 'name');
  const organs = scanned.filter((found): found is OrganMention => found.type === 'organ');
  const seen = nameSpans(timed, timed.entities, names, organs);
  const spans = asSurnames(text, withNamesOfSources(timed, seen));

  const cast = castOf(lexicon, date);
  const persons = spans.filter(isPerson).map((name) => personName(text, name));
  const { people, personOf } = peopleOf(persons, lexicon, date);
  people.forEach((person) => cast.addPerson(person));
  const named = persons.map((name) => mentionOfPerson(name.span, personOf.get(name) ?? null));
  const others = spans
    .filter((name) => !isPerson(name))
    .map((name) => cast.mentionOf(text, name.span, name.kind, readingOf(name)));
  const known = [...named, ...others];
  const again = sameNamesElsewhere(timed, people, known);
  // A full name of the document wins over the model's doubtful reading of a part of it.
  const given = spanSet(again.map(({ span }) => span));
  const certain = known.filter(({ span }) => !given.overlaps(span));
  const mentions = withShortForms(text, [...certain, ...again], cast);
  mentions.sort((a, b) => a.span[0] - b.span[0]);
  addRoles(timed, mentions, offices, cast);
  return { ...timed, mentions, participants: cast.all() };
}

const isPerson = (name: NameSpan): boolean => {
  const reading = readingOf(name);
  return reading ? reading.actor.kind === 'person' : name.kind === 'person';
};

/** “Aubertin”, which the model takes for a body or place, is Régine Aubertin where the document has her. */
function asSurnames(text: string, spans: readonly NameSpan[]): NameSpan[] {
  const surnames = new Set(
    spans.filter(isPerson).flatMap(({ span }) => {
      const words = text.slice(...span).split(/\s+/u);
      return words.length > 1 ? (words.at(-1) ?? []) : [];
    }),
  );
  return spans.map((name) =>
    name.namings.length === 0 && surnames.has(text.slice(...name.span)) ? { ...name, kind: 'person' } : name,
  );
}

function personName(text: string, name: NameSpan): PersonName {
  return {
    span: name.span,
    name: writtenOut(text.slice(...name.span).replace(/\s+/gu, ' ')),
    actor: readingOf(name)?.actor ?? null,
    gender: genderBefore(text, name.span[0]),
  };
}

/** “PIERS NAKASHUK”, as a label has it, is Piers Nakashuk. */
const writtenOut = (name: string): string =>
  /\p{Lu}{3}/u.test(name) && name === name.toUpperCase()
    ? name
        .toLowerCase()
        .replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : name;

function mentionOfPerson(span: Span, found: { person: Person; why: string } | null): Mention {
  const why = found?.why ?? 'two persons of the document have this name';
  return { span, kind: 'person', form: 'name', actor: found?.person.id ?? null, why };
}

/** Full names and surnames of the document's people, and names of its bodies, where neither model nor lexicon saw them. */
function sameNamesElsewhere({ text, prose }: Timed, people: readonly Person[], known: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  const gives = (mention: Mention, span: Span): boolean =>
    mention.actor?.startsWith('doc:') === true &&
    contains(span, mention.span) &&
    span[1] - span[0] > mention.span[1] - mention.span[0] &&
    text.slice(...span).includes(' ');
  const near = nearby(known, ({ span }) => [span]);
  const taken = spanSet();
  const isFree = (span: Span): boolean =>
    !near(span).some((mention) => overlaps(mention.span, span) && !gives(mention, span)) &&
    !taken.overlaps(span) &&
    (spanAt(prose, span[0])?.[1] ?? -1) >= span[1] &&
    !/[\p{L}\p{N}-]/u.test(text.charAt(span[0] - 1)) &&
    !/[\p{L}\p{N}]/u.test(text.charAt(span[1]));
  const add = (mention: Mention): void => {
    found.push(mention);
    taken.add(mention.span);
  };
  const full = new Map<string, Mention>();
  for (const person of people.filter(({ name }) => name.includes(' ')))
    full.set(person.name, mentionOfPerson([0, 0], { person, why: 'named in full' }));
  for (const mention of known.filter(({ kind, actor }) => kind === 'organisation' && actor?.startsWith('doc:'))) {
    const words = text.slice(...mention.span);
    if (words.includes(' ')) full.set(words, { ...mention, why: 'the same name as elsewhere in the document' });
  }
  for (const [name, mention] of full) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const span: Span = [at, at + name.length];
      if (isFree(span)) add({ ...mention, span });
    }
  }
  const bearers = Map.groupBy(people, ({ name }) => name.split(/\s+/u).at(-1) ?? name);
  for (const match of text.matchAll(SURNAME)) {
    const span: Span = [match.index, match.index + match[0].length];
    const [only, ...others] = match[0].length > 2 ? (bearers.get(match[0]) ?? []) : [];
    if (!only || others.length > 0 || !isFree(span)) continue;
    // “Holm Foundation” is not Holm, and “Eva Holm” may be somebody else.
    const before =
      text
        .slice(Math.max(0, span[0] - 20), span[0])
        .split(/[.,;:\n]\s/u)
        .at(-1) ?? '';
    if (/^\s\p{Lu}/u.test(text.slice(span[1], span[1] + 2)) || /\p{Lu}[\p{L}.’'-]*\s$/u.test(before)) continue;
    add(mentionOfPerson(span, { person: only, why: `the surname of ${only.name}` }));
  }
  return found;
}

const SURNAME = /(?<![\p{L}\p{N}’'-])\p{Lu}[\p{L}\p{M}]*(?:[-’']\p{Lu}[\p{L}\p{M}]*)*(?![\p{L}\p{N}-])/gu;

/**
 * Other forms of the bodies that only the document knows: an acronym given in brackets (“International Institute for Arms
 * Limits (IIAL)”), and the last word of the name, where just one body has it (“the Herald” of “The Harbour Herald”).
 */
function withShortForms(text: string, mentions: readonly Mention[], cast: Cast): Mention[] {
  const bodies = mentions.filter(({ actor, kind }) => actor?.startsWith('doc:') && kind === 'organisation');
  const meant = new Map<string, string>();
  for (const { span, actor } of bodies) {
    const acronym = /^\s*\((\p{Lu}[\p{Lu}\p{Ll}]{1,9})\)/u.exec(text.slice(span[1], span[1] + 16))?.[1];
    if (actor && acronym && isAcronymOf(acronym, text.slice(...span))) meant.set(acronym, actor);
  }
  const full = new Map(bodies.map(({ span, actor }) => [text.slice(...span), actor ?? '']));
  const shortOf = (words: string): string | null => {
    const bearers = new Set([...full].filter(([name]) => name.endsWith(` ${words}`)).map(([, actor]) => actor));
    return bearers.size === 1 ? ([...bearers][0] ?? null) : null;
  };
  const shortened = new Set<string>();
  const result = mentions.map((mention) => {
    const words = text.slice(...mention.span);
    const acronym = meant.get(words);
    const actor = acronym ?? (mention.actor?.startsWith('doc:') || !mention.actor ? shortOf(words) : null);
    if (!actor || mention.actor === actor) return mention;
    if (mention.actor) shortened.add(mention.actor);
    cast.addName(actor, words);
    const why = `${acronym ? 'the acronym given after' : 'the last word of'} “${cast.participant(actor)?.name}”`;
    return {
      ...mention,
      kind: 'organisation' as const,
      form: acronym ? ('acronym' as const) : mention.form,
      actor,
      why,
    };
  });
  for (const actor of shortened) if (!result.some((mention) => mention.actor === actor)) cast.remove(actor);
  return result;
}

/** Reads the descriptions beside each name of a person or body, and whose office or body they speak of. */
function addRoles(
  { text, sentences }: Timed,
  mentions: readonly Mention[],
  offices: readonly OfficeMention[],
  cast: Cast,
): void {
  const officesNear = nearby(offices, ({ span }) => [span]);
  for (const { span, actor, kind } of mentions) {
    if (!actor || kind === 'place' || kind === 'group') continue;
    const sentence = spanAt(sentences, span[0]);
    if (!sentence) continue;
    const participant = cast.participant(actor);
    for (const found of descriptionsOf(text, sentence, span)) {
      const isBody = roleNoun(found.nouns[0] ?? '')?.kind === 'body';
      if (isBody !== (participant?.kind !== 'person')) continue;
      const office = officesNear(found.span).find((other) => overlaps(other.span, found.span));
      const of = office?.of ?? bodyOf(text, found, mentions, cast) ?? bodyAfter(text, span, mentions);
      cast.addRole(actor, roleOf(found, of === actor ? null : of), found.gender, office?.sector ?? null);
    }
  }
}

/** “Foreign Minister Astrid Dahlkvist of Sweden”. */
function bodyAfter(text: string, [, end]: Span, mentions: readonly Mention[]): string | null {
  const joint = /^\s+of\s+(?:the\s+)?/u.exec(text.slice(end, end + 10));
  const at = end + (joint?.[0].length ?? 0);
  return joint ? (mentions.find(({ span, kind }) => span[0] === at && kind !== 'person')?.actor ?? null) : null;
}

/** Characters before a description in which “its” and “the agency's” are looked for. */
const REACH = 4000;

/** The state or body in a description: the one named in it, or the one that “its” or “the agency's” takes up. */
function bodyOf(text: string, { span, words }: Described, mentions: readonly Mention[], cast: Cast): string | null {
  const inside = within(mentions, span).find(
    (mention) => mention.actor && mention.kind !== 'person' && overlaps(mention.span, span),
  );
  if (inside) return inside.actor;
  const earlier = within(mentions, [Math.max(0, span[0] - REACH), span[0]]).filter(
    ({ kind, actor }) => actor && kind !== 'person',
  );
  if (/^(?:its|their)\s/iu.test(words)) return earlier.at(-1)?.actor ?? null;
  const noun = /^the\s+(?:[\p{L}-]+\s)?([\p{L}-]+)[’']s\s/iu.exec(words)?.[1];
  const body = noun ? roleNoun(bare(noun)) : null;
  if (body?.kind !== 'body') return null;
  const takenUp = earlier.findLast(({ actor }) =>
    cast.participant(actor ?? '')?.roles.some(({ nouns }) => nouns.includes(body.noun)),
  );
  return takenUp?.actor ?? null;
}
