import type { Reference } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { type Lookup, spanOf } from './lookup.ts';
import { authored } from './writings.ts';

/**
 * Who a noun phrase is about, of all whom it names: “Norway's fisheries minister, Kari Nygård, who met Holm” is Kari
 * Nygård. What stands in a relative clause, owns something (“Holm's aides”) or only modifies (“a Kremlin spokesman”) is
 * passed over; a person's name in apposition wins over the office before it.
 */
export function headOf(text: string, phrase: Span, lookup: Lookup): Reference | null {
  const said = authored(text, phrase);
  const own = ownPart(text, said);
  const called = calledIn(text, [own[1], said[1]], lookup);
  if (called) return called;
  const both = coordinated(text, own, lookup);
  if (both) return both;
  const all = lookup.within(own);
  const whole = all.filter((reference) => !isModifier(text, own, reference, all));
  const free = whole.filter((reference) => !belongsToName(text, own, reference, whole));
  const pair = free.find(
    ({ status, members, mention }) => status === 'group' && members.length > 1 && covers(text, own, mention),
  );
  if (pair) return pair;
  const people = free.filter(({ via, actor }) => via === 'name' && actor);
  const leading = people.find((reference) => onlyTitles(text.slice(own[0], spanOf(reference)[0])));
  const head =
    leading ?? people.find((reference) => isApposed(text, own, reference)) ?? outermost(free) ?? people[0] ?? null;
  return head && hasUnknownPartner(text, own, head) ? null : head;
}

/** “its spokesman, who calls himself Colonel Idris”, “officers who call themselves the Salvation Council”: the name. */
function calledIn(text: string, [start, end]: Span, lookup: Lookup): Reference | null {
  const lead = CALLS.exec(text.slice(start, end))?.[0];
  if (!lead) return null;
  const from = start + lead.length;
  const [first] = lookup.within([from, end]).filter(({ actor }) => actor !== null);
  return first && onlyTitles(text.slice(from, spanOf(first)[0])) ? first : null;
}

/** Relative clauses that lead to the name by which somebody goes. */
export const CALLS =
  /^,?\s(?:who|that)\s(?:calls? (?:himself|herself|themselves|itself)|goes by(?: the name(?: of)?)?|go by(?: the name(?: of)?)?|gave (?:his|her) name (?:(?:only|simply|just) )?as|gives (?:his|her) name as|(?:identified|introduced) (?:himself|herself|themselves) (?:only )?as|(?:is|are) known (?:only )?as)\s/u;

/**
 * “Minister Quist and her host, Trade Secretary Omar Vale”, “Nordkabel and the ministry”, “neither Lima nor the bank”: two
 * noun phrases, each of which names somebody. What only goes on with a name (“Foreign Affairs and Trade”) is none: the
 * second has to begin with a name or title, or with an article or possessive.
 */
function coordinated(text: string, [start, end]: Span, lookup: Lookup): Reference | null {
  const words = text.slice(start, end);
  const joints = [...words.matchAll(JOINT)];
  const [joint] = joints;
  if (!joint || joints.length > 1) return null;
  const neither = /^(?:neither|both|either)\s/iu.exec(words)?.[0].length ?? 0;
  const left: Span = [start + neither, start + joint.index];
  const right: Span = [start + joint.index + joint[0].length, end];
  const isHeld = lookup.within([start, end]).some((one) => spanOf(one)[0] < left[1] && spanOf(one)[1] > right[0]);
  if (isHeld || !BEGINS.test(text.slice(...right))) return null;
  const [a, b] = [partner(text, left, lookup), partner(text, right, lookup)];
  if (!a?.actor || !b?.actor || a.actor === b.actor) return null;
  // “Ines Vale, the agency's director for West and Central Africa”: what the director is in charge of.
  const isField = a.via === 'name' && b.via === 'organisation' && text.slice(spanOf(a)[1], left[1]).startsWith(',');
  if (isField && !joint[0].startsWith(',')) return null;
  return {
    actor: null, name: `${a.name ?? ''}, ${b.name ?? ''}`, mention: [[left[0], end]], status: 'group', via: 'name', members: [a, b],
    represents: null, basis: 'known', why: 'two joined, each of whom the text names',
  }; // prettier-ignore
}

const JOINT = /,?\s(?:and|nor)\s/gu;
const BEGINS = /^(?:the|a|an|his|her|its|their|[\p{L}-]+[’']s?)\s|^\p{Lu}/u;

/** Who a half of a pair is, where the half is all about one: not the “Japan” of “ships from Japan”. */
function partner(text: string, half: Span, lookup: Lookup): Reference | null {
  // “its partner Lake Relief”.
  const lead = /^(?:its|his|her|their)\s(?:\p{Ll}[\p{L}-]*\s)+(?=\p{Lu})/u.exec(text.slice(...half))?.[0];
  if (lead) return partner(text, [half[0] + lead.length, half[1]], lookup);
  const head = headOf(text, half, lookup);
  if (head?.status !== 'resolved') return null;
  const [from, to] = spanOf(head);
  const before = text.slice(half[0], from);
  const after = text.slice(to, half[1]);
  const isWhole =
    onlyTitles(before) ||
    /^the\s(?:\p{Ll}[\p{L}-]*\s)+$/u.test(before) ||
    /,\s(?:\p{Lu}[\p{L}.-]*\s+|for\s|of\s)*$/u.test(before);
  return isWhole && /^(?:$|,|\s\()/u.test(after) ? head : null;
}

/** “South Sudan's government and the rebels fighting it”: half of a pair is not who speaks. */
const hasUnknownPartner = (text: string, [, end]: Span, reference: Reference): boolean =>
  reference.members.length === 0 &&
  /^\s+(?:and|as well as)\s+(?:the|its|their|his|her|a|other)\s/u.test(text.slice(spanOf(reference)[1], end));

/** The phrase up to a relative clause or a participle that goes on from it. */
function ownPart(text: string, [start, end]: Span): Span {
  const cut = /,?\s(?:who|which|whose|that|speaking|writing|citing|quoting|quoted)\s/u.exec(text.slice(start, end));
  return [start, cut && cut.index > 0 ? start + cut.index : end];
}

function isModifier(text: string, [start, end]: Span, reference: Reference, all: readonly Reference[]): boolean {
  const [from, to] = spanOf(reference);
  const after = text.slice(to, end);
  if (/^[’'](?:s\b)?/u.test(after)) return true;
  if (all.some((other) => other !== reference && strictlyHolds(spanOf(other), [from, to]))) return true;
  // “UN officials”, “of the Red Cross”, “an aide to Mr Holm”.
  if (ledIn(text, [start, end], from)) return true;
  if (reference.via !== 'organisation') return false;
  // “the Jakarta daily Suara Nusa”: small letters lead from the adjective to the name.
  const leads = (other: Reference): boolean =>
    other.actor !== reference.actor &&
    (other.via === 'organisation' || other.via === 'name') &&
    spanOf(other)[1] === end &&
    LEADS.test(text.slice(to, spanOf(other)[0]));
  if (all.some((other) => spanOf(other)[0] > to && leads(other))) return true;
  const next = /^\s+(?:\p{Ll}[\p{L}-]*\s+){0,2}?([\p{L}-]+)/u.exec(after)?.[1];
  return next !== undefined && roleNoun(next) !== null;
}

/**
 * “her [Democratic Front]”, “the dockers' federation [Havenbond]”, “the party, the [People's Union],”, “its neighbours
 * [Togo and Benin]”: words that lead to a name just behind them.
 */
function belongsToName(text: string, [, end]: Span, reference: Reference, all: readonly Reference[]): boolean {
  const [from, to] = spanOf(reference);
  const words = text.slice(from, to);
  const isOwner = reference.via === 'pronoun' && /^(?:its|his|her|their)$/iu.test(words);
  const role = roleNoun(/(?<!\p{L})\p{Ll}[\p{L}-]*$/u.exec(words)?.[0] ?? '');
  if (!isOwner && !role?.plural && role?.kind !== 'body') return false;
  const between = isOwner ? OWNED : APPOSED;
  return all.some((other) => {
    const [start, stop] = spanOf(other);
    const isNext = start >= to && between.test(text.slice(to, start)) && /^\p{Lu}/u.test(text.slice(start, stop));
    const suits = other.members.length > 1 ? !isOwner && role?.plural : !role?.plural && other.via === 'organisation';
    return isNext && suits && /^(?:[\s,]*$|,|\s\()/u.test(text.slice(stop, end));
  });
}

const OWNED = /^\s(?:(?:own|new|small|ruling|governing|\p{Ll}+ist|\p{Ll}+-\p{Ll}+)\s)?$/u;
const APPOSED = /^(?:\s|,\s(?:the\s)?)$/u;

/** Whether a preposition before the place at `from` leads what stands there in: “of the Red Cross”. */
export const ledIn = (text: string, [start]: Span, from: number): boolean =>
  LED_IN.test(text.slice(Math.max(start, from - 40), from));

/** A preposition before a name, with nothing but an article, titles and forms of address between. */
const LED_IN =
  /\b(?:of|for|from|in|at|to|with|by|on|about|against|near|behind|around|under|over|between)\s(?:the\s|his\s|her\s|its\s)?(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|President|Prime Minister|Foreign Minister|Minister|Chancellor|King|Queen|General|Senator|Ambassador)\.?\s)?$/u;

/** Nouns between a people's or place's adjective and a name: no preposition, conjunction or verb that parts them. */
const LEADS =
  /^\s(?:(?!(?:and|or|nor|of|in|on|at|for|from|to|by|with|as|that|against|near|over|is|was|said|says)\s)\p{Ll}[\p{L}-]*\s){1,4}$/u;

const strictlyHolds = (outer: Span, inner: Span): boolean =>
  outer[0] <= inner[0] && inner[1] <= outer[1] && outer[1] - outer[0] > inner[1] - inner[0];

const covers = (text: string, [start, end]: Span, mention: readonly Span[]): boolean => {
  const [first] = mention;
  return first !== undefined && onlyTitles(text.slice(start, first[0])) && text.slice(first[1], end).trim().length < 3;
};

/** Nothing but capitalised titles and honorifics: “Mr”, “State Secretary”. */
export const onlyTitles = (words: string): boolean =>
  /^(?:the\s)?(?:\p{Lu}[\p{L}.-]*\s+|(?:for|of|and|the|prime|foreign|president|minister|former)\s+)*$/u.test(words);

const isApposed = (text: string, [start, end]: Span, reference: Reference): boolean => {
  const [from, to] = spanOf(reference);
  return /(?:,\s*|\s)$/u.test(text.slice(start, from)) && (to === end || /^[,)\s–—-]/u.test(text.slice(to, end)));
};

const outermost = (references: readonly Reference[]): Reference | null => references[0] ?? null;
