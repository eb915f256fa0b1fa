import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';

const REFRAIN = 'We will not give this harbour up to anyone, not now and not ever.';
const said = (what: string): string =>
  `<p>When they told us that ${what} would win, we dredged by hand, day after day, and the ships came back to us.</p>`;
const wordsOf = (body: string): string[] => {
  const page = readPage(`<article><h1>On the quay</h1>${body}</article>`, null);
  return page?.blocks.map(({ span }) => page.text.slice(...span)) ?? [];
};

test('the refrain of a speech is said as often as it stands there', () => {
  const refrain = `<p>${REFRAIN}</p>`;
  const words = wordsOf(`${said('the silt')}${refrain}${said('the storm')}${refrain}${said('the ice')}${refrain}`);
  expect(words.filter((text) => text === REFRAIN)).toHaveLength(3);
});

describe('what a page only shows again stays out', () => {
  const texts = said('the silt') + said('the storm') + said('the ice');
  test.each([
    ['right behind the first time', `${said('the silt')}${texts}`],
    ['as a whole', texts + texts],
    ['as a heading', `<h2>${said('the silt').slice(3, -4)}</h2>${texts}`],
  ])('%s', (_, body) => {
    expect(wordsOf(body)).toHaveLength(3);
  });

  const quoted = said('the ice').replace('<p>', `<p>“${REFRAIN.slice(0, -1)},” she said. `);
  test.each([
    ['a quotation', `<blockquote><p>${REFRAIN}</p></blockquote>`],
    ['with who said it', `<figure><blockquote><p>${REFRAIN}</p><cite>Anna Holt, mayor</cite></blockquote></figure>`],
    ['in marks', `<blockquote>“${REFRAIN}”</blockquote>`],
    ['by its name', `<div class="wp-block-pullquote"><p>Not now, and never in the years to come.</p></div>`],
  ])('%s that is pulled out of a paragraph', (_, pulled) => {
    expect(wordsOf(`${said('the silt')}${pulled}${said('the storm')}${quoted}`)).toHaveLength(3);
  });

  test('but a quotation that a sentence leads to is the first of two', () => {
    const letter = `<p>The letter of the harbour master to the ministry has one sentence that the whole town knows by heart:</p><blockquote>${REFRAIN}</blockquote>`;
    expect(wordsOf(`${said('the silt')}${letter}${quoted}`)).toHaveLength(4);
  });
});
