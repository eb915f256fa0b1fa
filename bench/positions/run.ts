// How many opposite words are marked in a ledger of real documents, and which, for somebody to read and judge:
// npm run bench:positions -- LEDGER [--pairs 200] [--show]
// Asks, as a user would, for the pairs of a speaker and a target, and of a speaker and a topic, with most statements.
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { openLedger, type PositionQuery } from '../../src/index.ts';
import { ROLES } from '../../src/ledger/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string', default: '200' }, show: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined) throw new Error('give a ledger: npm run bench:positions -- LEDGER [--pairs 200] [--show]');

/** Fewer statements are no line. */
const FEWEST = 3;

interface Pair {
  readonly speaker: string;
  readonly other: string;
}

/** The keys of a speaker and of whom or what the speaker speaks of, those with most statements first. */
function pairsOf(database: DatabaseSync, roles: readonly number[], most: number): Pair[] {
  const taking = (list: readonly number[]): string =>
    `select distinct name, statement from statement_parties where role in (${list.join(', ')})`;
  const rows = database
    .prepare(
      `select s.key as speaker, o.key as other from (${taking([ROLES.speaker, ROLES.speaksFor])}) a
       join (${taking(roles)}) b using (statement) join names s on s.pk = a.name join names o on o.pk = b.name
       where a.name <> b.name group by a.name, b.name having count(distinct statement) >= ?
       order by count(distinct statement) desc, s.key, o.key limit ?`,
    )
    .all(FEWEST, most);
  return rows.map(({ speaker, other }) => ({ speaker: String(speaker), other: String(other) }));
}

/** A key as it is asked for: `=` stands before an id, `#` before a topic, and nothing before a name. */
const asked = (key: string): string => (/^[=#]/u.test(key) ? key.slice(1) : `name:${key}`);

const database = new DatabaseSync(file, { readOnly: true });
const most = Number(values.pairs);
const queries: PositionQuery[] = [
  ...pairsOf(database, [ROLES.target, ROLES.targetOf], most).map(({ speaker, other }) => ({
    speaker: asked(speaker),
    about: asked(other),
  })),
  ...pairsOf(database, [ROLES.topic], Math.ceil(most / 2)).map(({ speaker, other }) => ({
    speaker: asked(speaker),
    issue: asked(other),
  })),
];
database.close();

const ledger = await openLedger(file, { mode: 'read' });
let listed = 0;
const marks = new Map<string, string>();
for (const query of queries) {
  const { positions } = await ledger.positions(query);
  listed += positions.length;
  for (const { statement, change } of positions) {
    if (change === null) continue;
    const { from, why } = change;
    marks.set(`${from.id} ${statement.id}`, `${why}\n  ${from.snippet.text}\n  ${statement.snippet.text}`);
  }
}
await ledger.close();
if (values.show) for (const mark of marks.values()) console.log(`${mark}\n`);
console.log(JSON.stringify({ queries: queries.length, listed, marks: marks.size }));
