import { group, type Linked, type Mention, type Reference } from '../../document/index.ts';
import { contains, within, firstIndex, lastAtOrBefore, type Span, spanSet } from '../../text/index.ts';

/** “Togo and Benin”, “Vale, Foreign Minister Maes and Dr Holm”: what may come between coordinated names. */
const JOINT = /^(?:,|,?\s(?:and|as well as)|\s&)\s(?:(?:the|of|for|on|\p{Lu}[\p{L}’'.-]*)\s){0,8}$/u;
const ENDS = /^(?:,?\s(?:and|as well as)|\s&)\s/u;
/** “both men”, “the two ministers”, “the pair”, “the sides”. */
const COUNTED = /^(?:the\s(?:two|three|four|pair|duo|trio|sides|parties|leaders|ministers|presidents)\b|both\b)/iu;
const PLURAL = /^(?:they|them|their|theirs|themselves)$/iu;
const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, both: 2, pair: 2, duo: 2, three: 3, trio: 3, four: 4 }),
);
/** How many sentences back to look for the antecedents of a plural; “both men” may refer further back. */
const BACK = 4;
const BACK_TO_PEOPLE = 15;
/** More than this many together are a list. */
const MOST = 40;

/** A reference with the span of its mention. */
interface Placed {
  readonly span: Span;
  readonly form: Mention['form'];
  readonly reference: Reference;
}

/** Names coordinated side by side, one group each. `placed`: references to individuals, in text order. */
export function joinedGroups(text: string, placed: readonly Placed[]): Placed[] {
  const groups: Placed[] = [];
  let row: Placed[] = [];
  const close = (): void => {
    const [first, last] = [row[0], row.at(-1)];
    const actors = new Set(row.map(({ reference }) => reference.actor));
    // “Corsham Naval, the British bidder”: a coordination ends with “and”.
    const isRow = ENDS.test(text.slice(row.at(-2)?.span[1] ?? 0, last?.span[0] ?? 0));
    if (first && last && isRow && actors.size > 1 && row.length <= MOST) {
      const span: Span = [first.span[0], last.span[1]];
      const members = row.map(({ reference }) => reference);
      groups.push({
        span,
        form: 'name',
        reference: group([span], members, { via: 'name', basis: 'known', why: 'several names joined' }),
      });
    }
    row = [];
  };
  for (const one of placed) {
    if (one.reference.status !== 'resolved' || one.form === 'pronoun' || one.form === 'demonym') continue;
    const before = row.at(-1);
    // What overlaps the last conjunct belongs to it: a description around a name, a name within one.
    if (before && one.span[0] < before.span[1]) continue;
    if (before && one.span[0] >= before.span[1] && JOINT.test(text.slice(before.span[1], one.span[0]))) row.push(one);
    else {
      close();
      row = [one];
    }
  }
  close();
  return groups;
}

/**
 * The members of a plural mention that the model does not link: the last group mentioned within four sentences, of the
 * stated number; otherwise, for “the two” and the like, the two states or two persons of the nearest sentence with
 * exactly two, the speaker's not counted, nor, of more states, those that only say where. Null if there is neither.
 */
export function membersOf(
  words: string,
  span: Span,
  { sentences, text, attributions }: Linked,
  groups: readonly Placed[],
  placed: readonly Placed[],
): Reference | null {
  const isCounted = COUNTED.test(words);
  if (!isCounted && !PLURAL.test(words)) return null;
  const count = COUNTS.get(/\b(?:two|both|pair|duo|three|trio|four)\b/iu.exec(words)?.[0].toLowerCase() ?? '') ?? null;
  const here = lastAtOrBefore(sentences, span[0]);
  const isOfPeople = /\b(?:men|women|leaders|ministers|presidents|officials|envoys|diplomats|pair|duo)\b/iu.test(words);
  const since = sentences[Math.max(0, here - (isOfPeople && isCounted ? BACK_TO_PEOPLE : BACK))]?.[0] ?? 0;
  const fits = ({ members }: Reference): boolean =>
    (count === null || members.length === count) && (!isOfPeople || members.every(({ via }) => via === 'name'));
  const last = within(groups, [since, span[0]]).findLast((one) => fits(one.reference));
  const how = { via: 'pronoun', basis: 'implied' } as const;
  if (last) {
    const names = last.reference.members.map(({ name }) => name).join(', ');
    return { ...last.reference, mention: [span], ...how, why: `“${words}”: ${names}, named together before` };
  }
  if (!isCounted || (count !== null && count !== 2)) return null;
  // Neither who speaks of the sides nor, of more than two, where they meet is one of them.
  const speakers = spanSet(
    attributions.flatMap(({ source, content }) => (content.some((part) => contains(part, span)) ? source : [])),
  );
  const isWhere = ([start]: Span): boolean =>
    /\b(?:in|at|from)\s(?:the\s)?$/iu.test(text.slice(Math.max(0, start - 10), start));
  for (let sentence = here; sentence >= Math.max(0, here - 2 * BACK); sentence -= 1) {
    const [start, end] = sentences[sentence] ?? [0, 0];
    const from = firstIndex(placed.length, (index) => (placed[index]?.span[0] ?? 0) < start);
    const to = firstIndex(placed.length, (index) => (placed[index]?.span[0] ?? 0) < Math.min(end, span[0]));
    const there = placed
      .slice(from, to)
      .filter(
        (one) =>
          one.span[1] <= Math.min(end, span[0]) &&
          one.reference.status === 'resolved' &&
          one.reference.actor?.startsWith('country:') === !isOfPeople &&
          (!isOfPeople || one.reference.via === 'name') &&
          (isOfPeople || !speakers.overlaps(one.span)),
      );
    const distinct = (some: readonly Placed[]): Reference[] => [
      ...new Map(some.map(({ reference }) => [reference.actor, reference])).values(),
    ];
    const all = distinct(there);
    const members = all.length > 2 && !isOfPeople ? distinct(there.filter((one) => !isWhere(one.span))) : all;
    if (members.length === 2)
      return group([span], members, { ...how, why: `“${words}”: the two named in the sentence` });
  }
  return null;
}
