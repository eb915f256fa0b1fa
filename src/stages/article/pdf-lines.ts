/** A line of a page. Places and sizes are in points, from the lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A run of letters on a page. */
export interface PdfItem {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** The lines of a page in the order in which the file has them, which is that of reading in print made by programs. */
export function linesOfPage(items: readonly PdfItem[], page: number): PdfLine[] {
  const lines: { parts: string[]; left: number; right: number; y: number; size: number }[] = [];
  for (const { str, x, y, width, fontSize } of items) {
    if (str.trim() === '') continue;
    const size = fontSize || 1;
    const open = lines.at(-1);
    if (open !== undefined && goesOn(open, x, y, size)) {
      const space = x - open.right > size * 0.15 || /^\s/.test(str) ? ' ' : '';
      open.parts.push(space + spaced(str));
      open.right = x + width;
      open.size = Math.max(open.size, size);
    } else lines.push({ parts: [spaced(str)], left: x, right: x + width, y, size });
  }
  return lines.map(({ parts, ...line }) => ({ ...line, page, text: parts.join('') }));
}

/** White space collapsed; a soft hyphen stays, since it tells that the line cuts a word. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether what stands at x and y is on the line; a wide gap is the space between two columns. */
function goesOn(line: Omit<PdfLine, 'text' | 'page'>, x: number, y: number, size: number): boolean {
  const largest = Math.max(line.size, size);
  return Math.abs(line.y - y) < largest * 0.5 && x >= line.right - largest && x - line.right < largest * 4;
}

/** The first and last lines of a page, so many, may be a running head or foot. */
const MARGIN_LINES = 2;

/** Pages without page numbers and without the lines that come again at their head or foot. */
export function withoutMargins(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const key = (line: PdfLine): string => line.text.replace(/\d+/g, '#').toLowerCase();
  const atMargin = (page: readonly PdfLine[]): Set<PdfLine> => {
    const fromTop = page.toSorted((a, b) => b.y - a.y);
    return new Set([...fromTop.slice(0, MARGIN_LINES), ...fromTop.slice(-MARGIN_LINES)]);
  };
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const text of new Set([...atMargin(page)].map(key))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = Math.max(2, pages.length * 0.4);
  return pages.map((page) => {
    const margin = atMargin(page);
    return page.filter((line) => {
      if (!margin.has(line)) return true;
      return !isPageNumber(line.text) && (counts.get(key(line)) ?? 0) < least;
    });
  });
}

const isPageNumber = (text: string): boolean =>
  /^(?:[-–—| ]*(?:page )?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?[-–—| ]*|[ivxl]{1,6})$/i.test(text);
