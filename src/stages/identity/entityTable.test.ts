import { expect, test } from 'vitest';
import { openLexicon } from '../../lexicon/index.ts';
import { newEntityTable } from './entityTable.ts';

test('a man and a woman of one surname are two, everybody else of one name is one', () => {
  const table = newEntityTable({ lexicon: openLexicon(), date: null });
  expect(table.own('Harrow', 'person', 'm', 'Lord').id).toBe('doc:harrow');
  expect(table.own('Harrow', 'person', 'f', 'Baroness')).toMatchObject({
    id: 'doc:baroness-harrow',
    name: 'Baroness Harrow',
    gender: 'f',
  });
  expect(table.own('Harrow', 'person', 'm', 'Mr').id).toBe('doc:harrow');
  expect(table.own('Harrow', 'person', null, 'Dr').id).toBe('doc:harrow');
  expect(table.own('Harrow', 'person', 'f', 'Mrs').id).toBe('doc:mrs-harrow');
  expect(table.all()).toHaveLength(3);
});

test.each([
  ['2010-05-01', 'DEU', 'GOV', 'country:DEU'],
  ['2023-05-01', 'DEU', 'ELI', null],
  ['2001-05-01', 'DEU', null, null],
])(
  'whoever has no office on the day keeps the state of it, and stands for nobody: %s',
  (date, code, sector, represents) => {
    const table = newEntityTable({ lexicon: openLexicon(), date });
    expect(table.known('person:angela-merkel')).toMatchObject({ code, sector, represents });
  },
);

test.each([
  ['Myanmar Army', 'country:MMR'],
  ['Myanmar National Democratic Alliance Army', null],
  ['Sudan People’s Liberation Army', null],
  ['Uganda Police Force', 'country:UGA'],
])('the forces of a state act for it, and rebels for nobody: %s', (name, represents) => {
  const table = newEntityTable({ lexicon: openLexicon(), date: null });
  expect(table.own(name, 'organisation', null).represents).toBe(represents);
});

test('whoever only comes from somewhere stands for nobody there', () => {
  const table = newEntityTable({ lexicon: openLexicon(), date: null });
  const of = table.own('Lake Region', 'organisation', null).id;
  const standsFor = (words: string) => {
    const { id } = table.own(`Ada ${words}`, 'person', null);
    table.addOffice(id, { words, of }, null);
    return table.get(id)?.represents ?? null;
  };
  expect(standsFor('the Lake Region filmmaker')).toBeNull();
  expect(standsFor('a Lake Region immigrant')).toBeNull();
  expect(standsFor('the Lake Region negotiator')).toBe(of);
});

test('a body that only a state has is that of the state with which its name begins', () => {
  const lexicon = openLexicon();
  const codeOf = (name: string) => newEntityTable({ lexicon, date: null }).own(name, 'organisation', null).code;
  for (const name of ['Norwegian Ministry of Boats and Nets', 'Norway Embassy Lima', 'Norwegian Border Patrol'])
    expect(codeOf(name)).toBe('NOR');
  for (const name of ['Norwegian News Agency', 'Norwegian Boat Federation', 'Norwegian Liberation Army'])
    expect(codeOf(name)).toBeNull();
});

test('a bureau that a ministry’s own text names is the ministry’s', () => {
  const lexicon = openLexicon();
  const publisher = lexicon.actor('org:usa-foreign-ministry');
  const table = newEntityTable({ lexicon, date: null, publisher });
  expect(table.own('Bureau of Boat Affairs', 'organisation', null)).toMatchObject({
    code: 'USA',
    represents: 'org:usa-foreign-ministry',
  });
  expect(table.own('Office of the Boats of Peru', 'organisation', null).code).toBeNull();
  const paper = newEntityTable({ lexicon, date: null });
  expect(paper.own('Bureau of Boat Affairs', 'organisation', null).code).toBeNull();
});
