import { type Attributed, type DateMention, itemsOf, type Mention } from '../../document/index.ts';
import {
  isStance,
  type Lexicon,
  type LexiconActor,
  type NameMention,
  type Naming,
  type OfficeMention,
  type OrganMention,
  stateNamed,
  stateOf,
  type Term,
} from '../../lexicon/index.ts';
import { isNotOf } from './apart.ts';
import {
  contains,
  isAcronymOf,
  itemsNear,
  overlaps,
  sole,
  type Span,
  within,
  wordsBefore,
  wordsBehind,
} from '../../text/index.ts';
import { holderAt } from './heldOn.ts';
import { mostNamed } from './mostNamed.ts';
import { namesOfOthers } from './namesakes.ts';
import { partyReader } from './partyNames.ts';
import { publisherOf } from './publisher.ts';
import { type Days, namesakesByTime, timeOfOffices } from './timeOfWriting.ts';

/** The context for the identity rules: a document with its mentions, and what the lexicon recognises in its text. */
export interface Scene {
  readonly document: Attributed;
  readonly lexicon: Lexicon;
  /** The day of publication, YYYY-MM-DD; null if the document has none. */
  readonly date: string | null;
  /** The days on which it may have been written: that of publication, or as far as offices tell; null if unknown. */
  readonly written: Days | null;
  /** The public body that published the text, and its state; null for a newspaper or if unknown. */
  readonly publisher: LexiconActor | null;
  /** Id of the reader's home state: that of the publisher, or of the dateline. */
  readonly home: string | null;
  /** Id of the state of a newspaper or broadcaster whose text is about no other state. */
  readonly outletState: string | null;
  /**
   * Id of the state whose president “the president” is: the home state or that of the newspaper, unless nothing but a
   * dateline names it.
   */
  readonly ownState: string | null;
  /** Id of the state that the text names much more often than any other, its publisher's left out; null if there is none. */
  readonly about: string | null;
  /** The id of the only state that the text names, of which the text or its outlet also is if either is of one. */
  readonly onlyState: string | null;
  /** Id of the state whose parliament alone the text names, unless it comes from or is about another. */
  readonly parliament: string | null;
  /** Whether the text names a state. */
  names(state: string): boolean;
  /** The office whose phrase contains the head noun of a description. */
  officeAt(mention: Mention): OfficeMention | null;
  /** The only holder of an office of a state or body at the time at which a mention means it; null if unknown. */
  holderAt(office: string, of: string, mention: Mention): Term | null;
  /** The body that every state has, whose phrase contains the head noun of a description. */
  organAt(mention: Mention): OrganMention | null;
  /** Whether the text gives this name to somebody other than the one of the lexicon. */
  isOfOther(name: string): boolean;
  /** Whether an office stands beside a person's name. */
  isInOffice(name: Span): boolean;
  /** The lexicon's readings of a name, the most likely first. */
  namingsAt(mention: Mention): readonly Naming[];
  /** The names of states and bodies in a description, or just after it with “of”, “for” or “in”: its owners. */
  ownersIn(mention: Mention): readonly Naming[];
}

export function sceneOf(document: Attributed & { readonly dates: readonly DateMention[] }, lexicon: Lexicon): Scene {
  const { text, published } = document;
  const scanned = lexicon.scan(text);
  const date = published?.from.slice(0, 10) ?? null;
  const written: Days | null = date === null ? timeOfOffices({ text, scanned, lexicon }) : [date, date];
  const publisher = publisherOf(document, lexicon);
  // A round-up is about no state, and its first dateline is that of one item.
  const isRoundUp = itemsOf(document) !== null;
  const papers = outletsName(document);
  const isPaper = (name: Span): boolean => papers.some((span) => contains(span, name));
  const all = scanned.filter(
    (found): found is NameMention =>
      found.type === 'name' && !(found.namings[0]?.actor.kind === 'country' && isPaper(found.span)),
  );
  const about = isRoundUp ? null : mostNamed(all, stateOf(publisher));
  const outletState = publisher === null ? stateOfOutlet(document.outlet, lexicon) : null;
  const ofParty = partyReader({ text, lexicon, scanned, about, own: [stateOf(publisher), outletState] });
  const ofTime = namesakesByTime({ text, scanned, lexicon }, written, document.dates);
  const byParty = all.map((name) => ({ ...name, namings: ofParty(name.span, name.namings) }));
  const parties = itemsNear(byParty.filter(({ namings }, index) => namings !== all[index]?.namings));
  const names = byParty.map((name) => ({ ...name, namings: ofTime(name.span, name.namings) }));
  const others = namesOfOthers(text, scanned, lexicon, date);
  const officesNear = itemsNear(
    scanned.flatMap((found): OfficeMention[] => (found.type === 'office' ? [withOwnParty(found, parties)] : [])),
  );
  const organsNear = itemsNear(scanned.filter((found): found is OrganMention => found.type === 'organ'));
  const headOf = ({ span: [start, end] }: Mention): Span => {
    const last = /(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+$/u.exec(text.slice(start, end))?.[0].length ?? end - start;
    return [end - last, end];
  };
  const namesNear = itemsNear(names);
  const acronyms = acronymsIn(document);
  const named = itemsNear(document.mentions.filter(({ form }) => form === 'name'));
  /** Whether a name in or behind a description is its owner: not as a part of a longer name, nor as the owner of one. */
  const isOwner = (name: Span, described: Span): boolean => {
    const of = /^[’']s?\s/u.exec(wordsBehind(text, name[1]))?.[0].length;
    // “the New Jersey governor” is not Jersey's.
    if (/\bNew\s$/u.test(wordsBefore(text, name[0])) || misread(name).length > 0) return false;
    return !named([name[0], name[1] + (of ?? 0) + 1]).some(
      ({ span }) =>
        !contains(span, described) &&
        ((contains(span, name) && span[1] - span[0] > name[1] - name[0]) ||
          (of !== undefined && span[0] === name[1] + of)),
    );
  };
  /** “The president of the [Chad League for Fishing]”: whether an office's owner is only a part of another's name. */
  const isOfLonger = (owner: Span, { head, of }: OfficeMention): boolean =>
    named(owner).some(({ span }) => {
      const isLonger = contains(span, owner) && span[1] - span[0] > owner[1] - owner[0] && !overlaps(span, head);
      return isLonger && !lexicon.named(text.slice(...span)).some(({ actor }) => actor.id === of);
    });
  const states = new Set(names.flatMap((name) => stateNamed(name) ?? []));
  const statesNamed = new Set(names.flatMap((name) => (name.doubtful ? [] : (stateNamed(name) ?? []))));
  const datelines = datelinesIn(document);
  const home = stateOf(publisher) ?? (isRoundUp ? null : stateOfDateline(datelines, text, lexicon));
  const ofOutlet = about === null || about === outletState ? outletState : null;
  const leads = (id: string): string | null => (date === null ? null : stateOf(lexicon.representedBy(id, date)?.actor));
  const [firstState, ...otherStates] = new Set([
    ...statesNamed,
    // “President Holm”: a text names the state for which somebody speaks.
    ...(statesNamed.size > 1 ? [] : names).flatMap(({ namings: [naming] }) =>
      naming?.actor.kind === 'person' ? (leads(naming.actor.id) ?? []) : [],
    ),
  ]);
  const isOnly = otherStates.length === 0 && !isRoundUp && (home ?? outletState ?? firstState) === firstState;
  /** “BEIRUT, …”: whether a text names a state only to tell where it was written, and then others. */
  const isOnlyPlace = (state: string): boolean => {
    const isNamed = names.some(
      (name) => stateNamed(name) === state && !datelines.some((line) => contains(line, name.span)),
    );
    return !isNamed && [...statesNamed].some((other) => other !== state);
  };
  /** Whether the text comes from or is about another state, and does not name this one. */
  const isElsewhere = (state: string): boolean => {
    const here = home ?? about;
    return here !== null && here !== state && outletState !== state && !statesNamed.has(state);
  };
  /** “Nigeria's National Assembly”: the states whose parliaments the text names. */
  const parliaments = new Set(
    scanned.flatMap((found) => {
      if (found.type === 'organ') return found.organ === 'parliament' ? (found.of ?? []) : [];
      const actor = found.type === 'name' && !found.doubtful ? found.namings[0]?.actor : undefined;
      return actor?.sector === 'LEG' ? (stateOf(actor) ?? []) : [];
    }),
  );
  const only = sole(parliaments);
  const parliament = (home ?? outletState ?? about ?? only) === only ? only : null;
  /**
   * “South Korea's [Joint Chiefs of Staff]”, “the [Ministry of Defence]” of a text about Kenya that does not name the United
   * Kingdom: a name that bodies of many states have means another one.
   */
  const isOfOtherState = ({ actor }: Naming, [start]: Span): boolean => {
    const own = actor.kind === 'organisation' ? stateOf(actor) : null;
    if (own === null) return false;
    const before = within(names, [start - LONGEST_NAME, start]).at(-1);
    const isOwned = before !== undefined && /^[’']s?\s$/u.test(text.slice(before.span[1], start));
    const owner = isOwned ? stateNamed(before) : null;
    if (owner !== null) return owner !== own;
    return isElsewhere(own) || (actor.sector === 'LEG' && parliament !== null && parliament !== own);
  };
  /** “Nigeria's [Senate]”: names in the text that, as the text has them, do not mean the body of the lexicon. */
  const misread = itemsNear(
    names.filter(({ namings: [naming], doubtful, span }) => doubtful && naming && isOfOtherState(naming, span)),
  );
  const partsOfNames = new Set(
    document.mentions.flatMap(({ form, kind, span }) => {
      const [, given, surname] =
        form === 'name' && kind === 'person' ? (FULL_NAME.exec(text.slice(...span)) ?? []) : [];
      return given !== undefined && surname !== undefined ? [given, surname] : [];
    }),
  );
  return {
    document,
    lexicon,
    date,
    written,
    publisher,
    home,
    outletState: ofOutlet,
    about,
    parliament,
    onlyState: isOnly ? (firstState ?? null) : null,
    ownState: home !== null && publisher === null && isOnlyPlace(home) ? null : (home ?? ofOutlet),
    names: (state) => states.has(state),
    isOfOther: (name) => others.has(name),
    officeAt(mention) {
      const office = officesNear(mention.span).find(({ head }) => overlaps(head, headOf(mention))) ?? null;
      if (!office) return null;
      const { of, ofSpan } = office;
      const isMisread = ofSpan
        ? isOfLonger(ofSpan, office) || misread(ofSpan).length > 0 || isStance(text, ofSpan[0])
        : of !== null && office.office === 'legislator' && isElsewhere(of);
      return isMisread ? { ...office, of: null, owners: [] } : office;
    },
    holderAt: (office, of, mention) => holderAt(office, of, mention, document, { lexicon, written }),
    organAt: (mention) => organsNear(mention.span).find(({ head }) => overlaps(head, headOf(mention))) ?? null,
    isInOffice: (name) =>
      officesNear([name[0] - 1, name[1] + 2]).some(({ head, plural }) => !plural && !overlaps(head, name)),
    namingsAt({ span, kind, form }) {
      const same = namesNear(span).find((name) => name.span[1] === span[1] && contains(name.span, span));
      // “New Jersey”: what the lexicon found to be part of another name, or did not find in its place, is no state.
      const isWhole = ({ actor }: Naming): boolean =>
        actor.kind !== 'country' || (!isPaper(span) && !/\p{Lu}\p{Ll}+\s$/u.test(wordsBefore(text, span[0])));
      const spelledOut = acronyms.get(text.slice(...span));
      if (spelledOut !== undefined) {
        const namings = lexicon.named(spelledOut);
        // The document's own expansion takes precedence over the lexicon's: “Syrian Democratic Forces (SDF)”.
        if (namings[0]?.actor.id !== same?.namings[0]?.actor.id) return namings;
      }
      const ofWords = (): readonly Naming[] =>
        ofTime(span, ofParty(span, lexicon.named(text.slice(...span)).filter(isWhole)));
      const isOther = others.has(text.slice(...span));
      const found = (same?.namings ?? (form === 'name' ? ofWords() : [])).filter(
        (naming) =>
          (!isOther || naming.actor.kind !== 'person') && !(same?.doubtful === true && isOfOtherState(naming, span)),
      );
      const fitting = found.filter(({ actor }) => (actor.kind === 'person') === (kind === 'person'));
      // “Kampala” is nobody's name, whatever the model says; “Jordan” may well be one. “Israel” is in a text with Kate Israel, “Rand” in
      // one with Rand Vale.
      const isSure =
        kind === null ||
        (same !== undefined && !same.doubtful && fitting.length === 0 && !partsOfNames.has(text.slice(...span)));
      return isSure ? found : fitting;
    },
    ownersIn({ span: [start, end] }) {
      const inside = within(names, [start, end]).filter(({ span }) => isOwner(span, [start, end]));
      // “The U.S. military in Iraq”: “in” gives the location if the words already name the owner.
      const leadsIn = inside.length > 0 ? /^\s(?:of|for)\s(?:the\s)?/u : /^\s(?:of|for|in|from|at)\s(?:the\s)?/u;
      const lead = leadsIn.exec(wordsBehind(text, end))?.[0] ?? '';
      const behind = lead.length;
      const after = behind > 0 ? within(names, [end + behind, end + LONGEST_NAME]).slice(0, 1) : [];
      const beside = after.filter(({ span }) => span[0] === end + behind && isOwner(span, [start, end]));
      const words = text.slice(start, end);
      // The mayor and the police of a capital are not the state's.
      const isLocal = LOCAL.test(words);
      return [...inside, ...beside].flatMap(({ namings: [first], span: [at] }) => {
        if (!first || first.actor.kind === 'person' || (isLocal && first.how === 'capital')) return [];
        return first.actor.kind === 'country' && isNotOf(text, [start, end], at) ? [] : [first];
      });
    },
  };
}

/** An office of a party whose name was read anew is of the party that it now means. */
function withOwnParty(office: OfficeMention, partiesNear: (span: Span) => readonly NameMention[]): OfficeMention {
  const { of: known, ofSpan } = office;
  const owner = ofSpan && partiesNear(ofSpan).find(({ span }) => overlaps(span, ofSpan));
  if (!owner || known === null) return office;
  const of = owner.namings[0]?.actor.id ?? null;
  return { ...office, of, owners: of === null ? [] : [of] };
}

/**
 * Where “The Namibian” is the paper whose text it is: in a sentence, whose beginning has the article of the people, or as
 * a source.
 */
function outletsName({ text, outlet, attributions }: Attributed): Span[] {
  if (outlet === null) return [];
  const name = `The ${outlet.replace(/^the\s/iu, '')}`;
  const sources = attributions.flatMap(({ source }) => source);
  const found: Span[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push([at, at + name.length]);
  return found.filter(
    ([start, end]) =>
      /[\p{L},]\s$/u.test(wordsBefore(text, start)) ||
      sources.some((source) => source[0] === start && source[1] === end),
  );
}

/** Agencies report for the papers of all states, those of the UN and the EU for none. */
function stateOfOutlet(outlet: string | null, lexicon: Lexicon): string | null {
  const medium = outlet === null ? undefined : lexicon.named(outlet)[0]?.actor;
  if (medium?.sector !== 'JRN' || AGENCY.test(medium.name)) return null;
  return lexicon.actor(`country:${medium.code ?? ''}`)?.id ?? null;
}

const AGENCY = /\b(?:agency|press|reuters|afp|ap|upi|news service)\b/iu;

/** The acronyms that a document introduces in brackets after a name whose initials they are, with that name. */
function acronymsIn({ text, mentions }: Attributed): ReadonlyMap<string, string> {
  const names = mentions.filter(({ form }) => form === 'name').map(({ span }) => span);
  const behind = new Map(names.map((span) => [span[1], text.slice(...span)]));
  return new Map(
    text
      .matchAll(/ \((?:the )?(\p{Lu}[\p{Lu}\d&.-]{1,9})\)/gu)
      .flatMap(({ 1: acronym = '', index }): [string, string][] => {
        const name = behind.get(index);
        return name !== undefined && isAcronymOf(acronym, name) ? [[acronym, name]] : [];
      }),
  );
}

const LOCAL = /\b(?:mayor|governor|police|bishop|archbishop|councillor|city|municipal)\b/iu;

/** A person's given name and surname, with what stands between them. */
const FULL_NAME = /^(\p{Lu}\S*)(?:\s.*)?\s(\S+)$/u;

/** The longest name after “of”, in characters. */
const LONGEST_NAME = 80;

/** How many characters at the start of the first paragraph may hold its place and date: “LIMA, 3 May (Agency) —”. */
const DATELINE = 70;
const INLINE = /^[^\n.]{2,60}?(?:[–—:]|\s-)\s/u;

/** What tells where a text was written: “LIMA, 3 May (Agency) —”. */
function datelinesIn({ text, blocks }: Attributed): Span[] {
  const lines = blocks.filter(({ kind }) => kind === 'dateline').map(({ span }) => span);
  const [start, end] = blocks.find(({ kind }) => kind === 'paragraph')?.span ?? [0, 0];
  const opening = INLINE.exec(text.slice(start, Math.min(end, start + DATELINE)))?.[0];
  return opening && /^\p{Lu}{3}|\d{4}/u.test(opening) ? [...lines, [start, start + opening.length]] : lines;
}

/** The state of the dateline, if there is only one. */
function stateOfDateline(datelines: readonly Span[], text: string, lexicon: Lexicon): string | null {
  const states = datelines
    .flatMap((line) => lexicon.names(text.slice(...line)))
    .flatMap(({ namings: [naming] }) => (naming?.actor.kind === 'country' ? [naming.actor.id] : []));
  return sole(new Set(states));
}
