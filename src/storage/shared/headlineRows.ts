import { sql } from 'kysely';
import type { BlockKind } from '../../document/index.ts';
import { comparable, type ToldStatement } from '../../ledger/index.ts';
import { contains, type Span } from '../../text/index.ts';
import { fromJson } from './json.ts';
import type { Reading } from './rows.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** Blocks that tell once more what the text tells. */
const REPEATING: readonly BlockKind[] = ['headline', 'heading', 'caption'];

/**
 * The statements of the versions that lead these statements, where a version has one in a headline, a heading or a caption;
 * in their order.
 */
export async function headlinesOf(session: Session, statements: readonly number[]): Promise<ToldStatement[]> {
  const heads = await rowsOf<{ version: number; start: number; end: number }>(
    session,
    sql`select b.version, b.start, b."end" from blocks b where b.kind in ${session.dialect.list(REPEATING, 'text')} and b.version in (
       select s.version from statement_rows s where +s.current > 0 and s.pk in ${session.dialect.list(statements)})`,
  );
  if (heads.length === 0) return [];
  const rows = await rowsOf<{
    pk: number;
    version: number;
    cluster: number;
    text: string;
    reading: string;
    content: string;
  }>(
    session,
    sql`select s.pk, s.version, s.cluster, s.text, r.reading, a.content from reports r
     join statement_rows s on s.pk = r.statement and s.version = r.version and s.current > 0
     join attributions a on a.version = r.version and a.ordinal = r.attribution
     where r.version in ${session.dialect.list(new Set(heads.map(({ version }) => version)))} and s.cluster is not null
     order by r.version, r.ordinal`,
  );
  const inHead = Map.groupBy(heads, ({ version }) => version);
  const told = rows.map(({ pk, version, cluster, text, reading, content }): ToldStatement => {
    const { speaker, polarity, act } = fromJson<Reading>(reading, 'reading', `reports.reading of statement row ${pk}`);
    const spans = fromJson<readonly Span[]>(content, 'spans', `attributions.content of statement row ${pk}`);
    // All words count: a headline tells in its own what a quotation below it says.
    const words = comparable({ text, kind: 'indirect', speaker, said: null, published: null, document: String(version) });
    const own = (inHead.get(version) ?? []).map(({ start, end }): Span => [start, end]);
    const headline = spans.length > 0 && spans.every((span) => own.some((head) => contains(head, span)));
    return { key: pk, version, cluster, words, polarity, act, headline };
  });
  const withHeadline = new Set(told.filter(({ headline }) => headline).map(({ version }) => version));
  return told.filter(({ version }) => withHeadline.has(version));
}
