import { sql } from 'kysely';
import { holdsTitle, type Query, soughtIn } from '../../ledger/index.ts';
import type { Condition, TextSearch } from './session.ts';

/** What a question asks of the word index, of the titles, and what is to be marked in what is found. */
export interface Matching {
  /** The part that the word index answers by itself; null where there is no such part. */
  readonly words: Query | null;
  /** Titles that the index of titles finds. */
  readonly titles: readonly Condition[];
  /** What has to hold besides. */
  readonly others: readonly Condition[];
  /** What is marked in a statement: any of these. */
  readonly marked: readonly Marked[];
}

export type Marked = ReturnType<typeof soughtIn>[number];

/** A question as the word index and the tables answer it. Of several parts that all have to hold the first asks for as many as it can. */
export function matchingOf(query: Query, text: TextSearch): Matching {
  const parts = query.type === 'all' ? query.queries : [query];
  const indexed = parts.filter((part) => !holdsTitle(part));
  const [only] = indexed;
  const together: Query | undefined = indexed.length > 1 ? { type: 'all', queries: indexed } : only;
  const words = together && isIndexed(together) ? together : null;
  const rest = words === null ? parts : parts.filter((part) => !indexed.includes(part));
  const isTitle = (part: Query): boolean => part.type === 'title' && isIndexed(part.query);
  const conditions = (of: readonly Query[]): Condition[] => of.map((part) => conditionOf(part, text));
  return {
    words,
    titles: conditions(rest.filter(isTitle)),
    others: conditions(rest.filter((part) => !isTitle(part))),
    marked: soughtIn(query),
  };
}

/** Whether the index can be asked: it leaves out only from what is asked for. */
function isIndexed(query: Query): boolean {
  switch (query.type) {
    case 'term':
    case 'near': {
      return true;
    }
    case 'any': {
      return query.queries.every(isIndexed);
    }
    case 'all': {
      const asked = query.queries.filter(({ type }) => type !== 'not');
      return asked.length > 0 && query.queries.every((part) => isIndexed(part.type === 'not' ? part.query : part));
    }
    default: {
      return false;
    }
  }
}

/** A part of the question that the word index alone does not answer. */
function conditionOf(query: Query, text: TextSearch): Condition {
  if (!holdsTitle(query) && isIndexed(query))
    return (alias, few) => (few ? text.probe(query, alias) : text.among(query, alias));
  if (query.type === 'title') return titledBy(query.query, text);
  return combined(query, (part) => conditionOf(part, text));
}

/** That the document's title answers the question. */
function titledBy(query: Query, text: TextSearch): Condition {
  if (isIndexed(query)) return (alias) => text.titled(query, alias);
  return combined(query, (part) => titledBy(part, text));
}

function combined(query: Query, conditionOf: (part: Query) => Condition): Condition {
  if (query.type === 'not') {
    const left = conditionOf(query.query);
    return (alias, few) => sql`not ${left(alias, few)}`;
  }
  const parts = 'queries' in query ? query.queries.map(conditionOf) : [];
  const sign = query.type === 'any' ? sql` or ` : sql` and `;
  return (alias, few) => sql`(${sql.join(parts.map((part) => part(alias, few)), sign)})`;
}
