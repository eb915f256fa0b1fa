import { group, type Linked, type Reference } from '../../document/index.ts';
import { headNoun, isState } from '../../lexicon/index.ts';
import { sole, type Span, within } from '../../text/index.ts';
import { type EntityTable, isOfState } from './entityTable.ts';
import { distinct, type Placed } from './rows.ts';

/** “The foreign ministers [of Peru and Chile]”, “the Heads [of State and Government of Peru and Chile]”. */
const OF_STATES = /^(?:\sof\sState\s(?:and|or)\s(?:of\s)?Government)?\sof\s(?:the\s)?$/iu;
/** Bodies that are their states. */
const GOVERNMENTS = /\b(?:governments|authorities|ministries)$/iu;
/** “Economists [ ]Ann Vale and Jan Holm”, “Reps[. ]Ann Vale and Jan Holm”. */
const APPOSED = /^\.?\s$/u;
/** “Several ministers, [including the former ]Minister Vale and …”: titles may come before the first name. */
const NAMES_SOME =
  /^,?\s(?:including|such as|like|particularly|especially|notably|among them|led by)\s(?:(?:the|former|\p{Lu}[\p{L}’'-]*\.?)\s){0,4}$/u;
/** How many characters behind those who speak for them a row of states may take. */
const LONGEST_ROW = 400;

/**
 * The members of a plural whom a row of names right behind it tells: those who speak for its states, all of them, or some:
 * “the ministers of Peru and Chile”, “economists Vale and Holm”, “several ministers, including Vale and Holm”.
 */
export function membersBehind(
  words: string,
  span: Span,
  { text }: Linked,
  groups: readonly Placed[],
  placed: readonly Placed[],
  table: Pick<EntityTable, 'get'>,
): Reference | null {
  const noun = headNoun(words);
  const rows = within(groups, [span[1], span[1] + LONGEST_ROW]);
  const rowBehind = (leadsIn: RegExp): Reference | undefined =>
    rows.find(({ span: [start] }) => leadsIn.test(text.slice(span[1], start)))?.reference;
  const some = noun?.plural === true || words.endsWith('s') ? rowBehind(NAMES_SOME) : undefined;
  if (some) return { ...some, mention: [span], via: 'title', why: `“${words}”, of whom the text names ${some.name}` };
  const isPersons = noun?.plural === true && noun.kind === 'person';
  const apposed = isPersons ? rowBehind(APPOSED) : undefined;
  const isPerson = ({ actor }: Reference): boolean => table.get(actor ?? '')?.kind === 'person';
  if (apposed?.members.every(isPerson)) return { ...apposed, mention: [span], via: 'title' };
  const isOfThem = GOVERNMENTS.test(words) || (noun?.plural === true && isOfState(null, words));
  const states = isOfThem ? rowBehind(OF_STATES) : undefined;
  if (!states?.members.every(({ actor }) => isState(actor))) return null;
  const why = `“${words}” of ${states.name}`;
  const isHolder = ({ reference: { actor } }: Placed, state: string | null): boolean => {
    const one = table.get(actor ?? '');
    const isCalled = one?.roles.some((role) => role.words.toLowerCase().includes(noun?.noun ?? ''));
    return one?.kind === 'person' && one.represents === state && isCalled === true;
  };
  // The one of each state whom the document names, where it names one of all of them.
  const holders = states.members.flatMap(
    ({ actor }) => sole(distinct(placed.filter((one) => isHolder(one, actor)))) ?? [],
  );
  const members = holders.length === states.members.length ? holders : states.members;
  return group([span], members, { via: 'title', basis: 'known', why });
}
