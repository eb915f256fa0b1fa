import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import { listOf, parseCsv } from './csv.ts';
import { DATA } from './tables.ts';

const phrases = z.array(z.string().regex(/[\p{L}\p{N}]/u, 'a phrase has a letter')).default([]);

const issue = z.strictObject({
  topic: z.string().regex(/^[a-z][a-z0-9_-]*$/u, 'a topic has small letters, digits, - and _'),
  label: z.string().default(''),
  /** What it means, in a sentence. */
  about: z.string().default(''),
  kind: z.enum(['context', 'issue', 'own']).default('own'),
  related: z.array(z.string()).default([]),
  strong: phrases,
  weak: phrases,
  not: phrases,
});

const table = z.object({ topics: z.array(issue) });

/**
 * A topic and the phrases that speak for it. Words of a phrase stand in the singular where the plural counts too; `*` at
 * the end of a word stands for any ending; a word in capitals (AI, WHO) is found in capitals only. `not` are phrases
 * that hold one of the topic's and mean something else (“trade war”).
 */
export type Issue = z.infer<typeof issue>;

export const OUR_ISSUES = join(DATA, 'issues.json');

/** Reads our own table of topics, of which a test looks at every value: at run time that takes longer than all else. @throws OR6001 */
export function readOurIssues(): Issue[] {
  try {
    return (JSON.parse(readFileSync(OUR_ISSUES, 'utf8')) as z.infer<typeof table>).topics;
  } catch (error) {
    throw new OnrecordError('OR6001', { input: OUR_ISSUES, fault: faultOf(error) }, { cause: error });
  }
}

/**
 * Reads a user's table of topics, JSON or (by its name's ending) CSV.
 * @throws OR1001 where it is missing, OR6004 where it is broken
 */
export function readIssues(file: string): Issue[] {
  let text: string;
  try {
    // Without the byte order mark with which it may begin.
    text = new TextDecoder().decode(readFileSync(file));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new OnrecordError(missing ? 'OR1001' : 'OR6004', { input: file, fault: faultOf(error) }, { cause: error });
  }
  try {
    return table.parse(file.endsWith('.csv') ? { topics: rowsOf(text) } : JSON.parse(text)).topics;
  } catch (error) {
    throw new OnrecordError('OR6004', { input: file, fault: faultOf(error) }, { cause: error });
  }
}

/** Columns topic, label, about, related, strong, weak, not, of which the last four are lists divided by `|`. */
const rowsOf = (text: string): object[] =>
  parseCsv(text).map(({ cells: { topic, label, about, related, strong, weak, not, ...others } }) => ({
    ...others,
    topic,
    label: label ?? '',
    about: about ?? '',
    related: listOf(related),
    strong: listOf(strong),
    weak: listOf(weak),
    not: listOf(not),
  }));

const faultOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
