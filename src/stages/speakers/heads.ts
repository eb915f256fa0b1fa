import type { Reference } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { type Lookup, spanOf } from './lookup.ts';

/**
 * Who a noun phrase is about, of all whom it names: “Norway's fisheries minister, Kari Nygård, who met Holm” is Kari
 * Nygård. What stands in a relative clause, owns something (“Holm's aides”) or only modifies (“a Kremlin spokesman”) is
 * passed over; a person's name in apposition wins over the office before it.
 */
export function headOf(text: string, phrase: Span, lookup: Lookup): Reference | null {
  const own = ownPart(text, authored(text, phrase));
  const all = lookup.within(own);
  const free = all.filter((reference) => !isModifier(text, own, reference, all));
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

/** “A readout from the White House”: of a text that somebody puts out, the one who puts it out speaks. */
function authored(text: string, [start, end]: Span): Span {
  const lead =
    /^(?:(?:the|a|an|one|another)\s)?(?:(?:joint|brief|short|written|official|separate|later|\p{Ll}+)\s)?(?:statement|readout|press release|release|post|tweet|message|account)\s(?:from|by|of|issued by|released by)\s/iu.exec(
      text.slice(start, end),
    )?.[0];
  return lead ? [start + lead.length, end] : [start, end];
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
  if (LED_IN.test(text.slice(Math.max(start, from - 40), from))) return true;
  if (reference.via !== 'organisation') return false;
  const next = /^\s+(?:\p{Ll}[\p{L}-]*\s+){0,2}?([\p{L}-]+)/u.exec(after)?.[1];
  return next !== undefined && roleNoun(next) !== null;
}

/** A preposition before a name, with nothing but an article, titles and forms of address between. */
const LED_IN =
  /\b(?:of|for|from|in|at|to|with|by|on|about|against|near|behind|around|under|over|between)\s(?:the\s|his\s|her\s|its\s)?(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|President|Prime Minister|Foreign Minister|Minister|Chancellor|King|Queen|General|Senator|Ambassador)\.?\s)?$/u;

const strictlyHolds = (outer: Span, inner: Span): boolean =>
  outer[0] <= inner[0] && inner[1] <= outer[1] && outer[1] - outer[0] > inner[1] - inner[0];

const covers = (text: string, [start, end]: Span, mention: readonly Span[]): boolean => {
  const [first] = mention;
  return first !== undefined && onlyTitles(text.slice(start, first[0])) && text.slice(first[1], end).trim().length < 3;
};

/** Nothing but capitalised titles and honorifics: “Mr”, “State Secretary”. */
const onlyTitles = (words: string): boolean =>
  /^(?:the\s)?(?:\p{Lu}[\p{L}.-]*\s+|(?:for|of|and|prime|foreign|president|minister|former)\s+)*$/u.test(words);

const isApposed = (text: string, [start, end]: Span, reference: Reference): boolean => {
  const [from, to] = spanOf(reference);
  return /(?:,\s*|\s)$/u.test(text.slice(start, from)) && (to === end || /^[,)\s–—-]/u.test(text.slice(to, end)));
};

const outermost = (references: readonly Reference[]): Reference | null => references[0] ?? null;
