import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const sentences = (text: string): string[] => sentencesOf(text, [0, text.length]).map((span) => text.slice(...span));

/** The bar shows where a sentence ends; the text itself has none. */
const split = (marked: string): void => {
  const expected = marked.split('|').map((sentence) => sentence.trim());
  expect(sentences(marked.replaceAll('|', ''))).toEqual(expected);
};

test.each([
  'Mr. Holm met Gen. Duarte and Sens. Rao and Vik in St. Albans. | Dr. Rao and Govs. Holm and Lark did not come.',
  'The U.S. Senate met. | It sat in Washington, D.C. | The vote failed.',
  'It was made by Washington, D.C. | Peru left. | They met in Washington, D.C. | Secretary Holm spoke. | Talks in Washington, D.C. April 5 and in Washington, D.C. Superior Court.',
  'Washington, D.C. Mayor Holm left the U.S. Senate.',
  'He lives in the U.S. | But he votes abroad.',
  'The “U.S.” Senate met, as did the (U.K.) Treasury.',
  '“We will go back to the U.S.” | Holm then left.',
  'J. R. R. Okafor came with George W. Vik and J.R. Holm. | They sat down.',
  'Point No. 5 stands, so do Nos. 6 and 7, Art. 3 and p. 12. | No. 8 falls.',
  'He was asked again. | He said no. | Then he left.',
  'At 9 a.m. Holm spoke; by 5 p.m. | The hall was empty. | He sat. | Vik rose on Sat. 5 May.',
  'Talks began on Jan. 5 and end in Nov. | The next round is open.',
  'It grew by 3.5 per cent, or 1.200,50 euros. | Version 2.0.1 follows.',
  'Holm, Vik et al. wrote it. | Acme Inc. and Foo Corp. paid Duarte Bros. of Oslo.',
  'H.E. Eng. Salem met Rt. Hon. Ade and Brig. Gen. Tan. | Smt. Iyer and Cllr. Webb stayed. | Retd. Capt. Moss left.',
  'It ended this week. | 2005 was worse. | “12 ships left.”',
])('abbreviations, initials and numbers: %s', split);

test.each([
  '“Why now?” he asked. | “Because,” she said.',
  '“Why now?” Holm asked. | “Stop!” Mr. Vik shouted.',
  '“Why now?” | Holm said the talks had failed.',
  '“It is over.” | She left. | ‘So it is.’ | He stayed.',
  'He said "It is over." | She left.',
  '(It was raining.) | They stayed [until noon]. | Then they left.',
  'He stopped. ) | She did not.',
  '“We waited … and waited,” he said... and left.',
  '“I never …” | He left. | Nobody came... | The end.',
  '... Now it begins. | It ends.',
  'Is it so?! | It is! | Good.',
  'The minister left.|The others stayed. | See example.com and Node.js for more.',
  'Aé́. | B́ later. | 🕊 It flew. | 🕊🕊 Two flew!',
])('quotations, brackets, ellipses and slips: %s', split);

test('a line break inside a paragraph ends no sentence', () => {
  expect(sentences('The minister\r\nof trade said\nno. He\u2028left.')).toEqual([
    'The minister\r\nof trade said\nno.',
    'He\u2028left.',
  ]);
});

test('spans point into the whole text, and only the stretch is read', () => {
  const text = 'One. Two. Three. Four.';
  expect(sentencesOf(text, [5, 16]).map((span) => text.slice(...span))).toEqual(['Two.', 'Three.']);
  expect(sentencesOf(text, [4, 5])).toEqual([]);
});

const piece = fc.constantFrom(
  'The',
  'he',
  'U.S.',
  'No.',
  'Mr.',
  'J.',
  '3.5',
  '5',
  '…',
  '...',
  '?',
  '!',
  '.',
  '”',
  '“',
  "'",
  ')',
  '(',
  ' - ',

  ' ',
  '  ',
  '\r\n',
  '\n',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u{1F54A}',
  'e\u0301',
  '\u{1F469}\u200D\u{1F680}',
  '文。',
);
const strings = fc.oneof(
  fc.array(piece).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

test('sentences are in order, apart, trimmed, and hold everything but white space', () => {
  fc.assert(
    fc.property(strings, strings, strings, (before, middle, after) => {
      const text = before + middle + after;
      const stretch = [before.length, before.length + middle.length] as const;
      const found = sentencesOf(text, stretch);
      let at: number = stretch[0];
      for (const [start, end] of found) {
        expect(text.slice(at, start).trim()).toBe('');
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        at = end;
      }
      expect(text.slice(at, stretch[1]).trim()).toBe('');
      expect(at).toBeLessThanOrEqual(stretch[1]);
    }),
  );
});

test('no sentence cuts a character of two code units', () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      for (const sentence of sentences(text)) expect(sentence.isWellFormed()).toBe(true);
    }),
  );
});
