import type { Attribution, Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { around, contains, overlaps, spansTouching } from '../../text/index.ts';

/** A dash and a name of at most this many characters at the end of the paragraph, or a name in brackets. */
const SIGNATURE = /^\s*([—–―-])\s*(\p{Lu}[^\n"“”]{1,118})$|^\s*\((\p{Lu}[^\n()"“”]{1,118})\)\.?$/u;
const BULLET = /^[•*·▪–-]?$/u;

/**
 * The signed quotation of press releases, letters pages and pull quotes: a paragraph that consists of a quotation, a
 * dash and a name (“…” – Commissioner X) or a name in brackets. The source is the name, the cue is the dash. Its form
 * makes it certain.
 */
export function signedQuotations(tagged: Tagged): Omit<Attribution, 'id'>[] {
  const signed = signedByMarks(tagged);
  const near = around(signed, ({ content }) => content);
  const others = signedLines(tagged).filter(
    ({ content: [own] }) => own && !near(own).some(({ content }) => content.some((span) => overlaps(span, own))),
  );
  return [...signed, ...others];
}

function signedByMarks({ text, prose, quotations }: Tagged): Omit<Attribution, 'id'>[] {
  return quotations.flatMap((quotation) => {
    const last = quotation.parts.at(-1);
    if (quotation.depth > 0 || !quotation.closed || !last) return [];
    const paragraph = spansTouching(prose, last.span).find((stretch) => contains(stretch, last.span));
    if (!paragraph) return [];
    // One paragraph may hold several signed quotations, one per line.
    const begin = Math.max(paragraph[0], text.lastIndexOf('\n', last.span[0]) + 1);
    const stop = Math.min(paragraph[1], endOfLine(text, last.span[1]));
    if (!BULLET.test(text.slice(begin, last.span[0]).trim())) return [];
    const found = SIGNATURE.exec(text.slice(last.span[1], stop).trimEnd());
    const name = (found?.[2] ?? found?.[3])?.replace(/(?<![.,;\s])[.,;\s]+$/u, '');
    if (!found || !name) return [];
    const start = last.span[1] + found[0].lastIndexOf(name);
    const dash = last.span[1] + found[0].indexOf(found[1] ?? '');
    const cue: Span[] = found[1] ? [[dash, dash + 1]] : [];
    const content = quotation.parts.map(({ span }) => span);
    return [
      {
        source: [[start, start + name.length]],
        cue,
        content,
        confidence: 1,
        basis: 'signed quotation: a name after it',
      },
    ];
  });
}

/** A line from an opening mark to a closing one, a dash and a name, whatever marks are in between. */
const SIGNED_LINE = /^[ \t]*(([“"]).+[”"])\s*([—–―])\s*(\p{Lu}[^\n"“”]{1,118}?)[ \t.,;]*$/gmu;

/** Pull quotes whose inner marks look like the outer ones, so that they cannot be paired. */
function signedLines({ text, prose }: Tagged): Omit<Attribution, 'id'>[] {
  return Array.from(text.matchAll(SIGNED_LINE)).flatMap((line) => {
    const [whole, quotation = '', , dash = '', name = ''] = line;
    const start = line.index + whole.indexOf(quotation);
    const content: Span = [start, start + quotation.length];
    if (!spansTouching(prose, content).some((stretch) => contains(stretch, content))) return [];
    const at = line.index + whole.lastIndexOf(dash, whole.lastIndexOf(name));
    const source = line.index + whole.lastIndexOf(name);
    return {
      source: [[source, source + name.length] as const],
      cue: [[at, at + dash.length] as const],
      content: [content],
      confidence: 1,
      basis: 'signed quotation: a name after it',
    };
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
