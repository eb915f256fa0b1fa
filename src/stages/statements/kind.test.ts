import { describe, expect, test } from 'vitest';
import type { Attribution, Quotation } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { kindOf } from './kind.ts';

const text = 'Vik said “we go”, and “stay” was a word; the ‘so-called’ talks had failed.';
const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
const quotation = (words: string, depth = 0): Quotation => {
  const span = at(words);
  return { parts: [{ span, inner: [span[0] + 1, span[1] - 1] }], depth, closed: true };
};
const quotations = [quotation('“we go”'), quotation('“stay”'), quotation('‘so-called’', 1)];
const kind = (contents: readonly string[], basis = 'model: cue') => {
  const attribution: Attribution = { id: 'a1', source: [], cue: [], content: contents.map(at), confidence: 1, basis };
  return kindOf(text, attribution, quotations);
};

describe('inside another quotation', () => {
  const told = '“Togo promised us a port, and Benin called it ‘a coast’,” Vik said.';
  const spanOf = (words: string): Span => [told.indexOf(words), told.indexOf(words) + words.length];
  const marked = (words: string, depth: number, closed = true): Quotation => {
    const span = spanOf(words);
    return { parts: [{ span, inner: [span[0] + 1, span[1] - 1] }], depth, closed };
  };
  const outer = '“Togo promised us a port, and Benin called it ‘a coast’,”';
  const kindIn = (cue: string, content: string, closed = true) =>
    kindOf(
      told,
      { id: 'a1', source: [], cue: [spanOf(cue)], content: [spanOf(content)], confidence: 1, basis: 'model: cue' },
      [marked(outer, 0, closed), marked('‘a coast’', 1)],
    );

  test('the marks round both verb and words are of whoever is quoted', () =>
    expect(kindIn('promised', 'us a port')).toBe('indirect'));
  test('its own marks count', () => {
    expect(kindIn('called', '‘a coast’')).toBe('direct');
    expect(kindIn('called', 'it ‘a coast’')).toBe('mixed');
  });
  test('whoever is quoted is quoted', () => expect(kindIn('said', outer)).toBe('direct'));
  test('nobody knows where a quotation ends that is never closed', () =>
    expect(kindIn('promised', 'us a port', false)).toBe('direct'));
});

test.each([
  [['“we go”'], 'direct'],
  [['we go'], 'direct'],
  [['“we go”', '“stay”'], 'direct'],
  [['“we go”,'], 'direct'],
  [['“we go”, and “stay”'], 'mixed'],
  [['“we go”', 'the ‘so-called’ talks'], 'mixed'],
  [['the ‘so-called’ talks had failed'], 'indirect'],
  [[], 'indirect'],
] as const)('%j is %s', (contents, expected) => expect(kind(contents)).toBe(expected));

test('a turn of a transcript is direct without any marks', () => {
  expect(kind(['talks had failed'], 'turn of a transcript')).toBe('direct');
});
