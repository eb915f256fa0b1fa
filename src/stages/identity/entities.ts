import {
  type DateMention,
  type DocumentEntity,
  isPartisan,
  itemAround,
  type Known,
  type Mention,
  type Participant,
} from '../../document/index.ts';
import {
  genderByName,
  governed,
  headNoun,
  isGivenName,
  isHonorific,
  isState,
  type LexiconActor,
  organOf,
  type Term,
} from '../../lexicon/index.ts';
import { stateOfPlace } from './stateOfPlace.ts';
import {
  contains,
  holding,
  remembered,
  slugOf,
  sole,
  type Span,
  spanAt,
  wordsBefore,
  wordSet,
} from '../../text/index.ts';
import { isKin, isOutOfOffice } from './entityTable.ts';
import { namedHolder, officeOf } from './holders.ts';
import type { Identifying, Identity } from './identifying.ts';
import { inDocument } from './labelWords.ts';
import { localBody, ownedBody } from './ownedBodies.ts';
import type { Scene } from './scene.ts';
import { inOffice } from './timeOfWriting.ts';

/** That an entity is somebody. */
export const is = (participant: Participant, by: Identity['by']): Identity => ({
  participant,
  status: 'resolved',
  of: null,
  by,
});
const NOBODY: Identity = { participant: null, status: 'open', of: null, by: 'words' };

/** The identity of an entity with a name, or with words the lexicon is certain about; null for others. */
export function byName(
  { mentions }: DocumentEntity,
  { linked, scene, table, isSource, actors }: Identifying,
): Identity | null {
  const { text } = linked;
  const given = mentions.map((index) => ({
    index,
    mention: at(linked.mentions, index),
    known: linked.known[index] ?? null,
  }));
  const whole = given.flatMap(({ mention: { form, kind, span } }) =>
    form === 'name' && kind === 'person' ? [text.slice(...span)] : [],
  );
  const all = given.map((one) =>
    one.known?.actor && hasOtherGivenName(scene.lexicon.actor(one.known.actor), whole) ? { ...one, known: null } : one,
  );
  const certain = all.find(({ known }) => known?.certain && known.actor)?.known;
  const actor = certain?.actor ? table.known(certain.actor) : null;
  if (actor) return is(actor, 'lexicon');
  // Not the “November” of “the November 23 lawsuit”.
  const isDate = ({ kind, span }: Mention): boolean =>
    kind !== 'person' && contains(spanAt(datesIn(linked.dates), span[0]) ?? [0, 0], span);
  const names = all.filter(({ mention }) => mention.form === 'name' && !isDate(mention));
  const longest = names.toSorted((a, b) => size(b.mention) - size(a.mention))[0];
  if (!longest) return null;
  // A soft hyphen, where a line may be broken, is no letter.
  const { kind, span } = longest.mention;
  const label = holding(linked.blocks, span)?.label;
  const name = writtenOut(
    wholeName(text, span)
      .replace(/\u00AD/gu, '')
      .replace(/\s+/gu, ' '),
    kind === 'person' && label !== undefined && contains(label, span),
  );
  // “Heads [of State] and Government”: no name begins so.
  if (/^of\s/u.test(name)) return NOBODY;
  if (isPartisan(name)) return { ...NOBODY, status: 'unnamed' };
  if (kind === 'person') {
    const titled = officeHolder(name, all, scene);
    const surnamed = titled === null ? bySurname(name, scene, actors) : null;
    const holder =
      titled ??
      surnamed ??
      (all.some(({ mention }) => mention.form === 'description') ? null : headBySurname(name, scene, actors)) ??
      byTitle(name, all, scene, actors, linked.dates);
    const [start] = span;
    const gender = genderByName(name, text, start);
    const ofHolder = holder === null ? null : (scene.lexicon.actor(holder)?.gender ?? null);
    const isOther = gender !== null && ofHolder !== null && gender !== ofHolder;
    const known = isOther ? null : holder && table.known(holder);
    if (known)
      return is(known, scene.date !== null ? 'surname' : surnamed !== null ? 'time of writing' : 'last holder');
    const full = names.length === 1 ? withSurname(name, longest.index, linked) : name;
    return is(table.own(full, 'person', genderByName(full, text, start), honorificBefore(text, start)), 'document');
  }
  if (kind === 'place' && !names.some(({ mention }) => isSource(mention))) return NOBODY;
  const own = table.own(name.replace(/^the\s+/iu, ''), kind === 'group' ? 'group' : 'organisation', null);
  const found = kind === 'group' ? null : stateOfPlace(name, actors);
  // “El Nacional”: a body may be called like a place of a state that the text does not name.
  const state = kind === 'place' || actors.has(found ?? '') ? found : null;
  if (state !== null) table.liesIn(own.id, state);
  return is(table.get(own.id) ?? own, 'document');
}

/** “Rita Vale”, where somebody whom the lexicon calls “Vale” as well is Tom Vale: no initial of his is hers. */
function hasOtherGivenName(actor: LexiconActor | null, names: readonly string[]): boolean {
  if (actor?.kind !== 'person') return false;
  const own = [actor.name, ...actor.aliases].map((name) => name.toLowerCase().split(/\s+/u));
  const isShort = (words: readonly string[], last: string | undefined): boolean =>
    words.length === 1 && words[0] === last;
  return names.some((name) => {
    const words = name.toLowerCase().split(/\s+/u);
    const [first = ''] = words;
    const last = words.at(-1);
    return (
      words.length > 1 &&
      own.some((one) => isShort(one, last)) &&
      !own.some((one) => one.length > 1 && one.some((word) => word.charAt(0) === first.charAt(0)))
    );
  });
}

/** “[Lars] and Denise Vale” have one surname. */
function withSurname(name: string, index: number, { text, mentions, known }: Identifying['linked']): string {
  if (/\s/u.test(name) || !isGivenName(name)) return name;
  const start = at(mentions, index).span[1] + ' and '.length;
  const behind = mentions
    .slice(index, index + NEXT)
    .findIndex(({ form, span }) => form === 'name' && span[0] === start);
  // Somebody whom the lexicon knows has a surname of his own: “Francis and Joe Biden”.
  const next = behind < 0 || known[index + behind]?.actor ? undefined : mentions[index + behind];
  const [, surname, ...more] = text.slice(...(next?.span ?? [0, 0])).split(/\s+/u);
  const isPair = next?.kind === 'person' && more.length === 0 && text.slice(start - ' and '.length, start) === ' and ';
  return isPair && surname ? `${name} ${surname}` : name;
}

/** Among so many mentions from one on is the next name. */
const NEXT = 4;

const datesIn = remembered((dates: readonly DateMention[]) => dates.map(({ span }) => span));

/** “Storm [and Flood Authority]”: a name that begins with “and” begins with the capitals before it. */
function wholeName(text: string, [start, end]: Span): string {
  const cut = /^and\s/u.test(text.slice(start, end));
  const before = cut ? CAPITALS.exec(wordsBefore(text, start))?.[0] : undefined;
  return cut && before === undefined ? text.slice(start + 'and '.length, end) : (before ?? '') + text.slice(start, end);
}

const CAPITALS = /(?:(?<![\p{L}-])(?!The\s)\p{Lu}[\p{L}-]+,?\s){1,4}$/u;

/** “Baroness” of “Baroness Harrow”, where the name begins at `start`. */
function honorificBefore(text: string, start: number): string | null {
  const word = /(?<!\p{L})(\p{Lu}\p{L}+\.?)\s$/u.exec(wordsBefore(text, start))?.[1];
  return word && isHonorific(word) ? word : null;
}

/**
 * A surname for which the lexicon has exactly one office holder near the date, of a state or body named in the text; in a
 * text without a date, one who had an office on some of the days on which it may have been written.
 */
export function bySurname(
  name: string,
  { lexicon, date, written = null }: Pick<Scene, 'lexicon' | 'date'> & Partial<Pick<Scene, 'written'>>,
  actors: ReadonlySet<string>,
): string | null {
  if (/\s/u.test(name)) return null;
  const near = date ? lexicon.surname(name, date) : written && inOffice(name, written, lexicon);
  const only = near && sole(near);
  return only && lexicon.termsOf(only.id).some(({ of }) => actors.has(of)) ? only.id : null;
}

/**
 * “Putin” in a text that names other states: the one who heads a state on the day, if nobody else has had an office with
 * this surname.
 */
function headBySurname(
  name: string,
  { lexicon, date }: Pick<Scene, 'lexicon' | 'date'>,
  actors: ReadonlySet<string>,
): string | null {
  if (/\s/u.test(name) || isGivenName(name) || !date || ![...actors].some((id) => isState(id))) return null;
  const only = sole(lexicon.surname(name, date, Infinity));
  const term = only && lexicon.representedBy(only.id, date)?.term;
  return only && term && lexicon.isHeadedBy(term.of, term.office) ? only.id : null;
}

/**
 * “President Kohler”: the one person of that surname who has had the office, of a state or body named in the text, by then;
 * or, of those of any state, the one who has it on the day.
 */
function byTitle(
  name: string,
  all: readonly { readonly mention: Mention }[],
  { lexicon, date, written, officeAt }: Scene,
  actors: ReadonlySet<string>,
  dates: readonly DateMention[],
): string | null {
  const titles = all.filter(({ mention }) => mention.form === 'description');
  const offices = titles.flatMap(({ mention }) => officeAt(mention) ?? []);
  const ofTitle = (term: Term): boolean => offices.some(({ office }) => office === term.office);
  const day = date ?? LATEST;
  const termsOf = ({ id }: LexiconActor): readonly Term[] =>
    lexicon.termsOf(id).filter((term) => ofTitle(term) && actors.has(term.of) && (term.from ?? '') <= day);
  const past = lexicon.surname(name, day, Infinity).filter((one) => termsOf(one).length > 0);
  if (past.length > 1 && date === null) {
    const then = written && sole(inOffice(name, written, lexicon).filter((one) => past.includes(one)));
    return then?.id ?? latest(past.flatMap(termsOf), dates);
  }
  if (past.length > 0 || date === null || offices.some(({ qualifier }) => qualifier)) return sole(past)?.id ?? null;
  const isHolder = ({ office, of, person }: Term): boolean =>
    lexicon.holders(office, of, date).some(({ term }) => term.person.id === person.id);
  const holders = lexicon
    .surname(name, date, 0)
    .filter(({ id }) => lexicon.termsOf(id).some((term) => ofTitle(term) && isHolder(term)));
  return sole(holders)?.id ?? null;
}

/**
 * “President Bush” of a text without a date: of those who had an office of one and the same state the last, unless the text
 * tells of a year before.
 */
function latest(terms: readonly Term[], dates: readonly DateMention[]): string | null {
  const last = terms.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1);
  const since = last?.from?.slice(0, 4) ?? '';
  const isEarlier = dates.some(({ value }) => value !== null && value.from.slice(0, 4) < since);
  return last && !isEarlier && new Set(terms.map(({ of }) => of)).size === 1 ? last.person.id : null;
}

const LATEST = '9999';

const hasWord = (name: string, word: string): boolean =>
  name.split(/\s+/u).some((one) => one === word || one.endsWith(`-${word}`));

/** “Foreign Minister Lavrov”: the holder of the office beside the name, if the names match. */
function officeHolder(
  name: string,
  all: readonly { readonly known: Known | null }[],
  { lexicon, isOfOther }: Scene,
): string | null {
  if (isOfOther(name)) return null;
  const last = (name.split(/\s+/u).at(-1) ?? name).toLowerCase();
  for (const { known } of all) {
    const actor = known?.actor ? lexicon.actor(known.actor) : null;
    if (actor?.kind === 'person' && [actor.name, ...actor.aliases].some((one) => hasWord(one.toLowerCase(), last)))
      return actor.id;
  }
  return null;
}

/** The identity of an entity mentioned only by descriptions and pronouns. */
export function byDescription({ mentions }: DocumentEntity, asked: Identifying): Identity {
  const { linked, table } = asked;
  const described = mentions.filter((index) => linked.mentions[index]?.form === 'description');
  const [first] = described;
  if (first === undefined) return NOBODY;
  const told = <Found>(by: (index: number) => Found | null): Found | null =>
    described.map(by).find((found) => found !== null) ?? null;
  const of = told(asked.ownerOf);
  const mention = at(linked.mentions, first);
  // “King”, where the document has a Kevin King: a title that stands alone is the surname of whoever has it.
  const words = linked.text.slice(...mention.span);
  const surnamed = /^\p{Lu}\p{Ll}+$/u.test(words) ? inDocument(words, table, slugOf) : null;
  if (surnamed) return is(surnamed, 'document');
  const named = of && mention.kind === 'person' ? namedHolder(mention, of, asked) : null;
  if (named) return is(named, 'office');
  const local = told((index) => localBody(index, asked));
  if (local) return is(local, 'body');
  const held = told((index) => linked.known[index]?.actor ?? null);
  const known = held ? table.known(held) : null;
  if (known?.kind === 'person' && of !== null && asked.scene.date === null) table.speakFor(known.id, of);
  if (known) return is(known, known.kind === 'person' ? 'office' : 'lexicon');
  const noun = headNoun(words);
  const served = mention.kind !== 'organisation' && (isOutOfOffice(words) || isKin(words)) ? null : of;
  if (mention.kind === 'group' || noun?.plural || NUMBERED.test(words))
    return { ...NOBODY, status: 'several', of: served };
  if (mention.kind === 'organisation' || mention.kind === 'place') {
    const body = bodyOf(mention, of, asked) ?? told((index) => ownedBody(index, asked));
    return body ? is(body, 'body') : { ...NOBODY, of };
  }
  if (of && noun && SPOKESPERSON.has(noun.noun)) {
    const body = told(asked.ownerIn);
    if (body && body.kind !== 'person') return is(body, 'body');
  }
  const office = of ? officeOf(mention, of, asked) : null;
  if (office) return is(office, 'office');
  const later = noun && !noun.nameless ? namedLater(mention, asked) : null;
  if (later) return is(later, 'office');
  return { ...NOBODY, status: 'unnamed', of: served };
}

/**
 * “An opposition spokesman”, where further down exactly one is named with the same words: “opposition spokesman Ole Vik”,
 * “Ole Vik, a spokesman for the opposition's committee”.
 */
function namedLater({ span }: Mention, { linked, table }: Identifying): Participant | null {
  const { text } = linked;
  const own = text.slice(...span);
  const phrase = described(own);
  const words = phrase.split(' ');
  if (words.length < 2) return null;
  const [, end] = itemAround(linked, span[0]);
  const behind = text.slice(span[1], Math.min(end, span[1] + NAMED_WITHIN));
  const isSo = (role: string): boolean => {
    const at = behind.indexOf(role);
    if (at < 0) return false;
    if (described(role) === phrase) return true;
    const said = behind.slice(at, at + role.length + OF_WHOM).toLowerCase();
    return (
      /^an?\s/iu.test(own) &&
      described(role).split(' ').at(-1) === words.at(-1) &&
      words.every((word) => said.includes(word))
    );
  };
  return sole(table.all().filter(({ kind, roles }) => kind === 'person' && roles.some((role) => isSo(role.words))));
}

/** How many characters further down somebody described first is named. */
const NAMED_WITHIN = 1500;
/** How many characters behind an office may say whose it is. */
const OF_WHOM = 60;

const described = (words: string): string =>
  words
    .replace(/^(?:an?|the)\s/iu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase();

const NUMBERED =
  /^(?:(?:the|at least|more than|about|some|all|both)\s)*(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|several|many|\d[\d,]*)\b/iu;
const SPOKESPERSON = wordSet('spokesman spokeswoman spokesperson representative delegate observer');

/** “its foreign ministry”, “the country's army”, “his government”: the corresponding body of the owner's state. */
function bodyOf(mention: Mention, of: string | null, { scene, linked, table }: Identifying): Participant | null {
  if (!isState(of)) return null;
  const organ = scene.organAt(mention);
  const body = organ && organOf(of, organ.organ, scene.lexicon.actor);
  if (body) return table.known(governed(body, scene.lexicon.actor).id);
  const words = linked.text.slice(...mention.span);
  return /\b(?:government|administration|regime|authorities|leadership)$/iu.test(words) ? table.known(of) : null;
}

const size = ({ span: [start, end] }: Mention): number => end - start;

export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no mention ${index}`);
  return item;
}

/** “PIERS NAKASHUK” is Piers Nakashuk; a single word in capitals, which may be letters (“MBS”), is a surname on a label. */
const writtenOut = (name: string, isOnLabel: boolean): string =>
  /\p{Lu}{3}/u.test(name) && name === name.toUpperCase() && (isOnLabel || /\s/u.test(name))
    ? name
        .toLowerCase()
        .replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : name;
