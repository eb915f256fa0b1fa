import type { Attribution, Reference } from '../../document/index.ts';
import { contains, type Span, spanAt } from '../../text/index.ts';
import { blockAt } from './blocks.ts';
import { CALLS, ledIn, onlyTitles } from './heads.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';

const LONGEST_NAME = 60;

/**
 * The words that say who speaks, where the source that was found takes in too much or breaks off: without what belongs
 * to another paragraph (a byline, a caption), and with the name that stands just before or behind it.
 */
export function sourceOf(scene: Scene, { source, cue }: Attribution): readonly Span[] {
  const own = withoutAddress(inParagraphOf(cue[0], source, scene), scene);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return own;
  const start = own.length === 1 ? Math.min(startOfApposed(first, scene), startOfRow(first, scene)) : first[0];
  const end = endOfNamed(last, scene);
  return own.map((span) => [span === first ? start : span[0], span === last ? end : span[1]]);
}

/** Of a source the part in the paragraph of its cue; where it lies wholly elsewhere, the name that begins the cue's sentence. */
function inParagraphOf(cue: Span | undefined, source: readonly Span[], scene: Scene): readonly Span[] {
  const { text, blocks, sentences } = scene.referenced;
  const block = cue && blockAt(blocks, cue[0])?.span;
  if (!cue || !block || source.every((span) => contains(block, span))) return source;
  const own = source.flatMap(([from, to]): Span[] => {
    const [start, end] = [Math.max(from, block[0]), Math.min(to, block[1])];
    return text.slice(start, end).trim() === '' || start >= end ? [] : [[start, end]];
  });
  if (own.length > 0) return own;
  const sentence = spanAt(sentences, cue[0]);
  const subject = sentence && scene.lookup.within([sentence[0], cue[0]]).find(isNamed);
  const isFirst = subject && /^(?:the\s)?$/iu.test(text.slice(sentence[0], spanOf(subject)[0]));
  return isFirst ? [spanOf(subject)] : source;
}

/** “Minister Holm, [your Danish colleague] said”: without the one who is spoken to. */
function withoutAddress(source: readonly Span[], { referenced: { text } }: Scene): readonly Span[] {
  const [first, ...rest] = source;
  const address = first && /^(?:\p{Lu}[\p{L}.’'-]*\s?)+,\s(?=your\s)/u.exec(text.slice(...first))?.[0];
  return first && address ? [[first[0] + address.length, first[1]], ...rest] : source;
}

const isNamed = ({ status, via }: Reference): boolean =>
  status === 'resolved' && (via === 'name' || via === 'organisation');

/** “Egypt, [the biggest buyer of the crop,] plans …”: what stands in apposition, with the name before it. */
function startOfApposed([start, end]: Span, { referenced: { text }, lookup }: Scene): number {
  const isClosed = text.charAt(end - 1) === ',' || text.charAt(end) === ',';
  if (!isClosed || !APPOSITION.test(text.slice(start, end))) return start;
  const name = lookup.within([Math.max(0, start - LONGEST_NAME), start]).findLast((one) => {
    const [from, to] = spanOf(one);
    return isNamed(one) && /^,\s$/u.test(text.slice(to, start)) && !ledIn(text, [0, end], from);
  });
  return name ? spanOf(name)[0] : start;
}

/** “Rome, [Madrid and Athens] issued …”: the last of several names that are joined, with those before them. */
function startOfRow([start, end]: Span, { lookup }: Scene): number {
  const row = lookup
    .within([Math.max(0, start - ROW), end])
    .find((one) => one.status === 'group' && one.via === 'name' && spanOf(one)[0] < start && spanOf(one)[1] === end);
  return row ? spanOf(row)[0] : start;
}

const ROW = 160;
const APPOSITION = /^(?:the|a|an|one|its|his|her|their)\s/u;

/**
 * Where a source goes on with the name behind it: “The [Faroe Islands]”, “The minister, Her Excellency Eng. [Leila …]”,
 * “its secretary[, Prisca Mbeki]”, “its spokesman[, who calls himself Colonel Idris]”.
 */
function endOfNamed([start, end]: Span, { referenced: { text }, lookup }: Scene): number {
  const words = text.slice(start, end);
  if (/^the$/iu.test(words)) {
    const whole = lookup.within([start, end + LONGEST_NAME]).find(isNamed);
    const isNext = whole && /^(?:the\s)?$/iu.test(text.slice(start, spanOf(whole)[0]));
    return isNext ? spanOf(whole)[1] : end;
  }
  // “[China]'s military … and accused …”: the source breaks off inside the name of a body.
  const held =
    /[’']s$/u.test(words) || /^[’']s\s/u.test(text.slice(end, end + 3))
      ? lookup
          .within([start, end + LONGEST_NAME])
          .find((one) => isNamed(one) && spanOf(one)[0] === start && spanOf(one)[1] > end)
      : undefined;
  if (held) return spanOf(held)[1];
  // “the Islamic State in the [Greater Sahara]”: it breaks off behind a word that joins.
  const whole = /\s(?:of|in|for|and|the)$/u.test(words)
    ? lookup
        .within([start, end + LONGEST_NAME])
        .find((one) => isNamed(one) && spanOf(one)[0] - start <= 4 && spanOf(one)[1] > end && spanOf(one)[0] < end)
    : undefined;
  if (whole) return spanOf(whole)[1];
  const isCut = /\p{L}\.$/u.test(words);
  const name = lookup.within([end, end + LONGEST_NAME]).find(isNamed);
  if (!name || (!isCut && (name.via !== 'name' || !DESCRIBES.test(words)))) return end;
  const between = text.slice(end, spanOf(name)[0]);
  // A comma may have been taken for the end of the source.
  const from = between.startsWith(',') || !words.endsWith(',') ? between : `,${between}`;
  const lead = (isCut ? /^\s$/u.exec(between) : (CALLS.exec(from) ?? APPOSED.exec(from)))?.[0];
  const isWhole = lead !== undefined && onlyTitles((isCut ? between : from).slice(lead.length));
  return isWhole && (isCut || CLOSED.test(text.slice(spanOf(name)[1]))) ? spanOf(name)[1] : end;
}

const DESCRIBES = /^(?:the|its|his|her|their|an?|[\p{L}-]+[’']s)\s[^,]*,?$/iu;
const APPOSED = /^,\s/u;

/** A name in apposition is closed by a mark. */
const CLOSED = /^(?:[,.;:)–—]|\s?$|\s\()/u;
