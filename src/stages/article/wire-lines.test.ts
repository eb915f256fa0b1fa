import { expect, test } from 'vitest';
import { file, shown } from './testing/articles.ts';
import { isNoteOnReport } from './wire-lines.ts';

test.each([
  'Correction: An earlier version of this story said that the talks were in Oslo.',
  '-- CORRECTION: The fund has 21 members. --',
  'Clarification (4 March): The talks were informal.',
  'This article was amended on 4 March 2025. The fund has 21 members.',
  'An earlier version of this report said that the fund had 20 members.',
  '(Corrects to show that the talks were in Bergen in paragraph 3)',
  'Eds: UPDATES with quotes from the minister.',
  'EDS: Note contents in 4th graf.',
  'ADVISORY: Photos will move at 1500 GMT.',
  '(Reporting by Ada Lark and Jan Vik in Lima; Editing by Rune van den Berg)',
  'Reporting by Ada Lark, additional reporting by Jan Vik, writing by Ole Holm, Editing by Rune Berg',
  'Additional reporting from agencies',
  '— With assistance from Ada Lark.',
  'Ada Lark and Jan Vik contributed to this report.',
])('%s: about the report', (line) => {
  expect(isNoteOnReport(line)).toBe(true);
});

test.each([
  'Correction of the course is needed, the minister said.',
  'Advisory: the committee will not meet, its chair said.',
  'This report was written by Anna Holt, the ministry said.',
  'The article has been removed from the treaty, Vale said.',
  'An earlier version of the treaty was rejected.',
  'Corrects itself the market will, he said.',
  'Reporting by the committee was slow, the minister said.',
  'Writing from Lima, Ada Lark says that the fund is empty.',
  'Ada Lark contributed to this report, which the ministry rejects.',
])('%s: of the report', (line) => {
  expect(isNoteOnReport(line)).toBe(false);
});

test('a report in takes', async () => {
  const lines = [
    'BC-Norway-Fish,1st Ld-Writethru,512', 'Eds: UPDATES with quotes.', 'Norway rejects mackerel offer',
    'BERGEN (CW) - Norway would not sign, its minister said.', '(MORE)', 'TAKE 2', 'She left for Oslo on Monday.',
    'Correction: An earlier version of this story said that she was in Oslo.', '-0-',
  ]; // prettier-ignore
  expect(shown(await file('text', lines.join('\n\n')))).toEqual([
    `boilerplate: ${lines[0]}`, `boilerplate: ${lines[1]}`, `headline: ${lines[2]}`, `paragraph: ${lines[3]}`,
    'boilerplate: (MORE)', 'boilerplate: TAKE 2', `paragraph: ${lines[6]}`, `boilerplate: ${lines[7]}`, 'boilerplate: -0-',
  ]); // prettier-ignore
});

test('the authors of a report without a byline are those of whom its credits say that they reported', async () => {
  const byline = async (credits: string, above = '') =>
    (
      await file(
        'text',
        `Norway rejects offer\n\n${above}BERGEN (CW) - Norway would not sign, its minister said.\n\n${credits}`,
      )
    ).byline;
  const credits = '(Reporting by Ada Lark and Jan Vik in Lima; Additional reporting by Ole Holm; Editing by Rune Berg)';
  expect(await byline(credits)).toEqual(['Ada Lark', 'Jan Vik']);
  expect(await byline(credits, 'By Eva Sol\n\n')).toEqual(['Eva Sol']);
  expect(await byline('(Editing by Rune Berg)')).toEqual([]);
});

test('the subject of a cable is its title', async () => {
  const cable = await file(
    'text',
    'UNCLASSIFIED\n\nFM AMEMBASSY REYKJAVIK\n\nSUBJECT: MACKEREL\n\nREF: OSLO 1107\n\n1. (C) THE MINISTER SAID NO.\n\n2. (SBU) SHE LEFT AT ONCE.',
  );
  expect(cable.title).toBe('MACKEREL');
  expect(shown(cable)).toEqual([
    'boilerplate: UNCLASSIFIED', 'boilerplate: FM AMEMBASSY REYKJAVIK', 'headline: SUBJECT: MACKEREL', 'boilerplate: REF: OSLO 1107',
    'list-item: 1. (C) THE MINISTER SAID NO.', 'list-item: 2. (SBU) SHE LEFT AT ONCE.',
  ]); // prettier-ignore
});
