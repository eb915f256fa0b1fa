import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { GRANULARITIES } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import { type DateGold, parsePassages } from './datePassages.ts';
import { goldFault } from './goldFile.ts';

const span = z.tuple([z.number().int(), z.number().int()]);
const stretch = z.object({ from: z.string(), to: z.string() });
const expected = z.object({
  text: z.string(),
  published: z.string().nullable(),
  attributions: z.array(z.object({ source: z.array(span), cue: z.array(span), content: z.array(span) })),
  statements: z.array(z.object({ said: stretch.nullable() })),
  dates: z.array(z.object({ span, value: stretch.extend({ granularity: z.enum(GRANULARITIES) }).nullable() })),
});

/**
 * Gold dates of a folder whose subfolders have an `expected.json` (corpus/documents), of a folder of passages
 * (corpus/dates) or of one file of passages. A file HELDBACK names what was kept from the writers of rules.
 * @throws OR1001 for a missing path, OR5003 for a document and OR5001 for a passage that is not as it should be,
 * OR5002 for a folder without any
 */
export async function readDateGold(path: string): Promise<{ texts: DateGold[]; sha256: string }> {
  if (!existsSync(path)) throw new OnrecordError('OR1001', { input: path });
  const isFolder = (await stat(path)).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const held = join(folder, 'HELDBACK');
  const heldBack = new Set(existsSync(held) ? (await readFile(held, 'utf8')).split(/\s+/u) : []);
  const files = isFolder ? await filesOf(path) : [path];
  if (files.length === 0)
    throw new OnrecordError('OR5002', {
      input: path,
      fault: 'neither passages (.txt) nor labelled documents are in it',
    });
  const hash = createHash('sha256');
  const texts: DateGold[] = [];
  for (const file of files) {
    const source = await readFile(file, 'utf8');
    hash.update(source);
    if (basename(file) === 'expected.json') {
      const id = basename(dirname(file));
      if (source.includes('"dates"')) texts.push({ ...parseDocument(source, file, id), heldBack: heldBack.has(id) });
    } else {
      const name = basename(file, '.txt');
      texts.push(...parsePassages(source, name).map((text) => ({ ...text, heldBack: heldBack.has(name) })));
    }
  }
  return { texts, sha256: hash.digest('hex') };
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name.endsWith('.txt') ? [join(folder, entry.name)] : [];
    const file = join(folder, entry.name, 'expected.json');
    return existsSync(file) ? [file] : [];
  });
}

function parseDocument(source: string, input: string, id: string): Omit<DateGold, 'heldBack'> {
  try {
    const { text, published, attributions, statements, dates } = expected.parse(JSON.parse(source));
    const { toUtf16 } = offsetsOf(text);
    const convert = (all: readonly [number, number][]): Span[] => all.map(toUtf16);
    return {
      id,
      text,
      published,
      dates: dates.map(({ span: at, value }) => ({ span: toUtf16(at), value })),
      attributions: attributions.map(({ source: by, cue, content }) => ({
        source: convert(by),
        cue: convert(cue),
        content: convert(content),
      })),
      said: statements.map(({ said }) => said),
    };
  } catch (error) {
    throw goldFault(error, input, 1);
  }
}
