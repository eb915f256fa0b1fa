import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { type ErrorCode, fileError, OnrecordError } from '../errors/index.ts';
import { type TextLine, textLinesOf, unpackedBy } from '../text/index.ts';
import { DATE_FORMS, isReadable } from './days.ts';
import { hasWord } from './quoteWords.ts';
import type { Quote, Transcript } from './types.ts';

/** So much of a value is told of. */
const MOST_TOLD = 100;

const DATE = z
  .string()
  .refine(isReadable, { error: ({ input }) => `not a date: ${String(input).slice(0, MOST_TOLD)} (${DATE_FORMS})` });

const QUOTE = z.looseObject({
  quote: z.string().refine(hasWord, 'there are no words in it'),
  speaker: z.string().nullish(),
  date: DATE.nullish(),
  report: z.string().nullish(),
});

const TRANSCRIPT = z
  .object({
    id: z.string().min(1),
    date: DATE.nullish(),
    published: DATE.nullish(),
    title: z.string().nullish(),
    turns: z.array(
      z.object({ speaker: z.string().nullish(), text: z.string(), at: z.number().nonnegative().nullish() }),
    ),
  })
  .transform(({ id, date, published, title, turns }): Transcript => ({
    id,
    date: date ?? published ?? null,
    title: title ?? null,
    turns: turns.map(({ speaker, text, at }) => ({ speaker: speaker ?? null, text, at: at ?? undefined })),
  }));

/** A line of a file: what it says, or what is wrong with it. `number` is 1-based; blank lines count. */
export type ReadLine<Value> =
  | { readonly number: number; readonly value: Value; readonly error?: never }
  | { readonly number: number; readonly error: OnrecordError; readonly value?: never };

/** Bytes of one line: a transcript of many days has a few. */
const MOST_BYTES = 100_000_000;

/** The standard input in the place of a file. */
const STANDARD_INPUT = '-';

/** A quotation as it was given; other fields are kept for the output. */
export type GivenQuote = Quote & Readonly<Record<string, unknown>>;

/**
 * Quotations of a JSON Lines file, gzip or plain, or of the standard input for '-': `{quote, speaker?, date?, …}`. A
 * line that is not so is an item with OR7001, and the rest goes on.
 * @throws OR1001 or OR1013 for a file that cannot be read, OR1015 for broken gzip
 */
export const readQuotes = (path: string): AsyncGenerator<ReadLine<GivenQuote>> => linesOf(path, QUOTE, 'OR7001');

/**
 * Transcripts of a JSON Lines file: `{id, date, title?, turns: [{speaker, text, at?}]}`, `at` in milliseconds; the
 * same reading and throwing as `readQuotes`, with OR7002.
 */
export const readTranscripts = (path: string): AsyncGenerator<ReadLine<Transcript>> =>
  linesOf(path, TRANSCRIPT, 'OR7002');

async function* linesOf<Value>(
  path: string,
  schema: z.ZodType<Value>,
  code: ErrorCode,
): AsyncGenerator<ReadLine<Value>> {
  for await (const line of textLines(path)) yield parsed(line, { path, schema, code });
}

function parsed<Value>(
  { text, number }: TextLine,
  { path, schema, code }: { path: string; schema: z.ZodType<Value>; code: ErrorCode },
): ReadLine<Value> {
  const broken = (fault: string, cause?: unknown): OnrecordError =>
    new OnrecordError(code, { input: path, line: number, fault }, { cause });
  if (text === null) return { number, error: broken(`longer than ${MOST_BYTES / 1e6} MB`) };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { number, error: broken(`not JSON (${(error as SyntaxError).message})`, error) };
  }
  return checked(json, schema, number, broken);
}

function checked<Value>(
  given: unknown,
  schema: z.ZodType<Value>,
  number: number,
  broken: (fault: string) => OnrecordError,
): ReadLine<Value> {
  const result = schema.safeParse(given);
  if (result.success) return { number, value: result.data };
  const [issue] = result.error.issues;
  const fault = issue === undefined ? 'not as it should be' : `"${issue.path.join('.')}": ${issue.message}`;
  return { number, error: broken(fault) };
}

/** A quotation from a line that somebody else has taken apart, as a row of a table; `broken` makes the error of a fault. */
export const asQuote = (given: Quote, number: number, broken: (fault: string) => OnrecordError): ReadLine<GivenQuote> =>
  checked(given, QUOTE, number, broken);

async function* textLines(path: string): AsyncGenerator<TextLine> {
  try {
    if (path === STANDARD_INPUT) {
      yield* textLinesOf(process.stdin, MOST_BYTES);
      return;
    }
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      const packed = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
      const raw = file.createReadStream({ start: 0, autoClose: false });
      yield* textLinesOf(packed ? unpackedBy(createGunzip(), raw) : raw, MOST_BYTES);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readError(error, path);
  }
}

function readError(error: unknown, input: string): OnrecordError {
  const { code, message: fault } = error as NodeJS.ErrnoException;
  const isUnpacking = typeof code === 'string' && code.startsWith('Z_');
  return isUnpacking ? new OnrecordError('OR1015', { input, fault }, { cause: error }) : fileError(error, input);
}
