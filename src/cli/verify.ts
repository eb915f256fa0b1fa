import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { quotationOf } from '../export/index.ts';
import { type Ledger, ledgerFiles, openLedger, type OtherQuotation } from '../index.ts';
import { wordsQuoted } from '../ledger/index.ts';
import { inputsOf } from '../sources/index.ts';
import {
  checkedQuote,
  memoryIndex,
  readTranscripts,
  type Transcript,
  transcriptOf,
  verificationLine,
  verifier,
  type Verifier,
  wordedQuote,
} from '../verify/index.ts';
import { ledgerOption, optionOf } from './options.ts';
import { colours, exitCodeOf, oneLine, proseLines, reportError, writeJson, writeLines } from './output.ts';
import { quotationLines } from './quotationLines.ts';
import { asSearch } from './search.ts';
import { type FilterFlags, filterOf, withFilters } from './statementFilters.ts';
import { verificationText } from './verificationText.ts';
import { type BatchForm, verifyBatch } from './verifyBatch.ts';
import { printVerified, verifiedStatement } from './verifiedAll.ts';
import { type VerificationReport, verificationReport } from './verifyReport.ts';

interface VerifyFlags extends FilterFlags {
  readonly all?: boolean;
  readonly batch?: string;
  readonly against?: readonly string[];
  readonly ledger?: string;
  readonly near?: string;
  readonly json?: boolean;
  readonly input?: BatchForm;
  readonly format?: BatchForm;
  readonly report?: string;
}

/** `onrecord verify`: quotations against transcripts, those of files or those of the ledger. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('compare quotations with transcripts')
    .argument('[words...]', 'the quoted words, or the id of a statement (st_…) or document (doc_…) in the ledger')
    .option(
      '--all',
      'compare again all direct and mixed statements in the ledger, or those that match words and filters',
    )
    .option(
      '--batch <file>',
      'quotations as JSON Lines, each {quote, speaker?, date?}, or as CSV with the columns quote, speaker and date; - for standard input',
    )
    .addOption(
      new Option('--input <form>', 'form of --batch (default: by its name, else jsonl)').choices(['jsonl', 'csv']),
    )
    .addOption(
      new Option(
        '--against <file>',
        'transcripts to use instead of the ledger: JSON Lines {id, date, turns}, WebVTT, SRT, or text with speaker labels (repeatable)',
      ).argParser((path: string, sofar: readonly string[] | undefined) => [...(sofar ?? []), path]),
    )
    .addOption(ledgerOption())
    .option('--near <date>', 'date of the report (YYYY-MM-DD)')
    .option('--json', 'print one JSON object per quotation')
    .addOption(
      new Option('--format <format>', 'format of the output; csv requires --batch, whose form is the default').choices([
        'jsonl',
        'csv',
      ]),
    )
    .option('--report <file>', 'also write a printable HTML page with each quotation beside what was said')
    .addHelpText(
      'after',
      `
Examples:
  onrecord verify st_4f2k
  onrecord verify "we will not sign" --speaker Holm --near 2026-03-12
  onrecord verify "we will not sign" --against briefing.vtt
  onrecord verify --batch quotes.jsonl --against transcripts.jsonl.gz > verdicts.jsonl
  onrecord verify --batch quotes.csv --against briefing.vtt > verdicts.csv
  onrecord verify --all --speaker Holm --from 2026 --report holm.html

With quoted words, --speaker gives the speaker they are attributed to; with
--batch, --speaker and --near hold for lines without a speaker or a date. The
other filters require --all.

Without --against, the transcripts in the ledger are searched: those that
onrecord add has read from WebVTT, SRT, text with speaker labels and records
with turns. Statements are compared automatically when they or transcripts are
added, so search --verdict finds them; use --all for a ledger written by an
older Onrecord.

Verdicts: verbatim, altered, spliced, other-speaker, absent (there is a
transcript of the occasion, but it does not contain the words), no-source (no
transcript that could settle it). If the report omits surrounding words that
change the meaning – a negation, a condition, a question, or attribution to
another speaker – they are shown as context. A note tells what the verdict leaves
open: a transcript that does not show who speaks, another day than the report
gives or more than a month before it, quoted words too few to be looked for. With
--batch, each input line produces one output line, a table gives a table: all of
its columns and, behind them, what was found (turn_number counts from 1; turn in
JSON from 0).`,
    );
  return withFilters(command).action(async (words: string[], given: VerifyFlags) => {
    const flags = withFormat(given);
    const { batch, against } = flags;
    if (flags.all) return verifyLedger(words, flags);
    const [filter] = Object.keys(filterOf(flags)).filter((name) => name !== 'speaker');
    if (filter !== undefined) throw usage(optionOf(filter), 'this filter requires --all');
    if (batch === undefined && words.join(' ').trim() === '') throw usage('verify', 'give the quoted words or --batch');
    if (batch !== undefined && words.length > 0) throw usage('verify', 'give the words or --batch, not both');
    if (against !== undefined && flags.ledger !== undefined)
      throw usage('--against', 'give files or a ledger, not both');
    const [id = ''] = words;
    const entry = batch === undefined && words.length === 1 && /^(?:st|doc)_[a-z2-7]*$/.test(id) ? id : null;
    if (entry !== null)
      refuse(flags, ['speaker', 'near'], 'not available with an id: the ledger has its speaker and date');
    if (against === undefined) {
      const ledger = await openLedger(flags.ledger, {
        mode: entry === null ? 'read' : 'write',
        create: false,
        thread: false,
      });
      try {
        const report = verificationReport(flags.report);
        if (entry !== null) await verifyEntry(ledger, entry, flags, report);
        const { done, failed } =
          entry === null
            ? await verifyGiven(verifier(ledger.turns()), words, flags, report, ledger)
            : { done: 1, failed: 0 };
        await report.write('Compared with the transcripts of a ledger', ledgerFiles(flags.ledger), ledger);
        if (entry !== null) return;
        process.exitCode = exitCodeOf(done, failed);
        return;
      } finally {
        await ledger.close();
      }
    }
    if (entry !== null)
      throw usage(entry, 'an entry in the ledger can only be compared with the transcripts in the ledger');
    const read = await transcriptsFrom(against);
    const report = verificationReport(flags.report);
    const { done, failed } = await verifyGiven(
      verifier(await memoryIndex(read.transcripts)),
      words,
      flags,
      report,
      null,
    );
    const count = read.transcripts.length;
    const names = against.map((path) => basename(path)).join(', ');
    await report.write(`Compared with ${count} transcript${count === 1 ? '' : 's'} of ${names}`, [...against], null);
    process.exitCode = exitCodeOf(done, failed + read.failed);
  });
}

/** `--json` and `--format jsonl` are the same; a table comes of many quotations that were handed in. */
function withFormat(flags: VerifyFlags): VerifyFlags {
  if (flags.batch === undefined) {
    refuse(flags, ['input'], 'requires --batch');
    if (flags.format === 'csv')
      throw usage('--format csv', 'requires --batch; of statements in the ledger onrecord export makes a table');
  }
  if (flags.format === undefined) return flags.json ? { ...flags, format: 'jsonl' } : flags;
  return { ...flags, json: flags.format === 'jsonl' };
}

function refuse(flags: VerifyFlags, options: readonly (keyof VerifyFlags)[], fault: string): void {
  for (const option of options) if (flags[option] !== undefined) throw usage(`--${option}`, fault);
}

const usage = (input: string, fault: string): OnrecordError => new OnrecordError('OR4001', { input, fault });

/** A statement of the ledger, or all quoted ones of a document. */
async function verifyEntry(
  ledger: Ledger,
  entry: string,
  { json }: VerifyFlags,
  report: VerificationReport,
): Promise<void> {
  for (const statement of await ledger.verify(entry)) {
    if (report.isWanted) report.addStatement(statement, await sameWords(ledger, statement.id));
    const { id, text, kind, speaker, verification = null } = statement;
    if (json) {
      await writeJson(verifiedStatement(statement));
      continue;
    }
    // Direct speech has quoted words; that of a transcript is not compared.
    const reason =
      kind === 'direct' ? 'not compared: the words of a transcript are a source' : 'contains no quoted words';
    const judged = verification === null ? [reason] : verificationText(verification);
    const head = `${colours.bold(oneLine(speaker?.name ?? '(unnamed)'))} ${colours.dim(`(${kind}, ${id})`)}`;
    await writeLines([head, `  ${oneLine(text)}`, ...judged, ''].flatMap((text) => proseLines(text, 2)));
  }
}

/** The quotations of the words of a statement that are no reports of it. */
async function sameWords(ledger: Ledger, id: string): Promise<readonly OtherQuotation[]> {
  const shown = await ledger.show(id);
  return shown.type === 'statement' ? shown.quotations : [];
}

/** All of the ledger, or what words and filters keep. */
async function verifyLedger(words: readonly string[], flags: VerifyFlags): Promise<void> {
  refuse(
    flags,
    ['batch', 'against', 'near'],
    'not available with --all, which compares the statements in the ledger with its transcripts',
  );
  const ledger = await openLedger(flags.ledger, { create: false, thread: false });
  try {
    const filter = { ...filterOf(flags), ...(words.length > 0 ? { words: asSearch(words) } : {}) };
    const report = verificationReport(flags.report);
    await printVerified(ledger.verifyAll(filter), flags.json ?? false, report);
    await report.write('Compared with the transcripts of a ledger', ledgerFiles(flags.ledger), ledger);
  } finally {
    await ledger.close();
  }
}

/** The words of the command line, or all of a file; how many were judged and how many lines could not be read. */
async function verifyGiven(
  judge: Verifier,
  words: readonly string[],
  flags: VerifyFlags,
  report: VerificationReport,
  ledger: Ledger | null,
): Promise<{ done: number; failed: number }> {
  const { batch, speaker, near, json } = flags;
  const quote = checkedQuote({ quote: words.join(' '), speaker: speaker ?? null, date: near ?? null });
  if (batch !== undefined) return verifyBatch(judge, batch, flags, report, ledger);
  const line = verificationLine(quote, await judge.verify(wordedQuote(quote)));
  const quotations = (await ledger?.quotations(wordsQuoted(line))) ?? [];
  report.add(quotationOf(line, line, quotations));
  const lines = [...verificationText(line), ...quotationLines(quotations, 'quotations of these words in the ledger')];
  await (json
    ? writeJson(ledger ? { ...line, quotations } : line)
    : writeLines(lines.flatMap((text) => proseLines(text, 2))));
  return { done: 1, failed: 0 };
}

const DOCUMENT = /\.(?:vtt|srt|txt|md|html?|pdf)(?:\.gz)?$/i;

/** All transcripts of the files; what cannot be read is reported and counted. */
async function transcriptsFrom(paths: readonly string[]): Promise<{ transcripts: Transcript[]; failed: number }> {
  const transcripts: Transcript[] = [];
  const errors: OnrecordError[] = [];
  for (const path of paths) {
    if (DOCUMENT.test(path)) {
      const { parseArticle } = await import('../stages/article/index.ts');
      for await (const raw of inputsOf([path])) {
        if (raw.form === 'failed') {
          errors.push(raw.error);
          continue;
        }
        try {
          transcripts.push(transcriptOf(await parseArticle(raw)));
        } catch (error) {
          errors.push(asOnrecordError(error, raw.input));
        }
      }
    } else {
      try {
        for await (const { value, error } of readTranscripts(path)) {
          if (error) errors.push(error);
          else transcripts.push(value);
        }
      } catch (error) {
        errors.push(asOnrecordError(error, path));
      }
    }
  }
  // Where there is nothing to compare with, the last error is thrown, and told as the others are.
  const thrown =
    transcripts.length === 0 ? (errors.pop() ?? new OnrecordError('OR1002', { input: paths.join(', ') })) : null;
  for (const error of errors) reportError(error);
  if (thrown) throw thrown;
  return { transcripts, failed: errors.length };
}
