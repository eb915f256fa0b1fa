import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import { readQuotes, type Verification, verifyQuotes } from '../verify/index.ts';

/** A quotation with the one turn that it is of. */
const PAIR = z.object({
  turn: z.string(),
  quote: z.string(),
  report: z.string(),
  expect: z.object({
    context: z.enum(['negated', 'conditional', 'question', 'reported']).nullish(),
    verdict: z.enum(['verbatim', 'altered']).optional(),
    reverses: z.boolean().optional(),
  }),
});
type Pair = z.infer<typeof PAIR>;

export interface ContextEvaluation {
  /** Pairs with a context that changes what is quoted, and those without. */
  readonly counts: { readonly real: number; readonly harmless: number; readonly verdicts: number };
  /** Of the real ones, in per cent: those that were given a context, and those of the right kind. */
  readonly flagged: number;
  readonly kindRight: number;
  /** Of the harmless ones, in per cent: those that were given one. */
  readonly wronglyFlagged: number;
  /** Of pairs with an expected verdict, in per cent: those that have it, reversed if and only if that is expected. */
  readonly verdictRight: number;
  /** A line for each pair that came out otherwise, tab-separated: line, expected, found, words, quotation. */
  readonly errors: readonly string[];
}

const SPEAKER = 'The Minister';
const DAY = '2026-03-10';

/**
 * Judges each quotation of a file against its own turn and compares the context that was left out, or the verdict.
 * @throws OR1001, OR1013 for a file that cannot be read, OR7001 for a line that is not as it should be
 */
export async function evaluateContext(path: string): Promise<ContextEvaluation> {
  const counts = { real: 0, harmless: 0, verdicts: 0 };
  const found = { flagged: 0, kind: 0, wrongly: 0, verdict: 0 };
  const errors: string[] = [];
  for await (const { number, value, error } of readQuotes(path)) {
    if (error) throw error;
    const pair = pairOf(value, path, number);
    const judged = await judge(pair);
    const { context, verdict } = pair.expect;
    let right = true;
    if (verdict !== undefined) {
      counts.verdicts += 1;
      const reversed = judged.diff.some(({ reverses }) => reverses);
      right = judged.verdict === verdict && (pair.expect.reverses ?? reversed) === reversed;
      if (right) found.verdict += 1;
    } else if (context) {
      counts.real += 1;
      right = judged.context?.kind === context;
      if (judged.context !== null) found.flagged += 1;
      if (right) found.kind += 1;
    } else {
      counts.harmless += 1;
      right = judged.context === null;
      if (!right) found.wrongly += 1;
    }
    const was = verdict === undefined ? (judged.context?.kind ?? 'none') : judged.verdict;
    if (!right)
      errors.push([number, verdict ?? context ?? 'none', was, judged.context?.words ?? '-', pair.quote].join('\t'));
  }
  return {
    counts,
    flagged: percent(found.flagged, counts.real),
    kindRight: percent(found.kind, counts.real),
    wronglyFlagged: percent(found.wrongly, counts.harmless),
    verdictRight: percent(found.verdict, counts.verdicts),
    errors,
  };
}

async function judge({ turn, quote, report }: Pair): Promise<Verification> {
  const transcripts = [{ id: 'turn', date: DAY, turns: [{ speaker: SPEAKER, text: turn }] }];
  const { value } = await verifyQuotes([{ quote, report, speaker: SPEAKER, date: DAY }], transcripts).next();
  if (value === undefined) throw new RangeError('a quotation that is given is judged');
  return value as Verification;
}

const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);

function pairOf(value: unknown, input: string, line: number): Pair {
  const result = PAIR.safeParse(value);
  if (result.success) return result.data;
  throw new OnrecordError('OR7001', { input, line, fault: z.prettifyError(result.error) });
}
