import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { holdsTitle, type Query, type Sought, soughtIn, type Term } from '../../ledger/index.ts';
import type { Span } from '../../text/index.ts';
import type { Condition } from './condition.ts';
import { rowOf } from './statement.ts';

/** What a question asks of the word index, of the titles, and what is to be marked in what is found. */
export interface Matching {
  /** What FTS5 reads for the part that the word index answers by itself; null where there is no such part. */
  readonly words: string | null;
  /** What has to hold besides; on `statements`, with `?.` for its alias. */
  readonly others: readonly Condition[];
  readonly marked: Marked | null;
}

/** What is marked in a statement: any of these. */
export interface Marked {
  readonly expression: string;
  /** The words of each, for telling how many different ones a sentence has. */
  readonly terms: readonly Term[];
}

/** A question as the word index and the tables answer it. Of several parts that all have to hold the first asks for as many as it can. */
export function matchingOf(query: Query): Matching {
  const parts = query.type === 'all' ? query.queries : [query];
  const indexed = parts.filter((part) => !holdsTitle(part));
  const words = expressionOf({ type: 'all', queries: indexed });
  const rest = words === null ? parts : parts.filter((part) => !indexed.includes(part));
  const sought = soughtIn(query);
  return {
    words,
    others: rest.map(conditionOf),
    marked:
      sought.length === 0
        ? null
        : {
            expression: sought.map((one) => expressionOf(one)).join(' OR '),
            terms: sought.flatMap((one) => (one.type === 'near' ? one.terms : [one])),
          },
  };
}

/** Each word or phrase is a string of its own, so no sign in it has a meaning for FTS5. */
const stringOf = ({ words, prefix }: Term): string => `"${words.replaceAll('"', '""')}"${prefix ? ' *' : ''}`;

/** The question as FTS5 reads it; null where it has to be asked otherwise: FTS5 leaves out only from what is asked for. */
function expressionOf(query: Query): string | null {
  switch (query.type) {
    case 'term': {
      return stringOf(query);
    }
    case 'near': {
      return `NEAR(${query.terms.map(stringOf).join(' ')}, ${query.within})`;
    }
    case 'any': {
      return joined(query.queries.map(expressionOf), 'OR');
    }
    case 'all': {
      const left = query.queries.flatMap((part) => (part.type === 'not' ? [part.query] : []));
      const asked = joined(query.queries.filter(({ type }) => type !== 'not').map(expressionOf), 'AND');
      const out = left.length === 0 ? '' : joined(left.map(expressionOf), 'OR');
      if (asked === null || out === null) return null;
      return out === '' ? asked : `(${asked} NOT ${out})`;
    }
    default: {
      return null;
    }
  }
}

function joined(expressions: readonly (string | null)[], sign: 'AND' | 'OR'): string | null {
  const known = expressions.filter((expression) => expression !== null);
  if (known.length === 0 || known.length < expressions.length) return null;
  return known.length === 1 ? (known[0] ?? null) : `(${known.join(` ${sign} `)})`;
}

/** A part of the question that FTS5 alone does not answer, as a condition on `statements`. */
function conditionOf(query: Query): Condition {
  const expression = holdsTitle(query) ? null : expressionOf(query);
  if (expression !== null)
    return { sql: '?.pk in (select rowid from statements_text where text match :)', values: [expression] };
  if (query.type === 'title') return titledBy(query.query);
  if (query.type === 'not') {
    const { sql, values } = conditionOf(query.query);
    return { sql: `not ${sql}`, values };
  }
  const parts = 'queries' in query ? query.queries.map(conditionOf) : [];
  return {
    sql: `(${parts.map(({ sql }) => sql).join(query.type === 'any' ? ' or ' : ' and ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** That the document's title answers the question. */
function titledBy(query: Query): Condition {
  const expression = expressionOf(query);
  if (expression !== null)
    return { sql: '?.version in (select rowid from titles_text where title match :)', values: [expression] };
  const parts = query.type === 'not' ? [titledBy(query.query)] : 'queries' in query ? query.queries.map(titledBy) : [];
  const sql = parts.map((part) => part.sql).join(query.type === 'any' ? ' or ' : ' and ');
  return { sql: query.type === 'not' ? `not ${sql}` : `(${sql})`, values: parts.flatMap(({ values }) => values) };
}

/** Stand before and behind what FTS5 marks. No text from outside has them: they are others in each run. */
const [BEGIN, END] = [`\u0002${randomUUID()}`, `\u0003${randomUUID()}`];

/** The places in a statement's text where the word index finds what is marked. */
export function marksOf(database: Database, { expression, terms }: Marked, statement: number): Sought {
  // Numbers are bound as REAL, and FTS5 takes no REAL for a row.
  const row = rowOf<{ text: string | null }>(
    database,
    `select highlight(statements_text, 0, ?, ?) as text from statements_text
     where text match ? and rowid = cast(? as integer)`,
    BEGIN,
    END,
    expression,
    statement,
  );
  const marks: Span[] = [];
  let at = 0;
  for (const [number, piece] of (row?.text ?? '').split(BEGIN).entries()) {
    const [words = '', after = ''] = number === 0 ? ['', piece] : piece.split(END);
    if (words !== '') marks.push([at, at + words.length]);
    at += words.length + after.length;
  }
  return { marks, terms };
}
