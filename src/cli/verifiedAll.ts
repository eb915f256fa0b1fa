import { type LedgerStatement, type Verdict, type Verified, withProgress } from '../index.ts';
import { isOutOfContext } from '../ledger/index.ts';
import { printableLine } from '../text/index.ts';
import {
  colours,
  oneLine,
  printed,
  tell,
  proseLines,
  terminalWidth,
  writeJson,
  writeLine,
  writeLines,
} from './output.ts';
import { numberOf, progressLine } from './progress.ts';
import { columnsOf, cut } from './wrap.ts';
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
  const progress = progressLine('statements compared');
  for await (const { statement, before } of withProgress(verified, { onProgress: progress.show })) {
    report.addStatement(statement);
    const verdict = statement.verdict ?? '';
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict !== before) changed += 1;
    progress.clear();
    await (json ? writeJson({ ...verifiedStatement(statement), before }) : writeLine(lineOf(statement, before)));
  }
  progress.end();
  const table = VERDICTS.map((verdict): [string, number] => [verdict, counts.get(verdict) ?? 0]);
  const compared = table.reduce((sum, [, count]) => sum + count, 0);
  if (json) {
    tell(`${numberOf(compared)} compared, ${numberOf(changed)} with a changed verdict`);
    return;
  }
  await writeLine('');
  for (const [verdict, count] of table) await writeLine(`${verdict.padEnd(WIDTH)}  ${String(count).padStart(7)}`);
  const rest = `${numberOf(changed)} with a changed verdict`;
  await writeLines(proseLines(`${'compared'.padEnd(WIDTH)}  ${String(compared).padStart(7)}, ${rest}`, 2));
}

function lineOf({ id, verdict, verification, speaker, text }: LedgerStatement, before: string | null): string {
  const notes = [
    isOutOfContext(verification) ? 'out of context' : '',
    before === verdict ? '' : before === null ? 'new' : `was ${before}`,
  ].filter((note) => note !== '');
  const was = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const name = oneLine(speaker?.name ?? '(unnamed)');
  const head = `${colours.bold((verdict ?? '').padEnd(WIDTH))}  ${colours.dim(id)}  `;
  const rest = terminalWidth() - columnsOf(printed(head)) - columnsOf(printed(was));
  // The name and the words share what is left; in a narrow terminal they have little, and the rest is told by the id.
  return `${head}${cut(printableLine(`${name}: ${oneLine(text)}`), Math.max(rest, 8))}${colours.yellow(was)}`;
}
