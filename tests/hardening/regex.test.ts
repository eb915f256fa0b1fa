import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OnrecordError } from '../../src/errors/index.ts';
import { openReader, type Reader } from '../../src/pipeline/index.ts';
import type { RawDocument } from '../../src/document/index.ts';
import { cases } from './scale.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

/** How long the part is that is repeated. A few hundred characters hung the worst, quadratic ones show at thousands. */
const LENGTH = cases(200, 4_000);

/** What comes before the part that is repeated, the part, and what comes behind it. */
type Attack = readonly [before: string, repeated: string, after: string];

/**
 * The texts with which the expressions that once were not linear could be attacked: those that recheck found, the words
 * that growth.ts named, and the first two as they were met, a long address and a row of pictures.
 */
const ATTACKS: readonly Attack[] = [
  ['https://example.org/', 'letters', ''],
  ['', '\u{1F600}', ''],
  ['', 'x', ', while'],
  ['', 'a-', ''],
  ['', '\n', '\n.'],
  ['', '.', ' .'],
  ['0000-', '/0000-', '-'],
  ['', '{', ' {'],
  ['', '\t..[', '\t..'],
  ['', '[x', ''],
  ['', ' ', 'f'],
  ['', '\u00A0', '('],
  ['', '\t', '\u0001'],
  ['', '  \n', '  \t'],
  ['', ' of ', '\n'],
  ['', ' in ', '\n'],
  ['', ' for ', ''],
  ['', '-a.', ''],
  ['', ',', ' ,'],
  ['', ', ', ''],
  ['', '(', '\n('],
  ['', '<v.', '\t'],
  ['<v.', '\t', ''],
  ['', '{\\', '<0>'],
  ['', '<BR', ''],
  ['', '</p ', ''],
  ['', '<a ', ''],
  ['', "'", ' x'],
  ['', '’', ' x'],
  ['', '"', ' x'],
  ['', '"x', '\t..'],
  ['', '“', ''],
  ['r', 'n\twhile\tthe', ',\t'],
  ['', 'while and then ', ''],
  ['', 'a', ' index'],
  ['', 'A', ' index'],
  ['', ' A', ' x'],
  ['', ' Aa', ':'],
  ['', 'ªA', ''],
  ['', 'ʼa', '’'],
  ['', '-', ' -'],
  ['', 'A-', 'ab'],
  ['', '0-', ''],
  ['', '1.', 'x'],
  ['', '|', ' 1'],
  ['', ' | ', ''],
  ['editor in affairs ', 'in affairs ', '|'],
  ['', 'after ', ''],
  ['', 'amid the ', ''],
  ['declared ', 'declared x ', ''],
  ['drove ', 'out of x ', ''],
  ['filed under', '\t', '\u0001'],
  ['Share', ' ', '\u0001'],
  ['about A', '.', 'x'],
  ['Published', ' ', '1'],
  ['no. ', '0-', '!'],
  ['at the ', 'meeting of x', '"'],
  ['', '…', 'x'],
  ['', '. ', '…'],
];

const words = ([before, repeated, after]: Attack): string =>
  before + repeated.repeat(Math.ceil(LENGTH / repeated.length)) + after;

/** The words as a headline, a byline, a paragraph and a saying. */
const article = (attack: string): RawDocument => ({
  form: 'record',
  input: 'attack',
  id: 'attack',
  record: {
    title: `The port will open ${attack} on Monday`,
    published: '2025-03-04',
    language: 'en',
    text: [
      `By Anna Holm ${attack}`,
      `The port of Fenner will open on Monday, the harbour master said. ${attack} The ministry did not answer.`,
      `“We will ${attack} not give way,” the minister, Anna Holm, told reporters on Tuesday.`,
      `${attack} said that “the port, ${attack}, is open”, ${attack}.`,
    ].join('\n\n'),
  },
});

/** The words as the label of a turn and in what is said in one. */
const talk = (attack: string): RawDocument => ({
  form: 'record',
  input: 'attack',
  id: 'attack',
  record: {
    title: 'A talk',
    language: 'en',
    text: `ANNA HOLM: The port is open.\n\n${attack}: Is it? ${attack}\n\nANNA HOLM: We said that it is.\n\n${attack}: Thank you.`,
  },
});

const page = (attack: string): string =>
  `<html><head><title>${attack} | Fenner News</title><meta name="author" content="${attack}"></head><body>` +
  `<article class="${attack}"><h1>Port</h1><p class="byline">By ${attack}</p><p>The port will open on Monday, the ` +
  `harbour master said.</p><figure><figcaption>The port. ${attack}</figcaption></figure></article></body></html>`;

const captions = (attack: string): string =>
  `WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anna Holm>The port is open. ${attack}\n\n00:05.000 --> 00:09.000\n${attack}`;

const file = (form: 'html' | 'transcript', text: string): RawDocument => ({
  form,
  input: 'attack',
  id: 'attack',
  bytes: new TextEncoder().encode(text),
  charset: null,
  url: null,
});

/** Reads to the end: gives the text, or the code with which the document is refused. */
async function outcome(document: RawDocument): Promise<string> {
  try {
    return (await reader.read(document)).text;
  } catch (error) {
    if (error instanceof OnrecordError) return error.code;
    throw error;
  }
}

describe.each(ATTACKS)('“%s”, “%s” again and again, “%s”', (...attack) => {
  test('in an article', async () => {
    expect(await outcome(article(words(attack)))).toContain('told reporters on Tuesday');
  });

  test('in a talk', async () => {
    expect(await outcome(talk(words(attack)))).toContain('We said that it is.');
  });
});

test('in pages and captions', async () => {
  for (const attack of ATTACKS) {
    expect(await outcome(file('html', page(words(attack))))).not.toBe('OR9001');
    expect(await outcome(file('transcript', captions(words(attack))))).not.toBe('OR9001');
  }
});
