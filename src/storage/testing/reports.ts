import type { Sketch } from './documents.ts';

/** Reports of one statement by three outlets, of one week. */
export const NOW = '2026-05-04T12:00:00Z';
export const WORDS = 'The talks on the northern fishery are long overdue, and we will not wait for another winter';
export const said = (words: string, more: Partial<Sketch['said'][number]> = {}): Sketch['said'][number] => ({
  speaker: 'Kari Nygård',
  words,
  ...more,
});

export const FIRST: Sketch = {
  url: 'https://fjord.example/1',
  outlet: 'Fjord News',
  published: '2022-05-04',
  said: [said(WORDS)],
};
export const TRIMMED: Sketch = {
  url: 'https://daily.example/1',
  outlet: 'The Daily',
  published: '2022-05-05',
  said: [said('long overdue, and we will not wait for another winter', { speaker: 'Nygård' })],
};
export const ANONYMOUS_NUMBER: Sketch = {
  url: 'https://herald.example/1',
  outlet: 'Herald',
  published: '2022-05-05',
  said: [said(WORDS.replace('long overdue', 'two years overdue'))],
};
