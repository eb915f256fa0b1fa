import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparable, compareSpeakers, compareStatements, quotedWords, type ReportedWords } from './index.ts';
import { wordDiff } from './wordDiff.ts';
import { day, person } from '../document/testing/reported.ts';

const WORDS = 'The talks on the northern fishery are long overdue, and we will not wait for another winter.';
const report = (more: Partial<ReportedWords> = {}): ReportedWords => ({
  text: `“${WORDS}”`,
  kind: 'direct',
  speaker: person('Kari Nygård'),
  said: day('2022-05-03'),
  published: day('2022-05-04'),
  document: String(Math.random()),
  ...more,
});
const verdict = (one: Partial<ReportedWords>, other: Partial<ReportedWords>) =>
  compareStatements(comparable(report(one)), comparable(report(other))).verdict;

test.each<[name: string, other: Partial<ReportedWords>, expected: string]>([
  ['the same', {}, 'same'],
  ['a week later, as news of it', { said: null, published: day('2022-05-09') }, 'same'],
  ['a month later, as news of it', { said: null, published: day('2022-06-09') }, 'different'],
  ['on another day', { said: day('2022-05-10') }, 'different'],
  ['on a day concluded from the publication', { said: day('2022-05-05', 'implied') }, 'same'],
  ['in that month', { said: { ...day('2022-05-01'), to: '2022-05-31', granularity: 'month' } }, 'same'],
  ['by nobody known', { speaker: null }, 'same'],
  ['by nobody known, in few words', { speaker: null, text: '“The talks on the northern fishery”' }, 'different'],
  ['by the ministry', { speaker: person('Foreign Ministry', { via: 'organisation' }) }, 'different'],
  [
    'by a group with her',
    { speaker: person('', { name: null, status: 'group', members: [person('Kari Nygård')] }) },
    'same',
  ],
  [
    'in a mixed quote',
    { kind: 'mixed', text: 'the fishery talks are “long overdue, and we will not wait for another winter”' },
    'same',
  ],
  [
    'in a turn that says much more',
    {
      transcript: true,
      text: `${WORDS} ${'The tide tables are printed in the harbour office on Mondays. '.repeat(3)}`,
    },
    'unrelated',
  ],
  ['in a turn that says little more', { transcript: true, text: `Thank you. ${WORDS} That is all.` }, 'same'],
  ['in other words', { text: '“Nobody has ever caught a cod in this river”' }, 'unrelated'],
  ['in a stock phrase', { text: '“we will not wait”' }, 'unrelated'],
])('%s', (_, other, expected) => {
  expect(verdict({}, other)).toBe(expected);
});

test('within one document what “we” ask is what the speaker asks, and not what another or somebody unknown does', () => {
  const norway = { actor: 'country:NOR', name: 'Norway', code: 'NOR' };
  const minister = { speaker: person('Kari Nygård', { represents: norway }), document: 'd' };
  const state = person('Norway', { actor: 'country:NOR', via: 'organisation', represents: norway });
  const within = (outer: string, more: Partial<ReportedWords> = {}, kind: ReportedWords['kind'] = 'direct') =>
    verdict(
      { ...minister, text: outer, kind },
      { document: 'd', speaker: state, kind: 'indirect', text: 'that the trawlers leave the strait', ...more },
    );
  expect(within('We ask that the trawlers leave the strait.')).toBe('same');
  expect(within('whether Norway asked that the trawlers leave the strait', {}, 'indirect')).toBe('different');
  expect(within('We never asked that the trawlers leave the strait.')).toBe('different');
  expect(within('We ask that the trawlers leave the strait, and the tide tables are in the office.')).not.toBe('same');
  expect(within('They ask that the trawlers leave the strait.', { speaker: null })).toBe('different');
  expect(within('Ana Lima asks that the trawlers leave the strait.', { speaker: person('Ana Lima') })).toBe(
    'different',
  );
});

test('it does not matter which of two reports comes first', () => {
  const texts = [
    WORDS,
    WORDS.replace('not ', ''),
    WORDS.replace('northern', 'southern'),
    WORDS.slice(30),
    `${WORDS} I am sure.`,
    'No.',
  ];
  const piece = fc.record({
    text: fc.constantFrom(...texts),
    speaker: fc.constantFrom(null, person('Kari Nygård'), person('Ana Lima')),
  });
  fc.assert(
    fc.property(piece, piece, (one, other) => {
      expect(verdict(one, other)).toBe(verdict(other, one));
    }),
  );
});

test('words are compared with contractions and numbers written out, and know their gaps', () => {
  expect(quotedWords('“We won’t send two hundred and six ships … or [so he says] more”', 'direct')).toMatchObject({
    keys: ['we', 'will', 'not', 'send', '206', 'ships', 'or', 'more'],
    gaps: new Set([6, 7]),
  });
  expect(quotedWords('He called it “a bad idea of his own making” and “an error”', 'mixed').keys).toEqual(
    'a bad idea of his own making an error'.split(' '),
  );
});

test('names of one speaker', () => {
  const names = (one: string, other: string) => compareSpeakers(person(one), person(other));
  expect(names('Kari Nygård', 'NYGARD')).toBe('same');
  expect(names('Kari Nygård', 'K. Nygård')).toBe('same');
  expect(names('Kari Anne Nygård', 'Kari Nygård')).toBe('same');
  expect(names('Ana Lima', 'Rui Lima')).toBe('other');
  const known = (id: string) => person('Lima', { actor: id });
  expect(compareSpeakers(known('person:ana'), known('person:rui'))).toBe('other');
  const norway = { actor: 'country:NOR', name: 'Norway', code: 'NOR' };
  const ministry = person('Foreign Ministry', { actor: 'org:nor-fm', via: 'organisation', represents: norway });
  expect(compareSpeakers(person('Kari Nygård', { represents: norway }), ministry)).toBe('compatible');
});

test('the difference of two reports, word by word', () => {
  expect(wordDiff('We will not wait.', 'We shall not wait, he said.')).toEqual([
    { before: 'We', after: 'We', same: true },
    { before: 'will', after: 'shall', same: false },
    { before: 'not wait', after: 'not wait', same: true },
    { before: '', after: 'he said', same: false },
  ]);
});

const rejected = {
  text: 'the offer',
  kind: 'indirect' as const,
  act: { type: 'REJECT', negated: false, targets: [person('Peru')] },
};

test.each<[name: string, other: Partial<ReportedWords>, expected: string]>([
  ['the same', {}, 'same'],
  ['on that day, as it was concluded', { said: day('2022-05-03', 'implied') }, 'same'],
  ['on the day after', { said: day('2022-05-04') }, 'unrelated'],
  ['on the day after, in a copy', { said: day('2022-05-04'), original: 1 }, 'same'],
  ['a week later, in a copy', { said: day('2022-05-10'), original: 1 }, 'unrelated'],
  ['on no known day', { said: null, published: null }, 'unrelated'],
  ['by another', { speaker: person('Rui Lima') }, 'unrelated'],
  ['by nobody known', { speaker: null }, 'unrelated'],
  ['another act', { act: { ...rejected.act, type: 'ACCUSE' } }, 'unrelated'],
  ['none', { act: null }, 'unrelated'],
  ['to another', { act: { ...rejected.act, targets: [person('Chile')] } }, 'unrelated'],
  ['in other words', { text: 'the plan' }, 'unrelated'],
  ['in one document', { document: 'one' }, 'unrelated'],
])('an act of two words is told again: %s', (_, other, expected) => {
  expect(verdict({ ...rejected, document: 'one', original: 1 }, { ...rejected, original: 2, ...other })).toBe(expected);
});

test.each([
  ['I do not accept that', 'different'],
  ['Nobody has ever said', 'different'],
  ['We reject the claim that', 'different'],
  ['There is no doubt that', 'same'],
  ['I am here to tell you that', 'same'],
  ['It is not for me to judge. Still,', 'same'],
])('what the longer report denies is another statement: %s', (before, expected) => {
  const text = 'the talks on the northern fishery are long overdue and will not wait';
  expect(verdict({ text: `“${before} ${text}.”` }, { text: `“${text}.”` })).toBe(expected);
});

test('what one report has the speaker deny is not what another has them say', () => {
  const text = 'that the talks on the northern fishery are long overdue and will have to wait';
  const denied: Partial<ReportedWords> = { kind: 'indirect', text, polarity: 'negated' };
  const said: Partial<ReportedWords> = { kind: 'indirect', text, polarity: 'affirmed' };
  expect(verdict(denied, said)).toBe('different');
  expect(verdict(said, denied)).toBe('different');
  expect(verdict(denied, denied)).toBe('same');
  // A quotation in full is what was said, whatever verb stands beside it; and so are words that deny by themselves.
  expect(verdict({ polarity: 'negated' }, { polarity: 'affirmed' })).toBe('same');
  const refusal = 'that the talks on the northern fishery were never overdue and will have to wait';
  expect(verdict({ ...denied, text: refusal }, { ...said, text: refusal })).toBe('same');
  expect(verdict(said, { ...said, text: `it is not true ${text}` })).toBe('different');
});

test.each([
  ['spellings', 'Organisations that favour grey harbours', 'Organizations that favor gray harbors'],
  ['numbers', 'Prices of coal rose 2.5 per cent', 'Prices of coal rose two and a half percent'],
  [
    'ordinals',
    'This is the 21st time that they close the strait',
    'This is the twenty-first time that they close the strait',
  ],
  ['money', 'We put $25 million into the port', 'We put twenty-five million dollars into the port'],
  ['compounds', 'The cease-fire on the river is holding well', 'The ceasefire on the river is holding well'],
  ['dates', 'We will sail on the 5th of March from the old quay', 'We will sail on March 5 from the old quay'],
  ['letters', 'The United States and the European Union sign today', 'The US and the EU sign today'],
  ['a verb that it ends with', 'We know what the pilots saw on the river', 'We knew what the pilots saw on the river'],
])('one statement in two ways of writing: %s', (_, one, other) => {
  expect(verdict({ text: `“${one}”` }, { text: `“${other}”` })).toBe('same');
});

test('of indirect speech person and tense are the report’s', () => {
  const told = (text: string, other: string) => verdict({ text: `“${text}”` }, { text: other, kind: 'indirect' });
  expect(
    told(
      'I know that the harbour is dying and I hold the ministry to blame',
      'she knew that the harbour was dying and she held the ministry to blame',
    ),
  ).toBe('same');
  expect(
    told(
      'The council went to the island and took the keepers home',
      'the council had gone to the island and had taken the keepers home',
    ),
  ).toBe('same');
  expect(
    told(
      'The ferries can sail again before the winter storms',
      'the ferries could sail again before the winter storms',
    ),
  ).toBe('same');
  expect(
    told('The ferries can sail again before the winter storms', 'the ferries must sail again before the winter storms'),
  ).toBe('different');
});

test.each([
  [
    'Norway will block the cod agreement at the next meeting of the council on Monday',
    'Sweden will block the cod agreement at the next meeting of the council on Monday',
  ],
  [
    'We will sell the island if the council agrees to the price that we ask',
    'We will sell the island unless the council agrees to the price that we ask',
  ],
  [
    'At least 40 boats failed the inspection this winter on our coast',
    'At most 40 boats failed the inspection this winter on our coast',
  ],
])('one word makes another statement: %s', (one, other) => {
  expect(verdict({ text: `“${one}”` }, { text: `“${other}”` })).toBe('different');
});
