import { Cite } from '@citation-js/core';
// oxlint-disable-next-line import/no-unassigned-import -- the format registers itself
import '@citation-js/plugin-bibtex';
import { expect, test } from 'vitest';
import { statementsAsBibtex, statementsAsCslJson } from './index.ts';
import { each, exported, generatedStatements, HOSTILE, hostile, written } from './testing/statements.ts';

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly URL?: string;
  readonly author?: readonly { readonly literal?: string; readonly family?: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
}

const entriesOf = (text: string): Entry[] => new Cite(text).data as Entry[];
const plain = (text: string | undefined): string | undefined => text?.replace(/<\/?span[^>]*>/g, '');
const SPACED = HOSTILE.replace(/\s+/g, ' ');

test.each([
  ['BibTeX', statementsAsBibtex],
  ['CSL-JSON', statementsAsCslJson],
])('%s: a reference manager reads each document once', async (_name, write) => {
  const entries = entriesOf(await written(write(generatedStatements(60))));
  expect(entries).toHaveLength(3);
  expect(entries[1]).toMatchObject({
    title: 'Report 1',
    'container-title': 'Outlet 1',
    URL: 'https://news.example/1',
    issued: { 'date-parts': [[2022, 5, 4]] },
  });
  expect(entries[1]?.type).toMatch(/^article/);
  expect(entries[1]?.author?.map(({ literal, family }) => literal ?? family)).toEqual(['A. Reporter']);
});

test('CSL-JSON: any words come back', async () => {
  const text = await written(statementsAsCslJson(each(hostile())));
  const [entry] = entriesOf(text);
  expect(entry?.title).toBe(HOSTILE);
  expect(entry?.author).toEqual([{ literal: HOSTILE }, { literal: 'A. Reporter and Sons' }]);
  expect(entriesOf('[\n]\n')).toEqual([]);
});

test('BibTeX: any words come back, with white space as it is in print', async () => {
  const [entry] = entriesOf(await written(statementsAsBibtex(each(hostile()))));
  expect(plain(entry?.title)).toBe(SPACED);
  expect(entry?.author?.map(({ literal, family }) => plain(literal ?? family))).toEqual([
    SPACED,
    'A. Reporter and Sons',
  ]);
  expect(entry?.URL).toBe('https://news.example/1?a=1&b=%7Bx%7D%20y');
});

test('a date is as exact as it is known to be', async () => {
  const { document } = exported();
  const dated = async (from: string, to: string) => {
    const published = document.published && { ...document.published, from, to };
    const text = await written(statementsAsCslJson(each(exported({ document: { ...document, published } }))));
    return entriesOf(text)[0]?.issued?.['date-parts'];
  };
  expect(await dated('2022-05-04T10:00+02:00', '2022-05-04T10:00+02:00')).toEqual([[2022, 5, 4]]);
  expect(await dated('2022-05-01', '2022-05-31')).toEqual([[2022, 5]]);
  expect(await dated('2022-01-01', '2022-12-31')).toEqual([[2022]]);
  expect(await dated('2021-12-31', '2022-01-02')).toBeUndefined();
});
