import { ATTRIBUTED_TEXT, type Attribution, type Block, SIGNED_PARAGRAPH, type Tagged } from '../../document/index.ts';
import { genderOf, roleNoun } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { around, contains, overlaps, spansTouching } from '../../text/index.ts';

/** A dash and a name of at most this many characters at the end of the paragraph, or a name in brackets. */
const SIGNATURE = /^\s*([—–―-])\s*(\p{Lu}[^\n"“”]{1,118})$|^\s*\((\p{Lu}[^\n()"“”]{1,118})\)\.?$/u;
const BULLET = /^[•*·▪–-]?$/u;

/**
 * The signed quotation of press releases, letters pages and pull quotes: a paragraph that consists of a quotation, a
 * dash and a name (“…” – Commissioner X) or a name in brackets. The source is the name, the cue is the dash. Its form
 * makes it certain. So does that of a paragraph with its author's name below it.
 */
export function signedQuotations(tagged: Tagged): Omit<Attribution, 'id'>[] {
  const signed = signedByMarks(tagged);
  const near = around(signed, ({ content }) => content);
  const others = signedLines(tagged).filter(
    ({ content: [own] }) => own && !near(own).some(({ content }) => content.some((span) => overlaps(span, own))),
  );
  const found = [...signed, ...others];
  // A name signs once.
  for (const more of [signedBlocks(tagged), signedParagraphs(tagged)])
    found.push(
      ...more.filter(
        ({ source: [name] }) => name && !found.some(({ source }) => source.some((span) => overlaps(span, name))),
      ),
    );
  return [...found, ...attributedText(tagged)];
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

/** “— Ada Vik”, “Ada Vik, Minister for Trade” below a block quotation. */
const BELOW_BLOCK = /^([—–―-]\s?)?(\p{Lu}[^\n,.!?:;“”"]{2,60})(?:,\s[^\n.!?:;“”"]{3,160})?$/u;

/** Block quotations that end with the name of whose words they are: with a dash, or a name or an office by its words. */
function signedBlocks({ text, blocks, quotations }: Tagged): Omit<Attribution, 'id'>[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'quote' || blocks[index + 1]?.kind === 'quote') return [];
    const line = text.slice(...block.span);
    const [, dash, name] = BELOW_BLOCK.exec(line) ?? [];
    if (!name || !(dash || genderOf(name) !== null || hasRole(line))) return [];
    const first = blocks.findLastIndex(({ kind }, at) => at < index && kind !== 'quote') + 1;
    const said = blocks.slice(first, index).map(({ span }) => span);
    const [from, to] = [said[0]?.[0], said.at(-1)?.[1]];
    if (from === undefined || to === undefined || !ENDED.test(text.slice(from, to))) return [];
    // “‘It is over,’ she wrote” says itself whose words they are.
    const inside = quotations.flatMap(({ depth, parts }) => (depth === 0 ? parts : [])).map(({ span }) => span);
    if (inside.some((span) => contains([from, to], span) && (span[0] !== from || span[1] !== to))) return [];
    const start = block.span[0] + (dash?.length ?? 0);
    return {
      source: [[start, block.span[1]] as const],
      cue: dash ? [[block.span[0], block.span[0] + 1] as const] : [],
      content: said,
      confidence: 1,
      basis: SIGNED_PARAGRAPH,
    };
  });
}

/** “— The Ministry (@ministry) May 3, 2024” below a post that a page shows. */
const POST = /^([—–―-])\s?([^\s\n()“”"][^\n()“”"]{0,80}?)\s\(@\w{1,30}\)(?:\s[^\n]{1,40})?$/u;
/** “Ada Vik, Minister for Trade and chair of the council” below her words. */
const OFFICE_HOLDER = /^([—–―-]\s?)?(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,4}),\s([^\n.!?:;“”"]{3,160})$/u;
/** A word that is a link, as posts end with. */
const LINK = /^(?:https?:\/\/|pic\.twitter\.com\/)/u;
const FIRST_PERSON = /\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b/u;
const SENTENCE = /[.!?…]$/u;
/** The same, also with marks of a quotation behind it. */
const ENDED = /[.!?…][”"’'»]*$/u;

const hasRole = (words: string): boolean => words.split(/[\s,]+/u).some((word) => roleNoun(word)?.kind === 'person');

/**
 * A paragraph without quotation marks and, below it, a paragraph that is the name of whoever wrote it: a post with its
 * author's name at a social network, or a statement in the first person with its author's office.
 */
function signedParagraphs({ text, blocks }: Tagged): Omit<Attribution, 'id'>[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    if (!isProse(block) || !before || !isProse(before)) return [];
    const words = text.slice(...before.span);
    const signature = signatureOf(text.slice(...block.span), words);
    // Of several names below each other none has said it alone.
    const after = blocks[index + 1];
    if (!signature || (after && OFFICE_HOLDER.test(text.slice(...after.span)))) return [];
    const [from] = before.span;
    const [start] = block.span;
    const end = from + lengthWithoutLinks(words);
    if (end <= from) return [];
    return {
      source: [[start + signature.name[0], start + signature.name[1]] as const],
      cue: signature.dash ? [[start, start + 1] as const] : [],
      content: [[from, end] as const],
      confidence: 1,
      basis: SIGNED_PARAGRAPH,
    };
  });
}

/** “The following is attributable to Spokesperson Jan Vale:”, also with a mark of the writing direction behind it. */
const ATTRIBUTABLE =
  /^(?:The\s)?(?:below|following)(?:\s(?:statement|readout|text))?\s(?:is|was)\s(attribut(?:able|ed) to)\s((?:the\s)?[^\n:]{3,120}?)\s?:[\s\p{Cf}]*$/iu;

/** A text of an office below a line that says to whom it is to be attributed: the words are that person's. */
function attributedText({ text, blocks }: Tagged): Omit<Attribution, 'id'>[] {
  const at = blocks.findIndex(({ kind, span }) => kind === 'paragraph' && ATTRIBUTABLE.test(text.slice(...span)));
  const line = blocks[at];
  const [words, cue, name] = line ? (ATTRIBUTABLE.exec(text.slice(...line.span)) ?? []) : [];
  if (!line || !words || !cue || !name) return [];
  const place = (part: string): Span => {
    const start = line.span[0] + words.lastIndexOf(part);
    return [start, start + part.length];
  };
  const content = blocks
    .slice(at + 1)
    .filter(isProse)
    .map(({ span }) => span);
  return content.length === 0
    ? []
    : [{ source: [place(name)], cue: [place(cue)], content, confidence: 1, basis: ATTRIBUTED_TEXT }];
}

/** The length of words without the links, and the white space, at their end. */
function lengthWithoutLinks(words: string): number {
  const all = [...words.matchAll(/\S+/gu)];
  const last = all.findLast(([word]) => !LINK.test(word));
  return last ? last.index + last[0].length : 0;
}

const isProse = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'quote' || kind === 'list-item';

/** Where a line that signs `words` has its name, with the office, and whether a dash begins it. */
function signatureOf(line: string, words: string): { readonly name: Span; readonly dash: boolean } | null {
  const post = POST.exec(line);
  if (post?.[2]) {
    const start = line.indexOf(post[2], 1);
    return { name: [start, start + post[2].length], dash: true };
  }
  const [, dash, , office] = OFFICE_HOLDER.exec(line) ?? [];
  if (!hasRole(office ?? '')) return null;
  if (!SENTENCE.test(words.trimEnd()) || !FIRST_PERSON.test(words)) return null;
  return { name: [dash?.length ?? 0, line.trimEnd().length], dash: dash !== undefined };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
