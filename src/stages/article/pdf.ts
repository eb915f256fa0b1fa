import { getDocumentProxy, getMeta } from 'unpdf';
import type { DateValue } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { compose, type Composed, type Stretch } from './compose.ts';
import { datelineOf } from './dateline.ts';
import { isStampLine } from './dirt.ts';
import { headerOf } from './header.ts';
import { collapse, visible } from './lines.ts';
import { isByline } from './names.ts';
import { filedOn } from './pdf-published.ts';
import { linesOfPage, type PdfLine, withoutMargins } from './pdf-lines.ts';
import { itemsOfPages } from './pdf-items.ts';
import { showsPictures } from './pdf-pictures.ts';

export interface Pdf extends Composed {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: DateValue | null;
}

/**
 * The text of a PDF, its lines joined into paragraphs, without running heads and page numbers. Throws OR1008 for a
 * protected file, OR1011 for one that cannot be read or has no text, OR1043 for a scan, OR1028 for one that has too much text. Runs without
 * a limit of time or memory: call it through `readPdfApart` for files from outside.
 */
export async function readPdf(input: string, bytes: Uint8Array): Promise<Pdf> {
  try {
    // The parser takes the buffer over, so it gets one of its own.
    const proxy = await getDocumentProxy(new Uint8Array(bytes).slice(), { verbosity: 0 });
    const items = await itemsOfPages(proxy, input);
    const { info } = await getMeta(proxy);
    const printed = items.map(linesOfPage);
    const pages = withoutMargins(printed);
    const composed = compose(paragraphsOf(pages));
    if (!/\p{L}/u.test(composed.text)) {
      if (await showsPictures(proxy)) throw new OnrecordError('OR1043', { input });
      throw new OnrecordError('OR1011', { input, fault: 'it has no text' });
    }
    await proxy.destroy();
    const fields = info as Record<string, unknown>;
    return {
      ...composed,
      title: titleOf(fields['Title']),
      author: wordsOrNull(fields['Author']),
      published: filedOn(fields, marginsOf(printed, pages), headOf(pages)),
    };
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new OnrecordError('OR1008', { input }, { cause: error });
    }
    throw new OnrecordError(
      'OR1011',
      { input, fault: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

const marginsOf = (printed: readonly (readonly PdfLine[])[], pages: readonly (readonly PdfLine[])[]): PdfLine[] => {
  const kept = new Set(pages.flat());
  return printed.flat().filter((line) => !kept.has(line));
};

const headOf = (pages: readonly (readonly PdfLine[])[]): string[] =>
  (pages.find((page) => page.length > 0) ?? []).slice(0, HEAD_LINES).map(({ text }) => text);

/** So many lines at the beginning may say where a text comes from, each by itself. */
const HEAD_LINES = 12;

/** A line so much larger than the body's is a heading. */
const HEADING_SIZE = 1.15;
/** A gap so much wider than the usual one parts paragraphs. */
const PARAGRAPH_GAP = 1.4;

function paragraphsOf(pages: readonly (readonly PdfLine[])[]): Stretch[] {
  const lines = pages.flat();
  const body = median(
    lines.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 20) }, () => line.size)),
  );
  const gap = median(lines.flatMap((line, index) => gapBetween(lines[index - 1], line) ?? []));
  const width = lines.reduce((widest, line) => Math.max(widest, line.right), 0);
  const stretches: { kind: Stretch['kind']; parts: string[]; last: PdfLine }[] = [];
  for (const [index, line] of lines.entries()) {
    const kind = line.size > body * HEADING_SIZE && line.text.length < 200 ? 'heading' : 'paragraph';
    const open = stretches.at(-1);
    const alone = index <= HEAD_LINES && [lines[index - 1], line].some((near) => near && standsAlone(near.text));
    if (open !== undefined && open.kind === kind && !alone && !parts(open.last, line, gap, width)) {
      join(open.parts, line.text);
      open.last = line;
    } else stretches.push({ kind, parts: [line.text], last: line });
  }
  return stretches.map(({ kind, parts }, index) => ({
    kind: index === 0 && kind === 'heading' ? 'headline' : kind,
    text: visible(parts.join('')),
  }));
}

/** "Ministry of Harbours, 4 May 2022", "By Anna Holt": part of no paragraph, however close it stands to one. */
const standsAlone = (text: string): boolean =>
  headerOf(text, true)?.sure === true || datelineOf(text)?.alone === true || isByline(text) || isStampLine(text);

/** Whether a new paragraph begins between two lines: a wide gap, a first-line indent, or a short last line. */
function parts(last: PdfLine, line: PdfLine, gap: number, width: number): boolean {
  if (Math.abs(last.size - line.size) > last.size * 0.1) return true;
  const ended = /[.!?:”"’')]$/.test(last.text);
  const between = gapBetween(last, line);
  // On a new page or in a new column a sentence goes on where it has not ended.
  if (between === null) return ended && !/^\p{Ll}/u.test(line.text);
  if (between > gap * PARAGRAPH_GAP) return true;
  if (/^[•·▪-] /.test(line.text)) return true;
  return ended && (line.left > last.left + line.size * 0.8 || last.right < width * 0.8);
}

/** From one line to the next one below it; null where the next one is not below. */
function gapBetween(above: PdfLine | undefined, below: PdfLine): number | null {
  if (above === undefined || above.page !== below.page || above.y <= below.y) return null;
  return above.y - below.y;
}

/** Adds a line to the parts of a paragraph. */
function join(parts: string[], next: string): void {
  const last = parts.pop() ?? '';
  // A word cut at the end of a line; compounds with a capital or a figure keep their hyphen.
  if (/\p{Ll}[-\u00AD]$/u.test(last) && /^\p{Ll}/u.test(next)) parts.push(last.slice(0, -1), next);
  else if (last.endsWith('-')) parts.push(last, next);
  else parts.push(last, ' ', next);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

function wordsOrNull(value: unknown): string | null {
  const text = typeof value === 'string' ? collapse(value) : '';
  return text === '' ? null : text;
}

/** Word processors put file names where the title belongs. */
function titleOf(value: unknown): string | null {
  const title = wordsOrNull(value);
  return title === null || /^microsoft word|\.(?:docx?|pdf|indd|odt|qxd)$|^untitled|^slide \d/i.test(title)
    ? null
    : title;
}
