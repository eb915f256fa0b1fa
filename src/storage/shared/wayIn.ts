import { sql } from 'kysely';
import { LONGEST, mostListed, planSearch, type SearchPlan } from '../../ledger/index.ts';
import { isAsked } from './asRead.ts';
import { all } from './condition.ts';
import { columnsOf, type Filter, type PartyFilter, partyProbe } from './filters.ts';
import type { Condition, Fragment, Session } from './session.ts';
import { keysOf } from './sql.ts';

/** How the matches of a filter are come by; all conditions are on the statement `s`. */
export interface WayIn {
  readonly by: SearchPlan['by'];
  /** The statements that all lists have in common, where the way is by them. */
  readonly list: readonly number[];
  readonly rest: readonly Fragment[];
  /** To be asked last, of one statement after the other in order, until there are enough; null where nothing is. */
  readonly last: Condition | null;
  readonly wordsDense: boolean;
  /** The share of statements with the words, as TextSearch.frequency tells it. */
  readonly share: number;
  /** Some of the statements of the one narrowing that leaves many: to count in. */
  readonly sample: readonly number[] | null;
}

/** The quickest way to the matches, by what ledger/searchPlan.ts makes of how many statements the words and each narrowing have. */
export async function wayIn(session: Session, filter: Filter): Promise<WayIn> {
  const { words } = filter;
  const { text } = session.dialect;
  const costly = words !== null && !(words.type === 'term' && /^[\p{L}\p{N}]+$/u.test(words.words));
  const { share, keys } = words === null ? { share: 0, keys: null } : await text.frequency(session, words);
  const asked = { words: words === null ? null : share, everywhere: words === null ? 1 : text.everywhere(words) };
  const narrowings = narrowingsOf(session, filter);
  const most = mostListed(asked, narrowings.length);
  const statements: (readonly number[])[] = [];
  for (const one of narrowings) statements.push(await keysOf(session, sql`${one.keys} limit ${most + 1}`));
  const plan = planSearch({ ...asked, costly, narrowings: statements.map(({ length }) => length <= most) });
  const lists: (readonly number[])[] = plan.listed.map((at) => [...new Set(statements[at])]);
  const rest = [
    isAsked(filter.asked, 's'),
    ...columnsOf(filter, 's'),
    ...plan.asked.flatMap((at) => narrowings[at]?.probe('s') ?? []),
  ];
  if (words !== null && plan.words === 'list') {
    const every = keys ?? (await keysOf(session, sql`${text.keys(words)} limit ${sql.lit(LONGEST + 1)}`));
    if (every.length <= LONGEST) lists.push(every);
    else rest.push(text.among(words, 's'));
  }
  if (words !== null && plan.words === 'condition') rest.push(text.among(words, 's'));
  return {
    by: plan.by,
    list: inAll(lists),
    rest,
    last: words !== null && plan.words === 'last' ? (alias) => text.probe(words, alias) : null,
    wordsDense: plan.wordsDense,
    share,
    sample: plan.sampled === null ? null : [...new Set(statements[plan.sampled])],
  };
}

/** What leaves few statements: who takes part, which document it is. The keys of those statements, of which one may be there twice. */
interface Narrowing {
  readonly keys: Fragment;
  readonly probe: Condition;
}

function narrowingsOf(session: Session, { parties, documents, asked }: Filter): Narrowing[] {
  const { isOneOf } = session.dialect;
  const ofParty = (party: PartyFilter): Narrowing => ({
    keys: sql`select statement as key from statement_parties
      where ${isOneOf(sql`role`, party.roles)} and ${isOneOf(sql`name`, party.names)}`,
    probe: (alias) => partyProbe(session, party, alias),
  });
  // The sign keeps SQLite from the index by day.
  const ofDocuments = (condition: Condition): Narrowing => ({
    keys: sql`select s.pk as key from statement_rows s where +${isAsked(asked, 's')} and ${condition('s')}`,
    probe: condition,
  });
  return [...parties.map(ofParty), ...documents.map(ofDocuments)];
}

/** What all lists have in common. */
function inAll(lists: readonly (readonly number[])[]): number[] {
  const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce<number[]>(
    (common, list) => {
      const wanted = new Set(common);
      return list.filter((statement) => wanted.has(statement));
    },
    [...shortest],
  );
}

/** The tables and conditions for a way in; at most so many of its statements where `most` is given. */
export function source(
  session: Session,
  filter: Filter,
  { by, list, rest, share }: Pick<WayIn, 'by' | 'list' | 'rest' | 'share'>,
  most?: number,
): { readonly from: Fragment; readonly where: Fragment } {
  const { statements, text } = session.dialect;
  if (by === 'list') {
    const { from, where } = statements(most === undefined ? list : list.slice(0, most));
    return { from, where: all([where, ...rest]) };
  }
  if (by === 'all' || filter.words === null) return { from: sql`statement_rows s`, where: all(rest) };
  const { from, where } = most === undefined ? text.source(filter.words) : text.some(filter.words, most, share);
  return { from, where: all([where, ...rest]) };
}
