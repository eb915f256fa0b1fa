import type { Article } from '../../document/index.ts';

/** An article before its id is put on and its language is looked at. */
export type Draft = Omit<Article, 'id' | 'language'>;

export const UNKNOWN: Draft = {
  url: null,
  title: null,
  outlet: null,
  byline: [],
  published: null,
  text: '',
  blocks: [],
  basis: {},
};
