import { describe, expect, test } from 'vitest';
import type { Article } from '../../document/index.ts';
import { parseArticle } from './index.ts';
import { namesOf } from './names.ts';

const HEADLINE = 'New tolls on the strait';
const BODY = 'The minister spoke for an hour about the tolls on the strait, and she answered two questions.';

const read = (...lines: string[]): Promise<Article> =>
  parseArticle({ form: 'record', input: 'case', id: 'case', record: { text: lines.join('\n\n') } });

const kindsOf = ({ blocks }: Article): string[] => blocks.map(({ kind }) => kind);

describe('a line under the headline', () => {
  test.each([
    ['Strait News Service | 14 October 2022', '2022-10-14', 'Strait News Service', 'dateline'],
    ['The Meridian | Friday, October 14, 2022 | 10:15 GMT', '2022-10-14', 'The Meridian', 'dateline'],
    ['World | 14 October 2022', '2022-10-14', null, 'dateline'],
    ['Lake Weekly, Friday 22 March 2019', '2019-03-22', 'Lake Weekly', 'dateline'],
    ['The Hague | 22 March 2019', '2019-03-22', null, 'dateline'],
    ['Press release No. 12/2021 — 7 October 2021', '2021-10-07', null, 'dateline'],
    ['Press release of 7 October 2021', '2021-10-07', null, 'dateline'],
    ['PRESS STATEMENT / For immediate release / 3 May 2021', '2021-05-03', null, 'dateline'],
    [
      'Ministry of Fisheries, Oslo | News release | 3 May 2021',
      '2021-05-03',
      'Ministry of Fisheries, Oslo',
      'dateline',
    ],
    ['Published: 3 May 2021, 9.40am', '2021-05-03', null, 'dateline'],
    ['Aired March 5, 2024 - 20:00 ET', '2024-03-05', null, 'dateline'],
    ['Radio Lake, first broadcast on 5 March 2024', '2024-03-05', 'Radio Lake', 'dateline'],
    ['Lake Press | 14.10.2022', '2022-10-14', 'Lake Press', 'dateline'],
    ['Lake Press | 2022/10/14', '2022-10-14', 'Lake Press', 'dateline'],
    ['By Anna Holt, Lake Press, Friday 22 March 2019', '2019-03-22', 'Lake Press', 'byline'],
  ])('%s', async (line, day, outlet, kind) => {
    const article = await read(HEADLINE, line, BODY);
    expect(kindsOf(article)).toEqual(['headline', kind, 'paragraph']);
    expect(article).toMatchObject({ title: HEADLINE, outlet, published: { from: day, basis: 'known' } });
    expect(line).toContain(article.text.slice(...(article.published?.span ?? [0, 0])));
    expect(article.byline).toEqual(kind === 'byline' ? ['Anna Holt'] : []);
  });

  test.each([
    'Speaking in Oslo on 3 May 2021, Minister Dahl',
    'The treaty of 3 May 1945 and what is left of it',
    'The Ministry of Fisheries issued this statement on 3 May 2021.',
    'Minister Dahl to the Lake Press, 3 May 2021',
  ])('%s: tells something, and is none', async (line) => {
    const article = await read(HEADLINE, line, BODY);
    expect(kindsOf(article)[1]).not.toMatch(/^(?:byline|dateline|boilerplate)$/);
    expect(article).toMatchObject({ outlet: null, published: null });
  });
});

describe('header lines together', () => {
  test('an outlet alone, a place and a date each have a line; the agency in the dateline is not the outlet', async () => {
    const article = await read(
      HEADLINE,
      'By Anna Holt and Ben Ruiz',
      'The Isthmus Courier',
      'Panama City, Tuesday, September 14, 2021',
      `PANAMA CITY, Sept. 14 (Lake Press) — ${BODY}`,
    );
    expect(kindsOf(article)).toEqual(['headline', 'byline', 'boilerplate', 'dateline', 'paragraph']);
    expect(article).toMatchObject({ outlet: 'The Isthmus Courier', byline: ['Anna Holt', 'Ben Ruiz'] });
  });

  test('a press office puts its lines ahead of the headline', async () => {
    const article = await read('PRESS STATEMENT', 'For immediate release', '3 May 2021', HEADLINE, BODY);
    expect(kindsOf(article)).toEqual(['boilerplate', 'boilerplate', 'dateline', 'headline', 'paragraph']);
    expect(article).toMatchObject({ title: HEADLINE, published: { from: '2021-05-03' } });
  });

  test('a headline of capitalised words that ends like the name of a paper stays one', async () => {
    const article = await read('Oslo Closes Independent News Agency', 'By Anna Holt, 3 May 2021', BODY);
    expect(article).toMatchObject({
      title: 'Oslo Closes Independent News Agency',
      outlet: null,
      byline: ['Anna Holt'],
    });
  });

  test('the day of publication goes before that of a change, which only says that it was out by then', async () => {
    const updated = 'Updated 10:15, 5 May 2023';
    expect((await read(HEADLINE, updated, 'Published 3 May 2023', BODY)).published).toMatchObject({
      from: '2023-05-03',
      why: 'line “published”',
    });
    expect((await read(HEADLINE, updated, BODY)).published).toMatchObject({
      from: '2023-05-05',
      basis: 'implied',
      why: 'line “updated”',
    });
  });

  test('the name of a ministry with a list of fields is whole', async () => {
    const article = await read(HEADLINE, 'Ministry of Trade, Industry and Fisheries of Norway', '4 May 2022', BODY);
    expect(article).toMatchObject({ outlet: 'Ministry of Trade, Industry and Fisheries of Norway' });
  });

  test('a role behind a name is no outlet, whatever paper it names', async () => {
    const article = await read(HEADLINE, 'By Anna Holt, Lake News Agency Political Correspondent', BODY);
    expect(article).toMatchObject({ outlet: null, byline: ['Anna Holt'] });
  });

  test('a person with a given name that is known and a place are a byline', async () => {
    expect(await read(HEADLINE, 'Anna Holt, Nicosia', BODY)).toMatchObject({ byline: ['Anna Holt'] });
    expect(await read(HEADLINE, 'Anna Holt in Oslo and Ysolde Quarrow in Rome', BODY)).toMatchObject({
      byline: ['Anna Holt', 'Ysolde Quarrow'],
    });
    expect(await read(HEADLINE, 'Anna Holt, Minister of Trade', BODY)).toMatchObject({ byline: [] });
    expect(await read(HEADLINE, 'Human Rights, Geneva', BODY)).toMatchObject({ byline: [] });
  });
});

describe('a date in figures', () => {
  test.each([
    ['Lake Press | 03/04/2021', BODY, undefined],
    ['Lake Press | 25/04/2021', BODY, '2021-04-25'],
    ['Lake Press | 04/25/2021', BODY, '2021-04-25'],
    ['Lake Press | 04/04/2021', BODY, '2021-04-04'],
    ['U.S. Department of Fisheries | 03/04/2021', BODY, '2021-03-04'],
    ['British Council | 03/04/2021', BODY, '2021-04-03'],
    ['Lake Press | 03/04/2021', `${BODY} She had closed the port on 28/03/2021.`, '2021-04-03'],
    ['Lake Press | 03/04/2021', `OSLO, March 4 (Lake Press) — ${BODY}`, '2021-03-04'],
    ['Lake Press | 31/31/2021', BODY, undefined],
  ])('%s', async (line, body, day) => {
    expect((await read(HEADLINE, line, body)).published?.from).toBe(day);
  });
});

describe('before the first words', () => {
  test.each([
    [`Muscat, 14 January 2020: ${BODY}`, '2020-01-14'],
    [`New York, Tuesday, January 14, 2020 (Lake Press) – ${BODY}`, '2020-01-14'],
    ['Muscat, 14 January 2020: the day of the storm', undefined],
    [`Vienna, 1 May 1914: ${BODY} The house was sold on 3 June 1987.`, undefined],
  ])('%s', async (line, day) => {
    const article = await read(HEADLINE, line, BODY);
    expect(article.published?.from).toBe(day);
    expect(article.title).toBe(HEADLINE);
  });

  test('a dateline without year has that of the copyright line, where the weekday agrees', async () => {
    const dateline = 'NONG KHAI, Oct. 14 (Lake Press) — The port closed on Friday, and nobody said why.';
    expect((await read(HEADLINE, dateline, '© 2022 Lake Press')).published).toMatchObject({
      from: '2022-10-14',
      basis: 'implied',
      why: 'dateline and copyright line',
    });
    expect((await read(HEADLINE, dateline, '© 2021 Lake Press')).published).toBeNull();
    expect((await read(HEADLINE, dateline)).published).toBeNull();
  });

  test('a date in the report is none', async () => {
    const article = await read(HEADLINE, BODY, `${BODY} More came.`, 'Lake Press | 3 May 2021', BODY);
    expect(article).toMatchObject({ outlet: null, published: null });
  });
});

test.each([
  ['By Anna Holt, Defence and Fishing Correspondent', ['Anna Holt']],
  ['By Anna Holt, United Nations correspondent', ['Anna Holt']],
  ['By Anna Holt, Diplomatic Editor, and Ben Ruiz, Lake Press', ['Anna Holt', 'Ben Ruiz']],
  ['Anna B. Holt, Secretary of State', ['Anna B. Holt']],
  ['Anna Holt, Department Spokesperson', ['Anna Holt']],
  ['Anna Holt, Professor of History at Lake College, and Ben Judge', ['Anna Holt', 'Ben Judge']],
  ['By Anna Holt, Emily Post and our foreign editor', ['Anna Holt', 'Emily Post']],
])('%s: roles and publishers are no authors', (line, names) => {
  expect(namesOf(line)).toEqual(names);
});

describe('the day of an official text', () => {
  const official = async (head: string, tail = ''): Promise<string | undefined> =>
    (await read(`${head}\n\n${BODY}${tail}`)).published?.from;

  test.each([
    [`Bern, 18.03.2024 - ${BODY}`, '2024-03-18'],
    [`${HEADLINE}\n\nLatest update: 04 Aug 2024`, '2024-08-04'],
    [`${HEADLINE}\n\nAnswered on 18 March 2024`, '2024-03-18'],
    [`${HEADLINE}\n\nNairobi, 18th day of March, 2024`, '2024-03-18'],
    [`${HEADLINE}\n\nLONDON (AP) — Sept. 9, 2025`, '2025-09-09'],
    [`${HEADLINE}\n\nTehran, 28 Esfand 1402 (18 March 2024)`, '2024-03-18'],
    ['No: 112, 14 June 2024, Regarding the Ports of the Lake', '2024-06-14'],
    ['Letter dated 18 March 2024 from the Permanent Representative of Peru', '2024-03-18'],
    ['Communiqué of the 12th meeting of the Lake Council held on 23 January 2024', '2024-01-23'],
  ])('%s', async (head, day) => {
    expect(await official(head)).toBe(day);
  });

  test('stands also below the text', async () => {
    expect(await official(HEADLINE, '\n\nDone at Lima, this 18 March 2024')).toBe('2024-03-18');
  });

  test('is not that of which a headline tells, nor one of several', async () => {
    expect(await official('The vote held on 23 January 2024 is void')).toBeUndefined();
    expect(await official('The treaty of 4 May 1950 holds')).toBeUndefined();
    expect(
      await official('Letter dated 18 March 2024 on the pact of 1 May 2020\n\nSee also 2 May 2021'),
    ).toBeUndefined();
  });
});

test.each([
  ['MINISTRY OF FOREIGN AFFAIRS', true],
  ['Ministry of Foreign Affairs of Norway', true],
  ['REPUBLIC OF KENYA', true],
  ['PRESS RELEASES', true],
  ['Ministry of Health Opens Port', false],
  ['Kingdom of Norway opens its ports', false],
])('%s is a letterhead and no title: %s', async (line, isLetterhead) => {
  const { title, outlet } = await read(line, HEADLINE, BODY);
  expect({ title, outlet }).toEqual({ title: isLetterhead ? HEADLINE : line, outlet: null });
});

test.each([
  ['Opinion', true],
  ['READOUT', true],
  ['Letters to the editor', true],
  ['Opinions differ', false],
])('%s above a headline is none: %s', async (line, isKicker) => {
  const article = await read(line, HEADLINE, BODY);
  expect(article.title).toBe(isKicker ? HEADLINE : line);
  if (isKicker) expect(kindsOf(article)).toEqual(['boilerplate', 'headline', 'paragraph']);
});

test('above the headline of what the United Nations put out stands which meeting it was of', async () => {
  for (const head of [
    'SECURITY COUNCIL\n9558TH MEETING (AM)',
    'Meetings Coverage\nSecurity Council\n9558th Meeting (AM & PM)\nSC/15600',
    'UN press release\nGeneral Assembly\nSeventy-eighth Session,\n55th & 56th Meetings (AM)',
    'GENERAL ASSEMBLY\nSEVENTY-EIGHTH SESSION, 55TH MEETING (AM)',
  ]) {
    const article = await read(head, HEADLINE, BODY);
    expect(article.title).toBe(HEADLINE);
    const above = head.split('\n').map(() => 'boilerplate');
    expect(kindsOf(article)).toEqual([...above, 'headline', 'paragraph']);
  }
  expect((await read('9558th meeting of the council ends', BODY)).title).toBe('9558th meeting of the council ends');
});

test('a headline that only says what kind of text it is stays one', async () => {
  expect((await read('Joint Statement', BODY)).title).toBe('Joint Statement');
});

test.each(['Media Note', 'News'])('%s tells a kind of document, and no outlet', async (line) => {
  expect(await read(`${HEADLINE}\n${line}\nMay 4, 2022`, BODY)).toMatchObject({ title: HEADLINE, outlet: null });
});

test('lines of a press office are known also where the headline stands elsewhere', async () => {
  const text = ['PRESS RELEASE', 'For immediate release', BODY, `${BODY} They will meet again.`].join('\n\n');
  const article = await parseArticle({ form: 'record', input: 'case', id: 'case', record: { title: HEADLINE, text } });
  expect(kindsOf(article)).toEqual(['boilerplate', 'boilerplate', 'paragraph', 'paragraph']);
});

test('the second bullets of Word are items of lists too', async () => {
  expect(kindsOf(await read(HEADLINE, BODY, '• They met.', 'o They talked.', 'o The tolls stay.'))).toEqual([
    'headline',
    'paragraph',
    'list-item',
    'list-item',
    'list-item',
  ]);
});
