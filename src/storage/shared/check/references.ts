import { sql } from 'kysely';
import type { LedgerFault } from '../../../ledger/index.ts';
import { toldBy } from '../condition.ts';
import type { Dialect, Fragment, InSession } from '../session.ts';
import { rowsOf } from '../sql.ts';

const READING = sql.raw(toldBy('r'));

/** What no foreign key can say. Each question gives the ids that are at fault. */
const rules = ({ contains, json, isJson }: Dialect): (readonly [place: string, fault: string, question: Fragment])[] => [
  [
    'documents.current',
    'no version of its own is the current one',
    sql`select d.id from document_rows d left join versions v on v.pk = d.current and v.document = d.pk where v.pk is null`,
  ],
  [
    'statements.version',
    'the version that it is of has no report of it',
    sql`select id from statement_rows s
      where not exists (select 1 from reports r where r.statement = s.pk and r.version = s.version)`,
  ],
  ...(['kind', 'act', 'polarity'] as const).map((column) => {
    const told = json(READING, column === 'act' ? ['act', 'type'] : [column], 'text');
    const kept = sql.ref(`s.${column}`);
    return [
      `statements.${column}`,
      'it is another one in what its document says of it',
      sql`select s.id from statement_rows s join reports r on r.statement = s.pk and r.version = s.version
        where case when ${isJson(READING)} then coalesce(${told}, ${column === 'act' ? sql`''` : kept})
          else ${kept} end <> ${kept}`,
    ] as const;
  }),
  [
    'statements.current',
    'it counts, and its version is not the current one, or the other way round',
    sql`select s.id from statement_rows s join versions v on v.pk = s.version join document_rows d on d.pk = v.document
      where (s.current > 0) <> (d.current = s.version)`,
  ],
  [
    'statements.cluster',
    'it counts, and belongs to no cluster',
    sql`select id from statement_rows where current > 0 and cluster is null`,
  ],
  [
    'statements.place',
    'its cluster has no first report',
    sql`select id from statement_rows s where cluster is not null
      and not exists (select 1 from statement_rows o where o.cluster = s.cluster and o.place = 0)`,
  ],
  [
    'clusters',
    'the number of its reports is another',
    sql`select s.id from clusters g join statement_rows s on s.cluster = g.pk and s.place = 0
      where g.reports <> (select count(distinct v.document) from statement_rows o join versions v on v.pk = o.version
        where o.cluster = g.pk)`,
  ],
  [
    'versions.original',
    'the text that it is a copy of is not there',
    sql`select d.id from versions v join document_rows d on d.pk = v.document
      where v.original is not null and not exists (select 1 from versions f where f.pk = v.original)`,
  ],
  [
    'tags.tag',
    'it is not written as tags are',
    sql`select d.id from tags t join document_rows d on d.pk = t.document
      where t.tag = '' or t.tag <> lower(trim(t.tag)) or ${contains(sql`t.tag`, ',')}`,
  ],
  [
    'reviews.unit',
    'the entry that it is said to belong to is no current one',
    sql`select r.entry as id from reviews r where r.unit <> r.entry
      and not exists (select 1 from statement_rows s where s.id = r.unit and s.current > 0)
      and not exists (select 1 from event_rows e where e.id = r.unit and e.current > 0)`,
  ],
  [
    'events.cluster',
    'the first report of the event is not there',
    sql`select id from event_rows e where cluster is not null
      and not exists (select 1 from event_rows o where o.pk = e.cluster and o.cluster = o.pk)`,
  ],
];

/** Of one kind of fault so many are told. */
const MOST = 1_000;

/** Rows that name others which are not there, or do not fit to them. */
export async function* referenceFaults(read: InSession, dialect: Dialect): AsyncGenerator<LedgerFault[]> {
  for (const [place, fault, question] of rules(dialect)) {
    const found = await read((session) =>
      rowsOf<{ id: string }>(session, sql`${question} order by 1 limit ${sql.lit(MOST)}`),
    );
    yield found.map(({ id }) => ({ kind: 'reference', id, place, fault }));
  }
}
