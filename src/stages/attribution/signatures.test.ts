import { describe, expect, test } from 'vitest';
import type { Block } from '../../document/index.ts';
import { signedQuotations } from './signatures.ts';
import { at, taggedOf } from './testing/tagged.ts';

/** Source, cue and content of each signed quotation, as words. */
const signed = (text: string, ...quoted: string[][]) =>
  signedQuotations(taggedOf(text, quoted)).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map((span) => text.slice(...span))),
  );

test.each(['—', '–', '―', '-'])('a quotation, %s and a name', (dash) => {
  const text = `Intro.\n“The bridge is open.” ${dash} Commissioner Ada Vik, Oslo.\nMore.`;
  expect(signed(text, ['“The bridge is open.”'])).toEqual([
    [['Commissioner Ada Vik, Oslo'], [dash], ['“The bridge is open.”']],
  ]);
});

test('a name that also stands in the quotation, and a quotation of two paragraphs', () => {
  const text = '“Vik is my name.\n“Ada Vik.” — Ada Vik';
  const [only] = signedQuotations(taggedOf(text, [['“Vik is my name.', '“Ada Vik.”']]));
  expect(only?.source).toEqual([[text.lastIndexOf('Ada Vik'), text.length]]);
  expect(only?.content.map((span) => text.slice(...span))).toEqual(['“Vik is my name.', '“Ada Vik.”']);
  expect(only?.confidence).toBe(1);
});

test('a name in brackets signs without a cue, and a bullet may stand before the quotation', () => {
  const text = '• “The bridge is open.” (Ada Vik).';
  expect(signed(text, ['“The bridge is open.”'])).toEqual([[['Ada Vik'], [], ['“The bridge is open.”']]]);
});

test.each([
  ['words before the quotation', 'She said “No.” — Ada Vik', '“No.”'],
  ['no name after the dash', '“No.” — and then she left', '“No.”'],
  ['no dash', '“No.” Ada Vik said.', '“No.”'],
  ['a second quotation', '“No.” — Vik said “yes” later', '“No.”'],
  ['more than a name', `“No.” — A${' long'.repeat(30)}`, '“No.”'],
  ['no closing mark', '“No. — Ada Vik', '“No. — Ada Vik'],
])('%s is no signature', (_, text, quoted) => expect(signed(text, [quoted])).toEqual([]));

test.each([
  [
    'a post and its author',
    'We open the strait. https://t.example/x1',
    '— Port of Oslo (@portofoslo) May 3, 2024',
    ['Port of Oslo', '—', 'We open the strait.'],
  ],
  [
    'a post with two links',
    'Open! pic.twitter.com/Ab1 https://t.example/x',
    '– Ada Vik (@ada_vik)',
    ['Ada Vik', '–', 'Open!'],
  ],
  [
    'words and an office',
    'We shall reply in kind.',
    'Ada Vik, Minister for Trade',
    ['Ada Vik, Minister for Trade', '', 'We shall reply in kind.'],
  ],
  [
    'a dash before the office',
    'It is our duty.',
    '— Ada Vik, the chair of the council',
    ['Ada Vik, the chair of the council', '—', 'It is our duty.'],
  ],
])('a paragraph is signed: %s', (_, words, signature, expected) => {
  expect(signed(`The talks failed.\n\n${words}\n\n${signature}\n\nMore.`)).toEqual([
    expected.map((part) => (part === '' ? [] : [part])),
  ]);
});

test.each([
  ['nobody speaks', 'The talks failed.', 'Ada Vik, Minister for Trade'],
  ['no sentence', 'What we want', 'Ada Vik, Minister for Trade'],
  ['no office', 'We shall reply.', 'Ada Vik, Oslo'],
  ['a sentence', 'We shall reply.', 'Ada Vik, the minister, left.'],
  ['a list of names', 'We shall reply.', 'Ada Vik, Minister for Trade\nOdd Lie, Minister of Defence'],
])('no signature: %s', (_, words, line) => expect(signed(`${words}\n\n${line}`)).toEqual([]));

describe('a block quotation', () => {
  const blockOf = (kind: Block['kind'], words: string, text: string): Block => ({ kind, span: at(text, words) });
  const signedBlock = (said: readonly string[], name: string, quoted: readonly string[][] = []) => {
    const text = ['The talks failed.', ...said, name, 'More is to come.'].join('\n\n');
    const quotes = [...said, name].map((words) => blockOf('quote', words, text));
    const paragraphs = ['The talks failed.', 'More is to come.'].map((words) => blockOf('paragraph', words, text));
    const [before, after] = paragraphs;
    const blocks = [...(before ? [before] : []), ...quotes, ...(after ? [after] : [])];
    return signedQuotations(taggedOf(text, quoted, blocks)).map(({ source, cue, content }) =>
      [source, cue, content].map((spans) => spans.map((span) => text.slice(...span))),
    );
  };

  test.each([
    ['a dash', ['The quay is theirs.'], '— Tuva-Li Oort', [['Tuva-Li Oort'], ['—'], ['The quay is theirs.']]],
    ['a name', ['It is over.', 'They know.'], 'Anna Vik', [['Anna Vik'], [], ['It is over.', 'They know.']]],
    [
      'an office',
      ['We shall reply.'],
      'Oort, Minister for Trade',
      [['Oort, Minister for Trade'], [], ['We shall reply.']],
    ],
  ])('ends with the name of its speaker: %s', (_, said, name, expected) => {
    expect(signedBlock(said, name)).toEqual([expected]);
  });

  test('in quotation marks is one quotation', () => {
    const said = '“The quay is theirs.”';
    expect(signedBlock([said], '— Anna Vik', [[said]])).toEqual([[['Anna Vik'], ['—'], [said]]]);
  });

  test.each([
    ['it ends with a sentence', ['It is over.'], 'Nobody knows when'],
    ['a title stands below it', ['It is over.'], 'What They Want'],
    ['it is no sentence', ['What we want'], 'Anna Vik'],
  ])('is not signed if %s', (_, said, name) => expect(signedBlock(said, name)).toEqual([]));

  test('that says itself whose words it has is not signed', () => {
    const said = '“It is over,” Ole Lie wrote.';
    expect(signedBlock([said], 'Anna Vik', [['“It is over,”']])).toEqual([]);
  });
});

test('a text below a line that attributes it is the words of the one named', () => {
  const text = 'The below is attributable to Spokesperson Ada Vik:\n\nThe minister met her guest.\n\nShe thanked him.';
  const words = [['Spokesperson Ada Vik'], ['attributable to'], ['The minister met her guest.', 'She thanked him.']];
  expect(signed(text)).toEqual([words]);
  expect(signed(text.replace('below is', 'following readout was'))).toEqual([words]);
  expect(signed(text.replace(':', ':\u200E'))).toEqual([words]);
});

test.each([
  ['nothing below', 'The following is attributable to Ada Vik:'],
  ['a sentence', 'The fire is attributable to Ada Vik:\n\nShe left a candle.'],
])('nobody is named above a text: %s', (_, text) => expect(signed(text)).toEqual([]));
