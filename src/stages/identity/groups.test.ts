import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

const membersOf = async (words: string, marked: string): Promise<(string | null)[]> => {
  const { text, references } = await identified(marked);
  const found = references.find(({ mention: [span] }) => span && text.slice(...span) === words);
  return (found?.members ?? []).map(({ actor }) => actor);
};

test('both sides are the two states of a sentence, of three those that do not only say where', async () => {
  const two = '[nL Peru] wrote to [nL Chile] last week. It was time for [dG both sides] to meet.';
  expect(await membersOf('both sides', two)).toEqual(['country:PER', 'country:CHL']);
  const three = two.replace('last week', 'from [nL Norway]');
  expect(await membersOf('both sides', three)).toEqual(['country:PER', 'country:CHL']);
  expect(await membersOf('both sides', two.replace('[nL Chile]', 'nobody'))).toEqual([]);
  // Another quarrel is told of since, or they are the sides of one.
  expect(await membersOf('both sides', two.replace('It was', 'War came to [nL Mali]. It was'))).toEqual([]);
  expect(await membersOf('both sides', two.replace(' to meet', " in [nL Sudan]'s war to meet"))).toEqual([]);
  const joined = '[nL Peru] and [nL Chile] slept. War came to [nL Mali]. It was time for [dG both sides] to meet.';
  expect(await membersOf('both sides', joined)).toEqual([]);
  expect(await membersOf('both sides', joined.replace('[nL Mali]', 'nobody'))).toHaveLength(2);
});

test('behind a comma “the” state that only owns something begins a clause', async () => {
  const marked = 'It rained over [nL Peru], and the [nL United States] embassy closed.';
  expect(await membersOf('Peru, and the United States', marked)).toEqual([]);
  const row = marked.replace('embassy closed', 'have closed').replace('over', 'on');
  expect(await membersOf('Peru, and the United States', row)).toEqual(['country:PER', 'country:USA']);
});

test('states that are named with others whom nobody names are a row', async () => {
  const marked = '[nL Peru], [nL Chile] and other states objected.';
  expect(await membersOf('Peru, Chile', marked)).toEqual(['country:PER', 'country:CHL']);
  expect(await membersOf('Peru, Chile', marked.replace(' and other states', ', among others,'))).toHaveLength(2);
  expect(await membersOf('Peru, Chile', marked.replace(' and other states', ''))).toEqual([]);
});

test('a state and somebody behind a comma and “and” are no row; both parents are no states', async () => {
  const marked = 'It rained on [nL Peru], and [nP Jan Vale], who slept, left.';
  expect(await membersOf('Peru, and Jan Vale', marked)).toEqual([]);
  const parents = '[nL Peru] wrote to [nL Chile] last week. It was time for [dG both parents] to meet.';
  expect(await membersOf('both parents', parents)).toEqual([]);
});

test('a row of names does not go on over the end of a sentence', async () => {
  const marked = '[nL Peru] met [nL Chile] and the Swedes. Mr. [nP Jan Vale] slept.';
  expect(await membersOf('Chile and the Swedes. Mr. Jan Vale', marked)).toEqual([]);
  expect(await membersOf('Ann Holm and Gov. Jan Vale', '[nP Ann Holm] and Gov. [nP Jan Vale] slept.')).toHaveLength(2);
});

test('both men are the two persons of a sentence, or of the paragraph; both ministers are ministers', async () => {
  const names = async (words: string, marked: string): Promise<string[]> =>
    (await membersOf(words, marked)).map((actor) => actor ?? '');
  const [HOLM, VALE] = ['doc:ole-holm', 'doc:jan-vale'];
  const two = '[nP Ole Holm] praised the plan. [nP Jan Vale] disliked it. Nobody ate. [dG Both men] slept.';
  expect(await names('Both men', two)).toEqual([HOLM, VALE]);
  expect(await names('Both men', two.replace(' Nobody', '\n\nNobody'))).toEqual([HOLM, VALE]);
  expect(await names('Both men', two.replace(' Nobody', '\n\nIt rained.\n\nNobody'))).toEqual([]);
  expect(await names('Both men', two.replace('Nobody', '[nP Erik Hall] ate. Nobody'))).toEqual([]);
  expect(await names('Both men', two.replace('Nobody', '[nP Ana Lima] ate. Nobody'))).toEqual([HOLM, VALE]);
  const ministers = '[dP Minister] [nP Ole Holm] sat. [dP Minister] [nP Jan Vale] asked [dP singer] [nP Ana Lima] in.';
  expect(await names('Both ministers', `${ministers} [dG Both ministers] slept.`)).toEqual([HOLM, VALE]);
  const counterparts = ministers.replace('[dP Minister] [nP Jan Vale]', '[dP His counterpart] [nP Jan Vale]');
  expect(await names('Both ministers', `${counterparts} [dG Both ministers] slept.`)).toEqual([HOLM, VALE]);
});

test('“the two” are persons before they are states, and both states are no persons', async () => {
  const marked = '[nP Ole Holm] of [nL Peru] praised [nP Jan Vale] of [nL Chile], and [dG the two] went on.';
  expect(await membersOf('the two', marked)).toEqual(['doc:ole-holm', 'doc:jan-vale']);
  const nations = '[nL Peru] told [nL Chile] that [nP Ole Holm] and [nP Jan Vale] met. [dG Both nations] went on.';
  expect(await membersOf('Both nations', nations)).toEqual(['country:PER', 'country:CHL']);
});

test('he or she begins a row of names', async () => {
  const row = '[nP Ana Lima] slept. [p She] and [nP Jan Vale] ate.';
  const { text, references } = await identified(row, { links: [[1, 0, 0.95]] });
  const both = references.find(({ mention: [span] }) => span && text.slice(...span) === 'She and Jan Vale');
  expect(both?.members.map(({ actor }) => actor)).toEqual(['doc:ana-lima', 'doc:jan-vale']);
});

test('a person is one of a row once, and a clause is not of it', async () => {
  const twice = "Chile's minister, [nP Jan Vale], and [nP Ana Lima] ate.".replace('minister', '[dP minister]');
  const { references } = await identified(twice, { links: [[0, 1, 0.95]] });
  const row = references.find(({ members }) => members.length > 0);
  expect(row?.members.map(({ actor }) => actor)).toEqual(['doc:jan-vale', 'doc:ana-lima']);
  const clause = 'It rained in [nL Peru] and [nL Chile], and [dP the minister] of [nL Norway] slept.';
  expect(await membersOf('Peru and Chile', clause)).toHaveLength(2);
});

test('titles, ages and brackets between names do not part a row', async () => {
  const row = '[dP President] [nP Ole Holm], [dP Chancellor] [nP Jan Vale], and [dP Premier] [nP Ana Lima] ate.';
  const { references } = await identified(row, {
    links: [
      [0, 1, 0.95],
      [2, 3, 0.95],
      [4, 5, 0.95],
    ],
  });
  const three = ['doc:ole-holm', 'doc:jan-vale', 'doc:ana-lima'];
  expect(references.find(({ members }) => members.length > 0)?.members.map(({ actor }) => actor)).toEqual(three);
  const pair = async (between: string): Promise<(string | null)[]> =>
    membersOf(`Ole Holm${between}Jan Vale`, `[nP Ole Holm]${between}[nP Jan Vale] ate.`);
  expect(await pair(', 25, and ')).toHaveLength(2);
  expect(await pair(' (Vt.) and ')).toHaveLength(2);
  expect(await pair(' (who slept for most of the day) and ')).toHaveLength(2);
  expect(await pair(' (who slept). And ')).toEqual([]);
});

test('representatives of others go on in a row', async () => {
  const marked = '[nL Peru], [nL Chile] and representatives of the [nO Arab League] met.';
  expect(await membersOf('Peru, Chile and representatives of the Arab League', marked)).toHaveLength(3);
});

test('“they” are whom the words for several mean that they go back to', async () => {
  const marked = '[nP Ole Holm] met [nP Jan Vale]. [dG Both men] slept. [nL Peru] and [nL Chile] won. [p They] ate.';
  const { text, references } = await identified(marked, { links: [[5, 2, 0.95]] });
  const they = references.find(({ mention: [span] }) => span && text.slice(...span) === 'They');
  expect(they?.members.map(({ actor }) => actor)).toEqual(['doc:ole-holm', 'doc:jan-vale']);
});

test('who urges the parties, or speaks of them, is none of them; who accuses the other is', async () => {
  const told = (words: string): string =>
    `[nL Peru] ${words} [nL Chile] last week. It was time for [dG the parties] to go.`;
  const members = async (words: string): Promise<number> => {
    const marked = told(words);
    const { references, text } = await identified(marked, { source: 'Peru', cue: words.split(' ')[0] });
    return references.find(({ mention: [span] }) => span && text.slice(...span) === 'the parties')?.members.length ?? 0;
  };
  expect(await members('urged')).toBe(0);
  expect(await members('praised the parties in')).toBe(0);
  expect(await members('accused')).toBe(2);
  expect(await members('praised')).toBe(2);
});

test('the ministers of several states are these states, or the one of each whom the text names', async () => {
  const marked = '[dG The foreign ministers] of [nL Peru] and [nL Chile] met.';
  expect(await membersOf('The foreign ministers', marked)).toEqual(['country:PER', 'country:CHL']);
  expect(await membersOf('The singers', marked.replace('foreign ministers', 'singers'))).toEqual([]);
  const heads = '[dG the Heads] [nO of State] and Government of [nL Peru] and [nL Chile] met.';
  expect(await membersOf('the Heads', heads)).toEqual(['country:PER', 'country:CHL']);
  const named =
    "[nL Peru]'s [dP foreign minister], [nP Ole Holm], saw [nL Chile]'s [dP foreign minister], [nP Jan Vale]. ";
  const both = named + marked;
  expect(await membersOf('The foreign ministers', both)).toEqual(['doc:ole-holm', 'doc:jan-vale']);
});

test('behind a comma a second name may begin a clause', async () => {
  const row = 'They crossed into [nL Peru], and [nL Chile] has closed the road.';
  expect(await membersOf('Peru, and Chile', row)).toEqual([]);
  expect(await membersOf('Peru, and Chile', row.replace('has', 'have'))).toEqual(['country:PER', 'country:CHL']);
  expect(await membersOf('Peru and Chile', row.replace('Peru],', 'Peru]'))).toEqual(['country:PER', 'country:CHL']);
});

test('the two ministers of a long text are the only two of whom it has said that they are', async () => {
  const ministers = '[dP Minister] [nP Ole Holm] met [dP Minister] [nP Jan Vale].';
  const text = `${ministers}\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\n[dG The two ministers] slept.`;
  expect(await membersOf('The two ministers', text)).toEqual(['doc:ole-holm', 'doc:jan-vale']);
  expect(await membersOf('The two ministers', text.replace('[dP Minister] [nP Jan', '[dP Mayor] [nP Jan'))).toEqual([]);
  expect(
    await membersOf('The two ministers', text.replace('[dP Minister] [nP Jan', '[dP Deputy Minister] [nP Jan')),
  ).toEqual([]);
  const third = text.replace('It rained', '[dP Minister] [nP Ana Lima] left');
  expect(await membersOf('The two ministers', third)).toEqual([]);
});

test('persons in a row may have where they are from behind them', async () => {
  const names = (marked: string) => membersOf(marked.replace(/\[\w+ |\]/gu, ''), `${marked} said no.`);
  const [HOLM, VALE] = ['doc:ole-holm', 'doc:jan-vale'];
  expect(await names('[nP Ole Holm] of [nL Peru] and [nP Jan Vale]')).toEqual([HOLM, VALE]);
  expect(await names('[nP Ole Holm] of Upper Weir and [nP Jan Vale]')).toEqual([HOLM, VALE]);
  expect(await names('[nP Ole Holm], along with [nP Jan Vale]')).toEqual([HOLM, VALE]);
  // “President Holm of Peru and Chile”
  const { references } = await identified('[nP Ole Holm] of [nL Peru] and [nL Chile] said no.');
  expect(references.flatMap(({ members }) => members.map(({ actor }) => actor))).toEqual([
    'country:PER',
    'country:CHL',
  ]);
});

test('a family is the two of its name whom the text names', async () => {
  const two = '[nP Ole Holm] and [nP Ana Holm] ate. The [nP Holms] slept.';
  expect(await membersOf('Holms', two)).toEqual(['doc:ole-holm', 'doc:ana-holm']);
  expect(await membersOf('Holms', two.replace('slept', 'met [nP Eva Holm]'))).toEqual([]);
  expect(await membersOf('Holms', two.replace('The ', 'Jan '))).toEqual([]);
});

test('several are those, or some of those, whom a row of names right behind them tells', async () => {
  const [HOLM, VALE] = ['doc:ole-holm', 'doc:jan-vale'];
  const some = '[dG Several senators], including [nP Ole Holm] ([nL Ohio]) and [nP Jan Vale], slept.';
  expect(await membersOf('Several senators', some)).toEqual([HOLM, VALE]);
  expect(await membersOf('Several senators', some.replace('including', 'among them Sens.'))).toEqual([HOLM, VALE]);
  expect(await membersOf('Several senators', some.replace('including', 'who liked'))).toEqual([]);
  const all = '[dG Economists] [nP Ole Holm] and [nP Jan Vale] slept.';
  expect(await membersOf('Economists', all)).toEqual([HOLM, VALE]);
  expect(await membersOf('Economists', all.replace('] [nP Ole', '], [nP Ole'))).toEqual([]);
  const titled = '[dG Reps]. [nP Ole Holm] and [nP Jan Vale] slept.';
  expect(await membersOf('Reps', titled)).toEqual([HOLM, VALE]);
  const states = '[dG Neighbours] like [nL Peru] and [nL Chile] slept.';
  expect(await membersOf('Neighbours', states)).toEqual(['country:PER', 'country:CHL']);
});

test('“the three” are the three persons of a sentence', async () => {
  const marked = '[nP Ole Holm] met [nP Jan Vale] and [nP Ada Vik]. [nP Kari Nord] slept. [dG The three] left.';
  expect(await membersOf('The three', marked)).toEqual(['doc:ole-holm', 'doc:jan-vale', 'doc:ada-vik']);
  expect(await membersOf('The three', marked.replace('[nP Ole Holm]', 'Somebody'))).toEqual([]);
  expect(await membersOf('The three studies', marked.replace('The three', 'The three studies'))).toEqual([]);
});

test('a body that only the document knows is those whom a bracket behind its name tells, everywhere in it', async () => {
  const marked = 'The [nO Lock Six] ([nL Norway], the [nL Netherlands] and [nL Chad]) met. The [nO Lock Six] left.';
  expect(await membersOf('Lock Six', marked)).toEqual(['country:NOR', 'country:NLD', 'country:TCD']);
  expect(await membersOf('Lock Six', marked.replace(' and [nL Chad])', ' and partners)'))).toEqual([]);
  expect(
    await membersOf('Lock Six', marked.replace('([nL Norway], the [nL Netherlands] and [nL Chad])', '(LS)')),
  ).toEqual([]);
});

test('the ministers who met are not those who invited them, and the last of a long row comes behind “and”', async () => {
  const marked =
    'All met at the invitation of [nP Ann Holm] and [nP Jan Vale]. It rained. [dG The two ministers] left.';
  expect(await membersOf('The two ministers', marked)).toEqual([]);
  expect(await membersOf('The two ministers', marked.replace('at the invitation of', 'with'))).toHaveLength(2);
  const row = '[nL Peru], [nL Chile], [nL Norway], and the [dP minister] of [nL Chad] agree.';
  expect(await membersOf('Peru, Chile, Norway, and the minister', row)).toHaveLength(4);
});

test('what a long bracket tells of a body does not end the row in which it stands', async () => {
  const bracket = '([nL Norway], the [nL United Kingdom], and the [nL United States of America])';
  const marked = `The [nO Lock Six] ${bracket}, [nL Chad] and [nL Peru] met.`;
  const { references } = await identified(marked);
  const row = references.find(({ via, members }) => via === 'name' && members.length > 1);
  expect(row?.members.map(({ name }) => name)).toEqual(['Norway', 'United Kingdom', 'United States', 'Chad', 'Peru']);
});
