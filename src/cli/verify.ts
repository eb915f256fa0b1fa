import { Command, Option } from 'commander';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { inputsOf } from '../sources/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import {
  memoryIndex,
  type PlaceLine,
  readQuotes,
  readTranscripts,
  type Transcript,
  transcriptOf,
  type VerificationLine,
  verificationLine,
  verifier,
} from '../verify/index.ts';
import { colours, exitCodeOf, reportError, writeLine } from './output.ts';

interface VerifyFlags {
  readonly batch?: string;
  readonly against?: readonly string[];
  readonly speaker?: string;
  readonly near?: string;
  readonly json?: boolean;
}

/** `onrecord verify`: quotations against transcripts. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('compare quotations with what transcripts say')
    .argument('[words...]', 'the quoted words')
    .option('--batch <file>', 'quotations as JSON Lines, {quote, speaker?, date?} each; - for standard input')
    .addOption(
      new Option(
        '--against <file>',
        'transcripts: JSON Lines {id, date, turns}, WebVTT, SRT, or text with labels; may be given several times',
      ).argParser((path: string, sofar: readonly string[] | undefined) => [...(sofar ?? []), path]),
    )
    .option('--speaker <name>', 'who is said to have said them')
    .option('--near <date>', 'when they were reported (YYYY-MM-DD)')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord verify "we will not sign" --speaker Holm --near 2026-03-12 --against briefing.vtt
  onrecord verify --batch quotes.jsonl --against transcripts.jsonl.gz > verdicts.jsonl

Verdicts: verbatim, altered, spliced, other-speaker, absent (a transcript of the occasion is there, the words are not),
no-source (no transcript that could tell). With --batch one line comes out for each line that goes in.`,
    )
    .action(async (words: string[], flags: VerifyFlags) => {
      const { batch, against } = flags;
      if (against === undefined) throw usage('--against', 'a file with transcripts is needed');
      if (batch === undefined && words.length === 0) throw usage('verify', 'the quoted words or --batch are needed');
      if (batch !== undefined && words.length > 0) throw usage('verify', 'give the words or --batch, not both');
      const read = await transcriptsFrom(against);
      const { verify } = verifier(await memoryIndex(read.transcripts));
      let done = 0;
      let failed = read.failed;
      if (batch === undefined) {
        const quote = { quote: words.join(' '), speaker: flags.speaker ?? null, date: flags.near ?? null };
        const line = verificationLine(quote, await verify(quote));
        await writeLine(flags.json ? JSON.stringify(line) : forPeople(line));
        done += 1;
      } else {
        for await (const { number, value, error } of readQuotes(batch)) {
          if (error) {
            failed += 1;
            reportError(error);
            const { code, message, remedy } = error;
            await writeLine(JSON.stringify({ line: number, error: { code, message, remedy } }));
            continue;
          }
          done += 1;
          await writeLine(JSON.stringify(verificationLine(value, await verify(value))));
        }
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}

const usage = (input: string, fault: string): OnrecordError => new OnrecordError('OR4001', { input, fault });

const DOCUMENT = /\.(?:vtt|srt|txt|md|html?|pdf)(?:\.gz)?$/i;

/** All transcripts of the files; what cannot be read is reported and counted. */
async function transcriptsFrom(paths: readonly string[]): Promise<{ transcripts: Transcript[]; failed: number }> {
  const transcripts: Transcript[] = [];
  const errors: OnrecordError[] = [];
  for (const path of paths) {
    if (DOCUMENT.test(path)) {
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
      for await (const { value, error } of readTranscripts(path)) {
        if (error) errors.push(error);
        else transcripts.push(value);
      }
    }
  }
  const [first] = errors;
  if (transcripts.length === 0) throw first ?? new OnrecordError('OR1002', { input: paths.join(', ') });
  for (const error of errors) reportError(error);
  return { transcripts, failed: errors.length };
}

function forPeople({ verdict, marked, places, diff }: VerificationLine): string {
  const lines = [colours.bold(verdict) + (marked ? ', and marked as such' : '')];
  for (const place of places) lines.push('', ...placeForPeople(place));
  if (diff.length > 0) lines.push('');
  for (const { kind, said, quoted, marked: told, reverses } of diff) {
    if (kind === 'same') continue;
    const what = [said === '' ? '' : `said “${said}”`, quoted === '' ? 'not quoted' : `quoted “${quoted}”`].filter(
      Boolean,
    );
    const notes = [told ? 'marked' : '', reverses ? 'REVERSES THE MEANING' : ''].filter(Boolean);
    lines.push(`${kind}: ${what.join(', ')}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`);
  }
  return lines.join('\n');
}

function placeForPeople({ transcript, turn, speaker, at, before, words, after, alternative }: PlaceLine): string[] {
  const head = [transcript, `turn ${turn}`, speaker, at === null ? null : clock(at), alternative ? 'also' : null];
  return [
    colours.dim(head.filter((part) => part !== null).join(' · ')),
    `  …${before}${colours.yellow(words)}${after}…`.replace(/\s+/g, ' '),
  ];
}

/** Milliseconds as h:mm:ss. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
