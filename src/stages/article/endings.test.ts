import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';
import { record, shown } from './testing/articles.ts';

const SAID = ['mayor', 'minister', 'engineer'].map(
  (who) =>
    `The ${who} said on Tuesday that the harbour would stay closed for a while, and that the towns would share the cost of dredging it.`,
);
const BORN =
  'Anna Holt has written on harbours for nine years, from Brenn to Geneva, and is the author of two books on silt and on ferries.';
const ENDS: readonly (readonly [string, readonly string[]])[] = [
  [
    'what stands below the end',
    ['- ENDS -', 'The towns signed a treaty in 1950, of which the text is on their pages.'],
  ],
  ['contacts', ['Media Contacts:', 'Carl Moss, spokesperson', '+47 555 0102']],
  ['one contact', ['Media contact: Carl Moss, +47 555 0102']],
  ['a note on the author', ['About the Author', BORN]],
  ['a note on the company', ['About Brenn Ports', 'Brenn Ports runs nine harbours in the north of three countries.']],
];

describe('at the end of a text is no text of it', () => {
  test.each(ENDS)('on a page: %s', (_, end) => {
    const body = [...SAID, ...end].map((text) => `<p>${text}</p>`).join('');
    expect(readPage(`<article><h1>Harbour shut</h1>${body}</article>`, null)?.blocks).toHaveLength(SAID.length);
  });

  test.each(ENDS)('in a plain text: %s', async (_, end) => {
    const blocks = shown(await record({ text: [...SAID, ...end].join('\n\n') }));
    expect(blocks.slice(SAID.length).every((block) => block.startsWith('boilerplate'))).toBe(true);
    expect(blocks).toHaveLength(SAID.length + end.length);
  });
});

test('a heading about somebody, or in the middle of a text, is none', async () => {
  const [first = '', ...others] = SAID;
  for (const lines of [
    [...SAID, 'About the North', 'Nobody asked the mayors.'],
    [first, 'Media contacts', ...others],
    [...SAID, 'Notes to editors', 'The harbour was built in 1912.'],
  ])
    expect(shown(await record({ text: lines.join('\n\n') })).some((block) => block.startsWith('boilerplate'))).toBe(
      false,
    );
});
