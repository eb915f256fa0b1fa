import { sql } from 'kysely';
import {
  compareReports,
  isOfSameWords,
  type LedgerStatement,
  MOST_QUOTATIONS,
  type OtherQuotation,
  type SpokenWords,
  type StatementVerification,
  wordsQuoted,
} from '../../ledger/index.ts';
import { contains } from '../../text/index.ts';
import { blocksOf } from './everyVersion.ts';
import { fromJson } from './json.ts';
import { reportedAt } from './reportedAt.ts';
import { reportedIn } from './reports.ts';
import { statementsOf } from './rows.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** A statement as its row has it. */
interface Filed {
  readonly version: number;
  readonly cluster: number | null;
}

/**
 * The other quotations of the words that a statement quotes from a transcript, or that it is in one, the earliest first.
 * Those that are reports of the same statement are left out (`reportsOf`), and of the reports of another only the first is
 * there.
 */
export async function quotationsOf(
  session: Session,
  { version, cluster }: Filed,
  statement: LedgerStatement,
): Promise<OtherQuotation[]> {
  const words = statement.verification
    ? wordsQuoted(statement.verification)
    : await ownWords(session, version, statement);
  return quotationsFrom(session, words, cluster);
}

/** The quotations of words of transcripts, the earliest first, but for the reports of one statement, if a cluster is given. */
export async function quotationsFrom(
  session: Session,
  words: readonly SpokenWords[],
  but: number | null = null,
): Promise<OtherQuotation[]> {
  if (words.length === 0) return [];
  const transcripts = session.dialect.list(new Set(words.map(({ transcript }) => transcript)), 'text');
  const rows = await rowsOf<{ pk: number; cluster: number; verification: string; published: string | null; id: string }>(
    session,
    sql`select s.pk, s.cluster, q.verification, v.published, d.id from document_rows t
      join verification_sources o on o.document = t.pk join verifications q on q.statement = o.statement
      join statement_rows s on s.pk = o.statement join versions v on v.pk = s.version join document_rows d on d.pk = v.document
      where t.id in ${transcripts} and s.current = 1 and s.cluster <> ${but ?? 0}`,
  );
  const others = rows
    .filter(({ pk: other, verification }) =>
      isOfSameWords(
        words,
        wordsQuoted(fromJson<StatementVerification>(verification, 'verification', `verifications.verification, row ${other}`)),
      ),
    )
    .map((row) => ({ ...row, ...reportedAt(row, `statement row ${row.pk}`) }))
    .toSorted(compareReports);
  const firsts = [...Map.groupBy(others, ({ cluster }) => cluster).values()].flatMap(([first]) => first?.pk ?? []);
  return (await statementsOf(session, firsts.slice(0, MOST_QUOTATIONS))).flatMap(quotationOf);
}

const quotationOf = ({
  id,
  kind,
  speaker,
  speakerWords,
  text,
  reports,
  document,
  verification,
}: LedgerStatement): OtherQuotation[] => {
  if (!verification) return [];
  const { verdict, marked, diff, context } = verification;
  const said = { id, kind, speaker: speaker?.name ?? null, speakerWords, text, reports };
  return [{ ...said, document: reportedIn(document), verdict, marked, diff, context }];
};

/** The words of a statement that stands in a transcript itself: where they are in their turn. */
async function ownWords(
  session: Session,
  version: number,
  { document, attribution: { content } }: LedgerStatement,
): Promise<SpokenWords[]> {
  const lengths = await rowsOf<{ length: number }>(
    session,
    sql`select length(x.text) as length from turns t join turn_texts x on x.turn = t.pk
      where t.version = ${version} order by t.number`,
  );
  if (lengths.length === 0) return [];
  const turns = (await blocksOf(session, version)).filter(({ kind }) => kind === 'turn');
  return content.flatMap((span) => {
    const turn = turns.findIndex((block) => contains(block.span, span));
    // What stands before the words is the label.
    const start = (turns[turn]?.span[1] ?? 0) - (lengths[turn]?.length ?? 0);
    return turn < 0 ? [] : [{ transcript: document.id, turn, span: [span[0] - start, span[1] - start] as const }];
  });
}
