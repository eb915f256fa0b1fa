import {
  type DocumentEntity,
  type Entity,
  itemAt,
  itemsOf,
  type Known,
  type Linked,
  type Mention,
  type Participant,
  type Reference,
  type Referenced,
  resolved,
} from '../../document/index.ts';
import { isOfSpeech, type Lexicon, type OfficeMention, stateOf } from '../../lexicon/index.ts';
import { contains, firstIndex, remembered, type Span } from '../../text/index.ts';
import { isNotOf } from './apart.ts';
import { authorsOf } from './authors.ts';
import { bothSources } from './both.ts';
import { withBriefers } from './briefings.ts';
import { type EntityTable, newEntityTable } from './entityTable.ts';
import { calledInTurns } from './calledInTurns.ts';
import { at, byDescription, byName } from './entities.ts';
import type { Identifying, Identity } from './identifying.ts';
import { isCounted, membersOf } from './groups.ts';
import { isOfPastTerm, mayHold } from './heldOn.ts';
import { labelsOf } from './labels.ts';
import { representedBy } from './reference.ts';
import { type Referring, referenceOf } from './referring.ts';
import { joinedGroups } from './rows.ts';
import { OF_TEXT } from './rules.ts';
import { type Scene, sceneOf } from './scene.ts';
import { signerOf } from './signer.ts';
import { headOf } from './ownBody.ts';
import { ownCountry } from './ownCountry.ts';
import { stateOfParliament } from './assemblies.ts';
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
  const entityOf = new Map(
    linked.linked.flatMap((entity, index) => entity.mentions.map((mention) => [mention, index])),
  );
  const identities: (Identity | null)[] = [];
  const identityOf = (mention: number): Identity | null => {
    const country = ownCountry(mention, linked, behalfOf, table);
    if (country) return { participant: country, status: 'resolved', of: null, by: 'body' };
    return identities[entityOf.get(mention) ?? -1] ?? null;
  };
  const actorOf = (mention: number): Participant | null => {
    const found = identityOf(mention)?.participant;
    return found ? (table.get(found.id) ?? found) : null;
  };
  const behalfOf = (mention: number): string | null =>
    representedId(actorOf(mention)) ?? identityOf(mention)?.of ?? null;
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
    isSource: ({ span }) =>
      sources.overlaps(span) && !LEADS_IN.test(linked.text.slice(Math.max(0, span[0] - 12), span[0])),
    parliamentOf: (mention) => stateOfParliament(mention, linked, actorOf),
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
  // Bodies first: “a spokesman for its energy ministry” asks who that is.
  const kindOf = ({ mentions }: DocumentEntity): Mention['kind'] =>
    linked.mentions[mentions.find((index) => linked.mentions[index]?.form === 'description') ?? -1]?.kind ?? null;
  for (const isBody of [true, false])
    for (const [index, entity] of linked.linked.entries())
      if ((kindOf(entity) === 'organisation') === isBody) identities[index] ??= byDescription(entity, asked);
  // The state of “his country” is in the document, too, where nobody names it.
  for (const index of linked.mentions.keys()) identityOf(index);
  if (scene.publisher) table.known(scene.publisher.id);
  if (scene.publisher?.represents) table.known(scene.publisher.represents);
  const signer = signerOf(linked, scene, table, actorOf);
  if (signer) table.known(signer.id);
  const authors = authorsOf(linked, scene, table);

  const namedBefore = entitiesOf(linked, actorOf);
  const labels = withBriefers(linked, labelsOf(linked, namedBefore, scene, table, authors), scene, table);
  const calledHere = calledInTurns(linked, labels, scene, table);
  let isChanged = false;
  const renamed = new Set<string>();
  for (const [index, entity] of linked.linked.entries()) {
    const before = identities[index];
    const participant = before ? calledHere(entity, before) : null;
    if (!before || !participant) continue;
    if (before.participant) renamed.add(before.participant.id);
    identities[index] = { participant, status: 'resolved', of: null, by: 'turns' };
    isChanged = true;
  }
  if (isChanged) addNames(linked, actorOf, table);
  for (const identity of identities) renamed.delete(identity?.participant?.id ?? '');
  const named = isChanged ? entitiesOf(linked, actorOf) : namedBefore;
  // Whom a speaker stands for is in the document too, also where nobody names it.
  for (const id of labels.values()) table.known(table.get(id ?? '')?.represents ?? '');
  const sourcesByName = namedSources(linked, scene, table, asked.actors);
  const participants = new Map(table.all().flatMap((one) => (renamed.has(one.id) ? [] : [[one.id, one] as const])));
  const namesIn = remembered(({ mentions }: DocumentEntity): readonly number[] =>
    mentions.filter((mention) => linked.mentions[mention]?.form === 'name'),
  );
  const { isSource } = asked;
  const referring: Referring = { linked, lexicon, participants, actorOf, isSource, namesIn };
  const placed = linked.mentions.flatMap((mention, index) => {
    if (mention.form === 'pronoun' && isOfSpeech(linked.text.slice(...mention.span))) return [];
    const [identity, entity] = [identityOf(index), linked.linked[entityOf.get(index) ?? -1]];
    return identity && entity
      ? [{ span: mention.span, form: mention.form, entity, reference: referenceOf(index, identity, entity, referring) }]
      : [];
  });
  const groups = joinedGroups(linked.text, placed);
  const severalIn = new Map<DocumentEntity, Reference>();
  const severalCalled = new Map<string, Reference>();
  const items = itemsOf(linked);
  const whole = placed.map((one) => {
    if (one.reference.status === 'resolved') return one;
    const before = severalIn.get(one.entity);
    const how = one.form === 'pronoun' ? ({ via: 'pronoun', basis: 'implied' } as const) : {};
    const same = before ? { ...before, ...how, mention: [one.span] } : null;
    const words = linked.text.slice(...one.span);
    const own = (): Reference | null => membersOf(words, one.span, linked, groups, placed, participants);
    // The same words mean the same people within an item.
    const calling = `${itemAt(items, one.span[0])} ${words.toLowerCase()}`;
    const called = severalCalled.get(calling);
    const several =
      one.form === 'pronoun'
        ? (same ?? own())
        : (own() ?? same ?? (called ? { ...called, mention: [one.span] } : null));
    if (several && one.form === 'description') {
      severalIn.set(one.entity, several);
      if (isCounted(words)) severalCalled.set(calling, several);
    }
    return several ? { ...one, reference: several } : one;
  });
  const called = sourcesByName.map(({ span, person, why }) => {
    const how = { via: 'name', basis: 'implied', why } as const;
    return { span, reference: resolved([span], person, representedBy(person, participants, lexicon), how) };
  });
  const twoBefore = (span: Span): Reference | null =>
    membersOf('both', span, linked, groups, placed, participants);
  const ofMentions = [...whole, ...groups].toSorted((a, b) => a.span[0] - b.span[0]);
  const both = bothSources(linked.text, linked.attributions, linked.mentions, ofMentions, twoBefore);
  const references = [...ofMentions, ...both, ...called]
    .toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
    .map(({ reference }) => reference);
  return {
    ...linked,
    entities: named,
    labels,
    references,
    publisher: scene.publisher?.id ?? null,
    signer,
    participants: [...participants.values()],
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

/**
 * The owner that the words of a description tell: a name right before it, with “’s”; a name or pronoun within it; the
 * name after “of”, also where the name of its person comes between (“Foreign Minister Kari Holm of Norway”).
 */
function ownerInWords(
  index: number,
  { text, mentions, known }: Linked,
  actorOf: (mention: number) => Participant | null,
): Participant | null {
  const { span } = at(mentions, index);
  const person = mentions[index + 1];
  const isTitled = person?.form === 'name' && person.kind === 'person' && person.span[0] === span[1] + 1;
  const startBehind = (leadsIn: RegExp, end: number): number =>
    end + (leadsIn.exec(text.slice(end, end + 10))?.[0].length ?? Infinity);
  const starts = known[index]?.rule === OF_TEXT ? [] : [startBehind(/^\s(?:of|for|at|in)\s(?:the\s)?/u, span[1])];
  if (isTitled) starts.push(startBehind(/^\sof\s(?:the\s)?/u, person.span[1]));
  const before = mentions[index - 1];
  const isOwned = before && /^[’']s?\s$/u.test(text.slice(before.span[1], span[0]));
  const isOwner = (owner: Participant, [from]: Span): boolean => owner.kind !== 'country' || !isNotOf(text, span, from);
  const owner = isOwned ? actorOf(index - 1) : null;
  if (owner) return isOwner(owner, span) ? owner : null;
  let last = Math.max(span[1], ...starts.filter((start) => start < Infinity));
  for (let other = index + 1; other < mentions.length; other += 1) {
    const mention = at(mentions, other);
    if (mention.span[0] > last) break;
    const isBehind = starts.includes(mention.span[0]);
    if (!contains(span, mention.span) && !isBehind) continue;
    // “for Iran's Supreme National Security Council”: the last is the owner.
    const owned = mentions[other + 1];
    if (isBehind && owned?.form === 'name' && /^[’']s?\s$/u.test(text.slice(mention.span[1], owned.span[0]))) {
      last = owned.span[0];
      starts.push(last);
      continue;
    }
    const actor = actorOf(other);
    if (actor && isOwner(actor, mention.span)) return actor;
  }
  return null;
}

/** A state or body, or the one for which a person speaks. */
const representedId = (owner: Participant | null): string | null =>
  owner?.kind === 'person' ? owner.represents : (owner?.id ?? null);

/** Adds the offices stated in a person's descriptions. */
function addOffices(
  { linked, table }: Identifying,
  scene: Scene,
  actorOf: (mention: number) => Participant | null,
): void {
  const owners = new Map<number, string | null>();
  for (const [index, mention] of linked.mentions.entries()) {
    if (mention.form !== 'description' || mention.kind !== 'person') continue;
    const person = actorOf(index);
    if (person?.kind !== 'person') continue;
    const words = linked.text.slice(...mention.span);
    const office = scene.officeAt(mention);
    const known = linked.known[index];
    // “President Salva Kiir” in a text of the United States: not the president whose text it is.
    const isOfText = known?.rule === OF_TEXT;
    const isOther =
      isOfText && known.actor !== person.id && isAmongStates(scene.publisher) && !isOwnMinister(known, words, scene);
    const isStates = office !== null && STATE_OFFICE.test(words) && !isAmongOthers(mention, scene);
    const home = known?.of ?? (isStates || isStaff(mention, scene) ? homeOf(words, scene) : null);
    const assumed = isOther || (home !== null && !mayHold(person.id, office, words, home, scene)) ? null : home;
    const told = representedId(ownerInWords(index, linked, actorOf)) ?? ownerBeside(index, linked, owners);
    // “Assistant Secretary of State”: no rule takes a qualified office, but its own words tell whose it is.
    const own = office && !office.plural && !office.qualifier && office.owners.length === 1 ? office.of : null;
    const undated = scene.date === null && office ? ofTerms(person, office, scene.lexicon) : null;
    const of = known?.of && !isOfText ? known.of : (told ?? assumed ?? own ?? undated);
    owners.set(mention.span[1], told ?? (isOfText ? null : of));
    const before = linked.text.slice(Math.max(0, mention.span[0] - BEFORE), mention.span[0]);
    const isPast = isOfPastTerm(linked.text, mention.span[0]);
    table.addOffice(person.id, { words, of: of === person.id ? null : of }, office, isPast || isSought(before));
  }
}

/** Whose office somebody has had whom the lexicon knows, for a text that nothing dates: “President Vale”. */
function ofTerms({ id }: Participant, { office, plural, qualifier }: OfficeMention, lexicon: Lexicon): string | null {
  if (plural || qualifier) return null;
  const [of, ...others] = new Set(lexicon.termsOf(id).flatMap((term) => (term.office === office ? [term.of] : [])));
  return of !== undefined && others.length === 0 ? of : null;
}

/**
 * “Peruvian Foreign Minister Ana Holm and [Defence Minister] Jan Vale”: the state of the titled person before; `owners`:
 * those that titles tell, by where they end.
 */
function ownerBeside(
  index: number,
  { text, mentions }: Linked,
  owners: ReadonlyMap<number, string | null>,
): string | null {
  const { span } = at(mentions, index);
  const name = mentions[index - 1];
  const isJoined =
    MINISTER.test(text.slice(...span)) &&
    name?.form === 'name' &&
    name.kind === 'person' &&
    /^(?:,| and|, and) $/u.test(text.slice(name.span[1], span[0])) &&
    mentions.slice(index, index + 2).some((one) => one.form === 'name' && one.span[0] === span[1] + 1);
  return isJoined ? (owners.get(name.span[0] - 1) ?? null) : null;
}

/** Those who come with a minister; two presidents are of two states. */
const MINISTER = /(?<!\bprime )\b(?:minister|secretary|advis[eo]r)$/iu;

/** What a ministry's own release calls those who work for it, without saying so. */
const STAFF = [
  'under secretary',
  'undersecretary',
  'assistant secretary',
  'deputy secretary',
  'special envoy',
  'presidential envoy',
  'special representative',
  'special coordinator',
];

/** “Assistant Secretary Vale”, “Special Envoy for Peru Holm” in a ministry's release, but not “Special Envoy of the …”. */
function isStaff({ span: [start, end] }: Mention, { publisher, document: { text } }: Scene): boolean {
  const words = text.slice(start, end);
  const title = words.toLowerCase();
  const isCalledSo = words.charAt(0) !== title.charAt(0) && STAFF.some((staff) => title.endsWith(staff));
  return publisher?.id.endsWith('-ministry') === true && isCalledSo && !text.startsWith(' of ', end);
}

/** How many characters before an office may say that it is only sought. */
const BEFORE = 24;
/** “If elected she would be vice president”, “to serve as ambassador”, “ran for president”. */
const isSought = (before: string): boolean =>
  /\b(?:(?:would|could|might|may) (?:be|become|serve as)|to (?:be|become|serve as)|r[au]n(?:ning)? for|bid for|elected)\s(?:the\s|an?\s|next\s)*$/iu.test(
    before,
  );

/** Whether the minister is the one whose ministry put the text out: its release may name one whom the lexicon lacks. */
function isOwnMinister({ actor }: Known, words: string, scene: Scene): boolean {
  if (!actor || !scene.publisher?.id.endsWith('-ministry') || actor !== headOf(scene)) return false;
  const noun = words.toLowerCase().split(/\s/u).at(-1) ?? '';
  return scene.lexicon.termsOf(actor).some(({ title }) => title.toLowerCase().includes(noun));
}

/** Whether a body's own texts speak of the presidents and ministers of others: a foreign ministry's, the UN's. */
const isAmongStates = (publisher: Scene['publisher']): boolean =>
  publisher !== null && (publisher.id.endsWith('-foreign-ministry') || /^(?:IGO|UNO|EUR)$/u.test(publisher.code ?? ''));

/**
 * Whether the paragraph of a report begins with another state than the one that the report comes from, and does not name
 * that one: “Peru offered help. Lima would send boats, the deputy minister said.”
 */
function isAmongOthers(
  { span }: Mention,
  { publisher, home, outletState, document: { text, blocks }, lexicon }: Scene,
): boolean {
  const own = home ?? outletState;
  const next = firstIndex(blocks.length, (index) => (blocks[index]?.span[0] ?? 0) <= span[0]);
  const paragraph = blocks[next - 1]?.span;
  if (publisher !== null || own === null || !paragraph) return false;
  const named = lexicon.names(text.slice(...paragraph));
  const states = named.map(({ namings: [naming] }) => stateOf(naming?.actor ?? null));
  return named[0]?.span[0] === 0 && (states[0] ?? own) !== own && !states.includes(own);
}

/**
 * Whose an office is that a text states without an owner: the publisher's, or that of the state it comes from. A paper
 * also writes of candidates and presidents of firms, and of their spokespersons.
 */
function homeOf(words: string, { publisher, home, outletState }: Scene): string | null {
  if (isAmongStates(publisher) && /\b(?:minister|president)$/iu.test(words)) return null;
  const isAnybodys = /\b(?:president|spokes(?:man|woman|person))$/iu.test(words);
  return publisher?.id ?? home ?? (isAnybodys ? null : outletState);
}

/**
 * Offices that only a state has, as newspapers write them: without a name beside them they belong to the home state.
 */
const STATE_OFFICE =
  /\b(?:minister|president|ambassador|secretary of \p{L}+|(?:foreign|home|defen[cs]e|cabinet|principal) secretary|national security advis[eo]r|(?:army|navy|military|intelligence|defen[cs]e) chief|attorney general|spokes(?:man|woman|person))$/iu;

/** The words by which a mention is listed as a name: also “Parliament”, which is only a description. */
function nameIn({ form, kind, span }: Mention, text: string): Span | null {
  if (form === 'name' || form === 'demonym') return span;
  const noun =
    form === 'description' && kind === 'organisation'
      ? /^(?:[Tt]he\s)?(\p{Lu}\p{Ll}+)$/u.exec(text.slice(...span))?.[1]
      : null;
  return noun ? [span[1] - noun.length, span[1]] : null;
}
