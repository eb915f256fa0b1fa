import { firstIndex, lastAtOrBefore, remembered, slugOf, type Span } from '../text/index.ts';
import { type Block, isProse } from './article.ts';
import type { Tagged } from './stages.ts';

type Document = Pick<Tagged, 'title' | 'text' | 'blocks' | 'mentions'>;

/** What a column of short items is called. */
const COLUMN =
  /\b(?:in brief|in short|briefs|briefly|round-?ups?|news ?watch|newslog|headlines|digest|bulletin|at a glance)$/iu;
/** A longer title tells of something itself, and so does one with a word like these: “Card for census roundup”. */
const MOST_WORDS = 6;
const TELLS = /(?<!\p{L})(?:a|an|as|by|for|from|of|on|over|to|with)(?!\p{L})/iu;

/** Asterisks, dashes or the like and nothing else, which part what is above from what is below. */
const RULE = /^[\s*•·#=_~–—-]+$/u;
/** “LIMA, Peru — ”, “GENEVA (Agency) - ”: a place in capitals, then a dash. */
const DATELINE = /^\p{Lu}[\p{Lu}.'’/ -]{2,40}(?:, ?[\p{L}\d., ]{1,30})?(?: \([^()]{2,30}\))? ?(?:--?|[–—―]) ?\S/u;
/** The time of an entry in a report that goes on; a number, which an item has as its heading, and an article of a communiqué. */
const TIME = /^\d{1,2}[.:h]\d{2}/u;
const NUMBER = /^\(?\d/u;
const BULLET_LENGTH = 40;

/**
 * The spans of the items of a round-up, each of which tells something else; null for a text with one story. Its items
 * are set off by rules, headings, datelines or bullets, or its title says that it is one; and hardly any name is in two
 * of them. Sections of a text that only looks like one have the same people and states again and again.
 */
export const itemsOf: (document: Document) => readonly Span[] | null = remembered((document: Document) => {
  const isTitled = isColumn(document);
  for (const way of isTitled ? [...WAYS, byParagraph] : WAYS) {
    const found = way(document);
    if (found.length === 0) continue;
    const starts = [...new Set([0, ...found])].toSorted((a, b) => a - b);
    const items = starts.map((start, index): Span => [start, starts[index + 1] ?? document.text.length]);
    if (areApart(items, document, isTitled && way !== byParagraph)) return items;
  }
  return null;
});

/** The number of the item of a place; 0 everywhere in a text with one story. */
export const itemAt = (items: readonly Span[] | null, place: number): number =>
  items === null ? 0 : lastAtOrBefore(items, place);

/** The item in which a place is; the whole of a text with one story. */
export function itemAround(document: Document, place: number): Span {
  const items = itemsOf(document);
  return items?.[itemAt(items, place)] ?? [0, document.text.length];
}

function isColumn({ title, text, blocks }: Document): boolean {
  const opening = blocks.find(({ kind }) => kind !== 'boilerplate');
  const isLine = opening?.kind === 'headline' || opening?.kind === 'heading';
  return [title ?? '', isLine ? text.slice(...opening.span) : ''].some((line) =>
    line.split(/[:|;,()–—]/u).some((part) => isColumnName(part.trim())),
  );
}

const isColumnName = (words: string): boolean =>
  COLUMN.test(words) && !TELLS.test(words.replace(/at a glance$/iu, '')) && words.split(/\s+/u).length <= MOST_WORDS;

type Way = (document: Document) => readonly number[];

/** Where blocks begin that `begins` says begin an item, given those before and behind them. */
const startsOf = (
  { blocks }: Document,
  begins: (block: Block, before: Block | undefined, behind: Block | undefined) => boolean,
): number[] =>
  blocks.flatMap((block, index) => (begins(block, blocks[index - 1], blocks[index + 1]) ? [block.span[0]] : []));

const WAYS: readonly Way[] = [
  (document) => startsOf(document, ({ span }) => RULE.test(document.text.slice(...span))),
  (document) =>
    withoutLead(
      startsOf(
        document,
        ({ kind, span }, before) =>
          kind === 'heading' && before?.kind !== 'heading' && !TIME.test(document.text.slice(...span)),
      ),
      document,
    ),
  (document) =>
    startsOf(
      document,
      ({ kind, span }) =>
        kind === 'dateline' || (kind === 'paragraph' && DATELINE.test(document.text.slice(span[0], span[0] + 120))),
    ),
  (document) =>
    withoutLead(
      startsOf(
        document,
        ({ kind, span: [start, end] }, _, behind) =>
          kind === 'list-item' &&
          (NUMBER.test(document.text.slice(start, end)) ? behind?.kind === 'paragraph' : end - start >= BULLET_LENGTH),
      ),
      document,
    ),
];

/** Headings and bullets behind a paragraph that names somebody are parts of what that tells. */
function withoutLead(starts: readonly number[], document: Document): readonly number[] {
  const first = starts[0] ?? 0;
  return document.blocks.some(
    ({ kind, span }) => kind === 'paragraph' && span[1] <= first && namesIn(document, span).length > 0,
  )
    ? []
    : starts;
}

/** A paragraph with names none of which is in the item before it; one without names goes on with that. */
function byParagraph(document: Document): number[] {
  let so = new Set<string>();
  return startsOf(document, (block) => {
    const names = isProse(block) ? namesIn(document, block.span) : [];
    const isNew = names.length > 0 && !names.some(({ name }) => so.has(name));
    so = new Set([...(isNew ? [] : so), ...names.map(({ name }) => name)]);
    return isNew;
  });
}

interface Named {
  readonly name: string;
  readonly isPerson: boolean;
}

/** The names in a stretch, those of persons by the last word. */
function namesIn({ text, mentions }: Document, [start, end]: Span): Named[] {
  const first = firstIndex(mentions.length, (index) => (mentions[index]?.span[0] ?? 0) < start);
  const names: Named[] = [];
  for (let index = first; (mentions[index]?.span[0] ?? end) < end; index += 1) {
    const mention = mentions[index];
    if (mention?.form !== 'name' && mention?.form !== 'demonym') continue;
    const slug = slugOf(text.slice(...mention.span));
    const isPerson = mention.kind === 'person';
    names.push({ name: isPerson ? (slug.split('-').at(-1) ?? slug) : slug, isPerson });
  }
  return names;
}

/** In which share of the items a name may be, and how many items there are at least. */
const SURE = { share: 1 / 2, least: 2 } as const;
const UNSURE = { share: 1 / 3, least: 3 } as const;

/** Whether the items tell of different people: where that is not sure, a person is in one only; another name in few. */
function areApart(items: readonly Span[], document: Document, isSure: boolean): boolean {
  const { share, least } = isSure ? SURE : UNSURE;
  const headline = document.blocks.find(({ kind }) => kind === 'headline')?.span[1] ?? 0;
  const all = items
    .map(([start, end]) => namesIn(document, [start === 0 ? headline : start, end]))
    .filter((names) => names.length > 0);
  if (all.length < least) return false;
  const persons = new Set(all.flat().flatMap(({ name, isPerson }) => (isPerson ? [name] : [])));
  const counts = Map.groupBy(
    all.flatMap((names) => [...new Set(names.map(({ name }) => name))]),
    (name) => name,
  );
  return [...counts].every(
    ([name, { length }]) => length === 1 || ((isSure || !persons.has(name)) && length / all.length <= share),
  );
}
