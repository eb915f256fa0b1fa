import { describe, expect, test } from 'vitest';
import type { Attribution } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { taggedOf } from './testing/tagged.ts';
import { UNSAID, withoutUnsaid } from './unsaid.ts';

type Unnamed = Omit<Attribution, 'id'>;

/** A text whose one attribution is marked: {s source}, {q cue} and {c content}. */
function marked(words: string): { text: string; attribution: Unnamed } {
  let text = '';
  const spans = new Map<string, Span[]>();
  for (const [, mark, inside, outside] of words.matchAll(/\{([sqc]) ([^}]*)\}|([^{]+)/gu)) {
    const start = text.length;
    text += inside ?? outside ?? '';
    if (mark) spans.set(mark, [...(spans.get(mark) ?? []), [start, text.length]]);
  }
  const of = (mark: string): Span[] => spans.get(mark) ?? [];
  return { text, attribution: { source: of('s'), cue: of('q'), content: of('c'), confidence: 0.9, basis: 'model' } };
}

const isKept = (words: string): boolean => {
  const { text, attribution } = marked(words);
  return withoutUnsaid(taggedOf(text), [attribution]).length > 0;
};

describe.each(UNSAID)('$name', ({ name, example, counterExample }) => {
  test('its example', () => {
    expect(isKept(example)).toBe(false);
  });

  test('its counter-example', () => {
    expect(isKept(counterExample)).toBe(true);
  });

  test('its example by no other row', () => {
    const { text, attribution } = marked(example);
    const others = UNSAID.filter((row) => row.name !== name);
    expect(withoutUnsaid(taggedOf(text), [attribution], others)).toHaveLength(1);
  });
});

test.each([
  'Contrary to {q claims by} {s Ada Vik}, {c the dam was empty}.',
  "Despite {s Ada Vik}'s {q promise}, {c taxes rose}.",
  '{c It was empty}, whatever {s Ada Vik} {q said}.',
  'We do not know whether {s Ada Vik} {q said} {c “we pay”}.',
  'Should {s Ada Vik} {q say} {c “we pay”}, she will lose.',
  'A forged letter in which {s Ada Vik} {q writes} {c “we pay”} was shared.',
  'In a doctored clip seen by many, {s Ada Vik} {q says} {c “we pay”}.',
  '{s Ada Vik} {q was misquoted as saying} {c “we pay”}.',
  'I have never heard {s Ada Vik} {q say} {c that she pays}.',
  'They acted as if {s Ada Vik} {q had said} {c “we pay”}.',
])('unsaid: %s', (words) => {
  expect(isKept(words)).toBe(false);
});

test.each([
  'Despite {q claims by} {s Ada Vik} {c that the dam was full}, it was empty.',
  'If, as {s Ada Vik} {q says}, {c the dam is empty}, she will lose.',
  '{c “If we pay”}, {s Ada Vik} {q said}, “we lose”.',
  '{s Ada Vik} {q said} {c the video was a fake}.',
  '{s Ada Vik} {q asked}: {c “Did he say so?”}',
  '{s Ada Vik} {q has never said} {c “we pay”}.',
  '{s Ada Vik} {q is expected to say} {c “we pay”}.',
])('said, or denied: %s', (words) => expect(isKept(words)).toBe(true));
