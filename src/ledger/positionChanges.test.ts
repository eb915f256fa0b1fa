import { expect, test } from 'vitest';
import type { StatementHit } from './entries.ts';
import { type Compared, markChanges } from './positionChanges.ts';
import type { LedgerStatement } from './statement.ts';

/** A statement about Iceland from this document and day. */
function saidIn(document: string, date: string, text: string, more: Partial<LedgerStatement> = {}): Compared {
  const published = { from: date, to: date, granularity: 'day', basis: 'known', span: null, why: '' };
  const statement = {
    id: `${document} ${text}`,
    text,
    context: { text, span: [0, text.length], content: [[0, text.length]] },
    attribution: { source: [], cue: [], content: [[0, text.length]], confidence: 1, basis: 'model' },
    targets: [{ actor: 'country:ISL', name: 'Iceland', mention: [], represents: null }],
    chain: [],
    act: null,
    polarity: 'affirmed',
    speaker: { actor: 'doc:holm', name: 'Holm', members: [], represents: null },
    said: published,
    document: { id: document, published },
    ...more,
  } as unknown as LedgerStatement;
  return { statement, hit: { id: statement.id } as StatementHit };
}

const marked = (...statements: Compared[]): boolean[] => markChanges(statements).map(({ change }) => change !== null);

const FOR = 'We support the quota.';
const AGAINST = 'We reject the quota.';
const foundIn = (transcript: string): Partial<LedgerStatement> =>
  ({ verification: { places: [{ transcript }] } }) as unknown as Partial<LedgerStatement>;

test('a change takes another day, in whatever document', () => {
  expect(marked(saidIn('a', '2031-05-06', FOR), saidIn('b', '2031-09-02', AGAINST))).toEqual([false, true]);
  expect(marked(saidIn('a', '2031-05-06', FOR), saidIn('b', '2031-05-06', AGAINST))).toEqual([false, false]);
});

test('a quotation is not held against the transcript where its words were found, whichever comes first', () => {
  for (const day of ['2031-05-06', '2031-05-07']) {
    expect(marked(saidIn('turns', '2031-05-06', FOR), saidIn('b', day, AGAINST, foundIn('turns')))).toEqual([
      false,
      false,
    ]);
    expect(marked(saidIn('b', '2031-05-06', AGAINST, foundIn('turns')), saidIn('turns', day, FOR))).toEqual([
      false,
      false,
    ]);
  }
});

const LINE = 'We support the herring quota of Iceland for the boats of the northern harbours.';

test('one word in common among many is not the same matter', () => {
  const other = 'We reject the plan of Iceland to keep trawlers out of the harbours where cod is landed in winter.';
  expect(marked(saidIn('a', '2031-05-06', LINE), saidIn('b', '2031-09-02', other))).toEqual([false, false]);
});

test('of a long statement the sentence on the matter is compared', () => {
  const turn = `Thank you for having me. It has been a long winter on this coast. ${AGAINST} Let us turn to the budget.`;
  expect(marked(saidIn('a', '2031-05-06', FOR), saidIn('b', '2031-09-02', turn))).toEqual([false, true]);
});

test('a turn with hundreds of positions does not stand in the way of what was said before it', () => {
  const turn = Array.from({ length: 250 }, (_, at) => `We welcome ferry ${at} of the yard.`).join(' ');
  const statements = [
    saidIn('a', '2031-05-06', FOR),
    saidIn('b', '2031-06-01', turn),
    saidIn('c', '2031-09-02', AGAINST),
  ];
  expect(marked(...statements)).toEqual([false, false, true]);
});

test('what both have in their words makes no difference between them', () => {
  const one = 'We call for an immediate end to the raids and the release of the crew.';
  const other = 'We call for the release of the crew.';
  expect(marked(saidIn('a', '2031-05-06', one), saidIn('b', '2031-09-02', other))).toEqual([false, false]);
});

test('two whom nobody names may be two; who speaks for a state goes on where another did', () => {
  const unnamed = {
    speaker: { actor: null, name: null, members: [], represents: null },
  } as unknown as Partial<LedgerStatement>;
  const minister = (name: string) =>
    ({
      speaker: { actor: name, name, members: [], represents: { actor: 'country:NOR' } },
    }) as unknown as Partial<LedgerStatement>;
  const line = (one: Partial<LedgerStatement>, other: Partial<LedgerStatement>): boolean[] =>
    marked(saidIn('a', '2031-05-06', FOR, one), saidIn('b', '2031-09-02', AGAINST, other));
  expect(line(unnamed, unnamed)).toEqual([false, false]);
  expect(line(minister('Nygård'), minister('Vik'))).toEqual([false, true]);
});

test('statements about two parties whose names begin alike are not compared', () => {
  const about = (actor: string | null, name: string) =>
    ({ targets: [{ actor, name, mention: [], represents: null }] }) as unknown as Partial<LedgerStatement>;
  const pair = (one: string, other: string, ids: readonly [string | null, string | null] = [null, null]) =>
    marked(
      saidIn('a', '2031-05-06', `We support the quota of ${one}.`, about(ids[0], one)),
      saidIn('b', '2031-09-02', `We reject the quota of ${other}.`, about(ids[1], other)),
    )[1];
  expect(pair('Austria', 'Australia')).toBe(false);
  expect(pair('the United States', 'the United Nations')).toBe(false);
  expect(pair('North Korea', 'South Korea', ['country:PRK', 'country:KOR'])).toBe(false);
  expect(pair('the United States', 'the United States')).toBe(true);
  expect(pair('Norway', 'Norwegian boats')).toBe(true);
});
