import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import type { RoleSpans } from './attribution.ts';
import { goldError, goldFault } from './goldFile.ts';

export interface GoldDocument {
  readonly id: string;
  readonly outlet: string | null;
  readonly text: string;
  /** In UTF-16 offsets. */
  readonly attributions: readonly RoleSpans[];
}

const span = z.tuple([z.number().int(), z.number().int()]);
/** Attributions as files of gold have them, in spans of code points. */
export const attributionsForm = z.array(
  z.object({ source: z.array(span), cue: z.array(span), content: z.array(span) }),
);

const goldLine = z.object({
  id: z.string().optional(),
  publisher: z.string().nullish(),
  outlet: z.string().nullish(),
  text: z.string(),
  attributions: attributionsForm,
});

/**
 * Gold attributions, from a JSON Lines file as PolNeAR's (spans in code points) or from a folder whose subfolders
 * have an `expected.json` (corpus/documents). Gold without any content is left out, as there is nothing to find.
 * @throws OR1001 for a missing file, OR1013 for one that cannot be read, OR5003 with the line for one that is not as it should be,
 * OR5002 for a folder without any
 */
export async function readGold(path: string): Promise<{ documents: GoldDocument[]; sha256: string }> {
  const hash = createHash('sha256');
  const documents: GoldDocument[] = [];
  for (const { name, content } of await goldTexts(path)) {
    hash.update(content);
    for (const [index, line] of content.split('\n').entries()) {
      if (line.trim() !== '') documents.push(parseGold(line, name, index + 1));
    }
  }
  return { documents, sha256: hash.digest('hex') };
}

async function goldTexts(path: string): Promise<{ name: string; content: string }[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ name: path, content: await readFile(path, 'utf8') }];
    const folders = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    if (folders.length === 0)
      throw new OnrecordError('OR5002', { input: path, fault: 'no folder with a document is in it' });
    const names = folders.map(({ name }) => name).toSorted();
    return await Promise.all(
      names.map(async (id) => {
        const name = join(path, id, 'expected.json');
        return { name, content: onOneLine(await readFile(name, 'utf8'), id, name) };
      }),
    );
  } catch (error) {
    throw goldError(error, path);
  }
}

/** A document of its own file as a line of JSON Lines, named by its folder. */
function onOneLine(source: string, id: string, input: string): string {
  try {
    return JSON.stringify({ id, ...JSON.parse(source) });
  } catch (error) {
    throw goldFault(error, input, 1);
  }
}

function parseGold(line: string, input: string, number: number): GoldDocument {
  try {
    const { id, publisher, outlet, text, attributions } = goldLine.parse(JSON.parse(line));
    return {
      id: id ?? `line-${number}`,
      outlet: outlet ?? publisher ?? null,
      text,
      attributions: inUtf16(text, attributions),
    };
  } catch (error) {
    throw goldFault(error, input, number);
  }
}

/** Attributions of a text with their spans in UTF-16. Those without any content are left out, as there is nothing to find. */
export function inUtf16(text: string, attributions: z.infer<typeof attributionsForm>): RoleSpans[] {
  const { toUtf16 } = offsetsOf(text);
  const convert = (spans: readonly [number, number][]): Span[] => spans.map(toUtf16);
  return attributions
    .filter(({ content }) => content.length > 0)
    .map(({ source, cue, content }) => ({ source: convert(source), cue: convert(cue), content: convert(content) }));
}
