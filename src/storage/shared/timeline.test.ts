import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type Ledger, ROLES, type TimelineQuery } from '../../ledger/index.ts';
import { documentOf, type Sketch } from '../testing/documents.ts';
import { fileStore } from '../testing/stores.ts';
import { ledgerOver } from './ledger.ts';
import type { Store } from './session.ts';
import { rowsOf } from './sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-timeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STATES = ['country:ISL', 'country:NOR', 'country:GBR'];
const WORDS = [
  'The talks on the northern fishery are long overdue, and we will not wait for another winter',
  'long overdue, and we will not wait for another winter',
  'The quota for herring in the strait was never ours alone to give away',
  'Nobody asked the dockers what they think of the new ferry',
];
const DAYS = ['2022-05-03', '2022-05-04', '2022-06-07', '2022', undefined];

const OUTLETS = ['Fjord News', 'The Daily', null];
const sketches: fc.Arbitrary<readonly Omit<Sketch, 'url' | 'outlet'>[]> = fc.array(
  fc.record({
    published: fc.constantFrom('2022-05-04', '2022-05-05', '2022-07-01', null),
    said: fc.array(
      fc
        .record({
          speaker: fc.constantFrom('Kari Nygård', 'Ana Lima'),
          words: fc.constantFrom(...WORDS),
          day: fc.constantFrom(...DAYS),
          act: fc.constantFrom('ACCUSE', 'SUPPORT', undefined),
          targets: fc.subarray(STATES),
          addressees: fc.subarray(STATES, { maxLength: 1 }),
          topics: fc.subarray(['fisheries', 'visas']),
          represents: fc.constantFrom(['country:NOR', 'NOR'] as const, undefined),
        })
        .map(({ day, act, represents, ...said }) => ({
          ...said,
          ...(day ? { day } : {}),
          ...(act ? { act } : {}),
          ...(represents ? { represents } : {}),
        })),
      { minLength: 1, maxLength: 5 },
    ),
    events: fc.array(
      fc.record({
        type: fc.constantFrom('SANCTION', 'CONSULT'),
        actors: fc.subarray(STATES, { minLength: 1 }),
        recipients: fc.subarray(STATES),
        day: fc.constantFrom('2022-05-09', '2022-06-01', '2022'),
        historical: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);
const queries: fc.Arbitrary<TimelineQuery> = fc
  .record({
    actor: fc.constantFrom('Nygård', 'NOR', undefined),
    recipient: fc.constantFrom('country:ISL', 'country:NOR', undefined),
    issue: fc.constantFrom('fisheries', undefined, undefined),
    from: fc.constantFrom('2022-05-04', undefined, undefined),
    to: fc.constantFrom('2022-06', undefined, undefined),
    by: fc.constantFrom('month', 'year', undefined),
    period: fc.constantFrom('2022-05', '', undefined, undefined, undefined),
    ids: fc.constantFrom(0, 1, 2, undefined),
  })
  .filter(({ actor, recipient, issue }) => Boolean(actor ?? recipient ?? issue));

interface Row {
  readonly pk: number;
  readonly id: string;
  readonly day: string;
  readonly last: string;
  readonly act: string;
  readonly cluster: number;
  readonly place: number;
  readonly version: number;
  readonly outlet: string;
  readonly reports: number;
  readonly independent: number;
}

/** All statements as the tables have them, and for each the roles and keys of those who take part. */
const tablesOf = (store: Store) =>
  store.read(async (session) => {
    const rows = await rowsOf<Row>(
      session,
      sql`select s.pk, s.id, s.first_day as day, s.last_day as last, s.act, coalesce(s.cluster, -s.pk) as cluster, s.place,
          s.version, coalesce(v.outlet, o.key, '') as outlet, coalesce(g.reports, 1) as reports,
          coalesce(g.independent, 1) as independent
        from statement_rows s join versions v on v.pk = s.version left join outlets o on o.pk = s.outlet
        left join clusters g on g.pk = s.cluster where s.current = 1`,
    );
    const parties = await rowsOf<{ statement: number; role: number; key: string; code: string | null; padded: string }>(
      session,
      sql`select p.statement, p.role, n.key, n.code, n.padded from statement_parties p join names n on n.pk = p.name`,
    );
    return { rows, parties: Map.groupBy(parties, ({ statement }) => statement) };
  });

/** The statements that a query counts: of each cluster the first report that matches, the earliest day first. */
function countedIn(
  { rows, parties }: Awaited<ReturnType<typeof tablesOf>>,
  { actor, recipient, issue, from = '', to }: TimelineQuery,
): Row[] {
  const has = ({ pk }: Row, who: string | undefined, ...roles: readonly number[]): boolean =>
    who === undefined ||
    (parties.get(pk) ?? []).some(
      ({ role, key, code, padded }) =>
        roles.includes(role) &&
        (key === `=${who}` || key === `#${who}` || code === who || padded.includes(` ${who.toLowerCase().replace('å', 'a')} `)),
    );
  const { speaker, speaksFor, addressee, addresseeOf, target, targetOf, topic } = ROLES;
  const matching = rows.filter(
    (row) =>
      has(row, actor, speaker, speaksFor) &&
      has(row, recipient, addressee, addresseeOf, target, targetOf) &&
      has(row, issue, topic) &&
      row.last >= from &&
      (to === undefined || (row.day > '' && row.day <= `${to}-31`)),
  );
  // The sketches do what they do to all whom they are about, and not to those who hear of it.
  const withAct = (row: Row): Row => (has(row, recipient, target, targetOf) ? row : { ...row, act: '' });
  const first = [...Map.groupBy(matching, ({ cluster }) => cluster).values()].map((reports) =>
    reports.reduce((one, other) => (other.place < one.place ? other : one)),
  );
  return first.map(withAct).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.pk - b.pk));
}

const topicsOf = ({ parties }: Awaited<ReturnType<typeof tablesOf>>, { pk }: Row): string[] =>
  (parties.get(pk) ?? []).flatMap(({ role, key }) => (role === ROLES.topic ? [key.slice(1)] : []));

const figureOf = (rows: readonly { readonly id: string }[], most = Infinity) => ({
  count: rows.length,
  ids: rows.slice(0, most).map(({ id }) => id),
});

async function expectTimeline(ledger: Ledger, store: Store, query: TimelineQuery): Promise<void> {
  const tables = await tablesOf(store);
  const counted = countedIn(tables, query);
  const told = await ledger.timeline(query);
  const { actor, recipient, from, to } = query;
  const periodIn = (day: string): string => day.slice(0, query.by === 'year' ? 4 : 7);
  const periodOf = ({ day }: { readonly day: string }): string => periodIn(from && day && day < from ? from : day);
  const done = query.issue ? [] : await Array.fromAsync(ledger.events({ actor, recipient, from, to }));
  const events = done
    .map((event) => ({ ...event, day: event.date?.from ?? '' }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const periods = [...new Set([...counted, ...events].map(periodOf))].toSorted();
  expect(told.rows.map(({ period }) => period)).toEqual(
    periods.filter((period) => query.period === undefined || query.period === period),
  );
  for (const row of told.rows) {
    const said = counted.filter((one) => periodOf(one) === row.period);
    const inPeriod = events.filter((one) => periodOf(one) === row.period);
    const facts = inPeriod.filter(({ historical }) => !historical);
    expect(row.historical.count).toBe(inPeriod.length - facts.length);
    const isRough = (from: string, to: string): boolean => periodIn(from) !== periodIn(to);
    const rough = [
      ...said.filter(({ day, last }) => isRough(day, last)),
      ...facts.filter(({ day, date }) => isRough(day, date?.to ?? '')),
    ];
    expect([row.severalPeriods.count, row.severalPeriods.ids.length]).toEqual([
      rough.length,
      Math.min(rough.length, query.ids ?? rough.length),
    ]);
    expect(row.statements).toEqual(figureOf(said, query.ids));
    expect(row.independentReports).toBe(said.reduce((sum, { independent }) => sum + independent, 0));
    const acts = Map.groupBy(said, ({ act }) => act);
    expect(row.byAct).toEqual(Object.fromEntries([...acts].map(([act, of]) => [act, figureOf(of, query.ids)])));
    const topics = [...new Set(said.flatMap((one) => topicsOf(tables, one)))];
    expect(row.byTopic).toEqual(
      Object.fromEntries(
        topics.map((topic) => [
          topic,
          figureOf(
            said.filter((one) => topicsOf(tables, one).includes(topic)),
            query.ids,
          ),
        ]),
      ),
    );
    const types = Map.groupBy(facts, ({ type }) => type);
    const counts = Object.entries(row.byType).map(([type, { count, ids }]) => [type, count, ids.length]);
    expect(new Map(counts.map(([type, ...figures]) => [type, figures]))).toEqual(
      new Map([...types].map(([type, { length }]) => [type, [length, Math.min(length, query.ids ?? length)]])),
    );
  }
  const outlets = new Map<string, number>();
  for (const { cluster, reports, outlet } of counted) {
    const members = tables.rows.filter((row) => row.cluster === cluster);
    const carried = reports === 1 ? [outlet] : new Map(members.map((row) => [row.version, row.outlet])).values();
    for (const name of carried) outlets.set(name, (outlets.get(name) ?? 0) + 1);
  }
  expect(new Map(told.outlets.map(({ outlet, reports }) => [outlet, reports]))).toEqual(outlets);
  const dated = counted.filter(({ day }) => day > '');
  expect([told.first?.id, told.last?.id]).toEqual([dated[0]?.id, dated.at(-1)?.id]);
}

let number = 0;

test('a timeline counts what the tables have, each statement once by its first report that matches', async () => {
  await fc.assert(
    fc.asyncProperty(sketches, fc.array(queries, { minLength: 8, maxLength: 8 }), async (documents, asked) => {
      const store = await fileStore(join(folder, `${(number += 1)}.sqlite`));
      const ledger = ledgerOver(store, {});
      try {
        for (const [at, sketch] of documents.entries()) {
          const outlet = at % OUTLETS.length;
          await ledger.add(
            documentOf({ ...sketch, url: `https://news${outlet}.example/${at}`, outlet: OUTLETS[outlet] ?? null }),
            { retrieved: '2026-05-04T12:00:00Z' },
          );
        }
        for (const query of asked) await expectTimeline(ledger, store, query);
      } finally {
        await ledger.close();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
