import { describe, expect, test } from 'vitest';
import type { Reference } from '../document/index.ts';
import { person } from '../document/testing/reported.ts';
import type { QuotedStatement } from '../ledger/index.ts';
import { memoryIndex } from './memoryIndex.ts';
import { statementJudge } from './statement.ts';
import type { Transcript } from './types.ts';

const BRIEFING: Transcript = {
  id: 'briefing',
  date: '2026-03-10',
  title: 'Briefing on the lighthouse',
  turns: [
    {
      speaker: 'MINISTER HOLM',
      at: 61_000,
      text:
        'The lighthouse on Skarv island stays lit through the winter, whatever the budget committee may think of it. ' +
        'We will not sell the tugboats. Whoever wants them must ask the crews first, and the crews have answered.',
    },
    { speaker: 'Nadia Farouk', text: 'Will the pilots be consulted before the channel markers are taken up?' },
    { speaker: 'MINISTER HOLM', text: 'They will, and so will the two schools of navigation on the mainland coast.' },
    { speaker: 'MINISTER HOLM', text: 'That was all for today. The press office has the tables and the charts.' },
  ],
};

const HOLM = person('Marta Holm');
const dateOf = (day: string) =>
  ({ from: day, to: day, granularity: 'day', basis: 'known', span: [0, 9], why: 'given' }) as const;
const quoted = (pieces: readonly string[], change: Partial<QuotedStatement> = {}): QuotedStatement => ({
  kind: 'direct',
  quotes: pieces.map((exact) => ({ exact })),
  speaker: HOLM,
  actor: null,
  said: dateOf('2026-03-10'),
  venue: null,
  context: { text: pieces.join(' '), span: [0, 200] },
  document: { published: dateOf('2026-03-11') },
  ...change,
});
const judge = async (statement: QuotedStatement) => statementJudge(await memoryIndex([BRIEFING]))(statement);

test('what stands between the parts of a quotation is no change', async () => {
  const judged = await judge(quoted(['“The lighthouse on Skarv island,”', '“stays lit through the winter.”']));
  expect(judged).toMatchObject({ verdict: 'verbatim', marked: false, diff: [] });
  const further = ['“The lighthouse on Skarv island stays lit,”', '“Whoever wants them must ask the crews first.”'];
  expect(await judge(quoted(further))).toMatchObject({ verdict: 'verbatim', diff: [] });
  expect(await judge(quoted(further.toReversed()))).toMatchObject({ verdict: 'verbatim', diff: [] });
});

test('a part of a few words may be told behind what was said after it', async () => {
  const parts = ['“Whoever wants them must ask the crews”', '“stays lit”'];
  for (const given of [parts, parts.toReversed()])
    expect(await judge(quoted(given))).toMatchObject({ verdict: 'verbatim', marked: false, diff: [] });
  const changed = ['“Whoever wants them must thank the crews”', '“stays lit”'];
  expect(await judge(quoted(changed))).toMatchObject({ verdict: 'altered' });
});

test('a negation that is lost between the parts is a change, and nothing tells the reader', async () => {
  const judged = await judge(quoted(['“We will,”', '“sell the tugboats. Whoever wants them must ask the crews.”']));
  expect(judged).toMatchObject({ verdict: 'altered', marked: false });
  expect(judged?.diff.filter(({ reverses }) => reverses)).toMatchObject([{ said: 'not', marked: false }]);
});

test('the context of a part in another turn has its place', async () => {
  const turns = [
    { speaker: 'MINISTER HOLM', text: 'The keepers deserve double wages. It rained all morning. It snowed at noon.' },
    { speaker: 'Nadia Farouk', text: 'Is the pact of the harbour towns dead, then?' },
    { speaker: 'MINISTER HOLM', text: 'I never said that the treaty is dead and nobody will revive it.' },
  ];
  const parts = ['“The treaty is dead and nobody will revive it.”', '“The keepers deserve double wages.”'];
  for (const given of [parts, parts.toReversed()]) {
    const judged = await statementJudge(await memoryIndex([{ ...BRIEFING, turns }]))(quoted(given));
    const place = judged?.places[judged.context?.place ?? 0];
    expect([judged?.verdict, judged?.context?.words, place?.turn]).toEqual(['verbatim', 'I never said', 2]);
  }
});

test('an ellipsis of the report is marked, beside the joint as well', async () => {
  const judged = await judge(
    quoted(['“The lighthouse on Skarv island stays lit …”', '“We will not sell the tugboats.”']),
  );
  expect(judged).toMatchObject({ verdict: 'altered', marked: true });
});

describe('which words are compared', () => {
  test('of a direct statement not those outside its marks', async () => {
    const words = 'We will not sell the tugboats. Whoever wants them must ask the crews.';
    expect(await judge(quoted([`that “${words}”`]))).toMatchObject({ verdict: 'verbatim' });
    expect(await judge(quoted([words]))).toMatchObject({ verdict: 'verbatim' });
  });

  test('of a mixed statement what stands between marks, of an indirect one nothing', async () => {
    const mixed = quoted(['that the light “stays lit through the winter”, and that this is “final”'], {
      kind: 'mixed',
    });
    expect(await judge(mixed)).toMatchObject({ verdict: 'verbatim', places: [{ turn: 0, at: 61_000 }] });
    expect(await judge({ ...mixed, kind: 'indirect' })).toBeNull();
    expect(await judge(quoted(['that it stays lit'], { kind: 'mixed' }))).toBeNull();
  });
});

test('single marks stand round quoted words too, and apostrophes do not', async () => {
  const mixed = (text: string) => judge(quoted([text], { kind: 'mixed' }));
  expect(await mixed('that the pilots’ light ‘stays lit through the winter’')).toMatchObject({ verdict: 'verbatim' });
  expect(await mixed("calls the light 'stays lit through the winter'")).toMatchObject({ verdict: 'verbatim' });
  expect(await mixed('that the pilots’ light and the crews’ boats stay')).toBeNull();
});

describe('whose words are compared', () => {
  const FAROUK = '“Will the pilots be consulted before the channel markers are taken up?”';
  test('another person’s', async () => {
    expect(await judge(quoted([FAROUK]))).toMatchObject({
      verdict: 'other-speaker',
      places: [{ speaker: 'Nadia Farouk' }],
    });
  });

  test('another person’s, where a pronoun means the speaker', async () => {
    const words = { kind: 'speaker-implied', words: 'Marta Holm' };
    expect((await judge(quoted([FAROUK])))?.remarks).toBeUndefined();
    for (const via of ['pronoun', 'ellipsis'] as const)
      expect((await judge(quoted([FAROUK], { speaker: { ...HOLM, via } })))?.remarks).toEqual([words]);
  });

  test('for a body somebody speaks', async () => {
    const speaker: Reference = { ...HOLM, name: 'The Harbour Office', via: 'organisation' };
    expect(await judge(quoted([FAROUK], { speaker }))).toMatchObject({ verdict: 'verbatim' });
  });

  test('nothing is absent that nobody or a body said', async () => {
    const never = ['“Every ferry shall be painted green before midsummer.”'];
    expect(await judge(quoted(never))).toMatchObject({ verdict: 'absent' });
    expect(await judge(quoted(never, { speaker: null }))).toMatchObject({ verdict: 'no-source' });
    expect(await judge(quoted(never, { speaker: { ...HOLM, via: 'organisation' } }))).toMatchObject({
      verdict: 'no-source',
    });
  });
});

test('words of an older occasion are not absent from a newer one', async () => {
  const older = quoted(['“Every ferry shall be painted green before midsummer.”'], { said: dateOf('2024-06-01') });
  expect(await judge(older)).toMatchObject({ verdict: 'no-source' });
});

test.each([
  ['“Um, uh.”', null],
  ['“(Applause from the gallery)”', null],
  ['“[The harbourmaster]”', null],
  ['“…”', null],
  ['“No.”', 'no-source'],
  ['“Um, ferries.”', 'no-source'],
  ['“[The harbourmaster] agrees.”', 'no-source'],
])('without any transcript %s is %s', async (quote, verdict) => {
  const judged = await statementJudge(await memoryIndex([]))(quoted([quote]));
  expect(judged?.verdict ?? null).toBe(verdict);
});

describe('what a verdict leaves open', () => {
  const WORDS = 'stays lit through the winter';
  const remarks = async (statement: QuotedStatement) => (await judge(statement))?.remarks;

  test('quoted words too few to be looked for, unless they stand beside the others', async () => {
    const mixed = (few: string) => quoted([`that the light “${WORDS}” and that this is “${few}”`], { kind: 'mixed' });
    expect(await remarks(mixed('nonsense,'))).toEqual([{ kind: 'unchecked', words: 'nonsense' }]);
    expect(await remarks(mixed('999'))).toEqual([{ kind: 'unchecked', words: '999' }]);
    expect(await remarks(mixed('budget committee'))).toBeUndefined();
  });

  test('another day than the one that the report gives', async () => {
    const text = `On Thursday she said the light “${WORDS}”.`;
    const said = (day: string) => quoted([`“${WORDS}”`], { said: dateOf(day), context: { text, span: [0, 200] } });
    expect(await remarks(said('2026-03-06'))).toEqual([{ kind: 'other-day', words: '2026-03-06' }]);
    expect(await remarks(said('2026-03-11'))).toBeUndefined();
  });

  test('a label that does not show the speaker', async () => {
    const turns = [{ speaker: 'GUEST', text: `The lighthouse ${WORDS}, whatever the committee may think of it.` }];
    const judged = await statementJudge(await memoryIndex([{ id: 'show', date: '2026-03-10', turns }]))(
      quoted([`“The lighthouse ${WORDS}.”`]),
    );
    expect(judged).toMatchObject({ verdict: 'verbatim', remarks: [{ kind: 'speaker-unknown', words: 'GUEST' }] });
  });
});

test('a report of a month may quote what was said before its end', async () => {
  const published = { ...dateOf('2026-03-01'), to: '2026-03-31', granularity: 'month' as const };
  const words = ['“We will not sell the tugboats. Whoever wants them must ask the crews first.”'];
  expect(await judge(quoted(words, { said: null, document: { published } }))).toMatchObject({ verdict: 'verbatim' });
});
