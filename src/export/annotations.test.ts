import * as annotator from '@apache-annotator/selector';
import { expect, test } from 'vitest';
import { DETAILS, statementsAsAnnotations } from './index.ts';
import { RECORDED } from './testing/recorded.ts';
import { collected, each, exported, written } from './testing/statements.ts';

const details = { ...DETAILS, made: '2026-05-04T12:00:00Z' };

interface Collection {
  readonly total: number;
  readonly first: { readonly items: readonly Annotation[] };
}
interface Annotation {
  readonly id: string;
  readonly body: readonly object[];
  readonly target: readonly { readonly source: string; readonly selector: readonly Selector[] }[];
}
type Selector =
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  | { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string };

type Matcher = (selector: Selector) => (chunker: object) => AsyncIterable<{ startIndex: number; endIndex: number }>;

// The package's declarations leave the functions out under this module resolution.
const { textPositionSelectorMatcher, textQuoteSelectorMatcher } = annotator as unknown as Record<string, Matcher>;

/** The text as Apache Annotator wants it: one chunk. */
function chunkerOf(text: string) {
  const currentChunk = { data: text, equals: (other: { data: string }) => other.data === text };
  return { currentChunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

test("Apache Annotator finds a statement's words with each of its selectors", async () => {
  const text = await written(statementsAsAnnotations(each(exported(), exported({ id: 'st_b' })), details));
  const { total, first } = JSON.parse(text) as Collection;
  expect(total).toBe(2);
  expect(first.items.map(({ id }) => id)).toEqual(['urn:onrecord:st_aaaaaaaaaaaaaaaa', 'urn:onrecord:st_b']);
  const selectors = first.items[0]?.target.flatMap(({ selector }) => selector) ?? [];
  expect(selectors.map(({ type }) => type)).toEqual(['TextPositionSelector', 'TextQuoteSelector']);
  for (const selector of selectors) {
    const matcher = selector.type === 'TextPositionSelector' ? textPositionSelectorMatcher : textQuoteSelectorMatcher;
    if (!matcher) throw new Error('the package has no such matcher');
    const matches = await collected(matcher(selector)(chunkerOf(RECORDED.text)));
    const found = matches.map(({ startIndex, endIndex }) => RECORDED.text.slice(startIndex, endIndex));
    expect(found, selector.type).toEqual([exported().text]);
  }
});

test('an annotation names who speaks and what about', async () => {
  const { actor } = exported();
  const statement = exported({ actor: actor && { ...actor, wikidata: 'Q1' } });
  const text = await written(statementsAsAnnotations(each(statement), details));
  const [annotation] = (JSON.parse(text) as Collection).first.items;
  expect(annotation?.body).toMatchObject([
    { type: 'TextualBody', purpose: 'identifying', value: 'Kari Nygård', language: 'en' },
    { type: 'SpecificResource', purpose: 'identifying', source: 'http://www.wikidata.org/entity/Q1' },
    { type: 'TextualBody', purpose: 'tagging', value: 'fisheries' },
  ]);
  expect(annotation?.target[0]?.source).toBe('urn:onrecord:doc_aaaaaaaaaaaaaaaa');
});

test('a collection of nothing is one too', async () => {
  const { total, first } = JSON.parse(await written(statementsAsAnnotations(each(), details))) as Collection;
  expect({ total, items: first.items }).toEqual({ total: 0, items: [] });
});
