import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetsOf, type Span } from '../text/index.ts';
import { NOTHING_SOUGHT, type Snippet, snippetOf as snippetWith, type Sought, soughtAt } from './snippet.ts';

const snippetOf = (
  told: { readonly text: string; readonly sentences: readonly Span[]; readonly content: readonly Span[] },
  sought: Sought,
): Snippet => snippetWith({ ...told, offsets: offsetsOf(told.text) }, sought);

const placesOf = (text: string, word: string): Span[] =>
  Array.from(text.matchAll(new RegExp(word, 'gu')), ({ index, 0: { length } }): Span => [index, index + length]);

const sentencesOf = (text: string): Span[] =>
  Array.from(text.matchAll(/[^.\s][^.]*\./gu), ({ index, 0: { length } }): Span => [index, index + length]);

/** What is shown, its marks between brackets. */
function shown({ text, marks }: { readonly text: string; readonly marks: readonly Span[] }): string {
  const points = [...text];
  for (const [start, end] of marks.toReversed()) {
    points.splice(end, 0, ']');
    points.splice(start, 0, '[');
  }
  return points.join('');
}

const term = (words: string, prefix = false) => ({ words, prefix });

test('the sentence with most different words is shown, and not the one with most marks', () => {
  const text = 'Fish, fish and fish. The quota of fish is low. Nobody fishes now.';
  const told = { text, sentences: sentencesOf(text), content: [[0, text.length] as const] };
  const marks = [...placesOf(text, 'quota'), ...placesOf(text, '[Ff]ish')].toSorted((a, b) => a[0] - b[0]);
  expect(shown(snippetOf(told, { marks, terms: [term('fish'), term('quota')] }))).toBe('The [quota] of [fish] is low.');
});

test('of a long sentence the part with the words is shown, cut between words', () => {
  const words = Array.from({ length: 300 }, (_, at) => `word${at}`);
  words[200] = 'Quótas';
  words[210] = 'herring';
  const text = `“${words.join(' ')}.”`;
  const marks = [...placesOf(text, 'Quótas'), ...placesOf(text, 'herring')];
  const snippet = snippetOf(
    { text, sentences: [[0, text.length]], content: [[0, text.length]] },
    { marks, terms: [term('quotas'), term('herring')] },
  );
  expect(shown(snippet)).toMatch(/^word\d+ .* \[Quótas\] .* \[herring\] .* word\d+$/u);
  expect(snippet.cut).toEqual({ before: true, after: true });
  expect(snippet.text.length).toBeLessThanOrEqual(300);
});

test('without words searched for the beginning is shown, as many sentences as fit', () => {
  const text = `One is short. Two is short. ${'Three is long and long. '.repeat(20)}`;
  const snippet = snippetOf({ text, sentences: sentencesOf(text), content: [[0, text.length]] }, NOTHING_SOUGHT);
  expect(snippet.text).toMatch(/^One is short\. Two is short\. (?:Three is long and long\. ?)+$/u);
  expect(snippet.text.length).toBeLessThanOrEqual(300);
  expect(snippet.cut).toEqual({ before: false, after: false });
});

test('words before and behind the speaker are one statement with a space between', () => {
  const text = '🐟 “We will not sign,” Holm said, “unless they come.” He left.';
  const one: Span = [text.indexOf('“We'), text.indexOf(' Holm')];
  const two: Span = [text.indexOf('“unless'), text.indexOf(' He left')];
  const statement = [one, two].map((span) => text.slice(...span)).join(' ');
  const at = (words: string): Span => [statement.indexOf(words), statement.indexOf(words) + words.length];
  const snippet = snippetOf(
    { text, sentences: [[0, two[1]]], content: [one, two] },
    { marks: [at('sign,” “unless'), at('come')], terms: [term('sign unless'), term('come')] },
  );
  expect(shown(snippet)).toBe('🐟 “We will not [sign,”] Holm said, [“unless] they [come].”');
  expect([...statement].slice(...snippet.statement).join('')).toBe(statement);
});

test('whatever is searched for, the places are those of the words', () => {
  const word = fc.constantFrom('fish', 'Fïsh', '🐟', 'cod', '…', 'end.', 'a', '\n', '汉字', 'x'.repeat(200));
  const text = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, one, two) => {
      const [start, end] = [one % whole.length, two % whole.length].toSorted((a, b) => a - b) as [number, number];
      const content: Span[] = start === end ? [[0, whole.length]] : [[start, end]];
      const statement = content.map((span) => whole.slice(...span)).join(' ');
      const marks = placesOf(statement, 'fish|cod');
      const snippet = snippetOf(
        { text: whole, sentences: sentencesOf(whole), content },
        { marks, terms: [term('fish'), term('cod')] },
      );
      const points = [...whole];
      expect(points.slice(...snippet.span).join('')).toBe(snippet.text);
      expect([...snippet.text].length).toBeLessThanOrEqual(300);
      for (const mark of snippet.marks) expect([...snippet.text].slice(...mark).join('')).toMatch(/^(?:fish|cod)$/u);
      if (marks.length > 0) expect(snippet.marks.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('of a long statement in pieces the sentence is shown that names somebody at a place of the document', () => {
  const filler = 'Nobody knows what the sea brings. '.repeat(12);
  // A character beyond the first plane, so that code points and UTF-16 differ.
  const text = `🐟 “${filler}” she said, “${filler}We asked Iceland for an answer. ${filler}”`;
  const { toCodePoints, toUtf16 } = offsetsOf(text);
  const content = placesOf(text, '“[^”]+”').map(toCodePoints);
  const said = content.map((piece) => text.slice(...toUtf16(piece))).join(' ');
  const sought = soughtAt(said, content, placesOf(text, 'Iceland').map(toCodePoints));
  const told = { text, sentences: sentencesOf(text), content: content.map(toUtf16) };
  expect(shown(snippetOf(told, sought))).toBe('We asked [Iceland] for an answer.');
  expect(soughtAt('We asked Iceland.', [[0, 17]], [[9, 16]])).toEqual(NOTHING_SOUGHT);
  expect(soughtAt(said, content, placesOf(text, 'she').map(toCodePoints)).marks).toEqual([]);
});
