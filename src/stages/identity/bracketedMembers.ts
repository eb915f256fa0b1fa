import type { Reference } from '../../document/index.ts';
import { isState } from '../../lexicon/index.ts';
import { within } from '../../text/index.ts';
import { distinct, type Placed } from './rows.ts';

/** The longest bracket behind a name, in characters. */
const LONGEST = 400;
const BRACKET = /^\s\([^()]+\)/u;
/** What stands between those whom a bracket names. */
const BETWEEN = /^(?:[\s,;&/()]|\b(?:and|the)\b)*$/u;

/**
 * The members of a body that only the document knows, by its id, where a bracket behind its name tells nothing but them:
 * “the Troika (Norway, the United Kingdom and the United States)”.
 */
export function bracketedMembers(text: string, placed: readonly Placed[]): ReadonlyMap<string, readonly Reference[]> {
  const found = new Map<string, readonly Reference[]>();
  for (const { span, form, reference } of placed) {
    const { actor, via } = reference;
    if (form !== 'name' || via !== 'organisation' || actor?.startsWith('doc:') !== true || found.has(actor)) continue;
    const bracket = BRACKET.exec(text.slice(span[1], span[1] + LONGEST))?.[0];
    if (bracket === undefined) continue;
    const inside = within(placed, [span[1], span[1] + bracket.length]).filter((one) => isState(one.reference.actor));
    const rest = inside.reduceRight(
      (words, { span: [start, end] }) => words.slice(0, start - span[1]) + words.slice(end - span[1]),
      bracket,
    );
    const members = distinct(inside);
    if (members.length > 1 && BETWEEN.test(rest)) found.set(actor, members);
  }
  return found;
}
