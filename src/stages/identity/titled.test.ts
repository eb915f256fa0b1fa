import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

const TALK = 'SECRETARY VALE: Good morning.\n\nPRESIDENT ALI: Good morning.\n\nSECRETARY VALE: Thank you.';
const INTERVIEW = 'Q. What is next?\n\nA. We will leave.\n\nQ. Will you go on?\n\nA. I will.';

/** Name and state of whoever has a label. */
const labelled = async (text: string, label: string, title: string, outlet = 'The Harbour Herald') => {
  const { labels, participants } = await identified(text, { outlet, title, published: '2024-04-09' });
  const one = participants.find(({ id }) => id === labels.get(label));
  return one && [one.name, one.represents];
};

test('a surname on a label is that of whom the title names with it', async () => {
  const title = 'Secretary Jan Vale and Guyanese President Irfaan Ali Before Their Meeting';
  expect(await labelled(TALK, 'PRESIDENT ALI', title)).toEqual(['Irfaan Ali', 'country:GUY']);
  expect(await labelled(TALK, 'PRESIDENT ALI', 'Before a Meeting')).toEqual(['Ali', null]);
  const unknown = TALK.replace('PRESIDENT ALI', 'FOREIGN MINISTER VARKONDA');
  const label = 'FOREIGN MINISTER VARKONDA';
  const ofLesotho = 'Secretary Jan Vale and Lesotho Foreign Minister Tessa Varkonda';
  expect(await labelled(unknown, label, ofLesotho)).toEqual(['Tessa Varkonda', 'country:LSO']);
  const named = unknown.replace('Thank you.', 'Thank you, Minister [nP Varkonda].');
  expect(await labelled(named, label, ofLesotho)).toEqual(['Tessa Varkonda', 'country:LSO']);
});

test('who answers is whom the title of an interview names with an office', async () => {
  const answers = async (title: string) => await labelled(INTERVIEW, 'A', title);
  const sikorski = ['Radosław Sikorski', 'country:POL'];
  for (const title of [
    'Interview with Polish Foreign Minister Radek Sikorski',
    'Q&A: Polish Foreign Minister Radek Sikorski on Vladimir Putin',
    'Polish Foreign Minister Radek Sikorski speaks to the Herald',
    'Polish Foreign Minister Radek Sikorski’s radio interview',
  ])
    expect(await answers(title)).toEqual(sikorski);
  for (const title of ['Q&A: Donald Trump’s tariffs', 'Why Donald Trump was wrong', 'Q&A with readers of Mira Tolen'])
    expect(await answers(title)).toBeUndefined();
  const text = INTERVIEW.replace('next?', 'next for [nP Vladimir Putin]?');
  const title = 'Interview: Polish Foreign Minister Radek Sikorski on Vladimir Putin';
  expect(await labelled(text, 'A', title)).toEqual(sikorski);
});
