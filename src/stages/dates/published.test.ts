import { expect, test } from 'vitest';
import type { Article } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { publishedAtHome } from './published.ts';

const at = (from: string, outlet: string | null, url: string | null = null): Article =>
  ({
    outlet,
    url,
    published: { from, to: from, granularity: 'minute', basis: 'known', span: null, why: 'the page says so' },
  }) as unknown as Article;
const lexicon = openLexicon();
const dayOf = (article: Article): string | undefined => publishedAtHome(article, lexicon).published?.from;

test.each([
  ['2022-02-25T01:14Z', 'https://www.state.gov/a-call/', '2022-02-24T20:14-05:00'],
  ['2022-07-23T01:14+00:00', 'https://www.state.gov/a-call/', '2022-07-22T21:14-04:00'],
  ['2022-02-24T22:30Z', 'https://www.mofa.go.jp/x.html', '2022-02-25T07:30+09:00'],
])('%s from %s is %s there', (from, url, local) => {
  expect(dayOf(at(from, null, url))).toBe(local);
});

test('a time with an offset of its own, a day, a paper and an unknown publisher stay as they are', () => {
  expect(dayOf(at('2022-02-25T01:14+02:00', null, 'https://www.state.gov/x'))).toBe('2022-02-25T01:14+02:00');
  expect(dayOf(at('2022-02-25', null, 'https://www.state.gov/x'))).toBe('2022-02-25');
  expect(dayOf(at('2022-02-25T01:14Z', 'The Harbour Herald', 'https://news.example/x'))).toBe('2022-02-25T01:14Z');
});
