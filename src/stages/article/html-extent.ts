import { Parser } from 'htmlparser2';
import { OnrecordError } from '../../errors/index.ts';

/** Elements nested deeper than this are refused; browsers stop nesting at 512 as well (WHATWG parsers' common cap). */
export const DEEPEST = 512;
/**
 * Elements, attributes, comments and stretches of text of a page; more are refused, as the heap would not last. A page
 * of news has some thousands, the longest pages of the web some 300,000. Each takes linkedom about a kilobyte.
 */
export const MOST_PARTS = 500_000;

/**
 * Refuses a page that is nested too deeply (OR1006) or has too many parts (OR1026), before a tree is made of it: one of
 * such depth takes minutes. The events are counted that linkedom makes its tree from, in time proportional to the page.
 */
export function checkExtent(html: string, input: string): void {
  let depth = 0;
  let parts = 0;
  const count = (): void => {
    parts += 1;
    if (parts > MOST_PARTS) throw new OnrecordError('OR1026', { input, limit: MOST_PARTS });
  };
  const parser = new Parser({
    onopentagname: () => {
      depth += 1;
      count();
      if (depth > DEEPEST) throw new OnrecordError('OR1006', { input, limit: DEEPEST });
    },
    onattribute: () => count(),
    onclosetag: () => {
      depth -= 1;
    },
    oncomment: () => count(),
    ontext: () => count(),
  });
  parser.write(html);
  parser.end();
}
