import { expect, test } from 'vitest';
import { inPassage } from './inPassage.ts';

const text = `${'a'.repeat(100)} 🐟 Lima said “no fish” on Monday. ${'b'.repeat(100)}`;
const at = 1000;
const span = [at, at + Array.from(text).length] as const;
const place = (words: string) => {
  const start = at + Array.from(text.slice(0, text.indexOf(words))).length;
  return [start, start + Array.from(words).length] as const;
};

test('the words stand in what is around them, with their places in it', () => {
  const marks = { source: [place('Lima')], cue: [place('said')], content: [place('“no fish”')] };
  const passage = { text, span, cut: { before: false, after: false } };
  const shown = inPassage({ kind: 'statement', passage, marks });
  const cut = ({ text: own }: typeof shown, spans: typeof shown.content): string[] =>
    spans.map((one) =>
      Array.from(own)
        .slice(...one)
        .join(''),
    );
  expect(cut(shown, shown.content)).toEqual(['“no fish”']);
  expect(shown.text).toContain('a 🐟 Lima said “no fish” on Monday. b');
  expect([shown.cut, shown.marks]).toEqual([{ before: true, after: true }, []]);
  const event = inPassage({
    kind: 'event',
    passage,
    marks: { ...marks, content: [place('Lima said “no fish” on Monday.')] },
  });
  expect(cut(event, event.marks)).toEqual(['said']);
});
