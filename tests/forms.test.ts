import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RawDocument, Recorded } from '../src/document/index.ts';
import { openReader, type Reader } from '../src/pipeline/index.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

/** Reads a file of that name. */
const read = (content: string, form: Exclude<RawDocument['form'], 'record'> = 'text'): Promise<Recorded> =>
  reader.read({
    form,
    input: 'case',
    id: 'case',
    bytes: new TextEncoder().encode(content),
    charset: null,
    url: null,
  });
const said = ({ statements }: Recorded): string[] =>
  statements.map(({ speaker, text }) => `${speaker?.name ?? speaker?.status}: ${text}`);

describe('capitals', () => {
  const text = [
    'SKAGEN, DENMARK (COAST WIRE) -- THE HARBOUR MASTER SAID ON TUESDAY THAT NO SHIP WOULD LEAVE THE PORT.',
    '“WE WILL NOT OPEN THE GATES,” JONAS HILL TOLD REPORTERS. FOREIGN MINISTER KIRSTEN AALBORG WARNED NORWAY THAT HER COUNTRY WOULD ACT.',
  ].join('\n\n');

  test('names are found, and words are those that are printed', async () => {
    const document = await read(text);
    expect(document.text).toBe(text);
    expect(said(document)).toEqual([
      'unresolved: THAT NO SHIP WOULD LEAVE THE PORT',
      'Jonas Hill: “WE WILL NOT OPEN THE GATES,”',
      'Kirsten Aalborg: THAT HER COUNTRY WOULD ACT',
    ]);
    expect(document.entities.map(({ span }) => text.slice(...span))).toEqual([
      'SKAGEN', 'DENMARK', 'JONAS HILL', 'KIRSTEN AALBORG', 'NORWAY',
    ]); // prettier-ignore
    expect(document).not.toHaveProperty('printed');
  });
});

test('how secret a paragraph of a cable is, is no name', async () => {
  const document = await read('1. (SBU) Minister Ida Holm told us that Norway would sign.\n\n2. (C) She left at once.');
  expect(document.entities.map(({ span }) => document.text.slice(...span))).toEqual(['Ida Holm', 'Norway']);
});
