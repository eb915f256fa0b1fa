import {
  type Attribution,
  group,
  itemAround,
  type Linked,
  type Participant,
  type Reference,
} from '../../document/index.ts';
import { hasCueAct, headNoun, isState, pronounOf } from '../../lexicon/index.ts';
import { contains, indexAt, lastAtOrBefore, type Span, spanSet, within, wordsBefore } from '../../text/index.ts';
import { membersBehind } from './behind.ts';
import { distinct, type Placed } from './rows.ts';
import { sourcesOf } from './sources.ts';
import { type EntityTable } from './entityTable.ts';

/** “both men”, “the two ministers”, “the pair”, “the sides”. */
const COUNTED = /^(?:the\s(?:two|three|four|pair|duo|trio|sides|parties|leaders|ministers|presidents)\b|both\b)/iu;
/** Whether words count people or states: “both men”, which the same words mean again further on. */
export const isCounted = (words: string): boolean => COUNTED.test(words);
const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, both: 2, pair: 2, duo: 2, three: 3, trio: 3, four: 4 }),
);
/** “The two”, “both”, which only count. */
const BARE = /(?<![\p{L}-])(?:pair|duo|trio|both|two|three|four)$/iu;
/** States: no persons, as both sides may be. */
const STATES = /\b(?:countries|nations|states|governments|capitals)$/iu;
/** How many sentences back to look for “both”; “both men” may refer further back. */
const BACK = 4;
const BACK_TO_PEOPLE = 15;
/** How many sentences back for “they”, and what may stand before the first of those whom a sentence is about. */
const BACK_TO_SUBJECT = 2;
const LONGEST_TITLE = 25;

/** The people whom a counted plural names by a noun that says what they are: “both ministers” are ministers. */
interface People {
  /** The noun in the singular; null where it tells nothing: “both”, “the pair”, “the two leaders”. */
  readonly noun: string | null;
  readonly gender: 'm' | 'f' | null;
}

const ANY = /^(?:man|woman|person|leader|official|politician|colleague|counterpart|partner|rival|ally)$/u;

function peopleIn(words: string): People | null {
  if (BARE.test(words)) return { noun: null, gender: null };
  const role = headNoun(words);
  if (!role?.plural || role.kind !== 'person') return null;
  return { noun: ANY.test(role.noun) ? null : role.noun, gender: role.gender };
}

const fitsPeople = (one: Participant | undefined, { noun, gender }: People): one is Participant =>
  one?.kind === 'person' &&
  (gender === null || one.gender === null || one.gender === gender) &&
  (noun === null ||
    one.roles.length === 0 ||
    one.roles.some(({ words }) => words.toLowerCase().includes(noun) || COUNTERPART.test(words)));

/** A vice-president is no president. */
const QUALIFIED = /\b(?:vice|deputy|former|ex)\b/iu;
/** A minister's counterpart is a minister. */
const COUNTERPART = /\b(?:counterpart|colleague|opposite number)$/iu;

/**
 * The members of a plural mention that the model does not link: those named behind it (“the ministers of Peru and Chile”);
 * the last group mentioned within four sentences (for “they”, one that begins one of the last two), of the stated number;
 * otherwise, for “both men” and the like, the two persons of the paragraph so far, or with those of the paragraph before,
 * for “the three” those of a sentence; for “both sides”, the two states of the nearest sentence with exactly two, the
 * speaker's not counted, nor, of more states, those that only say where. Null if there is neither.
 */
export function membersOf(
  words: string,
  span: Span,
  linked: Linked,
  groups: readonly Placed[],
  placed: readonly Placed[],
  table: Pick<EntityTable, 'get'>,
): Reference | null {
  const personOf = ({ actor }: Reference): Participant | undefined => table.get(actor ?? '');
  const behind = membersBehind(words, span, linked, groups, placed, table);
  if (behind) return behind;
  const counted = isCounted(words);
  if (!counted && pronounOf(words) !== 'they') return null;
  // “Both parents”, “the two studies”: nobody whom the text has named side by side.
  if (counted && !BARE.test(words) && !SIDES.test(words) && !STATES.test(words) && !headNoun(words)) return null;
  const { sentences, text } = linked;
  const count = COUNTS.get(/\b(?:two|both|pair|duo|three|trio|four)\b/iu.exec(words)?.[0].toLowerCase() ?? '') ?? null;
  const here = lastAtOrBefore(sentences, span[0]);
  const people = counted ? peopleIn(words) : null;
  const isBare = people?.noun === null && /^(?:both|the (?:two|three|four))$/iu.test(words);
  const item = itemAround(linked, span[0])[0];
  const since = Math.max(item, sentences[Math.max(0, here - (people && !isBare ? BACK_TO_PEOPLE : BACK))]?.[0] ?? 0);
  const fits = ({ members }: Reference): boolean =>
    (count === null || members.length === count) &&
    (!people || isBare || members.every((one) => fitsPeople(personOf(one), { ...people, noun: null }))) &&
    (!STATES.test(words) || members.every((one) => personOf(one)?.kind !== 'person'));
  // “Vale and Holm met. They said”: those whom the sentence is about, not “… spoke of Iran and Oman”.
  const isSubject = ({ span: [start] }: Placed): boolean => {
    const index = lastAtOrBefore(sentences, start);
    return index >= here - BACK_TO_SUBJECT && start - (sentences[index]?.[0] ?? 0) <= LONGEST_TITLE;
  };
  const isOfSides = SIDES.test(words);
  const last = within(groups, [since, span[0]]).findLast(
    (one) =>
      fits(one.reference) &&
      !isHost(text, one.span) &&
      (counted || isSubject(one)) &&
      !(isOfSides && namesOthers(one.reference.members, [one.span[1], span[1]], linked, placed)),
  );
  const how = { via: 'pronoun', basis: 'implied' } as const;
  if (last) {
    const names = last.reference.members.map(({ name }) => name).join(', ');
    return { ...last.reference, mention: [span], ...how, why: `“${words}”: ${names}, named together before` };
  }
  if (!counted) return null;
  const isTold = (one: Participant | undefined): boolean =>
    one?.roles.some(({ words: role }) => headNoun(role)?.noun === people?.noun && !QUALIFIED.test(role)) === true;
  const persons =
    people &&
    (peopleNear(count ?? 2, span, linked, placed, (one) => fitsPeople(personOf(one), people)) ??
      // “The two ministers” of a long readout: the only two of whom it has said so.
      onlyOf(count ?? 2, people.noun === null ? [] : within(placed, [item, span[0]]), (one) => {
        const person = personOf(one);
        return fitsPeople(person, people) && isTold(person);
      }));
  const isOfTwo = count === null || count === 2;
  const members = persons ?? (isOfTwo && (!people || isBare) ? twoStates(words, span, linked, placed) : null);
  return (
    members &&
    group([span], members, { ...how, why: `“${words}”: the ${members.length === 2 ? 'two' : count} named before` })
  );
}

/**
 * The two who fit: of all persons of the nearest sentence with exactly two, in this paragraph or the one before; or of the
 * paragraph so far, or of both. More than two only of one sentence.
 */
function peopleNear(
  count: number,
  span: Span,
  linked: Linked,
  placed: readonly Placed[],
  fits: (reference: Reference) => boolean,
): Reference[] | null {
  const { blocks, sentences } = linked;
  const own = indexAt(blocks, span[0]);
  const here = lastAtOrBefore(sentences, span[0]);
  const near = Math.max(itemAround(linked, span[0])[0], sentences[Math.max(0, here - BACK_TO_PEOPLE)]?.[0] ?? 0);
  const since = (block: number): number => Math.max(near, blocks[block]?.span[0] ?? 0);
  const scopes: Span[] = [];
  for (let sentence = here; (sentences[sentence]?.[0] ?? -1) >= since(own - 1); sentence -= 1)
    scopes.push([sentences[sentence]?.[0] ?? 0, Math.min(sentences[sentence]?.[1] ?? 0, span[0])]);
  if (count === 2) scopes.push([since(own), span[0]], [since(own - 1), span[0]]);
  for (const scope of scopes) {
    const found = onlyOf(
      count,
      within(placed, scope).filter((one) => !isHost(linked.text, one.span)),
      fits,
    );
    if (found) return found;
  }
  return null;
}

/** “Both sides [in Sudan's war]”. */
const WHOSE = /^\s(?:in|of|to)\s(?:the\s)?$/u;
const LONGEST_LEAD = 8;

/**
 * Whether another state than these stands in a stretch of text that ends with a mention, or right behind it: a quarrel told
 * of nearer, or whose sides they are. Those who speak there are not in it.
 */
function namesOthers(
  members: readonly Reference[],
  [start, end]: Span,
  linked: Linked,
  placed: readonly Placed[],
): boolean {
  const [behind] = within(placed, [end, end + LONGEST_OWNER]);
  const isOwner = behind !== undefined && WHOSE.test(linked.text.slice(end, behind.span[0]).slice(0, LONGEST_LEAD));
  const sources = sourcesOf(linked.attributions);
  const named = within(placed, [start, end]).filter((one) => !sources.overlaps(one.span));
  return [...named, ...(isOwner ? [behind] : [])].some(
    ({ reference: { status, actor } }) =>
      status === 'resolved' && isState(actor) && !members.some((one) => one.actor === actor),
  );
}

/** “The ministers met at the invitation of [Vale and Holm]”: who hosts others is not all of them. */
const isHost = (text: string, [start]: Span): boolean =>
  HOSTED.test(text.slice(Math.max(0, start - LONGEST_OFFICE), start));
const HOSTED = /\b(?:at the invitation of|(?:co-)?(?:hosted|chaired|convened) by)\s[^,;.]{0,100}$/u;
/** “Italian Minister of Foreign Affairs and International Cooperation ”, with what leads to it. */
const LONGEST_OFFICE = 120;

/** How long a name behind the sides may be with what leads to it, in characters. */
const LONGEST_OWNER = 48;

/** Those who fit, if there are just so many. */
function onlyOf(count: number, some: readonly Placed[], fits: (reference: Reference) => boolean): Reference[] | null {
  const found = distinct(some.filter(({ reference }) => fits(reference)));
  return found.length === count ? found : null;
}

const SIDES = /\b(?:sides|parties)\b/iu;

/** Who urges somebody, or speaks of sides, stands between them: “Norway urged the parties in Mali to talk”. */
function isBetweenSides({ cue, content }: Attribution, { text, sentences }: Linked): boolean {
  const words = cue.flatMap((span) =>
    text
      .slice(...span)
      .toLowerCase()
      .split(/\s+/u),
  );
  if (hasCueAct(words, 'REQUEST')) return true;
  const sentence = sentences[lastAtOrBefore(sentences, cue[0]?.[0] ?? content[0]?.[0] ?? 0)];
  return sentence !== undefined && SIDES.test(text.slice(...sentence));
}

/** The two states of the nearest sentence with exactly two; the sides of a quarrel are not those of who tells of it. */
function twoStates(words: string, span: Span, linked: Linked, placed: readonly Placed[]): Reference[] | null {
  const { sentences, text, attributions } = linked;
  const item = itemAround(linked, span[0])[0];
  // Neither who speaks of the sides nor, of more than two, where they meet is one of them.
  const isOfSides = SIDES.test(words);
  const speakers = spanSet(
    attributions.flatMap((one) =>
      one.content.some((part) => contains(part, span)) || (isOfSides && isBetweenSides(one, linked)) ? one.source : [],
    ),
  );
  const isWhere = ([start]: Span): boolean => /\b(?:in|at|from)\s(?:the\s)?$/iu.test(wordsBefore(text, start));
  const here = lastAtOrBefore(sentences, span[0]);
  for (let sentence = here; sentence >= Math.max(0, here - 2 * BACK); sentence -= 1) {
    const [start, end] = sentences[sentence] ?? [0, 0];
    if (start < item) break;
    const there = within(placed, [start, Math.min(end, span[0])]).filter(
      (one) => one.reference.status === 'resolved' && isState(one.reference.actor) && !speakers.overlaps(one.span),
    );
    const all = distinct(there);
    const members = all.length > 2 ? distinct(there.filter((one) => !isWhere(one.span))) : all;
    if (members.length === 2) return namesOthers(members, [end, span[1]], linked, placed) ? null : members;
  }
  return null;
}
