import { ANSWERING_YES, ASKING_FIRST, AUXILIARIES, FACTIVE } from './cues.ts';
import type { Surroundings, Token } from './sentence.ts';
import { wordSet } from '../../text/index.ts';

const TAGS = wordSet('right okay huh eh yes no correct true see folks remember understand agreed really');
const TAG_SUBJECTS = wordSet('i you he she it we they there this that not');
const MOST_OF_A_TAG = 5;
const BLOCK = /[,;:—–]|--/;

/** The sentence asks, and what it asks was not quoted as a question; the words that ask, or null. */
export function askedBy(around: Surroundings, quote: string): readonly Token[] | null {
  const { left, right, inside, end, next } = around;
  if (
    !end
      .trimStart()
      .replace(/^["”’')\]]+/, '')
      .startsWith('?') ||
    /\?["”’')\]\s]*$/.test(quote)
  )
    return null;
  if (isAnsweredYes(next)) return null;
  // “Are we going to leave” is a question without its mark too.
  if (ASKING_FIRST.has(lastSentence(inside)[0]?.key ?? '')) return null;
  if (asksElsewhere(around)) return null;
  if (left.length > 0) return left;
  return right.length > 0 ? right : markOf(inside.at(-1));
}

/** The question mark itself, where nothing else was left out. */
function markOf(last: Token | undefined): readonly Token[] {
  if (last === undefined) return [];
  const at = last.span[1] + last.after.indexOf('?');
  return [{ key: '?', span: [at, at + 1], after: '' }];
}

/** Of a passage of several sentences the last one. */
const lastSentence = (inside: readonly Token[]): readonly Token[] =>
  inside.slice(inside.findLastIndex(({ after }, at) => at < inside.length - 1 && /[.?!]/.test(after)) + 1);

/** The mark belongs to what follows: a tag, or another clause that asks (“The dam holds, but who will pay for it?”). */
function asksElsewhere({ left, right, inside }: Surroundings): boolean {
  const begins = [...left, ...inside]
    .slice(0, 3)
    .some(({ key }, at) => ASKING_FIRST.has(key) && (at === 0 || OPENING.has([...left, ...inside][at - 1]?.key ?? '')));
  const after = right.length > 0 ? right : [];
  const ends = [...inside.slice(-1), ...after];
  for (let at = ends.length - 2; at >= 0; at -= 1) {
    if (!BLOCK.test(ends[at]?.after ?? '')) continue;
    const clause = ends.slice(at + 1).map(({ key }) => key);
    if (isTag(clause)) return true;
    const [first = '', second = ''] = clause;
    const asks = ASKING_FIRST.has(first) || (OPENING.has(first) && ASKING_FIRST.has(second));
    if (asks && !begins) return true;
  }
  // A quotation that takes in its own tag asks nothing that it does not show.
  return false;
}
const OPENING = wordSet('and but so or well now then because');

const isTag = (clause: readonly string[]): boolean =>
  clause.length <= MOST_OF_A_TAG &&
  (TAGS.has(clause[0] ?? '') ||
    (AUXILIARIES.has(clause[0] ?? '') && clause.slice(1).every((key) => TAG_SUBJECTS.has(key))) ||
    (clause[0] === 'you' && FACTIVE.has(clause[1] ?? '')));

/** “Can we do it? Yes, we can.” “Of course.” “We do.” */
function isAnsweredYes(next: readonly Token[]): boolean {
  const keys = next.map(({ key }) => key);
  const [first = '', second = ''] = keys;
  if (ANSWERING_YES.has(first) || (first === 'of' && second === 'course') || (first === 'you' && second === 'bet'))
    return true;
  if (first === 'well' || first === 'and') return isAnsweredYes(next.slice(1));
  return keys.length <= 3 && TAG_SUBJECTS.has(first) && AUXILIARIES.has(second) && keys[2] !== 'not';
}
