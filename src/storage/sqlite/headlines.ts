import type { Database } from 'better-sqlite3';
import { comparable, compareWithHeadline, type Told as ToldWords } from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import { bound, rowsOf, run } from './statement.ts';

/** That an attribution, as `a`, begins in a headline of its version. */
export const IN_HEADLINE = `exists (select 1 from blocks b where b.version = a.version and b.kind = 'headline'
  and b.start <= a.content ->> '$[0][0]' and a.content ->> '$[0][0]' < b."end")`;

interface Told extends ToldWords {
  readonly pk: number;
  readonly headline: boolean;
  cluster: number;
}

/**
 * Joins what headlines report with the statement below that they are of, within each document that has one of these
 * statements: a document that repeats itself in its headline reports once. `touched` are the clusters to be counted.
 */
export function joinHeadlines(database: Database, statements: readonly number[], touched: Set<number>): void {
  const versions = rowsOf<{ version: number }>(
    database,
    `select distinct s.version from json_each(?) j join statement_rows s on s.pk = j.value where s.current = 1
     and exists (select 1 from blocks b where b.version = s.version and b.kind = 'headline')`,
    bound(statements),
  );
  for (const { version } of versions) {
    const told = toldIn(database, version);
    for (const [at, headline] of told.entries()) {
      if (!headline.headline) continue;
      const [best] = told
        // Of two headlines that say the same the later one joins the earlier.
        .filter((other, place) => (other.headline ? place < at : true))
        .map((other) => ({ other, ...compareWithHeadline(headline, other) }))
        .filter(({ verdict }) => verdict === 'same')
        .toSorted((a, b) => b.shared - a.shared || a.other.pk - b.other.pk);
      if (!best || best.other.cluster === headline.cluster) continue;
      const gone = headline.cluster;
      run(database, 'update statement_rows set cluster = ? where cluster = ?', best.other.cluster, gone);
      run(database, 'delete from clusters where pk = ?', gone);
      touched.delete(gone);
      touched.add(best.other.cluster);
      for (const other of told) if (other.cluster === gone) other.cluster = best.other.cluster;
    }
  }
}

/** The statements of a version in the order of its text; none where no headline has one. */
function toldIn(database: Database, version: number): Told[] {
  const rows = rowsOf<{ pk: number; cluster: number; text: string; reading: string; headline: 0 | 1 }>(
    database,
    `select s.pk, s.cluster, s.text, r.reading, ${IN_HEADLINE} as headline from reports r
     join statement_rows s on s.pk = r.statement and s.version = r.version and s.current = 1
     join attributions a on a.version = r.version and a.ordinal = r.attribution
     where r.version = ? and s.cluster is not null order by r.ordinal`,
    version,
  );
  if (rows.every(({ headline }) => headline === 0)) return [];
  return rows.map(({ pk, cluster, text, reading, headline }) => {
    const { speaker, polarity } = fromJson<Reading>(reading, 'reading', `reports.reading of statement row ${pk}`);
    // All words count: a headline tells in its own what a quotation below it says.
    const words = comparable({
      text,
      kind: 'indirect',
      speaker,
      said: null,
      published: null,
      document: String(version),
    });
    return { pk, cluster, headline: headline === 1, words, polarity };
  });
}
