import { expect, test } from 'vitest';
import type { Article } from '../document/index.ts';
import { editedArticle } from './edit.ts';

const article: Article = {
  id: 'letter',
  url: null,
  title: null,
  outlet: null,
  byline: [],
  published: null,
  text: 'The port stays open.',
  blocks: [{ kind: 'paragraph', span: [0, 20] }],
  basis: {},
  form: 'text',
  language: 'en',
};
const publishedOn = (published: string): string | undefined =>
  editedArticle(article, { published }, '2022-05-05T10:00:00Z').article.published?.from;

test('a day or a time that somebody sets', () => {
  expect(publishedOn('2022-05')).toBe('2022-05-01');
  expect(publishedOn('2022-05-04T09:30+02:00')).toBe('2022-05-04T09:30+02:00');
  expect(publishedOn('2022-05-04T23:59:00Z')).toBe('2022-05-04T23:59Z');
});

test.each(['2022-05-32', '2022-05-04T24:15Z', '2022-05-04T09:30+99:00', '2022-05-04T09:30+02:75'])(
  '%s is refused, which no clock shows',
  (published) => {
    expect(() => publishedOn(published)).toThrow(expect.objectContaining({ code: 'OR3017' }));
  },
);
