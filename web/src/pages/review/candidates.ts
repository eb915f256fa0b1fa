import type { Item } from './flow.ts';
import { texts } from './texts.ts';
import { type Field, isSame, type Party, partiesOf } from './values.ts';

export interface Offered {
  readonly party: Party;
  readonly why: string;
}

/** So many have a key. */
const MOST = 9;

/** Who may be meant instead: first who was considered and lost, then who else is named in the document. */
export function offered(item: Item, field: Field): Offered[] {
  const of = item.fields.find((one) => one.field === field);
  if (!of) return [];
  const lost = of.lost.map(({ party, score, why }) => ({
    party,
    why: score === null ? why : `${texts.item.score} ${score.toFixed(2)}: ${why}`,
  }));
  const named = item.named.map(({ id, name }) => ({ party: { actor: id, name }, why: texts.choose.named }));
  const left: Party[] = [...partiesOf(of.machine)];
  const all: Offered[] = [];
  for (const one of [...lost, ...named]) {
    if (all.length === MOST || left.some((other) => isSame(other, one.party))) continue;
    left.push(one.party);
    all.push(one);
  }
  return all;
}

/** Without one that is there, with one that is not. */
export const toggled = (parties: readonly Party[], party: Party): Party[] =>
  parties.some((one) => isSame(one, party)) ? parties.filter((one) => !isSame(one, party)) : [...parties, party];

/** Somebody by what was typed: an id has a colon and no space (org:nato). */
export const typedParty = (typed: string): Party =>
  /^[a-z]+:\S+$/u.test(typed) ? { actor: typed, name: null } : { actor: null, name: typed };
