import { expect, test } from 'vitest';
import { documentName } from './documentName.ts';

test('a document without a title is called by its outlet and day, else by its address, else by its id', () => {
  const published = { from: '2024-03-13', to: '2024-03-13', granularity: 'day' } as const;
  const document = { id: 'doc_a', title: 'Fish', outlet: 'Fjord News', published, url: 'https://fjord.example/1' };
  expect(documentName(document)).toBe('Fish');
  expect(documentName({ ...document, title: null })).toBe('Untitled, Fjord News, 13 March 2024');
  expect(documentName({ ...document, title: null, published: '2024-03' })).toBe('Untitled, Fjord News, 2024-03');
  expect(documentName({ ...document, title: null, outlet: null })).toBe('Untitled, 13 March 2024');
  expect(documentName({ ...document, title: null, outlet: null, published: null })).toBe(
    'Untitled, https://fjord.example/1',
  );
  expect(documentName({ id: 'doc_a', title: null, outlet: null, published: null })).toBe('Untitled, doc_a');
});
