import { group, isOfPerson, type Mention, type Reference } from '../../document/index.ts';
import { type Span, wordsBehind, wordSet } from '../../text/index.ts';
import { isState } from '../../lexicon/index.ts';

/**
 * “Togo and Benin”, “Vale, Foreign Minister Maes and Dr Holm”, “Vale (N.H.), Maes, 52, and Holm”: what may come between
 * coordinated names.
 */
const JOINT =
  /^(?:\s\([^()]{1,200}\)|,\s\d{1,3}(?=,))?(?:,|,?\s+(?:and|nor|as well as|along with|together with)|\s+&)\s+(?:(?:the|of|for|on|representatives|members|governments?|\p{Lu}(?:[\p{L}’'-]*|\p{L}{0,3}\.|(?:\.\p{Lu})+\.?))\s){0,8}$/u;
const ENDS = /^(?:\s\([^()]{1,200}\)|,\s\d{1,3}(?=,))?(?:,?\s+(?:and|nor|as well as|along with|together with)|\s+&)\s/u;
/** “Vale[ (D-]Ohio)”, “the Troika[ (Norway, the ]United Kingdom)”. */
const IN_BRACKETS = /^\s\([^()]{0,200}$/u;
/** “Togo, Benin [and other states]”, “Togo, Benin [, among others]”. */
const AND_OTHERS =
  /^(?:,?\s(?:and|as well as)\s(?:(?:some|several|many|all|the|a few|two|three)\s)?others?\b|,\samong others\b)/u;
const OF = /^\sof\s(?:the\s)?$/u;
/** The same of a place that nobody knows. */
const FROM = /^\sof\s(?:the\s)?\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}/u;
/** Of three names and more without “and” the last is still to come. */
const LEAST_OF_LONG = 3;
/** More than this many together are a list. */
const MOST = 40;

/** A reference with the span of its mention. */
export interface Placed {
  readonly span: Span;
  readonly form: Mention['form'];
  readonly reference: Reference;
}

/** Names coordinated side by side, one group each. `placed`: references to individuals, in text order. */
export function joinedGroups(text: string, placed: readonly Placed[]): Placed[] {
  const groups: Placed[] = [];
  let row: Placed[] = [];
  // “Vale [of Peru], Holm [of Norway] and Maes”: where the last of a row is from.
  let origin: Placed | null = null;
  const close = (): void => {
    const [first, last] = [row[0], row.at(-1)];
    const actors = new Set(row.map(({ reference }) => reference.actor));
    // “Corsham Naval, the British bidder”: a coordination ends with “and”, be it of others whom nobody names.
    const isRow =
      ENDS.test(text.slice(row.at(-2)?.span[1] ?? 0, last?.span[0] ?? 0)) ||
      (last !== undefined && AND_OTHERS.test(wordsBehind(text, last.span[1])));
    if (first && last && isRow && actors.size > 1 && row.length <= MOST && !beginsClause(text, row)) {
      const span: Span = [first.span[0], last.span[1]];
      const members = distinct(row);
      groups.push({
        span,
        form: 'name',
        reference: group([span], members, { via: 'name', basis: 'known', why: 'several names joined' }),
      });
    }
    row = [];
    origin = null;
  };
  for (const one of placed) {
    if (one.reference.status !== 'resolved' || one.form === 'demonym') continue;
    // “She and Foreign Minister Maes”: a pronoun can only begin a row.
    if (one.form === 'pronoun') {
      if (!/^(?:he|she)$/iu.test(text.slice(...one.span))) continue;
      close();
      row = [one];
      continue;
    }
    const before = row.at(-1);
    // “in Iraq and Syria, and the minister thanked …”: with the description of a person a clause begins, unless a row has not
    // ended: “of Peru, Chile, Norway, and the High Representative”.
    const isClause =
      before !== undefined &&
      !(row.length >= LEAST_OF_LONG && !ENDS.test(text.slice(row.at(-2)?.span[1] ?? 0, before.span[0]))) &&
      isState(before.reference.actor) &&
      one.form === 'description' &&
      !isState(one.reference.actor) &&
      text.startsWith(',', before.span[1]);
    // What overlaps the last conjunct belongs to it: a description around a name, a name within one.
    if (before && one.span[0] < before.span[1]) continue;
    // “Vale ([Ohio]) and Holm”: where somebody is from.
    if (before && IN_BRACKETS.test(text.slice(before.span[1], one.span[0]))) continue;
    const isBoth = before !== undefined && isOfPerson(before.reference) && isOfPerson(one.reference);
    const from = isBoth && !origin ? FROM.exec(text.slice(before.span[1], one.span[0])) : null;
    const end = ((origin ?? before)?.span[1] ?? 0) + (from?.[0].length ?? 0);
    // “President [Vale]”, “his secretary of state, [Ann Holm]”: the name behind a title is still the same conjunct.
    if (before?.reference.actor === one.reference.actor && /^,?\s$/u.test(text.slice(end, one.span[0]))) {
      row[row.length - 1] = { ...one, span: [before?.span[0] ?? one.span[0], one.span[1]] };
      origin = null;
      continue;
    }
    if (
      before &&
      isOfPerson(before.reference) &&
      !isOfPerson(one.reference) &&
      !origin &&
      OF.test(text.slice(end, one.span[0]))
    ) {
      origin = one;
      continue;
    }
    const isJoint: boolean = !isClause && one.span[0] >= end && JOINT.test(text.slice(end, one.span[0]));
    if (before && isJoint && (!origin || isBoth)) {
      row.splice(-1, 1, { ...before, span: [before.span[0], end] }, one);
      origin = null;
    } else {
      // “President Vale of Peru and Chile”.
      const first: Placed | null = isJoint ? origin : null;
      close();
      row = first ? [first, one] : [one];
    }
  }
  close();
  return groups;
}

/**
 * “They crossed into Colombia, and Brazil has closed its border”, “… into Colombia, and the US embassy …”, “… into Colombia,
 * and Ann Vale …”: of two behind a comma the second begins a clause.
 */
const beginsClause = (text: string, [first, second, ...others]: readonly Placed[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  others.length === 0 &&
  text.startsWith(',', first.span[1]) &&
  (SINGULAR.test(wordsBehind(text, second.span[1])) ||
    isDefiniteOwner(text, second) ||
    (isState(first.reference.actor) && isOfPerson(second.reference)));

/** “the US [statement]”: a state behind “the” that a word follows which does not go on about the row. */
function isDefiniteOwner(text: string, { span: [start, end], reference }: Placed): boolean {
  const isDefinite = text.slice(start, end).startsWith('the ') || text.slice(0, start).endsWith('the ');
  const next = wordsBehind(text, end).split(' ');
  const word = next[0] === '' ? (next[1] ?? '') : '';
  const isWord = word !== '' && word === word.toLowerCase() && !GOES_ON.has(word);
  return isDefinite && isWord && isState(reference.actor);
}

/** Words behind the last of a row that are said of all of it, or of none. */
const GOES_ON = wordSet(
  'in of at on for to from with by as after before over under during and or but have had are were will would must who which that',
);

const SINGULAR = /^\s(?:has|is|was|does|says|wants)\b/u;

export const distinct = (some: readonly Placed[]): Reference[] => [
  ...new Map(some.map(({ reference }) => [reference.actor, reference])).values(),
];
