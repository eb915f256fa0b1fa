import { sql } from 'kysely';
import {
  dayBounds,
  foldName,
  knownValue,
  OUT_OF_CONTEXT,
  parseQuery,
  type Query,
  type Role,
  ROLES,
  type StatementFilter,
  tagsIn,
} from '../../ledger/index.ts';
import { type Asked, isAsked, ofAsked, rolesAsked } from './asRead.ts';
import { all, of } from './condition.ts';
import { daysOf } from './days.ts';
import { find } from './find.ts';
import { wordsLike } from './like.ts';
import { likely } from './likely.ts';
import { type Marked, matchingOf } from './matching.ts';
import { outOfContext } from './outOfContext.ts';
import { partiesNamed } from './partiesNamed.ts';
import type { Condition, Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';
import { topicKeys } from './topics.ts';

/** Somebody who has to take part in one of these roles. */
export interface PartyFilter {
  readonly roles: readonly number[];
  readonly names: readonly number[];
}

/** A filter with its names looked up. */
export interface Filter {
  /** What the words have to match, as the word index is asked. */
  readonly words: Query | null;
  /** What is marked in what is found: any of these. */
  readonly marked: readonly Marked[];
  readonly parties: readonly PartyFilter[];
  /** On the document alone: which one it is, its tags, its title. */
  readonly documents: readonly Condition[];
  /** On columns of `statement_rows`, beside that it is a current one. */
  readonly columns: readonly Condition[];
  readonly collapsed: boolean;
  readonly asked: Asked;
}

const roles = (...names: readonly Role[]): number[] => names.map((name) => ROLES[name]);

/** In which roles a filter by somebody, or by a topic, finds them. */
export const FILTER_ROLES = {
  speaker: roles('speaker', 'speaksFor'),
  speaksFor: roles('speaksFor'),
  addressee: roles('addressee', 'addresseeOf'),
  target: roles('target', 'targetOf'),
  topic: roles('topic'),
} as const;

/** Looks up what a filter names. @throws OnrecordError OR3004, OR3016, OR6005, OR6006 where it cannot be read, OR3003, OR3007 where `like` is no statement or several. */
export async function filterOf(session: Session, given: StatementFilter, asked: Asked = 'now'): Promise<Filter> {
  const { words, like, topic } = given;
  const parties: PartyFilter[] = [];
  for (const field of ['speaker', 'speaksFor', 'addressee', 'target'] as const) {
    const name = given[field];
    if (!name) continue;
    parties.push({ roles: rolesAsked(asked, FILTER_ROLES[field]), names: await partiesNamed(session, name) });
  }
  if (topic) parties.push({ roles: FILTER_ROLES.topic, names: await topicKeys(session, topic) });
  if (given.reports) knownValue('reports', given.reports);
  const seed = like ? await find(session, 'statement', like.trim()) : null;
  const columns = await columnConditions(session, given, asked);
  if (seed !== null) columns.push((alias) => sql`${of(alias, 'pk')} <> ${seed}`);
  const documents = documentConditions(given);
  const query = like || !words ? null : matchingOf(parseQuery(words), session.dialect.text);
  const near = seed === null ? null : await wordsLike(session, seed, like ?? '');
  const [only] = near ?? [];
  const nearWords: Query | null = near === null ? null : near.length === 1 && only ? only : { type: 'any', queries: near };
  return {
    words: nearWords ?? query?.words ?? null,
    marked: near ?? query?.marked ?? [],
    parties,
    documents: [...documents, ...(query?.titles ?? [])],
    columns: [...columns, ...(query?.others ?? [])],
    collapsed: given.reports !== 'all',
    asked,
  };
}

async function columnConditions(session: Session, given: StatementFilter, asked: Asked): Promise<Condition[]> {
  const { outlet } = given;
  const published = dayBounds({ from: given.publishedFrom, to: given.publishedTo });
  const columns: Condition[] = [];
  const decidable = (condition: Condition): unknown => columns.push(ofAsked('statement', asked, condition));
  if (outlet) {
    const contains = session.dialect.contains(sql`key`, foldName(outlet));
    const found = await rowsOf<{ pk: number }>(session, sql`select pk from outlets where ${contains}`);
    const [only] = found;
    if (only && found.length === 1) columns.push((alias) => sql`${of(alias, 'outlet')} = ${only.pk}`);
    else {
      const keys = session.dialect.list(found.map(({ pk }) => pk));
      columns.push((alias) => sql`${of(alias, 'outlet')} in ${keys}`);
    }
  }
  columns.push(...likely(given.minConfidence));
  const days = daysOf(given);
  if (days('s').length > 0) decidable((alias) => all(days(alias)));
  const since = published.from;
  if (since !== null) columns.push((alias) => publishedSince(session, alias, since));
  const until = published.to;
  if (until !== null)
    columns.push((alias) => sql`${of(alias, 'published_day')} > '' and ${of(alias, 'published_day')} <= ${until}`);
  for (const column of ['kind', 'act', 'polarity', 'verdict'] as const) {
    const value = given[column];
    if (!value) continue;
    const known = knownValue(column, value);
    const isKnown: Condition = (alias) => sql`${of(alias, column)} = ${known}`;
    if (known === OUT_OF_CONTEXT) columns.push((alias) => outOfContext(session, alias));
    else if (column === 'polarity') columns.push(isKnown);
    else decidable(isKnown);
  }
  return columns;
}

/**
 * That the document was published on this day or later, as far as is known: one of a month or a year, which is filed on its
 * first day, perhaps was.
 */
function publishedSince({ dialect }: Session, alias: string, day: string): Fragment {
  const column = of(alias, 'published_day');
  return sql`(${column} >= ${day} or (${column} in (${`${day.slice(0, 7)}-01`}, ${`${day.slice(0, 4)}-01-01`})
    and exists (select 1 from versions w where w.pk = ${of(alias, 'version')}
      and ${dialect.json('w.published', ['to'], 'text')} >= ${day})))`;
}

function documentConditions({ document, tag }: StatementFilter): Condition[] {
  const conditions: Condition[] = [];
  const versionIn = (versions: Fragment): unknown =>
    conditions.push((alias) => sql`${of(alias, 'version')} in (${versions})`);
  if (document) versionIn(sql`select d.current from document_rows d where d.id = ${document}`);
  for (const name of tag ? tagsIn(tag) : [])
    versionIn(sql`select w.pk from tags t join versions w on w.document = t.document where t.tag = ${name}`);
  return conditions;
}

const onAlias = (conditions: readonly Condition[], alias: string, few = false): Fragment[] =>
  conditions.map((condition) => condition(alias, few));

/** The conditions on columns but that of current statements. */
export const columnsOf = ({ columns }: Filter, alias: string, few = false): Fragment[] => onAlias(columns, alias, few);

/** That somebody takes part in the statement of `alias`. */
export const partyProbe = ({ dialect }: Session, { roles, names }: PartyFilter, alias: string): Fragment =>
  sql`exists (select 1 from statement_parties q where q.statement = ${of(alias, 'pk')}
    and ${dialect.isOneOf(sql`q.role`, roles)} and ${dialect.isOneOf(sql`q.name`, names)} ${dialect.rowByRow})`;

/** All conditions but the words. */
export const withoutWords = (session: Session, filter: Filter, alias: string, few = false): Fragment[] => [
  isAsked(filter.asked, alias),
  ...columnsOf(filter, alias, few),
  ...onAlias(filter.documents, alias),
  ...filter.parties.map((party) => partyProbe(session, party, alias)),
];

/** A statement that was found: its key, its place in the order, and which report it is of what was said. */
export interface Found {
  readonly pk: number;
  readonly place: string | number;
  readonly cluster: number | null;
  readonly report: number;
}

/** Of what was found only the first report of each statement that matches; where all are asked for, of each document. */
export async function firstReports<Row extends Found>(
  session: Session,
  filter: Filter,
  found: readonly Row[],
): Promise<Row[]> {
  const later = found.filter(({ report }) => report > 0);
  if (later.length === 0) return [...found];
  const { dialect } = session;
  const earlier = all([
    ...withoutWords(session, filter, 'o', true),
    ...(filter.words === null ? [] : [dialect.text.probe(filter.words, 'o')]),
  ]);
  const rows = dialect.table({ pk: 'integer' }, later.map(({ pk }) => ({ pk })));
  const repeats = await rowsOf<{ pk: number }>(
    session,
    sql`select s.pk from ${rows} j cross join statement_rows s where s.pk = j.pk and exists (
      select 1 from statement_rows o where o.cluster = s.cluster and o.place < s.place
        ${filter.collapsed ? sql`` : sql`and o.version = s.version`} and ${earlier})`,
  );
  const dropped = new Set(repeats.map(({ pk }) => pk));
  return found.filter(({ pk }) => !dropped.has(pk));
}
