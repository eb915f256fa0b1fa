import type { Attributed, DateMention, Mention } from '../../document/index.ts';
import {
  headNoun,
  isState,
  type Lexicon,
  type OfficeMention,
  opensSentence,
  stateOf,
  surest,
  type Term,
} from '../../lexicon/index.ts';
import type { Days } from './timeOfWriting.ts';
import { type Span, spanAt, within, wordsBefore, wordSet } from '../../text/index.ts';

type Told = Attributed & { readonly dates: readonly DateMention[] };

/** How many characters may stand between a date and whoever had an office then. */
const NEAR = 60;
/** What between a date and an office begins another clause. */
const MARKS = [...',;:()–—“”"'];
const OTHERS = wordSet('and but that which who whose where when since until before after says has have is are');
/** “Since 2011” and “by 2011” are no time at which something was said. */
const OPEN = wordSet('since until till by from before after for');

/**
 * When whoever a mention means had its office: at the past time that the sentence gives before it or right behind its
 * verb (“In 2011 the British prime minister said”), else when the document was written. Null if neither is known.
 */
function daysAt({ span }: Mention, document: Told, written: Days | null): Days | null {
  const { text, sentences, dates, published } = document;
  const today = published?.from.slice(0, 10) ?? null;
  const sentence = spanAt(sentences, span[0]);
  const told =
    sentence && within(dates, sentence).find((date) => isPast(date, today) && isOf(date.span, span, sentence, text));
  if (told?.value) return [told.value.from.slice(0, 10), told.value.to.slice(0, 10)];
  return written;
}

const isPast = ({ value }: DateMention, today: string | null): boolean =>
  value !== null && today !== null && value.to.slice(0, 10) < today;

/** Whether a date is the time of what is told of a mention. */
function isOf(date: Span, mention: Span, sentence: Span, text: string): boolean {
  const [first = ''] = text
    .slice(...date)
    .toLowerCase()
    .split(' ');
  const before = text.slice(sentence[0], date[0]).trim().toLowerCase().split(' ').at(-1) ?? '';
  if (OPEN.has(first) || OPEN.has(before)) return false;
  const opens = date[1] <= mention[0];
  // “In 2011, the …”: a comma right behind the date.
  const start = date[1] + (text.charAt(date[1]) === ',' ? 1 : 0);
  const gap = opens ? text.slice(start, mention[0]) : text.slice(mention[1], date[0]);
  const words = gap.trim().toLowerCase().split(' ');
  if (gap.length > NEAR || MARKS.some((mark) => gap.includes(mark)) || words.some((word) => OTHERS.has(word)))
    return false;
  return opens
    ? opensSentence(text, sentence, date)
    : (first === 'in' || first === 'on') && words.length <= WORDS_OF_VERB;
}
/** “Said”, “would say”. */
const WORDS_OF_VERB = 2;

/**
 * The only one who had an office of a state or body on all of the days at which a mention means it; null if there is none.
 * `written`: the days on which the document may have been written.
 */
export function holderAt(
  office: string,
  of: string,
  mention: Mention,
  document: Told,
  { lexicon, written }: { readonly lexicon: Lexicon; readonly written: Days | null },
): Term | null {
  const days = daysAt(mention, document, written);
  if (!days) return null;
  const [first, last] = days.map((day) => surest(lexicon.holders(office, of, day)));
  return first && first.person.id === last?.person.id ? first : null;
}

/** “In her term as [secretary of state]”, “served as [governor]”: somebody had it then, and not its holder. */
export const isOfPastTerm = (text: string, start: number): boolean => PAST_TERM.test(wordsBefore(text, start));
const PAST_TERM = /\b(?:terms?|time|tenure|stint|days|years|record|served|career)\sas\s(?:the\s|an?\s)?$/u;

/** Whether an office has the name that the words use: “the Foreign Minister” is not the US Secretary of State. */
export const isCalled = (title: string, words: string): boolean =>
  title === '' || title.toLowerCase().includes(headNoun(words)?.noun ?? '');

/**
 * Whether somebody may have an office of a state that only the place of a text tells: whom the lexicon knows, where he has
 * had one there; anybody else no head's office that the state does not have (“Prime Minister Vale” in Washington).
 */
export function mayHold(
  person: string,
  office: OfficeMention | null,
  words: string,
  state: string,
  { lexicon, date }: { readonly lexicon: Lexicon; readonly date: string | null },
): boolean {
  if (!isState(state)) return true;
  const terms = lexicon.termsOf(person);
  if (terms.length > 0) return terms.some(({ of }) => stateOf(lexicon.actor(of)) === state);
  if (!office || date === null || !HEAD.test(words)) return true;
  return lexicon.holders(office.office, state, date).some(({ term }) => isCalled(term.title, words));
}
const HEAD = /\b(?:president|prime minister|premier|chancellor)$/iu;
