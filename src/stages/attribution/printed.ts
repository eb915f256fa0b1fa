import { type Attribution, isProse, PRINTED_STATEMENT, type Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** “OSLO, July 3 (Wire) -- Ada Vik, Minister for Trade, issued the following statement on Monday:”. */
const ISSUED =
  /^(?:\p{Lu}[^\n:]{1,60}?\s?(?:--|[–—-])\s)?(\p{Lu}[^\n:]{2,250}?),?\s(?:(?:has|have)\s)?((?:issued|made(?:\spublic)?|gave|given|released|published|put\sout)\s(?:the|this)\sfollowing\s(?:\p{L}+\s){0,2}?(?:statement|answer|reply|message|declaration|remarks))\b[^\n:]{0,160}:\s*$/u;
/** “The following statement was issued on Monday by Ada Vik:”. */
const ISSUED_BY =
  /^The\sfollowing\s(?:\p{L}+\s){0,2}?(?:statement|answer|reply|message|declaration)\swas\s((?:issued|made|given|released|published)(?:\s[^\n:]{1,60})?\sby)\s([^\n:]{3,250}?)\s?:\s*$/u;
/** Only a line that begins the text: further down, nothing tells where the report goes on. */
const OPENING = 2;

/**
 * A statement printed in full below the line that says whose it is, without quotation marks: all below are the words of the
 * one named, up to the next heading. Its form makes it certain.
 */
export function printedStatements({ text, blocks }: Tagged): Omit<Attribution, 'id'>[] {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const line = paragraphs.slice(0, OPENING).find(({ span }) => partsOf(text, span) !== null);
  const parts = line && partsOf(text, line.span);
  if (!line || !parts) return [];
  const below = blocks.slice(blocks.indexOf(line) + 1);
  const end = below.findIndex(({ kind }) => kind === 'heading');
  const said = (end < 0 ? below : below.slice(0, end)).filter(isProse).map(({ span }) => span);
  const [first] = said;
  if (!first || /^\s*["“‘«„]/u.test(text.slice(...first))) return [];
  return [{ source: [parts.source], cue: [parts.cue], content: said, confidence: 1, basis: PRINTED_STATEMENT }];
}

function partsOf(text: string, [start, end]: Span): { readonly source: Span; readonly cue: Span } | null {
  const line = text.slice(start, end);
  const [, name, issued] = ISSUED.exec(line) ?? [];
  const [, issuedBy, by] = ISSUED_BY.exec(line) ?? [];
  const [source, cue] = [name ?? by, issued ?? issuedBy];
  if (!source || !cue) return null;
  const place = (part: string, from: number): Span => [start + from, start + from + part.length];
  return { source: place(source, line.lastIndexOf(source)), cue: place(cue, line.lastIndexOf(cue)) };
}
