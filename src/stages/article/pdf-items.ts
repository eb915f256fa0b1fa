import type { getDocumentProxy } from 'unpdf';
import { OnrecordError } from '../../errors/index.ts';
import type { PdfItem } from './pdf-lines.ts';

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The longest reports of commissions have some thousand pages, of 3,000 letters each. */
const MOST_PAGES = 5_000;
const MOST_LETTERS = 10_000_000;

/**
 * The runs of letters of each page, in the order of the file. Pages are read one after another and their letters
 * counted as they come: a page may draw the same form without end. Throws OR1028 for too many pages or letters.
 */
export async function itemsOfPages(proxy: Proxy, input: string): Promise<PdfItem[][]> {
  const tooMany = (count: number, what: string): OnrecordError =>
    new OnrecordError('OR1028', { input, limit: `${count.toLocaleString('en')} ${what}` });
  if (proxy.numPages > MOST_PAGES) throw tooMany(MOST_PAGES, 'pages');
  const pages: PdfItem[][] = [];
  let letters = 0;
  for (let number = 1; number <= proxy.numPages; number += 1) {
    const page = await proxy.getPage(number);
    const items: PdfItem[] = [];
    for await (const { items: found } of page.streamTextContent()) {
      for (const item of found) {
        if (!('str' in item)) continue;
        const { str, width, transform } = item;
        // An empty run takes as much room as some letters.
        letters += str.length + 1;
        if (letters > MOST_LETTERS) throw tooMany(MOST_LETTERS, 'letters');
        const [, , c, d, x, y] = transform as number[] as [number, number, number, number, number, number];
        items.push({ str, x, y, width, fontSize: Math.hypot(c, d) });
      }
    }
    page.cleanup();
    pages.push(items);
  }
  return pages;
}
