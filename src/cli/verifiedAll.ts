import type { LedgerStatement, Verdict, Verified } from '../index.ts';
import { colours, oneLine, progressOf, tell, terminalWidth, writeJson, writeLine } from './output.ts';
import type { VerificationReport } from './verifyReport.ts';

const VERDICTS: readonly Verdict[] = ['verbatim', 'altered', 'spliced', 'other-speaker', 'absent', 'no-source'];
const WIDTH = Math.max(...VERDICTS.map((verdict) => verdict.length));

/** What is printed of a statement as JSON: its words as a quotation, and the judgement. */
export function verifiedStatement({ id, text, speaker, document, verification = null }: LedgerStatement) {
  const [place] = verification?.places ?? [];
  return {
    id,
    quote: text,
    speaker: speaker?.name ?? null,
    date: document.published?.from ?? null,
    ...(verification ?? { verdict: null }),
    transcript: place?.transcript ?? null,
    turn: place?.turn ?? null,
  };
}

/** A line for each statement as it comes, then how many have each verdict; as JSON the counts go to standard error. */
export async function printVerified(
  verified: AsyncIterable<Verified>,
  json: boolean,
  report: VerificationReport,
): Promise<void> {
  const counts = new Map<string, number>();
  let changed = 0;
  const progress = progressOf('statements compared:');
  for await (const { statement, before } of verified) {
    report.addStatement(statement);
    const verdict = statement.verdict ?? '';
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict !== before) changed += 1;
    if (json) progress.step();
    await (json ? writeJson({ ...verifiedStatement(statement), before }) : writeLine(lineOf(statement, before)));
  }
  progress.end();
  const table = VERDICTS.map((verdict): [string, number] => [verdict, counts.get(verdict) ?? 0]);
  const compared = table.reduce((sum, [, count]) => sum + count, 0);
  if (json) {
    tell(`${compared} compared, ${changed} with another verdict than before`);
    return;
  }
  await writeLine('');
  for (const [verdict, count] of table) await writeLine(`${verdict.padEnd(WIDTH)}  ${String(count).padStart(7)}`);
  await writeLine(
    `${'compared'.padEnd(WIDTH)}  ${String(compared).padStart(7)}, ${changed} with another verdict than before`,
  );
}

function lineOf({ id, verdict, speaker, text }: LedgerStatement, before: string | null): string {
  const was = before === verdict ? '' : ` (${before === null ? 'new' : `was ${before}`})`;
  const name = oneLine(speaker?.name ?? '(not named)');
  const rest = terminalWidth() - WIDTH - id.length - name.length - was.length - 6;
  const told = oneLine(text);
  const words = told.length > rest ? `${told.slice(0, Math.max(rest - 1, 20))}…` : told;
  return `${colours.bold((verdict ?? '').padEnd(WIDTH))}  ${colours.dim(id)}  ${name}: ${words}${colours.yellow(was)}`;
}
