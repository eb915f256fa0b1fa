import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { EventParty, PloverEvent } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import { parseEventTexts, parseGsr, parsePair } from './eventGold.ts';
import { f1ByLabel } from './eventPairs.ts';
import { eventErrors, scoreEvents } from './eventScores.ts';

const cut = (text: string, spans: readonly Span[]): string[] => spans.map((span) => text.slice(...span));

test('a gold standard record: roles from the markup, older types mapped, other brackets stay', () => {
  const markup = 'Leaders (SRC/TAR: of Chad) and (SRC/TAR: Niger) (EVT: demanded) (again) that (TAR: Mali) act.';
  const [gold] = parseGsr(JSON.stringify([{ id: 'g1', event: 'DEMAND', textInfo: { markup } }]));
  expect(gold?.text).toBe('Leaders of Chad and Niger demanded (again) that Mali act.');
  const [event] = gold?.events ?? [];
  expect(event?.type).toBe('REQUEST');
  expect(cut(gold?.text ?? '', event?.actor ?? [])).toEqual(['of Chad', 'Niger']);
  expect(cut(gold?.text ?? '', event?.recipient ?? [])).toEqual(['Mali']);
  expect(cut(gold?.text ?? '', event?.trigger ?? [])).toEqual(['demanded']);
});

test('a sentence with source and target given', () => {
  const pair = parsePair(
    JSON.stringify({ id: '1', marked: '<s>Chad</s> sued <t>Niger</t>.', type: 'ACCUSE', quad: 3 }),
  );
  expect(pair).toMatchObject({
    text: 'Chad sued Niger.',
    source: [[0, 4]],
    target: [[10, 15]],
    root: 'ACCUSE',
    quad: 3,
  });
  expect(() => parsePair('{"marked": 1}')).toThrow();
});

test('our own texts parse as the corpus has them', () => {
  const file = new URL('../../corpus/events/accuse.txt', import.meta.url);
  const texts = parseEventTexts(readFileSync(file, 'utf8'));
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.every(({ events }) => events.every(({ trigger }) => trigger.length > 0))).toBe(true);
  const [first] = parseEventTexts(
    '% assault-9 wire\n1 ASSAULT drone negated military\n{a1 {p1 Chad}}i jets {t1 hit} {r1 a \\{mill\\}}.',
  );
  expect(first?.text).toBe('Chadi jets hit a {mill}.');
  expect(first?.events).toMatchObject([
    { type: 'ASSAULT', modes: ['drone'], flags: ['negated'], recipient: [[15, 23]] },
  ]);
});

test('the sentences of an article are one text; a headline is a paragraph of its own', () => {
  const texts = parseEventTexts(
    '% 15-1-01 wire\nCourt case opens\n\n% 15-1-02 wire\n1 ACCUSE - - -\n{a1 Chad} {t1 sued} {r1 Niger}.\n\n% 15-1-03 wire\nIt rained.\n\n% 15-2-01 wire\nRain',
  );
  expect(texts.map(({ id, text: words }) => [id, words])).toEqual([
    ['15-1', 'Court case opens\n\nChad sued Niger. It rained.'],
    ['15-2', 'Rain'],
  ]);
  expect(cut(texts[0]?.text ?? '', texts[0]?.events[0]?.recipient ?? [])).toEqual(['Niger']);
});

const text = 'Chad sued Niger. The choir sang.';
const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
const party = (words: string): EventParty => ({ mention: [at(words)] }) as unknown as EventParty;
const found = (change: Partial<PloverEvent> = {}): PloverEvent =>
  ({
    type: 'ACCUSE',
    modes: [],
    actors: [party('Chad')],
    recipients: [party('Niger')],
    place: null,
    date: null,
    sentence: at('Chad sued Niger.'),
    confidence: 0.9,
    mentions: [{ trigger: [at('sued')] }],
    negated: false,
    hypothetical: false,
    future: false,
    historical: false,
    ...change,
  }) as unknown as PloverEvent;
const gold = {
  id: 'a',
  text,
  events: [
    {
      type: 'ACCUSE' as const,
      modes: ['investigate'],
      flags: [],
      trigger: [at('sued')],
      actor: [at('Chad')],
      recipient: [at('Niger')],
      place: [],
      date: [],
    },
  ],
};

test('all right', () => {
  const scores = scoreEvents([{ ...gold, predicted: [found({ modes: ['investigate'] })] }]);
  expect(scores).toMatchObject({
    type: { f1: 100 },
    actor: { f1: 100 },
    recipient: { f1: 100 },
    direction: { right: 100, texts: 1 },
    triggerAndType: { f1: 100 },
    modes: { f1: 100 },
  });
});

test('the wrong way round, another type, an event where none is', () => {
  const turned = found({ actors: [party('Niger')], recipients: [party('Chad')], type: 'REJECT' });
  const invented = found({ mentions: [{ trigger: [at('sang')] }] as unknown as PloverEvent['mentions'] });
  const scores = scoreEvents([
    { ...gold, predicted: [turned] },
    { ...gold, events: [], predicted: [invented] },
    { ...gold, events: [], predicted: [] },
  ]);
  expect(scores).toMatchObject({
    type: { precision: 0, recall: 0 },
    direction: { right: 0, texts: 1 },
    trigger: { precision: 50, recall: 100 },
    triggerAndType: { precision: 0 },
    negatives: { texts: 2, falseAlarms: 50 },
  });
});

test('F1 of each label', () => {
  expect(
    f1ByLabel([
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
    ]),
  ).toEqual({ a: (200 * 1) / 3, b: (200 * 1) / 3 });
});

test('a line for each difference', () => {
  const other = found({ type: 'REJECT' });
  expect(eventErrors([{ ...gold, predicted: [] }])).toEqual(['a\tmissed\tsued\tACCUSE\t']);
  expect(eventErrors([{ ...gold, predicted: [other] }])).toEqual(['a\ttype\tsued\tACCUSE\tREJECT 0.90']);
  expect(eventErrors([{ ...gold, events: [], predicted: [other] }])).toEqual(['a\tinvented\tsued\t\tREJECT 0.90']);
  expect(eventErrors([{ ...gold, predicted: [found()] }])).toEqual([]);
});
