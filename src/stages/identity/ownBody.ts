import type { Known, Mention } from '../../document/index.ts';
import { headNoun, type Lexicon, stateOf, surest, type Term } from '../../lexicon/index.ts';
import type { Scene } from './scene.ts';
import { wordsBefore, wordsBehind } from '../../text/index.ts';

/** “The Ministry”, “the Federal Government”: what a text calls a body without saying whose it is. */
const CALLED = /^[Tt]he\s((?:\p{Lu}[\p{L}-]+\s){0,3}\p{Lu}[\p{L}-]+)$/u;
/** “The Ministry [of Defence]” is a longer name. */
const GOES_ON = /^\s(?:of|for|on)\s/u;

/**
 * The publisher, where its own text calls it by words of its own name: “the Ministry” of the Ministry of Fisheries. A
 * “Federal Government” is the state of a body that is itself called federal.
 */
export function ownBody(mention: Mention, { publisher, document, namingsAt }: Scene): Omit<Known, 'rule'> | null {
  const { text, outlet } = document;
  const { span } = mention;
  const called = CALLED.exec(withArticle(text, span[0]) + text.slice(...span))?.[1]?.split(/\s/u);
  const noun = called?.at(-1)?.toLowerCase() ?? '';
  const isBody = headNoun(noun)?.kind === 'body' && !/states?$/u.test(noun);
  if (!publisher || !called || !isBody || GOES_ON.test(wordsBehind(text, span[1]))) return null;
  // “The European Council” is not the Council of the European Union.
  if (namingsAt(mention).some(({ actor }) => actor.id !== publisher.id)) return null;
  const own = new Set(
    [outlet ?? '', publisher.name, ...publisher.aliases].flatMap((name) => name.toLowerCase().split(/[^\p{L}-]+/u)),
  );
  const state = stateOf(publisher);
  const isState = noun === 'government' && called.length > 1 && state !== null;
  if (!called.every((word, index) => own.has(word.toLowerCase()) || (isState && index === called.length - 1)))
    return null;
  const actor = isState ? state : publisher.id;
  return { actor, of: state, certain: true };
}

/** The article before a name, which is no part of it. */
const withArticle = (text: string, start: number): string => /\b[Tt]he\s$/u.exec(wordsBefore(text, start))?.[0] ?? '';

/** “The Secretary” in a text of the Department of Trade, whose head is the Secretary of Trade. */
export function ownHead({ span }: Mention, scene: Scene): Omit<Known, 'rule'> | null {
  const { document, publisher, lexicon } = scene;
  const noun = /^[Tt]he\s(Secretary|Minister)$/u.exec(document.text.slice(...span))?.[1];
  const head = noun === undefined ? null : headOf(scene);
  const isCalled = head !== null && termsCalled(head, noun?.toLowerCase(), lexicon).length > 0;
  return isCalled ? { actor: head, of: stateOf(publisher), certain: false } : null;
}

/**
 * “The Chairperson” in a text of a union that has a chairperson among its states and one of its commission: the one who
 * heads it.
 */
export function ownChair(words: string, scene: Scene): Term | null {
  const { publisher, lexicon } = scene;
  const noun = /^[Tt]he\s(\p{L}+)$/u.exec(words)?.[1]?.toLowerCase();
  const head = noun === undefined ? null : headOf(scene);
  const isOf = (of: string): boolean => of === publisher?.id || of === publisher?.parent;
  const terms = head === null ? [] : termsCalled(head, noun, lexicon);
  return terms.find(({ of }) => isOf(of)) ?? null;
}

/** The terms of somebody whose title has this word, in small letters. */
const termsCalled = (person: string, noun: string | undefined, lexicon: Lexicon): readonly Term[] =>
  lexicon.termsOf(person).filter(({ title }) => noun !== undefined && title.toLowerCase().split(/\s/u).includes(noun));

/** Who heads the publishing body on the day, or leads the publishing state. */
export function headOf({ publisher, date, lexicon }: Scene): string | null {
  if (!publisher || !date) return null;
  const ministry = /^org:[a-z]{3}-(.+)-ministry$/u.exec(publisher.id)?.[1];
  const heads =
    ministry && publisher.represents
      ? lexicon.holders(`${ministry}-minister`, publisher.represents, date)
      : lexicon.holders('leader', publisher.id, date);
  return surest(heads)?.person.id ?? null;
}
