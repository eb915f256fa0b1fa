import { OnrecordError } from '../errors/index.ts';
import { type Token, tokensOf, unreadable } from './queryTokens.ts';

/** A word or a phrase that must occur, `prefix` when its last word may go on. */
export interface Term {
  readonly words: string;
  readonly prefix: boolean;
}

/** What a person asks for, as a tree. Lists have two members at least; `near`: all terms within so many words. */
export type Query =
  | ({ readonly type: 'term' } & Term)
  | { readonly type: 'near'; readonly terms: readonly Term[]; readonly within: number }
  | { readonly type: 'title'; readonly query: Query }
  | { readonly type: 'not'; readonly query: Query }
  | { readonly type: 'all' | 'any'; readonly queries: readonly Query[] };

/** More words than a person types; it keeps a pasted page from becoming a search. */
const MOST_TERMS = 64;
const MOST_CHARACTERS = 2_000;
/** Parentheses in one another; SQLite's own parser of such questions overflows at some thirty. */
const DEEPEST = 12;

/**
 * Reads what a person typed. Words, "phrases" and prefix* all have to occur; OR, NOT or -word, NEAR(a b, 5), title:word
 * and parentheses say otherwise. NOT binds closest, then what stands side by side, then OR. Only capitals make an
 * operator: “or” is a word. Any other sign only parts words. Curly and low quotation marks count as straight ones.
 *
 * @throws OnrecordError OR6005, with the place, where it cannot be read.
 */
export function parseQuery(typed: string): Query {
  if (typed.length > MOST_CHARACTERS)
    throw unreadable(typed, MOST_CHARACTERS, `it is longer than ${MOST_CHARACTERS} characters`);
  const tokens = tokensOf(typed);
  const searched = tokens.filter(({ type }) => type === 'term').length;
  if (searched > MOST_TERMS) throw unreadable(typed, tokens.at(-1)?.at ?? 0, `it has more than ${MOST_TERMS} words`);
  let next = 0;
  const peek = (): Token | undefined => tokens[next];
  const fault = (token: Token | undefined, what: string): OnrecordError =>
    unreadable(typed, token?.at ?? typed.length, what);

  /** @param after the sign before, whose operand this is */
  function either(depth: number, after: string): Query {
    const queries = [together(depth, after)];
    while (peek()?.type === 'or') {
      next += 1;
      queries.push(together(depth, 'OR'));
    }
    return joined('any', queries);
  }

  function together(depth: number, after: string): Query {
    const queries: Query[] = [];
    for (let token = peek(); token && token.type !== 'or' && token.type !== 'close'; token = peek()) {
      if (token.type === 'and') {
        next += 1;
        const following = peek();
        if (queries.length === 0) throw fault(token, 'AND has nothing before it');
        if (!following || ['or', 'and', 'close'].includes(following.type))
          throw fault(token, 'AND has nothing after it');
      } else queries.push(single(depth));
    }
    if (queries.length > 0) return joined('all', queries);
    const here = peek();
    if (here?.type === 'or') throw fault(here, 'OR has nothing before it');
    throw fault(here, after === '' ? 'it contains no word' : `${after} has nothing after it`);
  }

  function single(depth: number): Query {
    const token = peek();
    next += 1;
    switch (token?.type) {
      case 'term': {
        return { type: 'term', words: token.words, prefix: token.prefix };
      }
      case 'near': {
        return near(token);
      }
      case 'not': {
        const query = operand(depth, token.sign);
        return query.type === 'not' ? query.query : { type: 'not', query };
      }
      case 'title': {
        const query = operand(depth, 'title:');
        if (holdsTitle(query)) throw fault(token, 'title: inside title:');
        return { type: 'title', query };
      }
      case 'open': {
        if (depth === DEEPEST) throw fault(token, `parentheses nested more than ${DEEPEST} deep`);
        const query = either(depth + 1, '(');
        if (peek()?.type !== 'close') throw fault(token, 'this parenthesis is not closed');
        next += 1;
        return query;
      }
      default: {
        throw fault(token, 'a word is missing');
      }
    }
  }

  function operand(depth: number, sign: string): Query {
    const following = peek();
    if (!following || ['or', 'and', 'close'].includes(following.type))
      throw fault(following, `${sign} has nothing after it`);
    return single(depth);
  }

  /** Terms and nothing else up to the parenthesis, and the distance where one is given. */
  function near(token: Token & { type: 'near' }): Query {
    const terms: Term[] = [];
    for (let inner = peek(); inner?.type !== 'close'; inner = peek()) {
      if (!inner) throw fault(token, 'the parenthesis of NEAR is not closed');
      if (inner.type !== 'term') throw fault(inner, 'NEAR takes only words and phrases');
      terms.push({ words: inner.words, prefix: inner.prefix });
      next += 1;
    }
    next += 1;
    if (terms.length < 2) throw fault(token, 'NEAR needs at least two words');
    return { type: 'near', terms, within: token.within };
  }

  const query = either(0, '');
  const rest = peek();
  if (rest) throw fault(rest, 'unmatched closing parenthesis');
  return query;
}

const joined = (type: 'all' | 'any', queries: readonly Query[]): Query => {
  const [only] = queries;
  if (only && queries.length === 1) return only;
  return { type, queries: queries.flatMap((query) => (query.type === type ? query.queries : [query])) };
};

/** The parts of which a question is put together. */
const partsOf = (query: Query): readonly Query[] =>
  'queries' in query ? query.queries : 'query' in query ? [query.query] : [];

/** Whether it asks for words of the document's title somewhere. */
export const holdsTitle = (query: Query): boolean => query.type === 'title' || partsOf(query).some(holdsTitle);

/** What is to be marked where it is found: the words and phrases of statements that are asked for, not those left out. */
export function soughtIn(query: Query): Exclude<Query, { type: 'not' | 'title' | 'all' | 'any' }>[] {
  if (query.type === 'not' || query.type === 'title') return [];
  return query.type === 'term' || query.type === 'near' ? [query] : partsOf(query).flatMap(soughtIn);
}

const MOST_TOLD = 100;

/**
 * The first or last day that a given date, month or year (2022, 2022-05, 2022-05-04) stands for, for comparing as text.
 *
 * @throws OnrecordError OR3004 when it is none of these, or no day of the calendar (2022-02-30).
 */
export function dayBound(given: string, bound: 'from' | 'to'): string {
  const day = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.exec(given)?.[0];
  const unreadable = (fault: string): OnrecordError =>
    new OnrecordError('OR3004', { input: given.slice(0, MOST_TOLD), fault });
  if (day === undefined) throw unreadable('a date is YYYY-MM-DD, YYYY-MM or YYYY');
  if (day.length === 'YYYY-MM-DD'.length && !new Date(`${day}T00:00:00Z`).toISOString().startsWith(day))
    throw unreadable('the calendar has no such day');
  const rest = bound === 'from' ? '-01-01' : '-12-31';
  return day + rest.slice(day.length - 4);
}

/**
 * The first day of `from` and the last of `to`; null where it is not given or empty.
 *
 * @throws OnrecordError OR3004 as `dayBound`, and where the range ends before it begins: what is dated by a whole year would
 * lie in it all the same.
 */
export function dayBounds({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const bounds = { from: from ? dayBound(from, 'from') : null, to: to ? dayBound(to, 'to') : null };
  if (bounds.from !== null && bounds.to !== null && bounds.from > bounds.to)
    throw new OnrecordError('OR3004', { input: `${from} to ${to}`, fault: 'the range ends before it begins' });
  return bounds;
}
