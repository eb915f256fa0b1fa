import type { Piece } from './html-blocks.ts';
import { nameWords, type PageElement } from './html-dom.ts';
import { isContentName } from './html-names.ts';

/** The attribute by which an element is known again in what Readability makes of the page. */
const MARK = 'data-onrecord-holder';

/** The pieces of a page, with what has to be known of their places before Readability changes the page. */
export interface Placed {
  readonly pieces: readonly Piece[];
  /** Each holder's number, as the page has it in an attribute. */
  readonly marks: ReadonlyMap<PageElement, string>;
  readonly parents: ReadonlyMap<PageElement, PageElement>;
  /** The nest of boxes of each holder; null for one that is in none. */
  readonly nests: ReadonlyMap<PageElement, string | null>;
}

/** Marks the elements that hold the pieces of a page. */
export function marked(pieces: readonly Piece[], body: PageElement): Placed {
  const marks = new Map<PageElement, string>();
  const parents = new Map<PageElement, PageElement>();
  for (const { holder } of pieces) {
    if (marks.has(holder)) continue;
    const mark = String(marks.size);
    marks.set(holder, mark);
    holder.setAttribute(MARK, mark);
    for (let at = holder; at !== body && !parents.has(at) && at.parentNode !== null; at = at.parentNode)
      parents.set(at, at.parentNode);
  }
  const nests = new Map([...marks.keys()].map((holder) => [holder, nestOf(holder, parents)]));
  return { pieces, marks, parents, nests };
}

/**
 * The pieces that stand where the article is by what Readability found of it (`content`, with the marks): what it found,
 * and around and between that what stands in the same kind of place, headings and prose. Readability passes over
 * headings, lists, tables and the beginning of a text that is in several boxes; what else it passes over is a player, a
 * form or a list of links.
 */
export function articlePlaces(
  { pieces, marks, parents, nests }: Placed,
  content: PageElement,
  body: PageElement,
): Piece[] {
  const found = new Set(Array.from(content.querySelectorAll(`[${MARK}]`), (element) => element.getAttribute(MARK)));
  const isFound = ({ holder }: Piece): boolean => found.has(marks.get(holder) ?? null);
  const kept = pieces.filter(isFound);
  const around = widened(smallestAround(kept, parents, body), pieces, parents);
  const isAround = within(around, parents);
  const places = new Set<PageElement | string>();
  for (const { holder } of kept) {
    const parent = parents.get(holder);
    if (parent !== undefined) places.add(parent).add(kindOfPlace(parent) ?? parent);
  }
  const isPlace = (element: PageElement | undefined): boolean =>
    element !== undefined && (places.has(element) || places.has(kindOfPlace(element) ?? element));
  const ways = new Set(kept.flatMap(({ holder }) => nests.get(holder) ?? []));
  const isLike = (piece: Piece): boolean => ways.has(nests.get(piece.holder) ?? '') && isSentence(piece, MOST_LINKED);
  const last = pieces.findLastIndex(isFound);
  const holding = withOuter(kept, parents);
  const boxes = boxesOf(pieces, holding, parents);
  const isOwn = (piece: Piece): boolean =>
    isProse(piece) ||
    isLike(piece) ||
    (holding.has(piece.holder) && isSentence(piece)) ||
    (boxes.get(piece)?.every((inside) => isOwnHeading(inside) || isOwnCaption(inside)) ?? false);
  return pieces.filter((piece, index) => {
    if (isFound(piece)) return true;
    if (!isAround(piece.holder)) return false;
    return isPlace(parents.get(piece.holder)) || (index < last && isOwn(piece));
  });
}

/** The holders of these pieces and all that they stand in. */
function withOuter(kept: readonly Piece[], parents: Placed['parents']): ReadonlySet<PageElement> {
  const holding = new Set<PageElement>();
  for (const { holder } of kept)
    for (let at: PageElement | undefined = holder; at !== undefined && !holding.has(at); at = parents.get(at))
      holding.add(at);
  return holding;
}

/** For each piece that was not kept the pieces of the largest element around it in which none was. */
function boxesOf(
  pieces: readonly Piece[],
  holding: ReadonlySet<PageElement>,
  parents: Placed['parents'],
): ReadonlyMap<Piece, readonly Piece[]> {
  // The box of each element on the way, so that each way is gone once.
  const known = new Map<PageElement, PageElement>();
  const boxOf = (element: PageElement): PageElement => {
    const way: PageElement[] = [];
    let at = element;
    for (
      let next = parents.get(at);
      next !== undefined && !holding.has(next) && !known.has(at);
      next = parents.get(at)
    ) {
      way.push(at);
      at = next;
    }
    const box = known.get(at) ?? at;
    for (const passed of way) known.set(passed, box);
    known.set(at, box);
    return box;
  };
  const inBox = new Map<PageElement, Piece[]>();
  const ofPiece = new Map<Piece, Piece[]>();
  for (const piece of pieces) {
    if (holding.has(piece.holder)) continue;
    const box = boxOf(piece.holder);
    const inside = inBox.get(box) ?? [];
    inBox.set(box, inside);
    inside.push(piece);
    ofPiece.set(piece, inside);
  }
  return ofPiece;
}

const isOwnHeading = ({ kind, links, holder }: Piece): boolean =>
  kind === 'heading' && links === 0 && holder.localName !== 'h1';

const isOwnCaption = ({ kind, links }: Piece): boolean => (kind === 'caption' || kind === 'credit') && links === 0;

const isSentence = ({ text, linked }: Piece, most = 0.3): boolean =>
  linked < text.length * most && text.includes(' ') && /[.!?…]["”’')\]]*$/.test(text);

/** So many letters outside links and the end of a sentence make prose. */
const isProse = (piece: Piece): boolean => piece.text.length - piece.linked >= 80 && isSentence(piece);

/** An element's name and class; null without a class, by which nothing can be told. */
function kindOfPlace(element: PageElement): string | null {
  const name = element.getAttribute('class')?.trim() ?? '';
  return name === '' ? null : `${element.localName}.${name}`;
}

/** So far up elements are asked for a class. */
const UPWARDS = 4;
/** A sentence with more of it in links is a line of a list of links. */
const MOST_LINKED = 0.8;

/**
 * The way up from a holder to the nearest box with a class: a page that puts each of its paragraphs into a nest of boxes gives
 * all of them the same. Null for what has a class right around it, and where there is none.
 */
function nestOf(holder: PageElement, parents: Placed['parents']): string | null {
  const way: string[] = [holder.localName];
  for (let at = parents.get(holder); at !== undefined && way.length <= UPWARDS; at = parents.get(at)) {
    const kind = kindOfPlace(at);
    if (kind !== null) return way.length === 1 ? null : [...way, kind].join(' < ');
    way.push(at.localName);
  }
  return null;
}

/** Whether an element is `outer` or stands in it; each way upwards is gone once. */
function within(outer: PageElement, parents: Placed['parents']): (element: PageElement) => boolean {
  const known = new Map<PageElement, boolean>([[outer, true]]);
  return (element) => {
    const way: PageElement[] = [];
    let at: PageElement | undefined = element;
    for (; at !== undefined && !known.has(at); at = parents.get(at)) way.push(at);
    const answer = at !== undefined && known.get(at) === true;
    for (const passed of way) known.set(passed, answer);
    return answer;
  };
}

/** For each element around these pieces the letters of those in it, the elements in it before those around it. */
function lettersIn(pieces: readonly Piece[], parents: Placed['parents']): Map<PageElement, number> {
  const own = new Map<PageElement, number>();
  for (const { holder, text } of pieces) own.set(holder, (own.get(holder) ?? 0) + text.length);
  const depths = new Map<PageElement, number>();
  for (const holder of own.keys()) {
    const way: PageElement[] = [];
    let at: PageElement | undefined = holder;
    for (; at !== undefined && !depths.has(at); at = parents.get(at)) way.push(at);
    let depth = at === undefined ? 0 : (depths.get(at) ?? 0) + 1;
    for (const passed of way.toReversed()) depths.set(passed, depth++);
  }
  const letters = new Map<PageElement, number>();
  for (const [element] of Array.from(depths).sort(([, a], [, b]) => b - a)) {
    const sum = (letters.get(element) ?? 0) + (own.get(element) ?? 0);
    letters.set(element, sum);
    const parent = parents.get(element);
    if (parent !== undefined) letters.set(parent, (letters.get(parent) ?? 0) + sum);
  }
  return letters;
}

/** The smallest element that holds all but a hundredth of the letters of these pieces. */
function smallestAround(pieces: readonly Piece[], parents: Placed['parents'], body: PageElement): PageElement {
  const whole = pieces.reduce((sum, { text }) => sum + text.length, 0);
  // Elements come before those around them.
  for (const [element, letters] of lettersIn(pieces, parents)) if (letters >= whole * NEARLY_ALL) return element;
  return body;
}

const NEARLY_ALL = 0.99;

/** The outermost element around this one that is the article by its name and has little more text. */
function widened(around: PageElement, pieces: readonly Piece[], parents: Placed['parents']): PageElement {
  const letters = lettersIn(pieces, parents);
  const most = (letters.get(around) ?? 0) * LITTLE_MORE;
  let widest = around;
  for (let at = parents.get(around); at !== undefined; at = parents.get(at)) {
    const isNamed =
      at.localName === 'article' || at.getAttribute('itemprop') === 'articleBody' || isContentName(nameWords(at));
    if (isNamed && (letters.get(at) ?? 0) <= most) widest = at;
  }
  return widest;
}

const LITTLE_MORE = 1.5;
