import { expect, test } from 'vitest';
import type { EventType } from '../../document/index.ts';
import { datesFor, type DateSignals, likelyDate } from './dateChoice.ts';
import { decodeEvents } from './decode.ts';
import { EVENT_WEIGHTS, type GivenEvent, assignedOf } from './testing/document.ts';

/** Published on Thursday 16 May 2024, unless told otherwise. */
async function arrestIn(text: string, given: Partial<GivenEvent> = {}, published: string | null = '2024-05-16') {
  const event = { type: 'COERCE' as EventType, trigger: 'arrested', ...given };
  const document = await assignedOf(text, { published, events: [event] });
  const [decoded] = decodeEvents(document, EVENT_WEIGHTS.confidence);
  if (!decoded) throw new Error('no event');
  return { event: decoded, document };
}

/** The signals of the dates of a text, by their first day. */
async function signalsIn(...args: Parameters<typeof arrestIn>): Promise<ReadonlyMap<string, DateSignals>> {
  const { event, document } = await arrestIn(...args);
  return new Map(datesFor(event, document).map(({ value, signals }) => [value.from.slice(0, 10), signals]));
}

test('candidates are the dates of the document and its day of publication, each once', async () => {
  const text = 'A weekly closed on Monday. Another closed on 13 May 2024. Police arrested two editors on Thursday.';
  expect([...(await signalsIn(text)).keys()].toSorted()).toEqual(['2024-05-13', '2024-05-16']);
  expect([...(await signalsIn(text, {}, null)).keys()]).toEqual(['2024-05-13']);
});

test('where a date is given: in the sentence, how far back, or only later', async () => {
  const before = 'A weekly closed on Monday. They write. Police arrested two editors.';
  expect((await signalsIn(before)).get('2024-05-13')).toMatchObject({
    inSentence: 0,
    notBefore: 0,
    back: Math.log1p(2),
  });
  const inside = 'They write. On Monday police arrested two editors.';
  const signals = (await signalsIn(inside)).get('2024-05-13');
  expect(signals).toMatchObject({ inSentence: 1, notBefore: 0, back: 0 });
  expect(signals?.distance).toBeCloseTo(Math.log1p((inside.indexOf('arrested') - inside.indexOf('On Monday')) / 10), 1);
  const later = 'Police arrested two editors. The weekly closed on Monday.';
  expect((await signalsIn(later)).get('2024-05-13')).toMatchObject({ inSentence: 0, notBefore: 1, back: 0, first: 1 });
});

test('of a date that is given twice the nearest place counts', async () => {
  const text = 'A weekly closed on Monday. They write.\n\nPolice arrested two editors on Monday.';
  expect((await signalsIn(text)).get('2024-05-13')).toMatchObject({ inSentence: 1, back: 0, first: 0 });
});

test('a date of the paragraph so far, and one with which a sentence of it opens', async () => {
  const date = async (text: string) => (await signalsIn(text)).get('2024-05-13');
  const opened = 'On Monday a weekly closed. In return, police arrested two editors.';
  expect(await date(opened)).toMatchObject({ inParagraph: 1, opensBefore: 1 });
  expect(await date(opened.replace('On Monday a weekly closed', 'A weekly closed on Monday'))).toMatchObject({
    inParagraph: 1,
    opensBefore: 0,
  });
  expect(await date(opened.replace('. ', '.\n\n'))).toMatchObject({ inParagraph: 0, opensBefore: 0 });
  expect(await date('On Monday police arrested two editors.')).toMatchObject({ inParagraph: 0, opensBefore: 0 });
});

test('a bound is none, and neither is a day that is the subject of its sentence', async () => {
  const bound = async (words: string) =>
    (await signalsIn(`${words}. Police arrested two editors.`)).get('2024-05-13')?.bound;
  expect(await bound('The weekly has been closed since Monday')).toBe(1);
  expect(await bound('Monday was a holiday')).toBe(1);
  expect(await bound('The weekly closed on Monday')).toBe(0);
});

test('the day of publication, by what is told', async () => {
  const published = async (...args: Parameters<typeof signalsIn>) => (await signalsIn(...args)).get('2024-05-16');
  const text = 'Police arrested two editors.';
  expect(await published(text)).toMatchObject({
    published: 1,
    publishedVerbal: 0,
    publishedHistorical: 0,
    publishedDated: 0,
  });
  expect(await published(text, { type: 'ACCUSE' })).toMatchObject({ publishedVerbal: 1 });
  expect(await published(text, { flags: ['historical'] })).toMatchObject({ publishedHistorical: 1 });
  expect(await published('Police arrested two editors in 2011.')).toMatchObject({ publishedDated: 1 });
});

test('what lies ahead, and whether the event does', async () => {
  const text = 'The fair opens on 20 May 2024. Police arrested two editors.';
  expect((await signalsIn(text)).get('2024-05-20')).toMatchObject({ ahead: 1, aheadPlanned: 0 });
  expect((await signalsIn(text, { type: 'THREATEN', flags: ['future'] })).get('2024-05-20')).toMatchObject({
    ahead: 1,
    aheadPlanned: 1,
  });
});

test('the likeliest date, from a probability of a tenth, as implied; of the day of the report it says so', async () => {
  const { event, document } = await arrestIn('A weekly closed on Monday. Police arrested two editors.');
  const given = (bias: number) => likelyDate(event, document, { bias, published: -1 });
  expect(given(Math.log(0.11 / 0.89))).toMatchObject({ from: '2024-05-13', basis: 'implied' });
  expect(given(Math.log(0.11 / 0.89))?.why).toMatch(/^date by the document, 11%: /);
  expect(given(Math.log(0.09 / 0.91))).toBeNull();
  const report = likelyDate(event, document, { bias: -1, published: 2 });
  expect(report).toMatchObject({ from: '2024-05-16', to: '2024-05-16', basis: 'implied' });
  expect(report?.why).toContain('the day of the report');
});
