import type { Attributed, Block, DateMention, DateValue, LiveEntry } from '../../document/index.ts';
import { contains, within } from '../../text/index.ts';
import { wholeDay } from './anchors.ts';
import { placeOf } from './cues.ts';

/** Stamps have these kinds, and no more letters. */
const KINDS: ReadonlySet<Block['kind']> = new Set(['heading', 'paragraph', 'dateline', 'list-item']);
const LONGEST = 80;
/** What stands in a stamp beside the day. */
const CLOCK = /(?<![\d/.-])\d{1,2}(?:[:.h]\d{2}(?::\d{2})?)?(?: ?[ap]\.?m\.?)?(?![\p{L}\d/-])|\b(?:noon|midnight)\b/giu;
const BESIDE =
  /(?<![\p{L}\d])(?:published|posted|updated|update|at|on|as of|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|gmt|utc|bst|[cew]es?t|[ecmp][ds]?t|hrs?|local time|ago)(?![\p{L}\d])/giu;
/** A live page goes on for so many days; a chronology or a round-up of months has other days. */
const FURTHEST = 31;
const LEAST_ENTRIES = 2;

/**
 * The entries of a page that is written as things happen: stretches of prose below lines that have nothing but a day, or
 * a time below a day. None where all have the page's own day and no time, or one that is far from it.
 */
export function entriesOf(document: Attributed, mentions: readonly DateMention[]): readonly LiveEntry[] {
  const { text, blocks } = document;
  const stamps = blocks.flatMap((block, index) => {
    const stamp = stampOf(text, block, mentions);
    return stamp ? [{ ...stamp, index }] : [];
  });
  let published: DateValue | null = null;
  const entries: LiveEntry[] = [];
  for (const [at, { index, value }] of stamps.entries()) {
    const next = stamps[at + 1]?.index ?? blocks.length;
    published = value ?? published;
    const [first, last] = [blocks[index], blocks[next - 1]];
    const hasProse = blocks.slice(index + 1, next).some(({ kind, span }) => isProse(text, kind, span));
    if (published && hasProse && first && last) entries.push({ span: [first.span[0], last.span[1]], published });
  }
  const areTimed = stamps.every(({ isTimed }) => isTimed);
  return entries.length >= LEAST_ENTRIES && areLive(document, entries, areTimed) ? entries : [];
}

interface Stamp {
  /** Null for a time alone. */
  readonly value: DateValue | null;
  readonly isTimed: boolean;
}

/** The day of a block that has nothing else but a time; null for any other block. */
function stampOf(text: string, { kind, span }: Block, mentions: readonly DateMention[]): Stamp | null {
  if (!KINDS.has(kind) || span[1] - span[0] > LONGEST) return null;
  const words = text.slice(...span);
  const day = within(mentions, span).find(
    (mention) => contains(span, mention.span) && isDay(mention) && !isTime(text.slice(...mention.span)),
  );
  const rest = day ? words.slice(0, day.span[0] - span[0]) + words.slice(day.span[1] - span[0]) : words;
  if ((!day && !/\d/u.test(words)) || !isTime(rest)) return null;
  return {
    value: day?.value ? { ...day.value, basis: 'known', why: `the time of the entry: ${day.value.why}` } : null,
    isTimed: /\d/u.test(rest) || day?.value?.granularity === 'minute',
  };
}

const isDay = ({ value }: DateMention): boolean => value !== null && wholeDay(value) !== null;

/** Whether words are a time, or only such as stand beside one. */
const isTime = (words: string): boolean => !/[\p{L}\d]/u.test(words.replace(CLOCK, ' ').replace(BESIDE, ' '));

/** A sentence, not a heading or a caption. */
const isProse = (text: string, kind: Block['kind'], [start, end]: Block['span']): boolean =>
  (kind === 'paragraph' || kind === 'list-item' || kind === 'quote') &&
  /[.!?:…]["”’)\]]*$/u.test(text.slice(start, end));

function areLive({ published }: Attributed, entries: readonly LiveEntry[], areTimed: boolean): boolean {
  const opened = published && wholeDay(published);
  const days = entries.flatMap((entry) => wholeDay(entry.published) ?? []);
  if (opened === null) return Math.max(...days) - Math.min(...days) <= FURTHEST;
  return (areTimed || days.some((day) => day !== opened)) && days.every((day) => Math.abs(day - opened) <= FURTHEST);
}

/** The document in parts, each with the day on which it was published: what stands ahead of the entries, and each entry. */
export function partsOf<Document extends Attributed>(document: Document, entries: readonly LiveEntry[]): Document[] {
  const [first] = entries;
  if (!first) return [document];
  const ahead = { span: [0, first.span[0]] as const, published: document.published };
  return [ahead, ...entries].map(({ span, published }, index) => {
    // What stands below a stamp without prose belongs to the entry before it.
    const end = entries[index]?.span[0] ?? Infinity;
    const isIn = (place: number | undefined): boolean => place !== undefined && span[0] <= place && place < end;
    return {
      ...document,
      published,
      // Whoever signs the page, an entry is news, and so is what stands ahead of them.
      byline: [],
      blocks: document.blocks
        .filter(({ kind, span: [start] }) => kind !== 'byline' && isIn(start))
        .map((block) => (block.span[0] === span[0] && span[0] > 0 ? { ...block, kind: 'dateline' as const } : block)),
      sentences: document.sentences.filter(([start]) => isIn(start)),
      quotations: document.quotations.filter(({ parts }) => isIn(parts[0]?.span[0])),
      attributions: document.attributions.filter((attribution) => isIn(placeOf(attribution))),
    };
  });
}
