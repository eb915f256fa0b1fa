import { group, type Reference } from '../../document/index.ts';
import { contains, indexAt, lastAtOrBefore, overlaps, type Span, wordSet } from '../../text/index.ts';
import { headOf } from './heads.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';

/** “met with X”, “spoke by phone with X”, “met in Lima, Peru, with X”, “had a call on 3 May with X”: the talk that a readout reports. */
const TALK =
  /\b(?:met|meets|meeting|spoke|speaks|talked|(?:held|had|has|holds)\s(?:\p{Ll}+\s){0,2}?(?:talks|meeting|call|conversation|discussions?))\b(?:,?\s(?!and\b|that\b)[\p{L}\d.]+){0,4}?,?\s(?:with|to)\s(?:the\s)?$/u;
/** “He spoke to reporters after a meeting with Vale”: what is said then is not said in it. */
const APART = wordSet('after before following since until ahead');
/** So many words lead from such a word to the talk: “ahead of his”. */
const LEAD = 3;

/** Whether a talk that words end with is only told of to say when something else was. */
export const isOtherOccasion = (before: string): boolean =>
  (before.split(',').at(-1) ?? '')
    .trimEnd()
    .toLowerCase()
    .split(' ')
    .slice(-LEAD)
    .some((word) => APART.has(word));

/** How many sentences after the mention of a talk may report what was said in it. */
const TALK_REACH = 25;

/**
 * A talk that a text reports: who is named in its sentence before the partner, the first first, and the partner, who may be
 * several.
 */
interface Talk {
  readonly before: readonly Reference[];
  readonly partner: Reference;
  /** The partner's words. */
  readonly span: Span;
}

/**
 * A name coordinated with or in apposition to the first belongs to the phrase: “Foreign Minister Wang Yi”, “Vale and
 * Holm”.
 */
export const endOfPhrase = (text: string, from: number, stop: number): number => {
  const more = /^(?:,?\s(?:and\s)?(?:the\s)?\p{Lu}[\p{L}.’'-]*)*/u.exec(text.slice(from, stop))?.[0] ?? '';
  return from + more.replace(/[’']s?$/u, '').length;
};

/**
 * The last talk between two that the text reports before a place: in the same paragraph, or from its beginning on if it
 * is a body's own readout. Null if there is none.
 */
export function talkBefore({ referenced, lookup, near }: Scene, at: number): Talk | null {
  const { text, blocks, publisher, sentences } = referenced;
  const since = (publisher === null ? blocks[indexAt(blocks, at)]?.span[0] : 0) ?? 0;
  const here = lastAtOrBefore(sentences, at);
  for (let index = here; index >= Math.max(0, here - TALK_REACH); index -= 1) {
    const [start, end] = sentences[index] ?? [0, 0];
    if (start < since) return null;
    const there = lookup.within([start, end]).filter(({ status, via }) => status === 'resolved' && via !== 'pronoun');
    const partner = there.find((one) => {
      const words = text.slice(start, spanOf(one)[0]);
      const talk = TALK.exec(words);
      return talk !== null && !isOtherOccasion(words.slice(0, talk.index));
    });
    if (!partner) continue;
    const span = spanOf(partner);
    const head = headOf(text, [span[0], endOfPhrase(text, span[1], end)], lookup) ?? partner;
    // “Lake Radio says that the Norwegian minister met with Vale”: neither the radio nor Norway did.
    const tellers = near(span).flatMap(({ content, source }) =>
      content.some((part) => contains(part, span)) ? source : [],
    );
    const isInAnother = (one: Span): boolean =>
      there.some((other) => contains(spanOf(other), one) && spanOf(other)[1] - spanOf(other)[0] > one[1] - one[0]);
    const before = there.filter((one) => {
      const own = spanOf(one);
      return own[1] <= span[0] && !isInAnother(own) && !tellers.some((teller) => overlaps(teller, own));
    });
    return { before, partner: head, span };
  }
  return null;
}

/** Both sides of a talk. */
const BOTH =
  /^(?:they|both|all|(?:all|both|the|the two) (?:leaders|ministers|secretaries|sides|officials|participants))$/iu;
/** More than two. */
const ALL = /^all\b/iu;

/** “They”, “both”, “the participants” of a body's own readout, who are nobody else: those whose talk it reports. */
export function ofTalk(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  if (!BOTH.test(words)) return null;
  const talk = scene.referenced.publisher === null ? null : talkBefore(scene, mention[0]?.[0] ?? 0);
  const one = talk?.before.find(({ via }) => via === 'name');
  if (!talk || !one) return null;
  const partners = talk.partner.members.length > 0 ? talk.partner.members : [talk.partner];
  const members = [one, ...partners.filter(({ actor }) => actor !== one.actor)];
  const isTold = members.every(({ status }) => status === 'resolved');
  if (!isTold || members.length < (ALL.test(words) ? 3 : 2)) return null;
  const names = members.map(({ name }) => name).join(', ');
  const why = `“${words}”: ${members.length === 2 ? 'the two' : 'those'} of the talk told before, ${names}`;
  return group(mention, members, { via: 'pronoun', basis: 'implied', why });
}
