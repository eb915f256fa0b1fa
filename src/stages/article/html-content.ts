import { Readability } from '@mozilla/readability';
import { cleanPage, proseOf } from './html-clean.ts';
import { piecesOf, type Piece } from './html-blocks.ts';
import { articlePieces, type Known } from './html-filter.ts';
import { articlePlaces, marked, type Placed } from './html-place.ts';
import { fromLibrary, type PageDocument, type PageElement } from './html-dom.ts';

/** Fewer letters of prose than this make one suspect that Readability took the wrong part of the page. */
const SHORT = 200;

/** Where it also finds less than this share of the densest stretch of prose, the stretch is taken instead. */
const LEAST_SHARE = 0.75;

/** The article's pieces of a page, in reading order. Changes the document. Throws OR1025 where Readability fails. */
export function contentOf(document: PageDocument, known: Known, input: string): Piece[] {
  // Readability takes it away.
  const { body } = document;
  cleanPage(body);
  const cluster = articlePieces(piecesOf(clusterOf(body)), known);
  const placed = marked(piecesOf(body), body);
  const reader = new Readability<PageElement>(document as never, {
    serializer: (node) => node as unknown as PageElement,
    keepClasses: true,
    disableJSONLD: true,
  });
  const content = fromLibrary(input, () => reader.parse()?.content);
  const read = content ? articlePieces(placesIn(placed, content, body), known) : [];
  const letters = proseLetters(read);
  return letters < SHORT && letters < proseLetters(cluster) * LEAST_SHARE ? cluster : read;
}

/** The pieces at the places of the article, or those of what Readability gives where it has moved them beyond finding. */
function placesIn(placed: Placed, content: PageElement, body: PageElement): readonly Piece[] {
  const own = piecesOf(content);
  const found = articlePlaces(placed, content, body);
  return lettersOf(found) < lettersOf(own) * FOUND_SHARE ? own : found;
}

const FOUND_SHARE = 0.9;

const lettersOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);

/** The letters of paragraphs, and of sentences that are shorter. */
const proseLetters = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text, linked }) => {
    const least = /[.!?…]["”’')]*$/.test(text) ? SENTENCE : PARAGRAPH;
    return sum + (text.length - linked >= least ? text.length : 0);
  }, 0);

const PARAGRAPH = 80;
const SENTENCE = 40;

/** The smallest element that still holds most of the page's prose. */
function clusterOf(body: PageElement): PageElement {
  const letters = proseOf(body);
  let best = body;
  const whole = letters.get(body) ?? 0;
  for (;;) {
    const next = [...best.children].find((child) => (letters.get(child) ?? 0) > whole * 0.7);
    if (next === undefined) return best;
    best = next;
  }
}
