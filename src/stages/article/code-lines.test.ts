import { describe, expect, test } from 'vitest';
import { isCodeLine } from './code-lines.ts';
import { isFurniture } from './furniture.ts';
import { carve } from './plain.ts';

const CODE = [
  '*/',
  ' * the rest of a comment on the layout */'.trim(),
  '// count the readers',
  'var slots = [];',
  'window.dataLayer = window.dataLayer || [];',
  'dataLayer.push({"page": "harbour"});',
  '-->',
  'end of header -->',
  '})();',
  'if (window.slots) { fill(); }',
  '} catch (error) {}',
  'return false;',
  "'use strict';",
  'jQuery(document).ready(function($) {',
  'i[r]=i[r]||function(){',
  '"headline": "Harbour towns agree",',
  'body{margin:0}',
  'display: none;',
  '[if lt IE 9]>',
  '&nbsp;',
];

describe('code that a scraper took along', () => {
  const headline = 'Harbour towns agree to share the cost of dredging';
  const standfirst =
    'Six councils settle a quarrel of nine years over silt, and hope that the ferries will run by autumn.';
  const rest = [
    'By Anna Holt',
    '4 May 2022',
    'The councils of six harbour towns agreed on Wednesday to share the cost of dredging the strait, their spokeswoman said.',
  ];

  test.each(CODE)('%s is code, and never the headline that comes twice below it', (line) => {
    expect(isCodeLine(line)).toBe(true);
    for (const gap of ['\n', '\n\n']) {
      const { title, blocks, byline, published } = carve(
        [line, headline, standfirst, headline, ...rest].join(gap),
        null,
      );
      expect(title).toBe(headline);
      expect(blocks.map(({ kind }) => kind)).toEqual([
        'boilerplate',
        'headline',
        'paragraph',
        'boilerplate',
        'byline',
        'dateline',
        'paragraph',
      ]);
      expect(byline).toEqual(['Anna Holt']);
      expect(published).toMatchObject({ from: '2022-05-04', basis: 'known' });
    }
  });

  test('a whole script ahead of it changes nothing, nor does a line that nobody knows', () => {
    expect(carve([...CODE, headline, standfirst, headline, ...rest].join('\n\n'), null)).toMatchObject({
      title: headline,
      byline: ['Anna Holt'],
    });
    expect(carve(['Skip banner frame', headline, standfirst, headline, ...rest].join('\n\n'), null).title).toBe(
      headline,
    );
  });

  test.each([
    'The minister (who had come by train) left at noon;',
    'Return the ships, said the mayor; nobody did.',
    'Case 12 (2022) was closed.',
    'If (and only if) it rains, the ferry stays in port.',
    'Note: the fee was paid in full;',
    '“We have argued for long enough,” said the mayor.',
    'Try again, the engineer told them',
    'E = mc squared, she wrote on the quay.',
  ])('%s is none', (line) => {
    expect(isCodeLine(line)).toBe(false);
  });
});

describe('lines of a page for its own working', () => {
  test.each([
    'Leave a Reply',
    'Your email address will not be published. Required fields are marked *',
    'This entry was posted in Harbours and tagged silt, tolls. Bookmark the permalink.',
    'By signing up, you agree to our terms of use.',
    'Please enable JavaScript to view the comments.',
    'Already a subscriber? Sign in',
    'Home > News > Harbours',
    'Next Post: The tolls rise',
    'Was this article helpful?',
  ])('%s', (line) => {
    expect(isFurniture(line)).toBe(true);
  });

  test.each([
    'Leave a reply at the quay, the mayor told reporters.',
    'By signing the treaty, you agree to the tolls, the minister said.',
    'Next post in the harbour is that of the pilot.',
    'Home is where the ferries are.',
    'We may get compensation, the fishermen said.',
    'Please log the hours of the ferries, she told them.',
  ])('not: %s', (line) => {
    expect(isFurniture(line)).toBe(false);
  });
});

test('the day of a letter is that of the place and date below it, which is concluded', () => {
  const text = [
    'To the councils of the harbour towns',
    'The commissioner thanks the councils for their letter on the dredging of the strait, and agrees with every word of it.',
    'Brenn, 4 May 2022',
  ].join('\n\n');
  expect(carve(text, null).published).toMatchObject({ from: '2022-05-04' });
  const longer = [
    text.split('\n\n')[0],
    ...Array.from({ length: 12 }, (_, at) => `${at} more words were said on it, and that is all.`),
    'Brenn, 4 May 2022',
  ].join('\n\n');
  expect(carve(longer, null).published).toMatchObject({
    from: '2022-05-04',
    basis: 'implied',
    why: 'date below the text',
  });
});
