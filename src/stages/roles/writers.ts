import { group, isLetterFrom, type Reference, type Referenced } from '../../document/index.ts';
import { type Span, spanAt } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import { referenceTo } from './references.ts';
import type { Scene } from './scene.ts';

/** Words by which a text identifies itself as a statement. */
const STATEMENT = '(?:statement|declaration|communiqu[eé]|message|conclusions|readout)(?!\\p{L})';
const JOINT = new RegExp(`\\b${STATEMENT}`, 'iu');
/**
 * A paragraph introduces the statement: “the following joint statement”, “the following is the text of the declaration”. “We
 * support the statement of Peru and Chile” speaks of another one, and so does whoever reads a statement following a rally.
 */
const FOLLOWS = new RegExp(`\\bfollowing\\s(?:[\\p{L}’'-]+\\s){0,6}?${STATEMENT}`, 'iu');
/** A line of a text that bears its title is no longer than this. */
const LONGEST_TITLE = 300;
/** “We, the ministers of Peru and Chile, …”. */
const WE = /^(?:\d{1,2}[.)]\s)?We, the\s/u;
/** Within so many characters such words name them. */
const NAMED_WITHIN = 60;
/** How many characters at the start of a text may name its signatories. */
const OPENING = 700;
/** Where no word for the statement comes before them, the signatories begin so many characters into the paragraph at most. */
const LEADING = 40;
/** So many paragraphs of a text that its title calls a joint statement. */
const MOST_PARAGRAPHS = 4;
/** The most signatories there can be. */
const MOST = 40;

/**
 * The “we” of a text that is not a report: the several who are named together in its title or first lines, if these
 * call it a statement; otherwise the publishing body. Null if unknown.
 */
export function writersOf(scene: Pick<Scene, 'referenced' | 'person'>): Reference | null {
  const { referenced, person } = scene;
  const { text, title, blocks } = referenced;
  const publisher = person(referenced.publisher);
  const isJoint = title !== null && /\bjoint\b/iu.test(title) && JOINT.test(title);
  const opening = blocks
    .filter(({ span }) => span[0] < OPENING && (isJoint || introduces(text.slice(...span))))
    .slice(0, isJoint ? MOST_PARAGRAPHS : 2);
  for (const { span } of opening) {
    const members = signatories(referenced, span);
    if (members.length > 1) return signed(members);
  }
  const leaders = title !== null && JOINT.test(title) ? leading(referenced, publisher?.represents ?? null) : [];
  if (leaders.length > 1) return signed(leaders);
  // A joint statement is not its publisher's alone, whoever else signs it.
  if (!publisher || isJoint || (title !== null && /\b(?:interview|remarks|transcript)\b/iu.test(title))) return null;
  if (isLetterFrom(title)) return null;
  // A ministry's “we” is its state.
  const body = person(publisher.represents) ?? publisher;
  return referenceTo(body, scene, [], 'pronoun', `“we” in a text of ${publisher.name}`);
}

function signed(members: readonly Reference[]): Reference {
  const why = `“we”: those who sign the statement, ${members.map(({ name }) => name).join(', ')}`;
  return group([], members, { via: 'pronoun', basis: 'implied', why });
}

/** Whether a paragraph says who makes the statement that it introduces, or is the title of one. */
function introduces(words: string): boolean {
  if (WE.test(words)) return true;
  const isTitle = words.length <= LONGEST_TITLE && !words.trimEnd().endsWith('.');
  return FOLLOWS.test(words) || (isTitle && JOINT.test(words));
}

/**
 * The persons named after the word for the statement; if it names none, the longest coordination of states or bodies.
 */
function signatories({ references, text, sentences }: Referenced, [start, end]: Span): readonly Reference[] {
  const lead = JOINT.exec(text.slice(start, end));
  const from = lead ? start + lead.index : start;
  const within = references.filter((reference) => spanOf(reference)[0] >= start && spanOf(reference)[1] <= end);
  if (WE.test(text.slice(start, end))) {
    const stop = Math.min(start + NAMED_WITHIN, spanAt(sentences, start)?.[1] ?? end);
    const row = within.find((one) => one.members.length > 1 && spanOf(one)[0] < stop);
    if (row) return withAnother(row.members, text, within);
  }
  const behind = within.filter((reference) => spanOf(reference)[0] >= from);
  // “Norway and Sweden issue the following statement”.
  const isNamed = behind.some(({ status }) => status === 'resolved' || status === 'group');
  const there = lead && isNamed ? behind : within.filter((reference) => spanOf(reference)[0] < start + LEADING);
  const persons = there.filter(({ status, via }) => status === 'resolved' && via === 'name');
  const once = [...new Map(persons.map((person) => [person.actor, person])).values()];
  if (once.length > 1) return once.slice(0, MOST);
  const rows = there.filter(
    ({ status, via, members }) => status === 'group' && via === 'name' && members.length <= MOST,
  );
  const longest = rows.toSorted((a, b) => b.members.length - a.members.length)[0]?.members ?? [];
  return withAnother(longest, text, within);
}

/** “Peru and Chile[, and the ]High Representative of the European Union”: with whom a row of states goes on. */
function withAnother(members: readonly Reference[], text: string, there: readonly Reference[]): readonly Reference[] {
  const end = Math.max(0, ...members.map((one) => spanOf(one)[1]));
  const another = members.length > 1 ? beginningBehind(end, AND, text, there) : null;
  return another?.status === 'resolved' && !members.some(({ actor }) => actor === another.actor)
    ? [...members, another]
    : members;
}

const AND = /^,?\s(?:and|as well as|along with|together with)\s(?:the\s)?/u;

/** The reference that begins right behind what leads on from a place, its article included or not; null if none does. */
function beginningBehind(at: number, leadsOn: RegExp, text: string, there: readonly Reference[]): Reference | null {
  const lead = leadsOn.exec(text.slice(at, at + LONGEST_LEAD))?.[0];
  if (lead === undefined) return null;
  const bare = lead.replace(/the\s$/iu, '').length;
  return there.find((one) => [at + lead.length, at + bare].includes(spanOf(one)[0])) ?? null;
}

/** A bracket that tells who somebody is, in characters. */
const LONGEST_LEAD = 400;

/**
 * Those with whom the first paragraph begins, if the publisher's state is among them: “Peru, Chile and the European Union
 * welcome …”.
 */
function leading({ references, text, blocks }: Referenced, own: string | null): readonly Reference[] {
  const first = blocks.find(({ kind }) => kind === 'paragraph')?.span;
  if (!first || own === null) return [];
  const there = references
    .filter((one) => spanOf(one)[0] >= first[0] && spanOf(one)[1] <= first[1])
    .toSorted((a, b) => spanOf(a)[0] - spanOf(b)[0] || spanOf(b)[1] - spanOf(a)[1]);
  const found: Reference[] = [];
  let next = beginningBehind(first[0], /^(?:the\s)?/iu, text, there);
  while (next) {
    found.push(...(next.members.length > 0 ? next.members : [next]));
    next = beginningBehind(spanOf(next)[1], GOES_ON, text, there);
  }
  const isOwn = found.some(({ actor, represents }) => actor === own || represents?.actor === own);
  return isOwn && found.length <= MOST ? found : [];
}

/** “The Troika[ (Norway, …), ]Canada[, and the ]European Union”. */
const GOES_ON = /^(?:\s\([^()]*\))?(?:,\s(?:and\s)?|\s(?:and|as well as)\s)(?:the\s)?/u;
