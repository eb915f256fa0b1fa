import { expect, test } from 'vitest';
import type { BlockKind } from '../../document/index.ts';
import { dateMentions, timeStatements } from './index.ts';
import { documentOf } from './testing/attributed.ts';

/** A statement as “source|cue|content”, each of which stands first in the text where it is meant. */
function days(
  text: string,
  said: readonly string[],
  kinds: readonly BlockKind[] = [],
  published: string | null = '2025-03-05',
): (string | null)[] {
  const attributions = said.map((line) => {
    const [source = '', cue = '', content = ''] = line.split('|');
    return { ...(source && { source }), ...(cue && { cue }), content };
  });
  const document = documentOf(text, published, attributions);
  const blocks = document.blocks.map((block, index) => ({ ...block, kind: kinds[index] ?? block.kind }));
  const timed = timeStatements(dateMentions({ ...document, blocks }));
  return timed.said.map((value) => value && (value.from === value.to ? value.from : `${value.from}/${value.to}`));
}

test('what is told of an occasion keeps its day behind a reaction of a later one', () => {
  const text =
    'Malta told the assembly on Monday that the strait was closed.\nTunis denied it on Tuesday.\nLisbon praised the report.';
  expect(days(text, ['Malta|told|that the strait was closed', 'Tunis|denied|it', 'Lisbon|praised|the report'])).toEqual(
    ['2025-03-03', '2025-03-04', '2025-03-03'],
  );
});

test('other news goes on to the day of the reactions', () => {
  const text = 'Malta closed the strait on Monday.\nTunis deplored that on Tuesday.\nLisbon lamented the loss.';
  expect(days(text, ['Tunis|deplored|that', 'Lisbon|lamented|the loss'])).toEqual(['2025-03-04', '2025-03-04']);
});

test('the date of a dateline is not that of the news', () => {
  const text =
    'Valletta, 5 March 2025: The harbour master on Monday opened the dock.\nRabat congratulated the builders.';
  expect(days(text, ['Rabat|congratulated|the builders'])).toEqual(['2025-03-03']);
});

test('who asks not to be named does so when he speaks', () => {
  const text = 'Holm resigned on Monday. Berg grieved on Tuesday.\nA clerk who requested silence called it early.';
  expect(
    days(text, ['Berg|grieved|on', 'who|requested|silence', 'A clerk who requested silence|called|it early']).slice(1),
  ).toEqual(['2025-03-04', '2025-03-04']);
});

test('of two sayings that follow each other the date may stand with the second', () => {
  const text =
    'Quito fined the bank on Monday.\nVela disputed the sum. “I owe less,” she told a radio station on Tuesday.';
  expect(days(text, ['Vela|disputed|the sum', 'she|told|“I owe less,”'])).toEqual(['2025-03-04', '2025-03-04']);
});

test('what is told of a year long ago has that year, and not what is so now', () => {
  const text =
    'Holm resigned on Tuesday.\nIn 2016 Berg left the guild. The court fined him. Vela deplored that. ' +
    'The guild has warned others. The mayor welcomes guests.';
  const said = [
    'The court|fined|him',
    'Vela|deplored|that',
    'The guild|has warned|others',
    'The mayor|welcomes|guests',
  ];
  expect(days(text, said)).toEqual(['2016-01-01/2016-12-31', '2025-03-04', '2025-03-04', '2025-03-04']);
});

test('the year in a title is not when the writing came out', () => {
  const text =
    'Chad raised fares on Tuesday.\nLome has printed the 2021 Harbour Report. The report lists eleven towns.';
  expect(days(text, ['The report|lists|eleven towns'])).toEqual([null]);
});

test('a document in the source has its date, and so has a signature', () => {
  const text =
    'Holm resigned on Tuesday.\nA February 14, 2025 press release said it was calm.\n“Slow.” – Ana Rao, 3 March 2025';
  expect(days(text, ['A February 14, 2025 press release|said|it was calm', 'Ana Rao, 3 March 2025||“Slow.”'])).toEqual([
    '2025-02-14',
    '2025-03-03',
  ]);
});

test('a day that is the subject of its sentence is no scene', () => {
  const text = 'Holm resigned on Monday. Berg complained on Tuesday.\nSunday was a holiday. He disputed the bill.';
  expect(days(text, ['Berg|complained|on', 'He|disputed|the bill'])).toEqual(['2025-03-04', '2025-03-04']);
});

test('a new scene ends the one before', () => {
  const text = 'Holm complained on Monday of the cold. On Tuesday, in the lift, Holm smiled. “Warmer,” he said.';
  expect(days(text, ['Holm|complained|of the cold', 'he|said|“Warmer,”'])).toEqual(['2025-03-03', '2025-03-04']);
});

test('the day that opens a section is that of its paragraphs', () => {
  const text =
    'The minister came home today from two towns.\nFirst town\nIn Tema on Monday, the minister opened a mill.\nThe mayor promised a road.';
  expect(days(text, ['The mayor|promised|a road'], ['paragraph', 'heading'])).toEqual(['2025-03-03']);
});

test('writings speak on the day on which they came out, if that is told', () => {
  const text =
    'Chad raised fares on Tuesday.\nA survey of drivers was printed in January. The survey lists eleven towns. Port figures show a fall.';
  expect(days(text, ['The survey|lists|eleven towns', 'Port figures|show|a fall'])).toEqual([
    '2025-01-01/2025-01-31',
    null,
  ]);
});

test('a report is a piece of writing unless it is the name of a paper', () => {
  const text = 'Chad raised fares on Tuesday.\nA harbour report lists eleven towns. Harbour Report counts nine.';
  expect(days(text, ['A harbour report|lists|eleven towns', 'Harbour Report|counts|nine'])).toEqual([
    null,
    '2025-03-04',
  ]);
  const bare = 'Chad raised fares on Tuesday.\nCrew review lists eleven towns. Harbour Review counts nine.';
  expect(days(bare, ['Crew review|lists|eleven towns', 'Harbour Review|counts|nine'])).toEqual([null, '2025-03-04']);
});

test.each([
  [
    'Holm said on Monday that he hoped for rain.',
    ['Holm|said|that he hoped for rain', 'he|hoped|for rain'],
    1,
    '2025-03-03',
  ],
  [
    'Both states plan to sign, two aides said on Monday.',
    ['two aides|said|Both states plan to sign', 'Both states|plan|to sign'],
    1,
    '2025-03-05',
  ],
  [
    '“Both states plan to sign,” Holm said on Monday.',
    ['Holm|said|“Both states plan to sign,”', 'Both states|plan|to sign'],
    1,
    null,
  ],
  ['Holm said on Monday that they had balked.', ['Holm|said|that they had balked', 'they|had balked|on'], 1, null],
  [
    '“When we met in January he swore it was safe,” Holm said on Monday.',
    ['Holm|said|“When we met in January he swore it was safe,”', 'he|swore|it was safe'],
    1,
    '2025-01-01/2025-01-31',
  ],
])('told inside another saying: %s', (text, said, index, day) => {
  expect(days(text, said)[index]).toBe(day);
});

test('a position that one holds is told with the day of the telling', () => {
  const text =
    'Holm reaffirmed on Monday the U.S. commitment to peace. Berg said on Tuesday that the EU looks forward to rain.';
  const said = [
    'Holm|reaffirmed|the U.S. commitment to peace',
    'U.S.|commitment|to peace',
    'Berg|said|that the EU looks forward to rain',
    'the EU|looks forward to|rain',
  ];
  expect(days(text, said)).toEqual(['2025-03-03', '2025-03-03', '2025-03-04', '2025-03-04']);
});

test('a day that only says which occasion is meant is not that of the news', () => {
  const said = ['Berg|urged|calm'];
  expect(days('Berg and Holm met to discuss the March 3 harbour summit.\nBerg urged calm.', said)).toEqual([
    '2025-03-05',
  ]);
  expect(days('Berg and Holm met at the March 3 harbour summit.\nBerg urged calm.', said)).toEqual(['2025-03-03']);
});

test.each([
  [
    'A barn burned on Tuesday.\nHolm protested after the fire on Monday against the smoke.',
    'Holm|protested|against the smoke',
    '2025-03-04',
  ],
  ['Holm protested after talks on Monday against the terms.', 'Holm|protested|against the terms', '2025-03-03'],
  ['“Slow,” said Holm, when he crossed Lagos last month.', 'Holm|said|“Slow,”', '2025-02-01/2025-02-28'],
  ['“Slow,” Holm told a forum that I attended last month.', 'Holm|told|“Slow,”', '2025-02-01/2025-02-28'],
  ['On Monday Holm met the guild and promised calm.', 'Holm|promised|calm', '2025-03-03'],
  ['After she won the seat in 2016 Holm promised calm.', 'Holm|promised|calm', '2025-03-05'],
  ['After the failed talks in 2016 Holm promised calm.', 'Holm|promised|calm', '2016-01-01/2016-12-31'],
  ['After talks in 2016 Holm promised calm.', 'Holm|promised|calm', '2016-01-01/2016-12-31'],
  ['Since 2019 Holm has alleged fraud.', 'Holm|has alleged|fraud', null],
  ['Holm used to say it was safe.', 'Holm|used to say|it was safe', null],
  ['Holm has always said it was safe.', 'Holm|has always said|it was safe', null],
  ['We will always support Togo.', 'We|will always support|Togo', '2025-03-05'],
  ['Holm once called on Togo to pay.', 'Holm|once called on|Togo to pay', null],
  ['Norway once again calls on Togo to pay.', 'Norway|once again calls on|Togo to pay', '2025-03-05'],
  ['On Monday both towns agreed to share the well.', 'both towns|agreed|to share the well', '2025-03-03'],
])('%s', (text, said, day) => {
  expect(days(text, [said])).toEqual([day]);
});

test('“the two” are not one who spoke alone', () => {
  const text = 'Lagos shut a bridge on Tuesday.\nOn Monday Holm sighed at that. The two promised calm.';
  expect(days(text, ['Holm|sighed|at that', 'The two|promised|calm'])).toEqual(['2025-03-03', '2025-03-03']);
  const apart = 'Lagos shut a bridge on Tuesday.\nHolm sighed on Monday at that.\nBoth ministers promised calm.';
  expect(days(apart, ['Holm|sighed|at that', 'Both ministers|promised|calm'])).toEqual(['2025-03-03', '2025-03-04']);
});

test('of an interview of last week others speak today', () => {
  const text = 'Holm was interviewed last week in Riga.\nHolm regretted the delay.\nThe Kremlin scoffed at the idea.';
  expect(days(text, ['Holm|regretted|the delay', 'The Kremlin|scoffed|at the idea'])).toEqual([
    '2025-02-24/2025-03-02',
    '2025-03-05',
  ]);
});

test('an essay tells of standing positions, a reportage of none', () => {
  const text = 'TITLE\nBy Nia Roberts\nAbuja maintains calm. Holm recalled a flood.';
  const said = ['Abuja|maintains|calm', 'Holm|recalled|a flood'];
  expect(days(text.replace('TITLE', 'The last mile'), said, ['headline', 'byline'])).toEqual([null, null]);
  expect(days(text.replace('TITLE', 'Analysis: the last mile'), said, ['headline', 'byline'])).toEqual([
    '2025-03-05',
    null,
  ]);
});

test.each([
  ['By Nia Roberts', null],
  ['Office of the Harbour Master', '2025-03-05'],
  ['Nia Roberts, Ministry Spokesperson', '2025-03-05'],
  ['Harbour Herald staff', '2025-03-05'],
])('what a body publishes is news of the day, not a reportage: %s', (byline, day) => {
  const text = `Fares in the gulf\n${byline}\nThe ministry is announcing lower fares. We urge calm.`;
  const said = ['The ministry|is announcing|lower fares', 'We|urge|calm'];
  expect(days(text, said, ['headline', 'byline'])).toEqual([day, '2025-03-05']);
});

test('a spokesperson’s words are those of whom they speak for, on the same day', () => {
  const said = ['Holm|urged|calm', 'his spokesman|said|Holm urged calm'];
  expect(days('Holm urged calm, his spokesman said on Monday.', said)).toEqual(['2025-03-03', '2025-03-03']);
});

test('a day of the last weeks is none of a year told of before, and that of a saying is past', () => {
  const said = (text: string, ...lines: string[]): (string | null)[] => days(text, lines);
  const background = 'Holm won the case in 2016. Berg said on 3 March that he lost.';
  expect(said(background, 'Berg|said|that he lost')).toEqual(['2025-03-03']);
  const narrative = 'On 1 March 2016 Holm won. Berg said on 3 March that he lost.';
  expect(said(narrative, 'Berg|said|that he lost')).toEqual(['2016-03-03']);
  expect(said('The bank must pay, Holm said on Thursday.', 'Holm|said|The bank must pay')).toEqual(['2025-02-27']);
  expect(said('Holm accused Berg last month of lying.', 'Holm|accused|of lying')).toEqual(['2025-02-01/2025-02-28']);
});

test('in a text without paragraphs a day told long before is not that of what “he” says', () => {
  const far = 'The sea was calm. '.repeat(9);
  const text = `Holm resigned on 3 March 2025. ${far}He praised the dock.`;
  expect(days(text, ['He|praised|the dock'], [], null)).toEqual([null]);
  const near = text.replace(far, 'The sea was calm. ');
  expect(days(near, ['He|praised|the dock'], [], null)).toEqual(['2025-03-03']);
});
