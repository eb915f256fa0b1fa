import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import {
  memoryIndex,
  type Place,
  readQuotes,
  readTranscripts,
  type Transcript,
  type Verdict,
  type Verification,
  verifier,
} from '../verify/index.ts';

/** What was expected of one quotation: a label, or a verdict with its places. */
const GOLD = z.looseObject({
  quote: z.string(),
  label: z.enum(['verbatim', 'altered', 'absent', 'unsure']).optional(),
  transcripts: z.array(z.string()).optional(),
  expect: z
    .object({
      verdict: z.enum(['verbatim', 'altered', 'spliced', 'other-speaker', 'absent', 'no-source']),
      marked: z.boolean().optional(),
      reverses: z.boolean().optional(),
    })
    .optional(),
});
type Gold = z.infer<typeof GOLD>;

export interface VerifyEvaluation {
  readonly quotes: number;
  readonly transcripts: number;
  readonly turns: number;
  /** Of quotations labelled verbatim or altered, in per cent: those with a place in a transcript of the label. */
  readonly recall: number;
  /** The same where only the first place counts. */
  readonly recallFirst: number;
  /** Of quotations labelled absent, in per cent: those for which a place was given. */
  readonly wronglyMatched: number;
  /** Of quotations with an expected verdict, in per cent; also marked and reversed have to be as expected. */
  readonly verdictRight: number;
  readonly counts: {
    readonly present: number;
    readonly absent: number;
    readonly unsure: number;
    readonly expected: number;
  };
  /** By what was expected (label or verdict), how often each verdict was given. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly medianMilliseconds: number;
  /** Of the quotations' file and of the transcripts' as they are stored. */
  readonly sha256: readonly [quotes: string, transcripts: string];
  /** One line for each quotation that came out otherwise. */
  readonly errors: readonly string[];
}

/**
 * Verifies the quotations of a file against transcripts and compares with its labels: `label` with `transcripts`
 * (quotations found in the wild), or `expect` (quotations altered on purpose, corpus/quotations). Definitions are in
 * docs/evaluation.md.
 * @throws OR1001, OR1013, OR1015 for files that cannot be read, OR7001 and OR7002 for a line that is not as it should be
 */
export async function evaluateVerify(path: string, { against }: { against: string }): Promise<VerifyEvaluation> {
  const transcripts: Transcript[] = [];
  for await (const { value, error } of readTranscripts(against)) {
    if (error) throw error;
    transcripts.push(value);
  }
  const { verify } = verifier(await memoryIndex(transcripts));
  const confusion: Record<string, Record<string, number>> = {};
  const times: number[] = [];
  const errors: string[] = [];
  const counts = { present: 0, absent: 0, unsure: 0, expected: 0 };
  const right = { found: 0, foundFirst: 0, matched: 0, verdict: 0 };
  for await (const { number, value, error } of readQuotes(path)) {
    if (error) throw error;
    const gold = goldOf(value, path, number);
    const began = performance.now();
    const judged = await verify(value);
    times.push(performance.now() - began);
    const expected = gold.expect?.verdict ?? gold.label ?? 'unlabelled';
    const row = (confusion[expected] ??= {});
    row[judged.verdict] = (row[judged.verdict] ?? 0) + 1;

    const found = holds([...judged.places, ...judged.alternatives], gold);
    let good = true;
    if (gold.expect !== undefined) {
      counts.expected += 1;
      good = asExpected(judged, gold.expect);
      if (good) right.verdict += 1;
    } else if (gold.label === 'verbatim' || gold.label === 'altered') {
      counts.present += 1;
      good = found;
      if (found) right.found += 1;
      if (holds(judged.places.slice(0, 1), gold)) right.foundFirst += 1;
    } else if (gold.label === 'absent') {
      counts.absent += 1;
      good = !MATCHED.has(judged.verdict);
      if (!good) right.matched += 1;
    } else counts.unsure += 1;
    if (!good)
      errors.push([number, expected, judged.verdict, judged.places[0]?.transcript ?? '-', value.quote].join('\t'));
  }
  return {
    quotes: times.length,
    transcripts: transcripts.length,
    turns: transcripts.reduce((sum, { turns }) => sum + turns.length, 0),
    recall: percent(right.found, counts.present),
    recallFirst: percent(right.foundFirst, counts.present),
    wronglyMatched: percent(right.matched, counts.absent),
    verdictRight: percent(right.verdict, counts.expected),
    counts,
    confusion,
    medianMilliseconds: times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0,
    sha256: [await fileHash(path), await fileHash(against)],
    errors,
  };
}

const MATCHED: ReadonlySet<Verdict> = new Set(['verbatim', 'altered', 'spliced', 'other-speaker']);

const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);

function goldOf(value: unknown, input: string, line: number): Gold {
  const result = GOLD.safeParse(value);
  if (result.success) return result.data;
  throw new OnrecordError('OR7001', { input, line, fault: z.prettifyError(result.error) });
}

const holds = (places: readonly Place[], { transcripts = [] }: Gold): boolean =>
  places.some(({ transcript }) => transcripts.includes(transcript));

function asExpected({ verdict, marked, diff }: Verification, expect: NonNullable<Gold['expect']>): boolean {
  if (verdict !== expect.verdict) return false;
  if (expect.marked !== undefined && marked !== expect.marked) return false;
  return expect.reverses === undefined || diff.some((entry) => entry.reverses) === expect.reverses;
}

const fileHash = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
