import { expect, test } from 'vitest';
import { ATTRIBUTED_TEXT, TRANSCRIPT_TURN } from '../../document/index.ts';
import { dateMentions, timeStatements } from './index.ts';
import { documentOf } from './testing/attributed.ts';

type Said = Parameters<typeof documentOf>[2];

function days(text: string, said: Said, published: string | null = '2025-03-05'): (string | null)[] {
  const timed = timeStatements(dateMentions(documentOf(text, published, said)));
  return timed.said.map((value) => value && (value.from === value.to ? value.from : `${value.from}/${value.to}`));
}

test('a date in the clause of the cue, not one in what is said', () => {
  const text = 'Holm said on Monday that the fair had closed on Sunday.';
  expect(days(text, [{ source: 'Holm', cue: 'said', content: 'that the fair had closed on Sunday' }])).toEqual([
    '2025-03-03',
  ]);
});

test('a date about which something is said is not when it was said', () => {
  const text = 'Holm spoke about Tuesday’s vote. Holm said of the 2015 deal that it was dead.';
  expect(days(text, [{ source: 'Holm', cue: 'said', content: 'that it was dead' }])).toEqual(['2025-03-04']);
});

test('what an official text does in the present tense is done when it is published', () => {
  const text = 'Chile voted on Monday. Peru regrets the delay. Peru has urged all to vote.';
  const said = [
    { source: 'Peru', cue: 'regrets', content: 'the delay' },
    { source: 'Peru', cue: 'has urged', content: 'all to vote' },
  ];
  const dated = dateMentions(documentOf(text, '2025-03-05', said));
  const of = (publisher: string | null) =>
    timeStatements({ ...dated, publisher }).said.map((value) => value?.from.slice(0, 10));
  expect(of('country:PER')).toEqual(['2025-03-05', '2025-03-03']);
  expect(of(null)).toEqual(['2025-03-03', '2025-03-03']);
});

test('the same speaker goes on from the day of an occasion', () => {
  const text = 'At a press conference on Monday, Holm praised the deal.\nHe said it was a start.';
  const said = [
    { source: 'Holm', cue: 'praised', content: 'the deal' },
    { source: 'He', cue: 'said', content: 'it was a start' },
  ];
  expect(days(text, said)).toEqual(['2025-03-03', '2025-03-03']);
});

test('whom “he” goes back to goes on under his name', () => {
  const text =
    'Peru voted on Wednesday. It rained.\n\nHolm on Monday praised the deal. He said it was new. Holm said he would sign.';
  const said = [
    { source: 'Holm', cue: 'praised', content: 'the deal' },
    { source: 'He', cue: 'said', content: 'it was new' },
    { source: 'Holm', cue: 'said he would', content: 'sign' },
  ];
  expect(days(text, said)).toEqual(['2025-03-03', '2025-03-03', '2025-03-03']);
  const other = [...said.slice(0, 2), { source: 'Vale', cue: 'said she would', content: 'sign' }];
  expect(days(text.replace('Holm said he', 'Vale said she'), other).at(-1)).not.toBe('2025-03-03');
});

test('a historical report has its own date', () => {
  const text = 'In 1987 he wrote that the border was a line.';
  expect(days(text, [{ source: 'he', cue: 'wrote', content: 'that the border was a line' }])).toEqual([
    '1987-01-01/1987-12-31',
  ]);
});

test('what is said now is not of a year that is over by then', () => {
  const text = 'After losing the race in 2012, Holm now says it was dead.';
  const said = { source: 'Holm', cue: 'now says', content: 'it was dead' };
  expect(days(text, [said])).toEqual(['2025-03-05']);
  const then = text.replace('now says', 'said');
  expect(days(then, [{ ...said, cue: 'said' }])).toEqual(['2012-01-01/2012-12-31']);
});

test('a participle is of the time of the verb before it, also where that is long over', () => {
  const text = 'In June 2009, after a fall in the port, Holm wrote to Vale, adding that it was dead.';
  const said = [
    { source: 'Holm', cue: 'wrote', content: 'to Vale' },
    { source: 'Holm', cue: 'adding', content: 'that it was dead' },
  ];
  expect(days(text, said)).toEqual(['2009-06-01/2009-06-30', '2009-06-01/2009-06-30']);
});

test.each(['has long said', 'has repeatedly said', 'had said'])('%s: at no day that is told', (cue) => {
  expect(days(`Holm ${cue} it was dead.`, [{ source: 'Holm', cue, content: 'it was dead' }])).toEqual([null]);
});

test('without any other date the day of publication; without that, none', () => {
  const said = [{ source: 'Holm', cue: 'said', content: 'it was dead' }];
  expect(days('Holm said it was dead.', said)).toEqual(['2025-03-05']);
  expect(days('Holm said it was dead.', said, null)).toEqual([null]);
});

test('a turn has the date of its transcript', () => {
  const text = 'HOLM: We leave tomorrow.';
  const document = documentOf(text, '2025-03-05', [{ source: 'HOLM', content: 'We leave tomorrow.' }]);
  const dated = dateMentions({ ...document, blocks: [{ kind: 'turn', span: [0, text.length], speaker: 'HOLM' }] });
  expect(timeStatements(dated).said.map((value) => value?.why)).toEqual(['the transcript has this date']);
});

test('what a state “urges” in a turn of its own transcript is urged there', () => {
  const turn = (words: string, source: string, cue: string, publisher: object | null = {}) => {
    const text = `HOLM: ${words}`;
    const content = 'the port to open';
    const document = documentOf(text, '2025-03-05', [
      { source: 'HOLM', content: words },
      { source, cue, content },
    ]);
    const attributions = document.attributions.map((one, index) =>
      index === 0 ? { ...one, basis: TRANSCRIPT_TURN } : one,
    );
    const turns = {
      ...document,
      attributions,
      blocks: [{ kind: 'turn' as const, span: [0, text.length] as const, speaker: 'HOLM' }],
    };
    return timeStatements({ ...dateMentions(turns), publisher: publisher as never }).said[1]?.from ?? null;
  };
  expect(turn('Peru once again urges the port to open.', 'Peru', 'once again urges')).toBe('2025-03-05');
  expect(turn('Peru once again urges the port to open.', 'Peru', 'once again urges', null)).toBeNull();
  expect(turn('Peru urged the port to open.', 'Peru', 'urged')).toBeNull();
  expect(turn('The letter urges the port to open.', 'The letter', 'urges')).toBeNull();
});

test('what is announced to be said has the day for which it is announced', () => {
  const text = 'On 10 March, she will thank the crews.';
  expect(days(text, [{ source: 'she', cue: 'will thank', content: 'the crews' }])).toEqual(['2025-03-10']);
  const before = 'On 10 March, she thanked the crews.';
  expect(days(before, [{ source: 'she', cue: 'thanked', content: 'the crews' }])).not.toEqual(['2025-03-10']);
});

test('“we” of the text itself says at publication what it says in the present', () => {
  const text = 'The port closed on Monday.\nWe urge the owners to talk.';
  expect(days(text, [{ source: 'We', cue: 'urge', content: 'the owners to talk' }])).toEqual(['2025-03-05']);
});

test.each([
  ['Holm, elected mayor on Monday, said it was late.', 'Holm', 'said', '2025-03-05'],
  ['Holm, who took office on Monday, said it was late.', 'Holm, who took office on Monday,', 'said', '2025-03-05'],
  ['The guild, founded in 2019, said it was late.', 'The guild', 'said', '2025-03-05'],
  ['Peru, which won a case in 2020, said it was late.', 'Peru', 'said', '2025-03-05'],
  ['Holm, whose party won on Monday, said it was late.', 'Holm', 'said', '2025-03-05'],
  ['The report, which came out on Monday, said it was late.', 'The report', 'said', '2025-03-03'],
  ['Then said Holm, elected mayor on Monday: it was late.', 'Holm', 'said', '2025-03-05'],
  ['Holm, who took office on Monday, said on Tuesday it was late.', 'Holm', 'said', '2025-03-04'],
  ['Holm, asked on Monday, said it was late.', 'Holm', 'said', '2025-03-03'],
  ['Holm, in Lagos on Monday, said it was late.', 'Holm', 'said', '2025-03-03'],
  ['The report, released on Monday, said it was late.', 'The report', 'said', '2025-03-03'],
  ['Holm said in the interview, taped on Monday, it was late.', 'Holm', 'said', '2025-03-03'],
])('a day of whom the source names is not that of the saying: %s', (text, source, cue, day) => {
  expect(days(text, [{ source, cue, content: 'it was late' }])).toEqual([day]);
});

test('the day of an interview is that of the saying, and not the day of the dateline', () => {
  const text = 'LAGOS, 4 March 2025 (Gulf Wire) - Holm told the Herald it was late in an interview printed on Sunday.';
  expect(days(text, [{ source: 'Holm', cue: 'told', content: 'it was late' }])).toEqual(['2025-03-02']);
  const named = 'UNICEF on Monday said it was late.';
  expect(days(named, [{ source: 'UNICEF', cue: 'said', content: 'it was late' }])).toEqual(['2025-03-03']);
});

test('a dateline of the day after the publication in UTC is that of the report', () => {
  const text =
    'SUVA, 6 March (Gulf Wire) - Holm said on Thursday it was late. Vik said yesterday it was early. Rao said so.';
  const said = [
    { source: 'Holm', cue: 'said', content: 'it was late' },
    { source: 'Vik', cue: 'said yesterday', content: 'it was early' },
    { source: 'Rao', cue: 'said so', content: 'so' },
  ];
  expect(days(text, said)).toEqual(['2025-03-06', '2025-03-05', '2025-03-06']);
  expect(days(text.replace('6 March', '5 March'), said)).toEqual(['2025-02-27', '2025-03-04', '2025-03-04']);
  expect(days(text.replace('6 March', '7 March'), said)[1]).toBe('2025-03-04');
});

test('a text attributable to somebody is dated like any report, and is his on the day of publication', () => {
  const daysOf = (told: string) => {
    const document = documentOf(`The below is attributable to Ada Vik:\n${told}`, '2025-03-05', [
      { source: 'Ada Vik', cue: 'attributable to', content: told },
      { source: 'Holm', cue: 'praised', content: 'the deal' },
    ]);
    const attributions = document.attributions.map((one, at) => (at === 0 ? { ...one, basis: ATTRIBUTED_TEXT } : one));
    const dated = { ...dateMentions({ ...document, attributions }), publisher: 'country:PER' };
    return timeStatements(dated).said.map((value) => value?.from);
  };
  expect(daysOf('Holm praised the deal.')).toEqual(['2025-03-05', '2025-03-05']);
  expect(daysOf('Ada Holm met with Vale yesterday. Holm praised the deal.')).toEqual(['2025-03-05', '2025-03-04']);
});

test('the day of the news is that of a lead that a source behind it tells', () => {
  const text = 'LIMA (Wire) - The gate was shut on Tuesday, a clerk said.\nThe mayor was late. Holm said it was dead.';
  const said = [
    { source: 'a clerk', cue: 'said', content: 'The gate was shut on Tuesday' },
    { source: 'Holm', cue: 'said', content: 'it was dead' },
  ];
  expect(days(text, said)).toEqual(['2025-03-04', '2025-03-04']);
  expect(days(text.replace('LIMA (Wire) - ', 'LIMA: '), said)).toEqual(['2025-03-04', '2025-03-04']);
  const before = text.replace(
    'The gate was shut on Tuesday, a clerk said.',
    'A clerk said the gate was shut on Tuesday.',
  );
  const told = [{ source: 'A clerk', cue: 'said', content: 'the gate was shut on Tuesday' }, ...said.slice(1)];
  expect(days(before, told).at(-1)).toBe('2025-03-05');
});

test.each([
  'Holm praised the deal. The port, which on Monday shut its gates, was calm.',
  'Holm praised the deal, which a guild turned down on Monday.',
  'On Monday a guild had turned the deal down. Holm praised the deal.',
  'Holm praised the deal. It had been struck on Monday in Lagos.',
])('a day told beside the news is not that of the news: %s', (text) => {
  const said = [{ source: 'Holm', cue: 'praised', content: 'the deal' }];
  expect(days(text, said)).toEqual(['2025-03-05']);
  expect(days(`${text} It rained on Tuesday.`, said)).toEqual(['2025-03-04']);
});

test('what is said beside the news does not move its day on', () => {
  const text = 'The port, which on Monday turned the deal down, slept. Holm praised it. Vik had left on Tuesday.';
  const said = [
    { source: 'which', cue: 'turned', content: 'the deal' },
    { source: 'Holm', cue: 'praised', content: 'it' },
  ];
  expect(days(text, said)).toEqual(['2025-03-03', '2025-03-05']);
});

test('a week or so far down is another time, and so are in a body’s text any week and what begins with a day', () => {
  const said = [{ source: 'Holm', cue: 'praised', content: 'the deal' }];
  const of = (text: string, publisher: string | null = null) =>
    timeStatements({ ...dateMentions(documentOf(text, '2025-03-05', said)), publisher }).said[0]?.from;
  const opening = 'Holm praised the deal.\nIt is old.\nIt is long.\n';
  expect(of('Holm praised the deal.\nLast week Holm shut the port.')).toBe('2025-02-24');
  expect(of('Holm praised the deal.\nLast week Holm shut the port.', 'country:PER')).toBe('2025-03-05');
  expect(of(`${opening}Last week Holm shut the port.`)).toBe('2025-03-05');
  expect(of(`${opening}On Monday the port was shut.`)).toBe('2025-03-03');
  expect(of(`${opening}On Monday the port was shut.`, 'country:PER')).toBe('2025-03-05');
  expect(of(`${opening}The port was shut on Monday.`, 'country:PER')).toBe('2025-03-03');
});

test('what a readout tells was said on the day of the talk', () => {
  const said = [{ source: 'Holm', cue: 'praised', content: 'the deal' }];
  const of = (text: string, publisher: string | null) =>
    timeStatements({ ...dateMentions(documentOf(text, '2025-03-05', said)), publisher }).said[0]?.from;
  const text = 'On 20 February Holm met Vale.\nHolm praised the deal.';
  expect(of(text, 'country:PER')).toBe('2025-02-20');
  expect(of(text, null)).toBe('2025-03-05');
  expect(of(text.replace('met Vale', 'slept'), 'country:PER')).toBe('2025-03-05');
  expect(of(text.replace('met Vale', 'held elections'), 'country:PER')).toBe('2025-03-05');
  expect(of(text.replace('met Vale', 'held talks with Vale'), 'country:PER')).toBe('2025-02-20');
  expect(of(text.replace('On 20 February', 'In December'), 'country:PER')).toBe('2025-03-05');
  expect(of(text.replace('Vale.', 'Vale. On 22 February Holm met Lima.'), 'country:PER')).toBe('2025-03-05');
});

test('a name with “and” between a cue and its date begins no clause', () => {
  const told = (whom: string) =>
    days(`It rained on Tuesday. Holm told ${whom} on Monday that it was late.`, [
      { source: 'Holm', cue: 'told', content: 'that it was late' },
    ]);
  expect(told('a meeting of the Trade and Harbour Council')).toEqual(['2025-03-03']);
  expect(told('the clerks and left')).toEqual(['2025-03-04']);
});

test('a day between those who are asked and what they are to do is that of the asking', () => {
  const of = (content: string) => days(`Holm urged ${content}.`, [{ source: 'Holm', cue: 'urged', content }]);
  expect(of('Peru on Monday to hurry')).toEqual(['2025-03-03']);
  expect(of('the council of Peru on Monday to hurry')).toEqual(['2025-03-03']);
  expect(of('Peru to meet on Monday to hurry')).toEqual(['2025-03-05']);
  expect(of('the vote of Monday')).toEqual(['2025-03-05']);
  expect(of('leaders meeting in Lima on Monday to hurry')).toEqual(['2025-03-05']);
  const content = 'the council met on Monday to choose a mayor';
  expect(days(`Holm said ${content}.`, [{ source: 'Holm', cue: 'said', content }])).toEqual(['2025-03-05']);
});

test('the day of the speech in which it was said, at the end of what was said', () => {
  const of = (content: string) => days(`Holm warned against ${content}.`, [{ source: 'Holm', cue: 'warned', content }]);
  expect(of('a bad deal during her March 3 address to the house')).toEqual(['2025-03-03']);
  expect(of('a bad deal that Vik praised in his March 3 address')).toEqual(['2025-03-05']);
});
