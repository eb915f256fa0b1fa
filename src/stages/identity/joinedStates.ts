import { group, type Reference } from '../../document/index.ts';
import { type Span, within } from '../../text/index.ts';
import type { Placed } from './rows.ts';
import { isState } from '../../lexicon/index.ts';

/** “The [Chadian], [Malian] and [Nigerien] officials”: what stands between the states. */
const BETWEEN = /^(?:,|,? and) $/u;
/** How many characters before a description the other states may take. */
const REACH = 80;
/** Those who act for their state wherever it acts. */
const ACTING =
  /^\s(?:(?:army|military|security|police|foreign|government|naval|air|ground|special|defen[cs]e|health|top|senior|local|armed)\s){0,2}(?:officials|authorities|leaders|diplomats|envoys|negotiators|delegations|delegates|governments|forces|troops|soldiers|armies|militaries|navies|ministers|presidents|representatives|sides|parliaments|foreign ministries)$/iu;

/**
 * “[Chadian and Nigerien officials]”: those of several states are these states together. `placed`: references in the order
 * of the text; null for what is of one state only.
 */
export function membersOfJoined(text: string, [start, end]: Span, placed: readonly Placed[]): Reference | null {
  const isAdjective = ({ form, span, reference: { name } }: Placed): boolean =>
    form === 'demonym' || (form === 'name' && text.slice(...span) !== name);
  const adjectives = within(placed, [Math.max(0, start - REACH), end]).filter(isAdjective);
  const last = adjectives.at(-1);
  if (!last || last.span[0] < start || !ACTING.test(text.slice(last.span[1], end))) return null;
  let first = adjectives.length - 1;
  const isJoinedTo = (one: Placed | undefined, next: Placed | undefined): boolean =>
    one !== undefined && next !== undefined && BETWEEN.test(text.slice(one.span[1], next.span[0]));
  while (isJoinedTo(adjectives[first - 1], adjectives[first])) first -= 1;
  const row = adjectives.slice(first);
  const [leftmost] = row;
  if (row.length < 2 || !leftmost || !text.slice(row.at(-2)?.span[1], last.span[0]).endsWith(' and ')) return null;
  const members = row.map(({ reference }) => reference);
  if (!members.every(({ status, actor }) => status === 'resolved' && isState(actor))) return null;
  const whole: Span = [Math.min(start, leftmost.span[0]), end];
  const why = `“${text.slice(...whole)}”: those of ${members.map(({ name }) => name).join(', ')}`;
  return group([whole], members, { via: 'title', basis: 'known', why });
}
