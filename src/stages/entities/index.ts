import type { Mention, Named, NamedEntity, Timed } from '../../document/index.ts';
import {
  genderOf,
  type Lexicon,
  type LexiconActor,
  type NameMention,
  namesBody,
  type OfficeMention,
  openGazetteer,
  type OrganMention,
} from '../../lexicon/index.ts';
import { contains, nearby, overlaps, type Span, spanAt, spanSet, slugOf } from '../../text/index.ts';
import { castOf } from './cast.ts';
import { addRoles } from './offices.ts';
import { isPerson, readingInContext, withOneWordNames } from './homonyms.ts';
import { genderBefore, isRelativeOf, isWholeName, peopleOf, type Person, type PersonName, titlesAt } from './people.ts';
import { governedPlaces, withRegions } from './regions.ts';
import { withShortForms } from './shortForms.ts';
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
  const publisher = publisherOf(timed, lexicon);
  const proposed = nameSpans(
    timed,
    timed.entities.filter((seen) => !holdsOwner(text, seen)),
    names,
    organs,
    publisher,
  );
  const seen = proposed.filter((name) => !isOffice(text, name, offices));
  const gazetteer = openGazetteer();
  const read = withRegions(timed, withOneWordNames(timed, withNamesOfSources(timed, seen)), gazetteer);
  const spans = withContext(read);
  const governed = governedPlaces(timed, spans, gazetteer);

  const cast = castOf(lexicon, date);
  const persons = spans.filter(isPerson).map((name) => personName(text, name));
  const { people, personOf } = peopleOf(persons, lexicon, date);
  people.forEach((person) => cast.addPerson(person));
  const named = persons.map((name) => mentionOfPerson(name.span, personOf.get(name) ?? null));
  const others = spans
    .filter((name) => !isPerson(name))
    .map((name) => cast.mentionOf(text, name.span, name.kind, readingOf(name), governed));
  const known = [...named, ...others];
  const again = sameNamesElsewhere(timed, people, known);
  // A full name of the document wins over the model's doubtful reading of a part of it.
  const given = spanSet(again.map(({ span }) => span));
  const certain = known.filter(({ span }) => !given.overlaps(span));
  const mentions = withShortForms(timed, [...certain, ...again], cast);
  mentions.sort((a, b) => a.span[0] - b.span[0]);
  if (publisher) cast.addActor(publisher);
  for (const author of timed.byline.filter((name) => !namesBody(name)))
    if (!cast.all().some(({ name }) => name === author))
      cast.addAuthor(`doc:${slugOf(author)}`, author, genderOf(author));
  addRoles(timed, mentions, offices, cast, publisher?.id ?? null);
  return { ...timed, mentions, participants: cast.all() };
}

/** The body of the lexicon that publishes the document: a press office, a ministry's site. An outlet that reports is none. */
function publisherOf({ outlet }: Timed, lexicon: Lexicon): LexiconActor | null {
  const [naming] = outlet === null ? [] : lexicon.named(outlet);
  return naming && naming.actor.kind !== 'person' && naming.actor.sector !== 'JRN' ? naming.actor : null;
}

/** “Fianna Fáil's Brexit (spokesman)”: no person is called so; the lexicon's name in it stands by itself. */
const holdsOwner = (text: string, { span, kind }: NamedEntity): boolean =>
  kind === 'person' && /\p{L}[’']s\s\p{Lu}/u.test(text.slice(...span));

/** “The Taoiseach”, “the [Brexit] secretary”: an office of one state or the beginning of it, which the model takes for a name. */
const isOffice = (
  text: string,
  { span: [start, end], namings }: NameSpan,
  offices: readonly OfficeMention[],
): boolean =>
  namings.length === 0 &&
  offices.some(
    ({ of, span }) =>
      of !== null &&
      ((span[1] === end && /^(?:the\s)?$/iu.test(text.slice(start, Math.max(start, span[0])))) ||
        (contains(span, [start, end]) && span[0] === start)),
  );

/** Names with the readings that the other names of the document speak for. */
function withContext(spans: readonly NameSpan[]): NameSpan[] {
  const certain = new Set(
    spans.flatMap(({ namings: [first] }) => {
      const isItself = first && first.how !== 'metonym' && first.how !== 'capital';
      return isItself ? [first.actor.id, first.actor.parent ?? '', first.actor.represents ?? ''] : [];
    }),
  );
  return spans.map((name) => readingInContext(name, ({ id }) => certain.has(id)));
}

function personName(text: string, name: NameSpan): PersonName {
  return {
    span: name.span,
    name: writtenOut(text.slice(...name.span).replace(/\s+/gu, ' ')),
    actor: readingOf(name)?.actor ?? null,
    gender: genderBefore(text, name.span[0]),
    titles: titlesAt(text, name.span[0]),
    isRelative: isRelativeOf(text, name.span),
    isWhole: isWholeName(text, name.span),
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
