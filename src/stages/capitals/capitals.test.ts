import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, Block } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { inSmallLetters } from './index.ts';

const lexicon = openLexicon();
const read = (...paragraphs: string[]): string => {
  const text = paragraphs.join('\n\n');
  const blocks = paragraphs.map((words): Block => {
    const start = text.indexOf(words);
    return { kind: 'paragraph', span: [start, start + words.length] };
  });
  return inSmallLetters({ text, blocks } as unknown as Article, lexicon).text;
};

describe('a text in capitals', () => {
  const cases: [string, string][] = [
    ['THE HARBOUR MASTER SAID ON TUESDAY THAT I WAS RIGHT.', 'The harbour master said on Tuesday that I was right.'],
    ['NORWAY AND THE EUROPEAN UNION AGREED. NATO DIDN’T.', 'Norway and the European Union agreed. NATO didn’t.'],
    ['FOREIGN MINISTER INGRID SOLBAKKEN LEFT.', 'Foreign Minister Ingrid Solbakken left.'],
    [
      '“WE WILL WAIT,” JONAS HILL SAID. HILL CALLED IT “A HILL.”',
      '“We will wait,” Jonas Hill said. Hill called it “a hill.”',
    ],
    ['MR. PRICE TOLD THE PRICE. IT ROSE.', 'Mr. Price told the price. It rose.'],
    [
      'ON MONDAY SPOKESMAN JOE HOLM’S AIDE MET O’BRIEN AND McVALE IN SKAGEN.',
      'On Monday Spokesman Joe Holm’s aide met O’Brien and McVale in Skagen.',
    ],
    ['OFFICIALS OF THE US TOLD US OF IT.', 'Officials of the US told us of it.'],
    [
      'SHIPS LEFT PORT SUDAN AND NEW YORK IN MAY. THEY MAY RETURN.',
      'Ships left Port Sudan and New York in May. They may return.',
    ],
    ['THE U.S. OFFICIALS AND THE WMO MET AT 0800Z.', 'The U.S. officials and the WMO met at 0800Z.'],
  ];
  test.each(cases)('%s', (loud, small) => {
    expect(read(loud)).toBe(small);
  });
});

test('a paragraph in capitals has the names that the rest of the text has', () => {
  const rest = 'Talks with Reading and Sand ended, a delegate of Reading said.';
  expect(read(rest, 'READING AND SAND ARE READING THE OFFER AGAIN.')).toBe(
    `${rest}\n\nReading and Sand are Reading the offer again.`,
  );
});

test('a line of a few words in capitals stays, and so does a text without any', () => {
  const text = ['TALKS IN BERGEN', 'NATO and the EU met. The IAEA, UNHCR and WMO did not.'];
  expect(read(...text)).toBe(text.join('\n\n'));
});

test('every letter keeps its place, and none becomes another', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('THE', 'İZMİR', 'STRAẞE', 'ﬁN', '𐐀𐐁', 'O’BRIEN', 'ǅ'),
        ),
      ),
      (parts) => {
        const text = parts.join(' ').toUpperCase();
        const small = read(text);
        expect(small).toHaveLength(text.length);
        expect(small.toLowerCase()).toBe(text.toLowerCase());
      },
    ),
  );
});
