import type { Segmented } from '../../document/index.ts';
import { openGazetteer } from '../../lexicon/index.ts';
import { wordsBehind } from '../../text/index.ts';
import type { Found } from './names.ts';

/** What follows the place of a dateline: a day or an agency, and a dash; or the dash alone. */
const TELLING = /^(?:, ?\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: ?\([^()\n]{2,40}\))? ?(?:--|[–—]|- )/u;
const DASH = /^ ?(?:--|[–—])/u;

/**
 * “KABWE (Nordic Wire) -- The miners …”, “KABWE -- The miners …”: a name in capitals with which a paragraph opens and behind
 * which a dateline goes on is a place and no person. Before a dash alone it has to be one that the gazetteer knows.
 */
export function datelinePlaces({ text, printed = text, blocks }: Pick<Segmented, 'text' | 'printed' | 'blocks'>) {
  const starts = new Set(blocks.map(({ span: [start] }) => start));
  return (name: Found): Found => {
    const [start, end] = name.span;
    const words = text.slice(start, end);
    const isLoud = name.kind === 'person' && starts.has(start) && !/\p{Ll}/u.test(printed.slice(start, end));
    const behind = wordsBehind(text, end);
    if (!isLoud || !TELLING.test(behind)) return name;
    return DASH.test(behind) && openGazetteer().named(words).length === 0 ? name : { ...name, kind: 'place' };
  };
}
