import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedWords } from './alignmentWords.ts';

const keys = (text: string): string =>
  comparedWords(text)
    .map((word) => word.key)
    .join(' ');

describe('writes one spoken word one way', () => {
  test.each([
    ['“We won’t,” she said', "We won't – she said"],
    ['twenty-five per cent', '25%'],
    ['the U.S. and the U-S-A', 'the US and the USA'],
    ['a long-term, air-conditioned plan', 'a long term air conditioned plan'],
    ['10,000 people', '10000 people'],
    ['We, uh, are ready', 'We are ready'],
    ['It is, you know, late', 'It is late'],
    ['We won. (APPLAUSE) And we won again', 'We won and we won again'],
    ['It is OK, all right', 'it is okay alright'],
    ['São Tomé', 'Sao Tome'],
    ['Łódź, Tromsø, Iğdır and İzmir', 'Lodz, Tromso, Igdir and Izmir'],
    ['won´t, won`t, won′t and won＇t', "won't, won't, won't and won't"],
    ['3,5 percent and 0,125', '3.5 percent and 0.125'],
    ['grow by -2 percent (-$5)', 'grow by minus 2 percent (minus $5)'],
    ['changed: −2%', 'changed: minus 2%'],
    ['12 -14 boats, COVID -19, 5-10 and the F-16', '12 14 boats, COVID 19, 5 10 and the F 16'],
  ])('%s = %s', (one, other) => expect(keys(one)).toBe(keys(other)));
});

test('keeps “you know” where it carries meaning', () => {
  expect(keys('As you know, he left.')).toBe('as you know he left');
  expect(keys('You know the way.')).toBe('you know the way');
});

test('keeps words in brackets that are no noise', () => {
  expect(keys('the alliance (NATO) met')).toBe('the alliance nato met');
});

describe('leaves out what a transcriber notes', () => {
  test.each([
    'We sail (Laughter from the gallery.) at dawn',
    'We sail [INAUDIBLE 00:12:33] at dawn',
    'We sail — [crosstalk] — at dawn',
    'We sail [Hon. Members: “Shame!”] at dawn',
    'We sail (through interpreter) at dawn',
    'We sail [speaking in Dutch] at dawn',
    'We sail *laughs* at <laughter> dawn',
    'We sail [Hear, hear] at [unclear] dawn [gap in recording]',
    'We sail (Interruption.) at dawn (coughing)',
  ])('%s', (text) => expect(keys(text)).toBe('we sail at dawn'));

  test.each([
    ['We (belligerent or not) sail', 'we belligerent or not sail'],
    ['We (bookkeepers all) sail', 'we bookkeepers all sail'],
    ['2 * 3 * 4', '2 3 4'],
    ['a < b and c > d', 'a b and c d'],
    ['We (music being what it is today) sail', 'we music being what it is today sail'],
  ])('but not %s', (text, expected) => expect(keys(text)).toBe(expected));
});

test('takes no word for a note beside it', () => {
  expect(keys('he left [sic] before [us]')).toBe('he left before us');
});

test('counts sentences, not abbreviations', () => {
  const sentences = comparedWords('Mr. Dahl spoke. We left. It was 5.30 p.m. then.').map((word) => word.sentence);
  expect(sentences).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2]);
});

test('“no” ends a sentence, unless it stands before a number', () => {
  const sentences = (text: string): number[] => comparedWords(text).map((word) => word.sentence);
  expect(sentences('I say no. Then ask again.')).toEqual([0, 0, 0, 1, 1, 1]);
  expect(sentences('I live at No. 5 there.')).toEqual([0, 0, 0, 0, 0, 0]);
});

test('spans are in order, in the text, and never overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      let last = 0;
      for (const { span, key } of comparedWords(text)) {
        expect(span[0]).toBeGreaterThanOrEqual(last);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
        expect(key).not.toBe('');
        last = span[1];
      }
    }),
  );
});
