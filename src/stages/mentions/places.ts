import type { Segmented } from '../../document/index.ts';
import { openGazetteer } from '../../lexicon/index.ts';
import { type Span, wordsBefore, wordsBehind } from '../../text/index.ts';
import { type Found, withRun } from './names.ts';

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

/** “(R-Ohio)”, “Ada Holm, D-Vt.”: the party of a member of Congress is no part of the place behind it, which is no body. */
export function withoutParty(text: string, name: Found, words: readonly Span[]): Found {
  const [start, end] = name.span;
  if (/^[DIR][-–]\p{Lu}/u.test(text.slice(start, end)))
    return withRun({ ...name, kind: 'place' }, [name.run[0] + 2, name.run[1]], words);
  return /[(,]\s?[DIR][-–]$/u.test(wordsBefore(text, start)) ? { ...name, kind: 'place' } : name;
}
