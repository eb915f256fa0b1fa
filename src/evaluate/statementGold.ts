import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { DocumentRecord, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import type { RoleSpans } from './attribution.ts';
import { goldFault } from './goldFile.ts';

const span = z.tuple([z.number().int(), z.number().int()]);
const spans = z.array(span);
const stretch = z.object({ from: z.string(), to: z.string() });
const expected = z.object({
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  text: z.string(),
  attributions: z.array(z.object({ source: spans, cue: spans, content: spans })),
  statements: z.array(
    z.object({
      speakers: z.array(z.string()),
      status: z.enum(['resolved', 'group', 'anonymous', 'unresolved']),
      represents: z.array(z.string()),
      to: z.array(z.string()),
      about: z.array(z.string()),
      said: stretch.nullable(),
      topics: z.array(z.string()),
      act: z.object({ type: z.string(), negated: z.boolean(), targets: z.array(z.string()) }).nullable(),
      polarity: z.enum(['affirmed', 'negated']),
      venue: z.string().nullable(),
      chain: z.array(z.string()),
    }),
  ),
});

/** What the labels say of one statement; names are as the labels write them. */
export type StatementLabel = z.infer<typeof expected>['statements'][number];

export interface StatementGold {
  readonly id: string;
  /** A page as it would come in; any other document as a record of its text, with the date and outlet of its labels. */
  readonly input: RawDocument;
  readonly text: string;
  /** The day on which the document came out, YYYY-MM-DD. */
  readonly published: string | null;
  /** In UTF-16 offsets; one for each label, in the same order. */
  readonly attributions: readonly RoleSpans[];
  readonly labels: readonly StatementLabel[];
  /** Rules were written without a look at this document. */
  readonly heldBack: boolean;
}

/**
 * Labelled documents of a folder whose subfolders have an `expected.json` (corpus/documents; its README has the rules), or
 * the one document of a folder that has one itself. Documents without labels are left out.
 * @throws OR1001 for a missing folder, OR5003 for labels that are not as they should be, OR5002 where there are none
 */
export async function readStatementGold(path: string): Promise<{ documents: StatementGold[]; sha256: string }> {
  if (!existsSync(path)) throw new OnrecordError('OR1001', { input: path });
  const hash = createHash('sha256');
  const documents: StatementGold[] = [];
  const isDocument = existsSync(join(path, LABELS));
  const folder = isDocument ? dirname(resolve(path)) : path;
  const held = join(folder, 'HELDBACK');
  const heldBack = new Set(existsSync(held) ? (await readFile(held, 'utf8')).split(/\s+/u) : []);
  for (const id of isDocument ? [basename(resolve(path))] : await labelledIn(folder)) {
    const file = join(folder, id, LABELS);
    const source = await readFile(file, 'utf8');
    if (!source.includes('"statements"')) continue;
    hash.update(source);
    const gold = parse(source, file, id);
    const page = join(folder, id, 'source.html');
    const input: RawDocument = existsSync(page)
      ? { form: 'html', input: page, id, bytes: await readFile(page), charset: null, url: null }
      : { form: 'record', input: file, id, record: gold.record };
    documents.push({ ...gold, input, heldBack: heldBack.has(id) });
  }
  if (documents.length === 0)
    throw new OnrecordError('OR5002', {
      input: path,
      fault: `no folder in it has the labels of a document, ${LABELS}`,
    });
  return { documents, sha256: hash.digest('hex') };
}

const LABELS = 'expected.json';

/** Names of the subfolders that have labels, in order. */
async function labelledIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.filter((name) => existsSync(join(folder, name, LABELS))).toSorted((a, b) => (a < b ? -1 : 1));
}

function parse(
  source: string,
  input: string,
  id: string,
): Omit<StatementGold, 'heldBack' | 'input'> & { record: DocumentRecord } {
  try {
    const { attributions, statements, text, title, outlet, published } = expected.parse(JSON.parse(source));
    const { toUtf16 } = offsetsOf(text);
    const convert = (all: readonly Span[]): Span[] => all.map(toUtf16);
    return {
      id,
      text,
      published: published?.slice(0, 10) ?? null,
      record: { text, title, outlet, published, language: 'en' },
      attributions: attributions.map(({ source: by, cue, content }) => ({
        source: convert(by),
        cue: convert(cue),
        content: convert(content),
      })),
      labels: statements,
    };
  } catch (error) {
    throw goldFault(error, input, 1);
  }
}
