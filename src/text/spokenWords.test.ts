import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spokenWords } from './spokenWords.ts';

const keys = (text: string): string =>
  spokenWords(text)
    .map(({ key }) => key)
    .join(' ');

describe('is the same in every writing', () => {
  test.each([
    ["We won't, we can't, we shan't", 'We will not, we cannot, we shall not'],
    ["it's late and he's been there", 'it is late and he has been there'],
    ["I'd rather they'd've asked", 'I would rather they would have asked'],
    ["I'd been there and you'd better go", 'I had been there and you had better go'],
    ["she wouldn't've gone and I'd've stayed", 'she would not have gone and I would have stayed'],
    [
      "I dunno, we shoulda known. 'Twas late and 'tis done",
      'I do not know, we should have known. It was late and it is done',
    ],
    ["let's go, y'all", 'let us go, you all'],
    ['dont go, it didnt and it cant', 'do not go, it did not and it cannot'],
    ['it´s late and we`ve gone', 'it is late and we have gone'],
    ["we're gonna win and they wanna stop us", 'we are going to win and they want to stop us'],
    ["give 'em what they were askin' for", "give them what they were askin' for"],
    ['five million dollars', '$5 million'],
    ['$5,000,000', 'five million dollars'],
    ['£3bn', 'three billion pounds'],
    ['a five-million-dollar plan', 'a $5 million plan'],
    ['two hundred and fifty thousand', '250,000'],
    ['one thousand two hundred and six', '1,206'],
    ['three point five percent and minus two', '3,50% and −2'],
    ['nineteen eighty-four and twenty sixteen', '1984 and 2016'],
    ['two percent', '2%'],
    ['the twenty-first and the third', 'the 21st and the 3rd'],
    ['the organisation of the theatre’s defence', 'the organization of the theater’s defense'],
    ['travelled, analysed, labour, dialogue', 'traveled, analyzed, labor, dialog'],
    ['whilst going towards the centre', 'while going toward the center'],
  ])('%s = %s', (one, other) => expect(keys(one)).toBe(keys(other)));
});

describe('keeps apart what is another word', () => {
  test.each([
    ['five million dollars', 'five million euros'],
    ['the minister’s boat', 'the minister boat'],
    ['five', 'fifteen'],
    ['two hundred', 'two thousand'],
    ['filled', 'filed'],
    ['I would', 'I will'],
    ['between five and ten million', 'fifteen million'],
    ['3,5 percent', '35 percent'],
    ['3,500 boats', '3.5 boats'],
    ['a loss of -2 percent', 'a loss of 2 percent'],
  ])('%s, %s', (one, other) => expect(keys(one)).not.toBe(keys(other)));
});

test('the halves of a contraction have their own letters', () => {
  const text = "We can't say it's gone, we cannot";
  expect(spokenWords(text).map(({ span }) => text.slice(...span))).toEqual([
    'We',
    'ca',
    "n't",
    'say',
    'it',
    "'s",
    'gone',
    'we',
    'can',
    'not',
  ]);
});

test('spans are in order, in the text, and never overlap', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.constantFrom("can't", 'can not', 'gonna', "'em", '$5', 'million', 'five', 'hundred', 'and', '%', 'twenty-first'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join(' ');
      let last = 0;
      for (const { span, key } of spokenWords(text)) {
        expect(span[0]).toBeGreaterThanOrEqual(last);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
        expect(key).not.toBe('');
        last = span[1];
      }
    }),
  );
});

test.each([
  ['two and a half percent', '2.5%'],
  ['one and a half million boats', '1.5 million boats'],
  ['zero point five percent', '0.5%'],
  ['twelve point two five crowns', '12.25 crowns'],
  ['the cataloged airplane of one story', 'the catalogued aeroplane of 1 storey'],
])('%s = %s', (one, other) => {
  const keys = (text: string): string[] => spokenWords(text).map(({ key }) => key);
  expect(keys(one)).toEqual(keys(other));
});

test('a half and a point that belong to no number', () => {
  const keys = (text: string): string =>
    spokenWords(text)
      .map(({ key }) => key)
      .join(' ');
  expect(keys('We have a point. Five boats and a half')).toBe('we have a point 5 boats and a half');
});
